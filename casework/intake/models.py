"""Tables of the intake."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.intake.rules import (
    ALLE_ONDERDELEN,
    BEGREPEN,
    GEBIEDEN,
    GESPREK,
    HERINNEREN,
    INTAKE,
    PLEKKEN,
    RECHTENUITLEG,
    STOPREDENEN,
    TOLKEN,
)
from casework.kenmerken import JA_NEE_ONBEKEND
from dekkend.keys.fields import SealedTextField


class Intake(models.Model):
    """What is known after the talks; one in a dossier, which is taken up again when somebody comes back.

    `versie` goes up with each change, so that nobody overwrites a colleague unseen."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="intake")
    status = models.CharField("stand", max_length=20, choices=list(INTAKE.states.items()), default=INTAKE.initial)
    begonnen_at = models.DateTimeField("begonnen")
    verhaal = SealedTextField("wat er is gebeurd", key="dossier_id", blank=True, default="")
    veilig_nu = models.CharField(
        "nu veilig", max_length=10, choices=list(JA_NEE_ONBEKEND.items()), default="onbekend"
    )  # fmt: skip
    veiligheid = SealedTextField("veiligheid", key="dossier_id", blank=True, default="")
    risicos = SealedTextField("risico's", key="dossier_id", blank=True, default="")
    behoeften = SealedTextField("behoeften", key="dossier_id", blank=True, default="")
    wensen = SealedTextField("wat de persoon zelf wil", key="dossier_id", blank=True, default="")
    mogelijkheden = SealedTextField("mogelijkheden", key="dossier_id", blank=True, default="")
    geen_hulpvraag = models.BooleanField("nu geen hulpvraag", default=False)
    versie = models.PositiveIntegerField("versie", default=1)
    stop_reden = models.CharField("reden van stoppen", max_length=20, blank=True, choices=list(STOPREDENEN.items()))
    stop_toelichting = SealedTextField("toelichting bij stoppen", key="dossier_id", blank=True, default="")
    opnieuw_op = models.DateField("opnieuw contact zoeken", null=True)
    afgerond_at = models.DateTimeField("afgerond", null=True)
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "intake"
        verbose_name_plural = "intakes"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=list(INTAKE.states), veilig_nu__in=list(JA_NEE_ONBEKEND)), name="intake_bekend"
            ),
            models.CheckConstraint(
                condition=Q(status="gestopt", stop_reden__in=list(STOPREDENEN))
                | ~Q(status="gestopt") & Q(stop_reden="", opnieuw_op=None),
                name="intake_gestopt_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(status="afgerond", afgerond_at__isnull=False) | ~Q(status="afgerond") & Q(afgerond_at=None),
                name="intake_afgerond_wanneer",
            ),
        ]

    def __str__(self) -> str:
        return f"Intake: {self.get_status_display().lower()}"


class Intakegesprek(models.Model):
    """One talk. `afspraak` is how to reach the person without danger; `verslag` what was said, or why it was not."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="intakegesprekken")
    status = models.CharField("stand", max_length=20, choices=list(GESPREK.states.items()), default=GESPREK.initial)
    gepland_at = models.DateTimeField("gepland")
    plek = models.CharField("soort plek", max_length=20, choices=list(PLEKKEN.items()))
    waar = SealedTextField("waar", key="dossier_id", blank=True, default="")
    taal = SealedTextField("taal", key="dossier_id", blank=True, default="")
    tolk = models.CharField("tolk", max_length=20, choices=list(TOLKEN.items()))
    herinneren = models.CharField("hoe herinneren", max_length=20, choices=list(HERINNEREN.items()))
    afspraak = SealedTextField("veilig bereiken", key="dossier_id", blank=True, default="")
    herinnerd_at = models.DateTimeField("herinnerd", null=True)
    aanwezig = SealedTextField("wie er waren", key="dossier_id", blank=True, default="")
    verslag = SealedTextField("verslag", key="dossier_id", blank=True, default="")
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "intakegesprek"
        verbose_name_plural = "intakegesprekken"
        ordering = ["-gepland_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=list(GESPREK.states), plek__in=list(PLEKKEN), tolk__in=list(TOLKEN),
                    herinneren__in=list(HERINNEREN),
                ),
                name="intakegesprek_bekend",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["dossier", "-gepland_at"], name="intakegesprek_van_dossier"),
            models.Index(fields=["status", "gepland_at"], name="intakegesprek_agenda"),
        ]

    def __str__(self) -> str:
        return f"Intakegesprek: {self.get_status_display().lower()}"


class Rechtenuitleg(models.Model):
    """Rights and duties in one area that were explained on a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="rechtenuitleg")
    gebied = models.CharField("gebied", max_length=20, choices=list(GEBIEDEN.items()))
    status = models.CharField(
        "stand", max_length=20, choices=list(RECHTENUITLEG.states.items()), default=RECHTENUITLEG.initial
    )  # fmt: skip
    datum = models.DateField("datum")
    onderdelen = ArrayField(
        models.CharField(max_length=30, choices=list(ALLE_ONDERDELEN.items())), verbose_name="wat er is uitgelegd"
    )
    taal = SealedTextField("taal", key="dossier_id", blank=True, default="")
    tolk = models.CharField("tolk", max_length=20, choices=list(TOLKEN.items()))
    begrepen = models.CharField("begrepen", max_length=10, choices=list(BEGREPEN.items()))
    schriftelijk = models.BooleanField("ook op papier", default=False)
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")

    class Meta:
        verbose_name = "uitleg over rechten"
        verbose_name_plural = "uitleg over rechten"
        ordering = ["-datum", "-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    gebied__in=list(GEBIEDEN), status__in=list(RECHTENUITLEG.states), tolk__in=list(TOLKEN),
                    begrepen__in=list(BEGREPEN),
                ),
                name="rechtenuitleg_bekend",
            ),
            models.CheckConstraint(
                condition=Q(onderdelen__contained_by=list(ALLE_ONDERDELEN), onderdelen__len__gt=0),
                name="rechtenuitleg_onderdelen",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["dossier", "gebied"], name="rechtenuitleg_van_dossier")]

    def __str__(self) -> str:
        return f"{self.get_gebied_display()}, {self.datum:%d-%m-%Y}"

    @property
    def wat(self) -> list[str]:
        return [ALLE_ONDERDELEN[code] for code in self.onderdelen]
