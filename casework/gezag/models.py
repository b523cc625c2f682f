"""Who has authority over the person of a dossier."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.toestemming.wie_mag import GEZAG, VERDENKINGEN
from dekkend.keys.fields import SealedTextField


class Gezag(models.Model):
    """As it is known now; what it was before stands on the timeline."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="gezag")
    gezag = models.CharField("wie het gezag heeft", max_length=20, choices=list(GEZAG.items()))
    verdenking = models.CharField(
        "vermoeden tegen wie het gezag heeft", max_length=20, choices=list(VERDENKINGEN.items())
    )
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    vastgelegd_at = models.DateTimeField("vastgelegd")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )

    class Meta:
        verbose_name = "gezag"
        verbose_name_plural = "gezag"
        constraints = [
            models.CheckConstraint(
                condition=Q(gezag__in=list(GEZAG), verdenking__in=list(VERDENKINGEN)), name="gezag_bekend"
            )
        ]

    def __str__(self) -> str:
        return self.get_gezag_display()
