"""A use of noodtoegang, who is told of it, and what the FG thinks of it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.inzage.models import Inzage
from casework.noodtoegang.rules import ONTVANGERS, OORDELEN
from dekkend.keys.fields import SealedTextField


class Noodtoegang(models.Model):
    """Who, which dossier, why and how long stand in the Inzage. `beoordelen_voor` is the last day for the FG."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    inzage = models.OneToOneField(Inzage, on_delete=models.CASCADE, related_name="noodtoegang")
    beoordelen_voor = models.DateField("beoordelen voor")
    oordeel = models.CharField("oordeel", max_length=20, blank=True, choices=list(OORDELEN.items()))
    toelichting = SealedTextField("toelichting", key="inzage.dossier_id", null=True)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="beoordeeld door"
    )
    beoordeeld_at = models.DateTimeField("beoordeeld", null=True)

    class Meta:
        verbose_name = "noodtoegang"
        verbose_name_plural = "noodtoegangen"
        constraints = [
            models.CheckConstraint(
                condition=Q(oordeel="", beoordeeld_at=None, toelichting__isnull=True)
                | Q(oordeel__in=list(OORDELEN), beoordeeld_at__isnull=False, toelichting__isnull=False),
                name="noodtoegang_oordeel_met_toelichting",
            ),
        ]
        indexes = [
            models.Index(fields=["beoordelen_voor"], condition=Q(oordeel=""), name="noodtoegang_te_beoordelen"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Noodbericht(models.Model):
    """Somebody must hear of a noodtoegang: written with the deed, mailed at once, tried until it went."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    noodtoegang = models.ForeignKey(Noodtoegang, on_delete=models.CASCADE, related_name="berichten")
    ontvanger = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="ontvanger"
    )
    soort = models.CharField("soort ontvanger", max_length=20, choices=list(ONTVANGERS.items()))
    pogingen = models.PositiveIntegerField("pogingen", default=0)
    proberen_vanaf = models.DateTimeField("proberen vanaf")
    gemeld_at = models.DateTimeField("gemeld", null=True)
    gezien_at = models.DateTimeField("gezien", null=True)

    class Meta:
        verbose_name = "noodbericht"
        verbose_name_plural = "noodberichten"
        constraints = [
            models.UniqueConstraint(fields=["noodtoegang", "ontvanger"], name="noodbericht_eenmaal"),
            models.CheckConstraint(condition=Q(soort__in=list(ONTVANGERS)), name="noodbericht_bekende_ontvanger"),
        ]
        indexes = [
            models.Index(fields=["proberen_vanaf"], condition=Q(gemeld_at=None), name="noodbericht_te_melden"),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
