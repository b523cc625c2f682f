"""The register of gemeenten. Schema `public`; written by the owner's import only, read by every tenant.

A period runs from `ingang` up to and including `einde`; empty is: before the first or after the last known day.
"""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Left
from django.db.models.lookups import Exact

from tenants.register.rules import (
    AANGEVULD,
    FIRST_YEAR,
    GEBIEDSSOORTEN,
    HERINDELINGSSOORTEN,
    LAST_YEAR,
    LONGEST_SOURCE,
    TAKEN,
    WHOLE,
    ZEKERHEDEN,
)

__all__ = [
    "Centrumgemeente",
    "Gebied",
    "Gemeente",
    "Grens",
    "Herindeling",
    "Indeling",
    "Inlezing",
    "Inwonertal",
    "Tegel",
]

INLEZINGEN = {"inwoners": "Inwoners", "herindelingen": "Herindelingen", "indelingen": "Indelingen"}
SOORT_KEUZES = [(soort, naam) for soort, (_, naam) in GEBIEDSSOORTEN.items()]


def _prefix_fits(kind: str, code: str, kinds: tuple[str, ...] = tuple(GEBIEDSSOORTEN)) -> Q:
    """The kind of area in the column `kind` is the one that the code in the column `code` begins with."""
    choices = (Q(**{kind: soort}) & Q(Exact(Left(F(code), 2), Value(GEBIEDSSOORTEN[soort][0]))) for soort in kinds)
    return reduce(or_, choices)


def _plausible(field: str) -> Q:
    return Q(**{f"{field}__gte": FIRST_YEAR, f"{field}__lte": LAST_YEAR})


class Inlezing(models.Model):
    """A file that the owner brought in: which one, from where, and what it changed. Rows stay for good.

    Of what stands in the register without an inlezing, the project's own fact tables are the whole truth.
    """

    soort = models.CharField("soort", max_length=20, choices=list(INLEZINGEN.items()))
    bestand = models.CharField("bestand", max_length=200)
    sha256 = models.CharField("controlegetal", max_length=64)
    bron = models.CharField("bron", max_length=LONGEST_SOURCE)
    betreft = models.CharField("betreft", max_length=100)
    nieuw = models.PositiveIntegerField("nieuw")
    gewijzigd = models.PositiveIntegerField("gewijzigd")
    ongewijzigd = models.PositiveIntegerField("ongewijzigd")
    created_at = models.DateTimeField("ingelezen", auto_now_add=True)

    class Meta:
        verbose_name = "inlezing"
        verbose_name_plural = "inlezingen"
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(INLEZINGEN)), name="inlezing_bekende_soort"),
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {self.betreft}"


class Gemeente(models.Model):  # type: ignore[django-manager-missing]  # django-tenants has no types
    """A gemeente by its CBS code. After a herindeling with a new name there is a new code, so a new gemeente."""

    code = models.CharField("CBS-code", max_length=6, primary_key=True)
    naam = models.CharField("naam", max_length=80)
    ingang = models.DateField("ingang", null=True, blank=True)
    einde = models.DateField("einde", null=True, blank=True)

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ["naam", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^GM[0-9]{4}$"), name="gemeente_code"),
            models.CheckConstraint(
                condition=Q(ingang=None) | Q(einde=None) | Q(einde__gte=F("ingang")), name="gemeente_periode"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Inwonertal(models.Model):
    """The number of inhabitants of a gemeente on a reference date, as the source published it."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="inwonertallen")
    peildatum = models.DateField("peildatum")
    aantal = models.PositiveIntegerField("aantal inwoners")
    bron = models.CharField("bron", max_length=LONGEST_SOURCE)

    class Meta:
        verbose_name = "inwonertal"
        verbose_name_plural = "inwonertallen"
        constraints = [models.UniqueConstraint(fields=["gemeente", "peildatum"], name="inwonertal_uniek")]

    def __str__(self) -> str:
        return f"{self.gemeente_id} op {self.peildatum:%d-%m-%Y}: {self.aantal}"


class Gebied(models.Model):
    """An area that gemeenten lie in. The first two letters of its code say what kind of area it is."""

    code = models.CharField("code", max_length=6, primary_key=True)
    soort = models.CharField("soort", max_length=30, choices=SOORT_KEUZES)
    naam = models.CharField("naam", max_length=100)

    class Meta:
        verbose_name = "gebied"
        verbose_name_plural = "gebieden"
        ordering = ["soort", "naam"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z]{2}[0-9]{2,4}$"), name="gebied_code"),
            models.CheckConstraint(condition=_prefix_fits("soort", "code"), name="gebied_soort_past_bij_code"),
            models.UniqueConstraint(fields=["soort", "naam"], name="gebied_naam_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.naam}"


class Indeling(models.Model):
    """A gemeente lies in an area, by a source that describes the year `jaar` (empty: the source names no year).

    `aangevuld_door` is the name of the tenant whose beheerder filled it in, since no other source says it.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="indelingen")
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="indelingen")
    soort = models.CharField("soort gebied", max_length=30, choices=SOORT_KEUZES)
    jaar = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    status = models.CharField("status", max_length=20, choices=list(ZEKERHEDEN.items()))
    bron = models.CharField("bron", max_length=LONGEST_SOURCE)
    opmerking = models.CharField("opmerking", max_length=300, blank=True)
    aangevuld_door = models.CharField("aangevuld door", max_length=100, blank=True, default="")
    aangevuld_op = models.DateField("aangevuld op", null=True, blank=True)

    class Meta:
        verbose_name = "indeling"
        verbose_name_plural = "indelingen"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "soort", "jaar"], nulls_distinct=False, name="indeling_een_gebied_per_soort"
            ),
            models.CheckConstraint(condition=_prefix_fits("soort", "gebied_id"), name="indeling_soort_past_bij_gebied"),
            models.CheckConstraint(condition=Q(jaar=None) | _plausible("jaar"), name="indeling_jaar"),
            models.CheckConstraint(condition=Q(status__in=list(ZEKERHEDEN)), name="indeling_bekende_zekerheid"),
            models.CheckConstraint(
                condition=(Q(status=AANGEVULD, aangevuld_op__isnull=False) & ~Q(aangevuld_door=""))
                | (~Q(status=AANGEVULD) & Q(aangevuld_door="", aangevuld_op=None)),
                name="indeling_aangevuld_noemt_wie_en_wanneer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} in {self.gebied_id}"


class Centrumgemeente(models.Model):
    """A gemeente that does a task for the region around it, by a source that describes the year `jaar`.

    Which gemeenten lie in that region stands in Indeling, and is not known for every region.
    """

    taak = models.CharField("taak", max_length=30, choices=list(TAKEN.items()))
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="centrumtaken")
    gebied = models.OneToOneField(Gebied, on_delete=models.PROTECT, related_name="centrum")
    jaar = models.PositiveSmallIntegerField("jaar")
    bron = models.CharField("bron", max_length=LONGEST_SOURCE)
    inlezing = models.ForeignKey(Inlezing, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "centrumgemeente"
        verbose_name_plural = "centrumgemeenten"
        constraints = [
            models.UniqueConstraint(fields=["taak", "gemeente"], name="centrumgemeente_uniek"),
            models.CheckConstraint(
                condition=_prefix_fits("taak", "gebied_id", tuple(TAKEN)), name="centrumgemeente_taak_past_bij_gebied"
            ),
            models.CheckConstraint(condition=_plausible("jaar"), name="centrumgemeente_jaar"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} voor {self.taak}"


class Herindeling(models.Model):
    """From `datum` on, `oude` (or the part `aandeel` of its inhabitants, empty when unknown) belongs to `nieuwe`."""

    datum = models.DateField("datum")
    soort = models.CharField("soort", max_length=20, choices=list(HERINDELINGSSOORTEN.items()))
    oude = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="gegaan_naar")
    nieuwe = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="gekomen_van")
    aandeel = models.DecimalField("aandeel", max_digits=9, decimal_places=8, null=True, blank=True)
    bron = models.CharField("bron", max_length=LONGEST_SOURCE)
    opmerking = models.CharField("opmerking", max_length=300, blank=True)
    inlezing = models.ForeignKey(Inlezing, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "herindeling"
        verbose_name_plural = "herindelingen"
        constraints = [
            models.UniqueConstraint(fields=["datum", "oude", "nieuwe"], name="herindeling_uniek"),
            models.CheckConstraint(condition=~Q(oude=F("nieuwe")), name="herindeling_twee_gemeenten"),
            models.CheckConstraint(condition=Q(soort__in=list(HERINDELINGSSOORTEN)), name="herindeling_bekende_soort"),
            models.CheckConstraint(
                condition=Q(aandeel=None) | Q(aandeel__gt=0, aandeel__lte=1), name="herindeling_aandeel"
            ),
            models.CheckConstraint(
                condition=~Q(soort__in=sorted(WHOLE)) | Q(aandeel__isnull=False, aandeel=1),
                name="herindeling_geheel_is_geheel",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.oude_id} naar {self.nieuwe_id} op {self.datum:%d-%m-%Y}"


class Tegel(models.Model):
    """The place of a gemeente on the tile map of a year: column `x` and row `y`, from 0 at the top left."""

    jaar = models.PositiveSmallIntegerField("jaar")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="tegels")
    x = models.PositiveSmallIntegerField("kolom")
    y = models.PositiveSmallIntegerField("rij")

    class Meta:
        verbose_name = "tegel"
        verbose_name_plural = "tegels"
        constraints = [
            models.UniqueConstraint(fields=["jaar", "gemeente"], name="tegel_een_per_gemeente"),
            models.UniqueConstraint(fields=["jaar", "x", "y"], name="tegel_een_per_plek"),
            models.CheckConstraint(condition=_plausible("jaar"), name="tegel_jaar"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} ({self.x}, {self.y})"


class Grens(models.Model):
    """The simplified outline of a gemeente in a year, from an official file that the owner brought in.

    `omtrek` is a list of rings; a ring is a list of [longitude, latitude] in degrees (WGS84), the last point not
    repeated. Rings within rings are holes (even-odd rule). `bron` is shown wherever the outline is shown.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="grenzen")
    jaar = models.PositiveSmallIntegerField("jaar")
    omtrek = models.JSONField("omtrek")
    bron = models.CharField("bron", max_length=LONGEST_SOURCE)

    class Meta:
        verbose_name = "grens"
        verbose_name_plural = "grenzen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "jaar"], name="grens_uniek"),
            models.CheckConstraint(condition=_plausible("jaar"), name="grens_jaar"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} in {self.jaar}"
