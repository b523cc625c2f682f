"""Tables of the dossier."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.dossier.rules import AFSLUITREDENEN, DOSSIER, GEBEURTENISSEN, STIL, VOORBIJ, latest_birth, leeftijd_van
from casework.gronden import NIETS
from casework.kenmerken import GENDERS, JA_NEE_ONBEKEND, NATIONALITEITSGROEPEN, OUDST, VORMEN
from dekkend.keys.fields import SealedDateField, SealedJSONField, SealedTextField

# What stands of a dossier that another regio has by now; the gemeente stays for dividing costs.
AFGESTAAN = {"vormen": ["onbekend"], "gender": "onbekend", "nationaliteitsgroep": "onbekend", "afsluit_reden": ""}
# What stands of a destroyed dossier in the columns that are counted.
ONBEKEND = {
    "vormen": ["onbekend"],
    "gender": "onbekend",
    "nationaliteitsgroep": "onbekend",
    "gm_code": "",
    "afsluit_reden": "",
}


class Dossier(models.Model):
    """The work for one person, from intake to closing. What is counted stands here, who it is in Persoon.

    `versie` counts the changes of the person: who began with an older one sees what changed before his counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nummer = models.CharField("nummer", max_length=20, unique=True)
    fase = models.CharField("fase", max_length=20, choices=list(DOSSIER.states.items()))
    zorgcoordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="zorgcoördinator", related_name="+"
    )
    vormen = ArrayField(models.CharField(max_length=30, choices=list(VORMEN.items())), verbose_name="vormen")
    gender = models.CharField("gender", max_length=10, choices=list(GENDERS.items()))
    nationaliteitsgroep = models.CharField(
        "nationaliteitsgroep", max_length=20, choices=list(NATIONALITEITSGROEPEN.items())
    )
    gm_code = models.CharField("woongemeente", max_length=6, blank=True)
    geopend_at = models.DateTimeField("geopend")
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)
    versie = models.PositiveIntegerField("versie", default=1, db_default=1)
    afgesloten_at = models.DateTimeField("afgesloten", null=True)
    afsluit_reden = models.CharField(
        "reden van afsluiten", max_length=30, blank=True, choices=list(AFSLUITREDENEN.items())
    )
    vernietigd_at = models.DateTimeField("vernietigd", null=True)

    besluit = NIETS  # what the gate decided for whoever asked

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ["-geopend_at", "-nummer"]
        constraints = [
            models.CheckConstraint(condition=Q(fase__in=list(DOSSIER.states)), name="dossier_bekende_fase"),
            models.CheckConstraint(
                condition=Q(vormen__contained_by=list(VORMEN), vormen__len__gt=0), name="dossier_bekende_vormen"
            ),
            models.CheckConstraint(condition=Q(gm_code="") | Q(gm_code__regex=r"^GM[0-9]{4}$"), name="dossier_gm_code"),
            models.CheckConstraint(
                condition=Q(fase="afgesloten", afgesloten_at__isnull=False) & ~Q(afsluit_reden="")
                | Q(fase__in=STIL, afgesloten_at__isnull=False)
                | ~Q(fase__in=VOORBIJ) & Q(afgesloten_at=None, afsluit_reden=""),
                name="dossier_afgesloten_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(fase="vernietigd", vernietigd_at__isnull=False, **ONBEKEND)
                | ~Q(fase="vernietigd") & Q(vernietigd_at=None),
                name="dossier_vernietigd_is_leeg",
            ),
            models.CheckConstraint(
                condition=~Q(fase="overgedragen") | Q(**AFGESTAAN), name="dossier_overgedragen_is_leeg"
            ),
        ]
        indexes = [
            models.Index(fields=["zorgcoordinator", "fase", "-geopend_at"], name="dossier_caseload"),
            models.Index(fields=["-geopend_at"], name="dossier_nieuwste"),
        ]

    def __str__(self) -> str:
        return self.nummer


class Persoon(models.Model):
    """Who a dossier is about. Identifying values stand in this table and nowhere else in a dossier."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="persoon")
    naam = SealedTextField("naam", key="dossier_id", blank=True, default="")
    roepnaam = SealedTextField("roepnaam", key="dossier_id", blank=True, default="")
    alias = SealedTextField("alias", key="dossier_id", blank=True, default="")
    geboortedatum = SealedDateField("geboortedatum", key="dossier_id", null=True)
    datum_geschat = models.BooleanField("geboortedatum geschat", default=False, db_default=False)
    geboortejaar = SealedJSONField("geboortejaar, geschat", key="dossier_id", null=True)
    geschatte_leeftijd = models.PositiveSmallIntegerField("geschatte leeftijd", null=True)
    geschat_op = models.DateField("geschat op", null=True)
    minderjarig = models.CharField("minderjarig", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        constraints = [
            models.CheckConstraint(
                condition=Q(geboortedatum=None) | Q(geschatte_leeftijd=None), name="persoon_datum_of_schatting"
            ),
            models.CheckConstraint(
                condition=Q(geschatte_leeftijd=None, geschat_op=None)
                | Q(geschatte_leeftijd__lte=OUDST, geschat_op__isnull=False),
                name="persoon_schatting_met_datum",
            ),
            models.CheckConstraint(
                condition=Q(geboortejaar=None) | Q(geboortedatum=None, geschatte_leeftijd=None),
                name="persoon_jaar_alleen_zonder_meer",
            ),
            models.CheckConstraint(
                condition=Q(datum_geschat=False) | Q(geboortedatum__isnull=False), name="persoon_schat_een_datum"
            ),
        ]

    def __str__(self) -> str:
        return self.roepnaam or self.naam or self.alias or "Naam niet bekend"

    def leeftijd(self, dag: date) -> int | None:
        born = self.geboortedatum or latest_birth(self.geboortejaar)
        return leeftijd_van(born, self.geschatte_leeftijd, self.geschat_op, dag)

    @property
    def geboorte_geschat(self) -> bool:
        """The date or the year of birth is only an estimate: where the age decides who may say yes, it is asked."""
        return self.datum_geschat or self.geboortejaar is not None

    def zekere_leeftijd(self, dag: date) -> int | None:
        return None if self.geboorte_geschat else self.leeftijd(dag)

    def schatting(self, dag: date) -> int | None:
        """The age by an estimated birth; None when there is nothing estimated of it."""
        return self.leeftijd(dag) if self.geboorte_geschat else None

    @property
    def jaar_van_geboorte(self) -> int | None:
        """As it is known, or estimated from a birth; not from an age."""
        found: int | None = self.geboortedatum.year if self.geboortedatum else self.geboortejaar
        return found


class Gebeurtenis(models.Model):
    """One line of the timeline of a dossier: what happened, or what a colleague wrote down."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="gebeurtenissen")
    soort = models.CharField("soort", max_length=30, choices=list(GEBEURTENISSEN.items()))
    at = models.DateTimeField("moment")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="door", related_name="+"
    )
    tekst = SealedTextField("tekst", key="dossier_id", blank=True, default="")

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(GEBEURTENISSEN)), name="gebeurtenis_bekende_soort")
        ]
        indexes = [models.Index(fields=["dossier", "-at"], name="gebeurtenis_tijdlijn")]

    def __str__(self) -> str:
        return self.get_soort_display()
