"""Tracks of verblijfsrecht, and how often each was extended."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.verblijfsrecht.rules import (
    EINDREDENEN,
    LOPEND,
    SPOREN,
    VERBLIJFSSPOOR,
    VERLENGREDENEN,
    Periode,
    periode_of,
)
from dekkend.keys.fields import SealedTextField


class Verblijfsspoor(models.Model):
    """One track. `aangevraagd_op` is when it was asked for, `begin` and `eind` (the last day) are those of the right
    itself, `beeindigd_op` is when it was over; `stand_op` is the day of the last step."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="verblijfssporen")
    soort = models.CharField("soort", max_length=20, choices=list(SPOREN.items()))
    status = models.CharField("stand", max_length=20, choices=list(VERBLIJFSSPOOR.states.items()))
    stand_op = models.DateField("stand sinds")
    dublin = models.BooleanField("valt onder de Dublinverordening", default=False)
    aangevraagd_op = models.DateField("aangevraagd", null=True)
    begin = models.DateField("begin", null=True)
    eind = models.DateField("laatste dag", null=True)
    beeindigd_op = models.DateField("geëindigd", null=True)
    eind_reden = models.CharField("reden van einde", max_length=30, blank=True, choices=list(EINDREDENEN.items()))
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "verblijfsspoor"
        verbose_name_plural = "verblijfssporen"
        ordering = ["-stand_op", "-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=list(SPOREN), status__in=list(VERBLIJFSSPOOR.states)),
                name="verblijfsspoor_bekend",
            ),
            models.CheckConstraint(
                condition=Q(aangevraagd_op__isnull=False) | Q(begin__isnull=False), name="verblijfsspoor_met_datum"
            ),
            models.CheckConstraint(
                condition=~Q(status="loopt") | Q(begin__isnull=False), name="verblijfsspoor_loopt_sinds"
            ),
            models.CheckConstraint(
                condition=Q(eind=None) | Q(begin__isnull=False, eind__gte=F("begin")),
                name="verblijfsspoor_eind_na_begin",
            ),
            models.CheckConstraint(
                condition=Q(status="geeindigd", beeindigd_op__isnull=False) & ~Q(eind_reden="")
                | ~Q(status="geeindigd") & Q(beeindigd_op=None, eind_reden=""),
                name="verblijfsspoor_geeindigd_met_reden",
            ),
            models.UniqueConstraint(
                fields=["dossier", "soort"], condition=Q(status__in=LOPEND), name="verblijfsspoor_een_per_soort"
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def periode(self) -> Periode | None:
        return periode_of(
            self.pk, self.soort, self.status, aangevraagd=self.aangevraagd_op, begin=self.begin, eind=self.eind,
            beeindigd=self.beeindigd_op,
        )  # fmt: skip

    def over(self, vandaag: date) -> bool:
        """The last day has passed and nobody wrote down how it ended."""
        return self.status == "loopt" and self.eind is not None and self.eind < vandaag


class Verlenging(models.Model):
    """A track lasts longer: from which last day to which, why, and who wrote it down."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    spoor = models.ForeignKey(Verblijfsspoor, on_delete=models.CASCADE, related_name="verlengingen")
    datum = models.DateField("datum")
    eind_was = models.DateField("laatste dag was", null=True)
    eind_wordt = models.DateField("laatste dag wordt")
    reden = models.CharField("reden", max_length=30, choices=list(VERLENGREDENEN.items()))
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")

    class Meta:
        verbose_name = "verlenging"
        verbose_name_plural = "verlengingen"
        ordering = ["vastgelegd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(reden__in=list(VERLENGREDENEN)), name="verlenging_met_reden"),
            models.CheckConstraint(
                condition=Q(eind_was=None) | Q(eind_wordt__gt=F("eind_was")), name="verlenging_is_later"
            ),
        ]

    def __str__(self) -> str:
        return self.get_reden_display()
