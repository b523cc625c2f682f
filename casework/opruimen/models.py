"""Tables of what was proposed to destroy together, and what was. They stay: they say what, when and by whom."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.bewaren.rules import LOS
from casework.opruimen.rules import OPRUIMVOORSTEL


class Opruimvoorstel(models.Model):
    """One person proposes, another one decides. The database holds it to two people."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    status = models.CharField("status", max_length=20, choices=list(OPRUIMVOORSTEL.states.items()))
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
        verbose_name = "opruimvoorstel"
        verbose_name_plural = "opruimvoorstellen"
        ordering = ["-voorgesteld_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=list(OPRUIMVOORSTEL.states)), name="opruimvoorstel_bekende_status"
            ),
            models.CheckConstraint(
                condition=Q(status="voorgesteld", beslist_door=None, beslist_at=None)
                | Q(status="afgewezen", beslist_door__isnull=False, beslist_at__isnull=False)
                | Q(status__in=["bevestigd", "vernietigd"], beslist_door__isnull=False, beslist_at__isnull=False)
                & ~Q(beslist_door=F("voorgesteld_door")),
                name="opruimvoorstel_door_twee_mensen",
            ),
            models.CheckConstraint(
                condition=Q(status="vernietigd", vernietigd_at__isnull=False)
                | ~Q(status="vernietigd") & Q(vernietigd_at=None),
                name="opruimvoorstel_vernietigd_wanneer",
            ),
        ]

    def __str__(self) -> str:
        return self.get_status_display()


class Opruimstuk(models.Model):
    """One of them, by its number. `gebleven`: when it was confirmed something had changed, so that it stayed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    voorstel = models.ForeignKey(Opruimvoorstel, on_delete=models.CASCADE, related_name="stukken")
    soort = models.CharField("soort", max_length=20, choices=list(LOS.items()))
    stuk = models.UUIDField("kenmerk")
    nummer = models.CharField("nummer", max_length=20)
    laatst = models.DateField("laatst gewijzigd")
    gebleven = models.BooleanField("gebleven", default=False)

    class Meta:
        verbose_name = "opruimstuk"
        verbose_name_plural = "opruimstukken"
        ordering = ["laatst", "nummer"]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(LOS)), name="opruimstuk_bekende_soort"),
            models.UniqueConstraint(fields=["voorstel", "stuk"], name="opruimstuk_een_keer"),
        ]
        indexes = [models.Index(fields=["stuk"], name="opruimstuk_stuk")]

    def __str__(self) -> str:
        return self.nummer
