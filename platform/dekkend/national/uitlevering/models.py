"""What left the national tier, so that it can be called back."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from dekkend.national.uitlevering.rules import ONTVANGERS


class Uitlevering(models.Model):
    """One file with registrations: to whom, when, by whom. The file itself is not kept, its hash is."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    ontvanger = models.CharField("ontvanger", max_length=30, choices=list(ONTVANGERS.items()))
    gemaakt_at = models.DateTimeField("gemaakt")
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gemaakt door", related_name="+"
    )
    aantal = models.PositiveIntegerField("aantal registraties")
    controlegetal = models.CharField("controlegetal van het bestand", max_length=64)

    class Meta:
        verbose_name = "uitlevering"
        verbose_name_plural = "uitleveringen"
        ordering = ["-gemaakt_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ontvanger__in=list(ONTVANGERS)), name="uitlevering_bekende_ontvanger")
        ]

    def __str__(self) -> str:
        return f"{self.get_ontvanger_display()}, {self.aantal}"


class Uitgeleverd(models.Model):
    """One registration in a file, by its key alone; when its ground went, and when the receiver was told."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    uitlevering = models.ForeignKey(Uitlevering, on_delete=models.CASCADE, related_name="regels")
    afzender = models.CharField("afzender", max_length=63)
    sleutel = models.UUIDField("sleutel")
    versie = models.PositiveIntegerField("versie")
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)
    gemeld_at = models.DateTimeField("gemeld aan de ontvanger", null=True)

    class Meta:
        verbose_name = "uitgeleverde registratie"
        verbose_name_plural = "uitgeleverde registraties"
        constraints = [
            models.UniqueConstraint(fields=["uitlevering", "afzender", "sleutel"], name="uitgeleverd_eenmaal"),
            models.CheckConstraint(
                condition=Q(gemeld_at=None) | Q(ingetrokken_at__isnull=False), name="uitgeleverd_gemeld_na_intrekken"
            ),
        ]
        indexes = [
            models.Index(fields=["afzender", "sleutel"], name="uitgeleverd_waar"),
            models.Index(
                fields=["uitlevering"],
                condition=Q(ingetrokken_at__isnull=False, gemeld_at=None),
                name="uitgeleverd_te_melden",
            ),
        ]

    def __str__(self) -> str:
        return str(self.sleutel)[:8]
