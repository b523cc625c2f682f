"""What keeps a melding, adviesvraag or signalering that became no dossier."""

from django.db import models
from django.db.models import Q

from casework.bewaren.models import Stop
from casework.bewaren.rules import LOS, STOPREDENEN
from dekkend.keys.fields import SealedTextField


class Stukstop(Stop):
    """This piece may not be destroyed, and why. It is sealed with the key of the piece, and goes with it."""

    soort = models.CharField("soort", max_length=20, choices=list(LOS.items()))
    stuk = models.UUIDField("kenmerk")
    nummer = models.CharField("nummer", max_length=20)
    toelichting = SealedTextField("toelichting", key="stuk", blank=True, default="")

    class Meta(Stop.Meta):
        verbose_name = "bewaarstop op een los stuk"
        verbose_name_plural = "bewaarstops op losse stukken"
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(LOS)), name="stukstop_bekende_soort"),
            models.CheckConstraint(condition=Q(reden__in=list(STOPREDENEN)), name="stukstop_bekende_reden"),
            models.UniqueConstraint(
                fields=["stuk", "reden"], condition=Q(opgeheven_at=None), name="stukstop_een_per_reden"
            ),
        ]
