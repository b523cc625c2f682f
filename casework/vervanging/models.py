"""Who stands in for whom, and when."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Vervanging(models.Model):
    """The vervanger does the work of the afwezige in all dossiers of that person, also those opened meanwhile, from
    `van` until just before `tot`. Ending it earlier fills `beeindigd_at`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    afwezige = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="afwezige"
    )
    vervanger = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="vervanger"
    )
    van = models.DateTimeField("van")
    tot = models.DateTimeField("tot")
    geregeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="geregeld door"
    )
    geregeld_at = models.DateTimeField("geregeld")
    beeindigd_at = models.DateTimeField("beëindigd", null=True)

    class Meta:
        verbose_name = "vervanging"
        verbose_name_plural = "vervangingen"
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="vervanging_tot_na_van"),
            models.CheckConstraint(condition=~Q(afwezige=F("vervanger")), name="vervanging_door_een_ander"),
        ]
        indexes = [
            models.Index(fields=["vervanger", "tot"], condition=Q(beeindigd_at=None), name="vervanging_door_wie"),
            models.Index(fields=["afwezige", "tot"], condition=Q(beeindigd_at=None), name="vervanging_van_wie"),
        ]

    def __str__(self) -> str:
        return f"{self.vervanger} voor {self.afwezige}"
