"""The table of requests to destroy a dossier. It stays when the dossier is gone: it says when, why and by whom."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.wissen.rules import OPEN, REDENEN, WISVERZOEK


class DoorTweeMensen(models.Model):
    """One person proposes, another one decides. The database holds it to two people."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    status = models.CharField("status", max_length=20, choices=list(WISVERZOEK.states.items()))
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="voorgesteld door"
    )
    voorgesteld_at = models.DateTimeField("voorgesteld")
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="beslist door"
    )
    beslist_at = models.DateTimeField("beslist", null=True)
    vernietigd_at = models.DateTimeField("vernietigd", null=True)

    class Meta:
        abstract = True
        ordering = ["-voorgesteld_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(WISVERZOEK.states)), name="%(class)s_bekende_status"),
            models.CheckConstraint(
                condition=Q(status="voorgesteld", beslist_door=None, beslist_at=None)
                | Q(status="afgewezen", beslist_door__isnull=False, beslist_at__isnull=False)
                | Q(status__in=["bevestigd", "vernietigd"], beslist_door__isnull=False, beslist_at__isnull=False)
                & ~Q(beslist_door=F("voorgesteld_door")),
                name="%(class)s_door_twee_mensen",
            ),
            models.CheckConstraint(
                condition=Q(status="vernietigd", vernietigd_at__isnull=False)
                | ~Q(status="vernietigd") & Q(vernietigd_at=None),
                name="%(class)s_vernietigd_wanneer",
            ),
        ]


class Wisverzoek(DoorTweeMensen):
    """One person asks to destroy a dossier, another one decides."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="wisverzoeken")
    reden = models.CharField("reden", max_length=20, choices=list(REDENEN.items()))

    class Meta(DoorTweeMensen.Meta):
        verbose_name = "wisverzoek"
        verbose_name_plural = "wisverzoeken"
        constraints = [
            *DoorTweeMensen.Meta.constraints,
            models.CheckConstraint(condition=Q(reden__in=list(REDENEN)), name="wisverzoek_bekende_reden"),
            models.UniqueConstraint(fields=["dossier"], condition=Q(status__in=OPEN), name="wisverzoek_een_tegelijk"),
        ]

    def __str__(self) -> str:
        return f"{self.get_reden_display()}: {self.get_status_display()}"
