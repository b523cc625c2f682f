"""The out-tray of mails that say that something waits, and how often somebody wants such a mail."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from dekkend.accounts.attendering.rules import SOORTEN, VOORKEUREN


class MetVoorkeur(models.Model):
    attenderen = models.CharField(
        "e-mail over werk", max_length=10, choices=list(VOORKEUREN.items()), default="direct", db_default="direct"
    )

    class Meta:
        abstract = True


class Attendering(models.Model):
    """Written with the deed that it is about. One mail tells of everything that waits for its receiver."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    ontvanger = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="ontvanger"
    )
    soort = models.CharField("soort", max_length=30, choices=list(SOORTEN.items()))
    haast = models.BooleanField("haast", default=False)
    gemaakt_at = models.DateTimeField("gemaakt")
    mailen_vanaf = models.DateTimeField("mailen vanaf")
    pogingen = models.PositiveIntegerField("pogingen", default=0)
    gemeld_at = models.DateTimeField("gemeld", null=True)

    class Meta:
        verbose_name = "attendering"
        verbose_name_plural = "attenderingen"
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="attendering_bekende_soort"),
        ]
        indexes = [
            models.Index(fields=["mailen_vanaf"], condition=Q(gemeld_at=None), name="attendering_te_melden"),
            models.Index(fields=["ontvanger", "-gemeld_at"], name="attendering_van_wie"),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
