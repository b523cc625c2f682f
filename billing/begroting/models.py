"""The begroting of a year, in versions. Amounts are cents, fte's have two decimals."""

from decimal import Decimal
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from billing.begroting.rules import BASIS_HOOGST, BASIS_LAAGST, BEGROTING, BegrotingInvoer, FteNorm
from billing.maatstaf.models import Maatstaf


class Begroting(models.Model):
    """One version: a concept can be changed, an approved one only be replaced by a newer version."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    jaar = models.PositiveSmallIntegerField("jaar")
    versie = models.PositiveSmallIntegerField("versie")
    status = models.CharField("status", max_length=20, choices=list(BEGROTING.states.items()))
    maatstaf = models.ForeignKey(Maatstaf, on_delete=models.PROTECT, related_name="begrotingen")

    inwoners = models.BigIntegerField("inwoners van de regio")
    basis_fte = models.DecimalField("basis van de norm", max_digits=4, decimal_places=2)
    politieregio = models.BooleanField("politieregio")
    fte = models.DecimalField("fte", max_digits=5, decimal_places=2)
    tarief_cent = models.BigIntegerField("tarief per fte")
    personeel_cent = models.BigIntegerField("kosten van personeel")
    overige_kosten_cent = models.BigIntegerField("overige kosten")
    overige_kosten_toelichting = models.CharField("toelichting op de overige kosten", max_length=200, blank=True)
    decentralisatie_uitkering_cent = models.BigIntegerField("decentralisatie-uitkering")
    eigen_middelen_cent = models.BigIntegerField("eigen middelen van de centrumgemeente")
    te_verdelen_cent = models.BigIntegerField("te verdelen bedrag")

    besluit_kenmerk = models.CharField("kenmerk van het besluit", max_length=100, blank=True)
    besluit_datum = models.DateField("datum van het besluit", null=True, blank=True)
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "begroting"
        verbose_name_plural = "begrotingen"
        ordering = ["-jaar", "-versie"]
        constraints = [
            models.UniqueConstraint(fields=["jaar", "versie"], name="begroting_versie_uniek"),
            models.UniqueConstraint(
                fields=["jaar"], condition=Q(status="concept"), name="begroting_een_concept_per_jaar"
            ),
            models.UniqueConstraint(
                fields=["jaar"], condition=Q(status="vastgesteld"), name="begroting_een_vastgesteld_per_jaar"
            ),
            models.CheckConstraint(condition=Q(status__in=list(BEGROTING.states)), name="begroting_bekende_status"),
            models.CheckConstraint(
                condition=Q(basis_fte__range=(BASIS_LAAGST, BASIS_HOOGST)), name="begroting_basis_van_de_norm"
            ),
            models.CheckConstraint(condition=Q(fte__gt=Decimal(0), inwoners__gte=0), name="begroting_fte"),
            models.CheckConstraint(
                condition=Q(
                    tarief_cent__gte=0,
                    personeel_cent__gte=0,
                    overige_kosten_cent__gte=0,
                    decentralisatie_uitkering_cent__gte=0,
                    eigen_middelen_cent__gte=0,
                    te_verdelen_cent__gte=0,
                ),
                name="begroting_niet_onder_nul",
            ),
            models.CheckConstraint(
                condition=Q(
                    te_verdelen_cent=F("personeel_cent")
                    + F("overige_kosten_cent")
                    - F("decentralisatie_uitkering_cent")
                    - F("eigen_middelen_cent")
                ),
                name="begroting_telt_op",
            ),
            models.CheckConstraint(
                condition=Q(
                    status="concept",
                    besluit_kenmerk="",
                    besluit_datum__isnull=True,
                    vastgesteld_door__isnull=True,
                )
                | (
                    Q(status__in=["vastgesteld", "vervangen"], besluit_datum__isnull=False)
                    & Q(vastgesteld_door__isnull=False)
                    & ~Q(besluit_kenmerk="")
                ),
                name="begroting_besluit_hoort_bij_status",
            ),
            models.CheckConstraint(
                condition=Q(vastgesteld_door__isnull=True)
                | (~Q(vastgesteld_door=F("opgesteld_door")) & ~Q(vastgesteld_door=F("gewijzigd_door"))),
                name="begroting_vier_ogen",
            ),
        ]

    def __str__(self) -> str:
        return f"Begroting {self.jaar}, versie {self.versie}"

    @property
    def invoer(self) -> BegrotingInvoer:
        """What was filled in, for the rules and for a form."""
        return BegrotingInvoer(
            jaar=self.jaar,
            basis_fte=self.basis_fte,
            politieregio=self.politieregio,
            fte=self.fte,
            tarief_cent=self.tarief_cent,
            overige_kosten_cent=self.overige_kosten_cent,
            overige_kosten_toelichting=self.overige_kosten_toelichting,
            decentralisatie_uitkering_cent=self.decentralisatie_uitkering_cent,
            eigen_middelen_cent=self.eigen_middelen_cent,
        )

    @property
    def makers(self) -> set[UUID]:
        """Who wrote this version: they may not approve it."""
        return {self.opgesteld_door_id, self.gewijzigd_door_id}

    @property
    def norm(self) -> FteNorm:
        return FteNorm(self.inwoners, self.basis_fte, self.politieregio)
