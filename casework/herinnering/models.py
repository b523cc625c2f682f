"""The table of terms that a regio agreed on."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.herinnering.rules import KORTST, LANGST, SOORTEN


class Herinnertermijn(models.Model):
    """From a day on, so many days. Never changed; a newer one follows."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    soort = models.CharField("soort", max_length=30, choices=list(SOORTEN.items()))
    dagen = models.PositiveSmallIntegerField("dagen")
    ingang = models.DateField("ingang")
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgesteld door", related_name="+"
    )
    vastgesteld_at = models.DateTimeField("vastgesteld")

    class Meta:
        verbose_name = "herinnertermijn"
        verbose_name_plural = "herinnertermijnen"
        ordering = ["soort", "-ingang"]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="herinnertermijn_bekende_soort"),
            models.CheckConstraint(
                condition=Q(dagen__gte=KORTST, dagen__lte=LANGST), name="herinnertermijn_aantal_dagen"
            ),
            models.UniqueConstraint(fields=["soort", "ingang"], name="herinnertermijn_een_per_dag"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.dagen} dagen"
