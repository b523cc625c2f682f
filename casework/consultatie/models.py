"""The table of consultations."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.consultatie.rules import BESLUITEN, CONSULTATIE, GEADVISEERD
from casework.dossier.models import Dossier
from dekkend.keys.fields import SealedTextField


class Consultatie(models.Model):
    """One question to the gedragswetenschapper about a case, her advice, and what was decided. `voor_op` is the last
    day on which the advice is in time."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="consultaties")
    status = models.CharField(
        "stand", max_length=20, choices=list(CONSULTATIE.states.items()), default=CONSULTATIE.initial
    )  # fmt: skip
    spoed = models.BooleanField("spoed", default=False)
    vraag = SealedTextField("vraag", key="dossier_id")
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gevraagd door", related_name="+"
    )
    gevraagd_at = models.DateTimeField("gevraagd")
    voor_op = models.DateField("antwoord voor")
    advies = SealedTextField("advies", key="dossier_id", blank=True, default="")
    advies_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="advies door", related_name="+"
    )
    advies_at = models.DateTimeField("advies gegeven", null=True)
    besluit = models.CharField("besluit", max_length=20, blank=True, choices=list(BESLUITEN.items()))
    toelichting = SealedTextField("toelichting bij het besluit", key="dossier_id", blank=True, default="")
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="besloten door", related_name="+"
    )
    besloten_at = models.DateTimeField("besloten", null=True)

    class Meta:
        verbose_name = "consultatie"
        verbose_name_plural = "consultaties"
        ordering = ["-gevraagd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(CONSULTATIE.states)), name="consultatie_bekende_stand"),
            models.CheckConstraint(
                condition=Q(status__in=GEADVISEERD, advies_at__isnull=False)
                | ~Q(status__in=GEADVISEERD) & Q(advies_at=None),
                name="consultatie_advies_wanneer",
            ),
            models.CheckConstraint(
                condition=Q(status="besloten", besluit__in=list(BESLUITEN), besloten_at__isnull=False)
                | ~Q(status="besloten") & Q(besluit="", besloten_at=None),
                name="consultatie_besluit_wanneer",
            ),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(status="gevraagd"), name="consultatie_een_open_vraag"
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "-gevraagd_at"], name="consultatie_van_dossier"),
            models.Index(fields=["status", "voor_op"], name="consultatie_wachtend"),
        ]

    def __str__(self) -> str:
        return self.get_status_display()
