"""The other names of a person."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.naam.rules import SOORTEN
from dekkend.keys.fields import SealedTextField


class Persoonsnaam(models.Model):
    """One name beside those in Persoon. What is wrong is taken away; the timeline keeps that it was there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="andere_namen")
    soort = models.CharField("soort naam", max_length=20, choices=list(SOORTEN.items()))
    naam = SealedTextField("andere naam", key="dossier_id")
    toegevoegd_at = models.DateTimeField("toegevoegd")
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="toegevoegd door", related_name="+"
    )

    class Meta:
        verbose_name = "andere naam"
        verbose_name_plural = "andere namen"
        ordering = ["toegevoegd_at"]
        constraints = [models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="persoonsnaam_bekend")]
        indexes = [models.Index(fields=["dossier"], name="persoonsnaam_van_dossier")]

    def __str__(self) -> str:
        return self.get_soort_display()
