"""Registrations that were taken back for another reason than the consent."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.intrekking.rules import REDENEN
from dekkend.keys.fields import SealedTextField


class Registratieintrekking(models.Model):
    """One time that a registration was taken back, and why. `versie` is that of the letter: as long as the
    registration has no newer one, this stands. Nothing is changed in it afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="registratieintrekkingen")
    versie = models.PositiveIntegerField("versie van de brief")
    reden = models.CharField("reden", max_length=20, choices=list(REDENEN.items()))
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    ingetrokken_at = models.DateTimeField("ingetrokken")
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="ingetrokken door", related_name="+"
    )

    class Meta:
        verbose_name = "registratie-intrekking"
        verbose_name_plural = "registratie-intrekkingen"
        ordering = ["-ingetrokken_at"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "versie"], name="registratieintrekking_een_per_brief"),
            models.CheckConstraint(condition=Q(reden__in=list(REDENEN)), name="registratieintrekking_bekende_reden"),
        ]

    def __str__(self) -> str:
        return self.get_reden_display()
