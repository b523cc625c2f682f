"""What a regio agreed on keeping, and what keeps one dossier longer."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.bewaren.rules import KORTST, LANGST, REGIMES, STOPREDENEN
from casework.dossier.models import Dossier
from dekkend.keys.fields import SealedTextField


class Bewaartermijn(models.Model):
    """From a day on, so many years. Never changed; a newer one follows."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    regime = models.CharField("regime", max_length=20, choices=list(REGIMES.items()))
    jaren = models.PositiveSmallIntegerField("jaren")
    ingang = models.DateField("ingang")
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgesteld door", related_name="+"
    )
    vastgesteld_at = models.DateTimeField("vastgesteld")

    class Meta:
        verbose_name = "bewaartermijn"
        verbose_name_plural = "bewaartermijnen"
        ordering = ["regime", "-ingang"]
        constraints = [
            models.CheckConstraint(condition=Q(regime__in=list(REGIMES)), name="bewaartermijn_bekend_regime"),
            models.CheckConstraint(condition=Q(jaren__gte=KORTST, jaren__lte=LANGST), name="bewaartermijn_jaren"),
            models.UniqueConstraint(fields=["regime", "ingang"], name="bewaartermijn_een_per_dag"),
        ]

    def __str__(self) -> str:
        return f"{self.get_regime_display()}: {self.jaren} jaar"


class Stop(models.Model):
    """Something may not be destroyed, and why. It is never changed, only lifted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reden = models.CharField("reden", max_length=20, choices=list(STOPREDENEN.items()))
    opnieuw_bekijken = models.DateField("opnieuw bekijken op")
    gezet_at = models.DateTimeField("gezet")
    gezet_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gezet door", related_name="+"
    )
    opgeheven_at = models.DateTimeField("opgeheven", null=True)
    opgeheven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="opgeheven door", related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["-gezet_at"]

    def __str__(self) -> str:
        return self.get_reden_display()


class Bewaarstop(Stop):
    """On a dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="bewaarstops")
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")

    class Meta(Stop.Meta):
        verbose_name = "bewaarstop"
        verbose_name_plural = "bewaarstops"
        constraints = [
            models.CheckConstraint(condition=Q(reden__in=list(STOPREDENEN)), name="bewaarstop_bekende_reden"),
            models.UniqueConstraint(
                fields=["dossier", "reden"], condition=Q(opgeheven_at=None), name="bewaarstop_een_per_reden"
            ),
        ]
