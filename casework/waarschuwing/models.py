"""The warnings about a person."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.waarschuwing.rules import SOORTEN, WAARSCHUWING
from dekkend.keys.fields import SealedTextField


class Waarschuwing(models.Model):
    """What colleagues must know before they do something. It is never changed, only withdrawn and put back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="waarschuwingen")
    soort = models.CharField("soort waarschuwing", max_length=20, choices=list(SOORTEN.items()))
    tekst = SealedTextField("tekst", key="dossier_id", blank=True, default="")
    status = models.CharField("stand", max_length=20, choices=list(WAARSCHUWING.states.items()))
    gezet_at = models.DateTimeField("gezet")
    gezet_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gezet door", related_name="+"
    )
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="ingetrokken door", related_name="+"
    )
    intrek_reden = SealedTextField("reden van intrekken", key="dossier_id", blank=True, default="")

    class Meta:
        verbose_name = "waarschuwing"
        verbose_name_plural = "waarschuwingen"
        ordering = ["gezet_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=list(SOORTEN), status__in=list(WAARSCHUWING.states)), name="waarschuwing_bekend"
            ),
            models.CheckConstraint(
                condition=Q(status="geldt", ingetrokken_at=None) | ~Q(status="geldt") & Q(ingetrokken_at__isnull=False),
                name="waarschuwing_ingetrokken_wanneer",
            ),
        ]
        indexes = [models.Index(fields=["dossier"], condition=Q(status="geldt"), name="waarschuwing_die_geldt")]

    def __str__(self) -> str:
        return self.get_soort_display()
