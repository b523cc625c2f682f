"""Why a dossier is not registered."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.uitstel.rules import BLIJVEND, REDENEN
from dekkend.keys.fields import SealedTextField


class Uitstel(models.Model):
    """One reason why a dossier is not registered, from when it was written until another came or a registration
    went. Nothing is changed in it afterwards, so that it can be read later what was weighed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="uitstellen")
    reden = models.CharField("reden", max_length=30, choices=list(REDENEN.items()))
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    opnieuw_datum = models.DateField("opnieuw kijken op", null=True)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")
    vervallen_at = models.DateTimeField("vervallen", null=True)

    class Meta:
        verbose_name = "uitstel"
        verbose_name_plural = "uitstellen"
        ordering = ["-vastgelegd_at"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(vervallen_at=None), name="uitstel_een_tegelijk"),
            models.CheckConstraint(
                condition=Q(reden__in=BLIJVEND, opnieuw_datum=None)
                | Q(reden__in=list(REDENEN), opnieuw_datum__isnull=False) & ~Q(reden__in=BLIJVEND),
                name="uitstel_met_reden_en_dag",
            ),
        ]

    def __str__(self) -> str:
        return self.get_reden_display()
