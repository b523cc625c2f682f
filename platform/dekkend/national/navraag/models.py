"""What the national tier asked the regio's about registrations."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.public import NAVRAAG, PUNTEN, in_words
from dekkend.national.registraties.models import OntvangenRegistratie


class GesteldeNavraag(models.Model):
    """One question about one version of a registration. It goes when the registration is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    registratie = models.ForeignKey(OntvangenRegistratie, on_delete=models.CASCADE, related_name="navragen")
    versie = models.PositiveIntegerField("versie van de registratie")
    punten = ArrayField(models.CharField(max_length=30, choices=list(PUNTEN.items())), verbose_name="punten")
    status = models.CharField("status", max_length=20, choices=list(NAVRAAG.states.items()))
    gesteld_at = models.DateTimeField("gesteld")
    gesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gesteld door", related_name="+"
    )
    beantwoord_at = models.DateTimeField("beantwoord", null=True)

    class Meta:
        verbose_name = "gestelde navraag"
        verbose_name_plural = "gestelde navragen"
        ordering = ["-gesteld_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["registratie"], condition=Q(status="open"), name="gestelde_navraag_een_tegelijk"
            ),
            models.CheckConstraint(
                condition=Q(status="open", beantwoord_at=None) | ~Q(status="open") & Q(beantwoord_at__isnull=False),
                name="gestelde_navraag_open_of_beantwoord",
            ),
        ]

    def __str__(self) -> str:
        return self.get_status_display()

    @property
    def zinnen(self) -> list[str]:
        return in_words(self.punten)
