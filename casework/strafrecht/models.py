"""Criminal cases, the rights of the victim in each, and damages."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.strafrecht.rules import (
    RECHTEN,
    SCHADEVERGOEDING,
    SLACHTOFFERRECHT,
    STRAFZAAK,
    UITSPRAKEN,
    WEGEN,
)
from dekkend.keys.fields import SealedTextField

TOEGEWEZEN = ("toegewezen", "betaald")


class Strafzaak(models.Model):
    """One case. `stand_op` is the day of the last step, `zitting_op` that of the next or last zitting."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="strafzaken")
    status = models.CharField("stand", max_length=30, choices=list(STRAFZAAK.states.items()))
    stand_op = models.DateField("stand sinds")
    begonnen_op = models.DateField("begonnen")
    zitting_op = models.DateField("zitting", null=True)
    uitspraak = models.CharField("uitspraak", max_length=20, blank=True, choices=list(UITSPRAKEN.items()))
    kenmerk = SealedTextField("kenmerk", key="dossier_id", blank=True, default="")
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    vastgelegd_at = models.DateTimeField("vastgelegd")
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "strafzaak"
        verbose_name_plural = "strafzaken"
        ordering = ["-stand_op", "-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(STRAFZAAK.states)), name="strafzaak_bekende_stand"),
            models.CheckConstraint(condition=Q(stand_op__gte=F("begonnen_op")), name="strafzaak_stand_na_begin"),
            models.CheckConstraint(
                condition=~Q(status="zitting") | Q(zitting_op__isnull=False), name="strafzaak_zitting_met_datum"
            ),
            models.CheckConstraint(
                condition=~Q(status="uitspraak") | Q(uitspraak__in=list(UITSPRAKEN)), name="strafzaak_met_uitspraak"
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-stand_op"], name="strafzaak_van_dossier")]

    def __str__(self) -> str:
        return self.get_status_display()


class Slachtofferrecht(models.Model):
    """One right in one case: explained, wanted or not, used."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    zaak = models.ForeignKey(Strafzaak, on_delete=models.CASCADE, related_name="rechten")
    recht = models.CharField("recht", max_length=20, choices=list(RECHTEN.items()))
    status = models.CharField("stand", max_length=20, choices=list(SLACHTOFFERRECHT.states.items()))
    stand_op = models.DateField("stand sinds")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="door", related_name="+"
    )

    class Meta:
        verbose_name = "slachtofferrecht"
        verbose_name_plural = "slachtofferrechten"
        ordering = ["recht"]
        constraints = [
            models.UniqueConstraint(fields=["zaak", "recht"], name="slachtofferrecht_eenmaal"),
            models.CheckConstraint(
                condition=Q(recht__in=list(RECHTEN), status__in=list(SLACHTOFFERRECHT.states)),
                name="slachtofferrecht_bekend",
            ),
        ]

    def __str__(self) -> str:
        return self.get_recht_display()


class Schadevergoeding(models.Model):
    """Damages that were asked for, along one way. Amounts are whole cents."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    zaak = models.ForeignKey(Strafzaak, on_delete=models.CASCADE, related_name="schadevergoedingen")
    weg = models.CharField("weg", max_length=20, choices=list(WEGEN.items()))
    status = models.CharField("stand", max_length=20, choices=list(SCHADEVERGOEDING.states.items()))
    stand_op = models.DateField("stand sinds")
    gevraagd_cent = models.BigIntegerField("gevraagd bedrag")
    toegewezen_cent = models.BigIntegerField("toegewezen bedrag", null=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="door", related_name="+"
    )

    class Meta:
        verbose_name = "schadevergoeding"
        verbose_name_plural = "schadevergoedingen"
        ordering = ["-stand_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weg__in=list(WEGEN), status__in=list(SCHADEVERGOEDING.states), gevraagd_cent__gt=0),
                name="schadevergoeding_bekend",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=TOEGEWEZEN,
                    toegewezen_cent__isnull=False,
                    toegewezen_cent__gt=0,
                    toegewezen_cent__lte=F("gevraagd_cent"),
                )
                | ~Q(status__in=TOEGEWEZEN) & Q(toegewezen_cent=None),
                name="schadevergoeding_toegewezen_bedrag",
            ),
        ]

    def __str__(self) -> str:
        return self.get_weg_display()
