"""The checklist of practical provisions of a dossier."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.voorziening.rules import AFWIJSREDENEN, BEKEKEN, DREMPELS, SOORTEN, VOORZIENING
from dekkend.keys.fields import SealedTextField


class Voorziening(models.Model):
    """How it stands with one provision; no row is: nobody looked at it yet."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="voorzieningen")
    soort = models.CharField("voorziening", max_length=30, choices=list(SOORTEN.items()))
    status = models.CharField("stand", max_length=20, choices=list(VOORZIENING.states.items()))
    stand_op = models.DateField("stand sinds")
    reden = models.CharField(
        "reden van afwijzen", max_length=20, choices=list(AFWIJSREDENEN.items()), blank=True, default=""
    )
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "voorziening"
        verbose_name_plural = "voorzieningen"
        ordering = ["soort"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "soort"], name="voorziening_eenmaal"),
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN), status__in=BEKEKEN), name="voorziening_bekend"),
            models.CheckConstraint(
                condition=Q(status="afgewezen", reden__in=list(AFWIJSREDENEN)) | ~Q(status="afgewezen") & Q(reden=""),
                name="voorziening_afgewezen_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def op_een_drempel(self) -> bool:
        """Turned down for what may be no barrier."""
        return self.reden in DREMPELS
