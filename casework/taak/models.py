"""The tasks of a dossier."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.taak.rules import SOORTEN, TAAK
from dekkend.keys.fields import SealedTextField


class Taak(models.Model):
    """One thing to do before the end of a day. `voor` is a colleague; nobody: whoever is the zorgcoördinator then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="taken")
    soort = models.CharField("soort taak", max_length=20, choices=list(SOORTEN.items()))
    wat = SealedTextField("wat er moet gebeuren", key="dossier_id")
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    uiterlijk = models.DateField("uiterlijk")
    voor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="voor", related_name="+"
    )
    status = models.CharField("stand", max_length=20, choices=list(TAAK.states.items()))
    gemaakt_at = models.DateTimeField("gemaakt")
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gemaakt door", related_name="+"
    )
    afgehandeld_at = models.DateTimeField("afgehandeld", null=True)
    afgehandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="afgehandeld door", related_name="+"
    )

    nabij = ""  # how near its day was to whoever asked, and that in words
    woorden = ""

    class Meta:
        verbose_name = "taak"
        verbose_name_plural = "taken"
        ordering = ["uiterlijk", "gemaakt_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=list(SOORTEN), status__in=list(TAAK.states)), name="taak_bekend"
            ),
            models.CheckConstraint(
                condition=Q(status="open", afgehandeld_at=None) | ~Q(status="open") & Q(afgehandeld_at__isnull=False),
                name="taak_afgehandeld_wanneer",
            ),
        ]
        indexes = [
            models.Index(fields=["uiterlijk"], condition=Q(status="open"), name="taak_open"),
            models.Index(fields=["dossier", "uiterlijk"], name="taak_van_dossier"),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
