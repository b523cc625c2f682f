"""Tables of the first contact."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.contact.rules import AFSLUITREDENEN, HERKOMSTEN, KANALEN, MELDERS, STATUSSEN
from casework.gronden import NIETS
from casework.kenmerken import JA_NEE_ONBEKEND, VORMEN
from dekkend.keys.fields import SealedTextField

# What stands of a destroyed melding in the columns that are counted.
ONBEKEND = {
    "in_gevaar": "onbekend",
    "vormen": ["onbekend"],
    "minderjarig": "onbekend",
    "gm_code": "",
    "kanaal": "anders",
    "melder_soort": "anders",
    "terugbellen": "onbekend",
}


class Melding(models.Model):
    """Somebody reports that a person may be a victim. Where it came from, what happens, and what became of it.

    `gm_code` is the gemeente where the person lives, empty when that is not known. `doorgegeven_aan` and `afzender`
    are schema names: the regio a gemeente passed the melding on to, and the gemeente it came from. `namens_gemeente` is
    the code of the gemeente whose guest noted it here: its guests go on seeing it. `melder_kaart` is the id of the
    organisation of the melder on the sociale kaart, when it stood there under that name.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nummer = models.CharField("nummer", max_length=20, unique=True)
    status = models.CharField("status", max_length=20, choices=list(STATUSSEN.items()))
    in_gevaar = models.CharField("nu in gevaar", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    omschrijving = SealedTextField("wat er gebeurt")
    betrokkene_naam = SealedTextField("naam van de betrokkene", blank=True, default="")
    vormen = ArrayField(
        models.CharField(max_length=30, choices=list(VORMEN.items())), verbose_name="vermoedelijke vormen"
    )
    minderjarig = models.CharField("minderjarig", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    gm_code = models.CharField("woongemeente", max_length=6, blank=True)
    vindplaats = SealedTextField("plaats gevonden", blank=True, default="")
    kanaal = models.CharField("kanaal", max_length=20, choices=list(KANALEN.items()))
    melder_soort = models.CharField("soort melder", max_length=20, choices=list(MELDERS.items()))
    melder_naam = SealedTextField("naam van de melder", blank=True, default="")
    melder_organisatie = SealedTextField("organisatie van de melder", blank=True, default="")
    melder_telefoon = SealedTextField("telefoon van de melder", blank=True, default="")
    melder_kaart = SealedTextField("melder op de sociale kaart", null=True)
    terugbellen = models.CharField("terugbellen mag", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    terugbellen_wanneer = SealedTextField("wanneer bellen veilig is", blank=True, default="")
    genoteerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="genoteerd door", related_name="+"
    )
    ontvangen_at = models.DateTimeField("ontvangen")
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)
    versie = models.PositiveIntegerField("versie", default=1, db_default=1)
    herkomst = models.CharField("herkomst", max_length=10, choices=list(HERKOMSTEN.items()), default="eigen")
    afzender = models.CharField("afzender", max_length=63, blank=True)
    namens_gemeente = models.CharField("namens gemeente", max_length=6, blank=True, default="", db_default="")
    afzender_kenmerk = models.UUIDField("kenmerk van de afzender", null=True)
    doorgegeven_aan = models.CharField("doorgegeven aan", max_length=63, blank=True)
    doorgegeven_at = models.DateTimeField("doorgegeven", null=True)
    dossier = models.ForeignKey("casework.Dossier", on_delete=models.PROTECT, null=True, related_name="meldingen")
    afgesloten_at = models.DateTimeField("afgesloten", null=True)
    afsluit_reden = models.CharField(
        "reden van afsluiten", max_length=30, blank=True, choices=list(AFSLUITREDENEN.items())
    )
    afsluit_toelichting = SealedTextField("toelichting bij afsluiten", blank=True, default="")
    vernietigd_at = models.DateTimeField("vernietigd", null=True)

    besluit = NIETS  # what the gate decided for whoever asked

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ["-ontvangen_at", "-nummer"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(STATUSSEN)), name="melding_bekende_status"),
            models.CheckConstraint(condition=Q(in_gevaar__in=list(JA_NEE_ONBEKEND)), name="melding_gevaar_beantwoord"),
            models.CheckConstraint(
                condition=Q(vormen__contained_by=list(VORMEN), vormen__len__gt=0), name="melding_bekende_vormen"
            ),
            models.CheckConstraint(condition=Q(gm_code="") | Q(gm_code__regex=r"^GM[0-9]{4}$"), name="melding_gm_code"),
            models.CheckConstraint(
                condition=Q(namens_gemeente="") | Q(namens_gemeente__regex=r"^GM[0-9]{4}$", herkomst="gemeente"),
                name="melding_namens_gemeente",
            ),
            models.CheckConstraint(
                condition=Q(status="in_dossier", dossier__isnull=False) | (~Q(status="in_dossier") & Q(dossier=None)),
                name="melding_in_dossier_heeft_dossier",
            ),
            models.CheckConstraint(
                condition=Q(status="afgesloten", afgesloten_at__isnull=False) & ~Q(afsluit_reden="")
                | ~Q(status="afgesloten") & Q(afgesloten_at=None, afsluit_reden=""),
                name="melding_afgesloten_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(status="doorgegeven", doorgegeven_at__isnull=False) & ~Q(doorgegeven_aan="")
                | ~Q(status="doorgegeven") & Q(doorgegeven_at=None, doorgegeven_aan=""),
                name="melding_doorgegeven_aan_iemand",
            ),
            models.CheckConstraint(condition=Q(vernietigd_at=None) | Q(**ONBEKEND), name="melding_vernietigd_is_leeg"),
            models.UniqueConstraint(
                fields=["afzender", "afzender_kenmerk"], condition=~Q(afzender=""), name="melding_eenmaal_ontvangen"
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-ontvangen_at"], name="melding_status"),
            models.Index(fields=["genoteerd_door", "-ontvangen_at"], name="melding_van_wie"),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def stand(self) -> str:
        """Its status, or that it was destroyed together with its dossier."""
        return "vernietigd" if self.vernietigd_at else self.status
