"""The tables of the sociale kaart. They hold organisations and who works there, and nothing about a victim."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from casework.kenmerken import JA_NEE_ONBEKEND
from casework.sociale_kaart.rules import ADRES, KAART, KORT, KORTSTE_TERMIJN, LANG, LANGSTE_TERMIJN, TERMIJN
from casework.sociale_kaart.woorden import (
    AANBOD,
    ARCHIEFREDENEN,
    BEKENDHEID,
    BEWIJZEN,
    CONTRA_INDICATIES,
    DOELGROEP_GENDER,
    DOELGROEP_LEEFTIJD,
    ONDERWERPEN,
    SOORTEN,
    WIJZIGSOORTEN,
    labels,
)
from dekkend.keys.fields import SealedJSONField, SealedTextField


def _words(label: str, words: dict[str, str] | None = None) -> "ArrayField[list[str], list[str]]":
    choices = list(words.items()) if words else None
    return ArrayField(models.CharField(max_length=30, choices=choices), default=list, blank=True, verbose_name=label)


class Organisatie(models.Model):
    """An organisation that helps victims, as the regio knows it. Its name is the key when a file is read in.

    No address stands here, only the place: that of a shelter is secret. `versie` counts the changes, so that nobody
    overwrites what another has just saved. A waiting time always has the day on which it was asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    naam = models.CharField("naam", max_length=KORT)
    status = models.CharField("status", max_length=20, choices=list(KAART.states.items()), default=KAART.initial)
    versie = models.PositiveIntegerField("versie", default=1)
    soort = models.CharField("soort organisatie", max_length=30, choices=list(SOORTEN.items()))
    plaats = models.CharField("plaats", max_length=KORT, blank=True)
    website = models.CharField("website", max_length=KORT, blank=True)
    email = models.CharField("algemeen e-mailadres", max_length=ADRES, blank=True)
    telefoon = models.CharField("algemeen telefoonnummer", max_length=30, blank=True)
    aanbod = _words("aanbod", dict(AANBOD))
    aanbod_tekst = models.TextField("toelichting op het aanbod", max_length=LANG, blank=True)
    landelijk = models.BooleanField("werkt in het hele land", default=False)
    gm_codes = ArrayField(models.CharField(max_length=6), default=list, blank=True, verbose_name="gemeenten")
    doelgroep_gender = _words("voor wie", dict(DOELGROEP_GENDER))
    doelgroep_leeftijd = _words("leeftijd", dict(DOELGROEP_LEEFTIJD))
    contra_indicaties = _words("contra-indicaties", dict(CONTRA_INDICATIES))
    bekend_met_doelgroep = models.CharField("kent de doelgroep", max_length=10, choices=list(BEKENDHEID.items()))
    consultatie = models.CharField("overlegt met ons", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    casuistiek = models.CharField("vaste casuïstiek", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    dossierinzage = models.CharField("inzicht in het dossier", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    wachttijd_dagen = models.PositiveSmallIntegerField("wachttijd in dagen", null=True, blank=True)
    wachttijd_op = models.DateField("wachttijd gevraagd op", null=True, blank=True)
    nagekeken_op = models.DateField("nagekeken op")
    nagekeken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="nagekeken door", related_name="+"
    )
    gemaakt_at = models.DateTimeField("gemaakt")
    gewijzigd_at = models.DateTimeField("gewijzigd")
    archief_reden = models.CharField(
        "reden van archiveren", max_length=20, choices=list(ARCHIEFREDENEN.items()), blank=True, default=""
    )

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(Lower("naam"), name="organisatie_naam_is_eigen"),
            models.CheckConstraint(condition=~Q(naam=""), name="organisatie_heeft_een_naam"),
            models.CheckConstraint(condition=Q(status__in=list(KAART.states)), name="organisatie_bekende_status"),
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="organisatie_bekende_soort"),
            models.CheckConstraint(
                condition=Q(aanbod__contained_by=list(AANBOD), aanbod__len__gt=0), name="organisatie_bekend_aanbod"
            ),
            models.CheckConstraint(
                condition=Q(doelgroep_gender__contained_by=list(DOELGROEP_GENDER))
                & Q(doelgroep_leeftijd__contained_by=list(DOELGROEP_LEEFTIJD))
                & Q(contra_indicaties__contained_by=list(CONTRA_INDICATIES)),
                name="organisatie_bekende_doelgroep",
            ),
            models.CheckConstraint(
                condition=Q(bekend_met_doelgroep__in=list(BEKENDHEID), consultatie__in=list(JA_NEE_ONBEKEND))
                & Q(casuistiek__in=list(JA_NEE_ONBEKEND), dossierinzage__in=list(JA_NEE_ONBEKEND)),
                name="organisatie_bekende_antwoorden",
            ),
            models.CheckConstraint(
                condition=Q(landelijk=True, gm_codes=[]) | Q(landelijk=False, gm_codes__len__gt=0),
                name="organisatie_werkt_ergens",
            ),
            models.CheckConstraint(
                condition=Q(wachttijd_dagen=None, wachttijd_op=None)
                | Q(wachttijd_dagen__isnull=False, wachttijd_op__isnull=False),
                name="organisatie_wachttijd_heeft_dag",
            ),
            models.CheckConstraint(
                condition=Q(status="gearchiveerd") & ~Q(archief_reden="") | Q(status="actief", archief_reden=""),
                name="organisatie_archief_met_reden",
            ),
        ]
        indexes = [models.Index(fields=["status", "nagekeken_op"], name="organisatie_nakijken")]

    def __str__(self) -> str:
        return self.naam


class Kaartcontact(models.Model):
    """Somebody who works at an organisation. Sealed with the key of the organisation; gone when taken away, because
    nothing needs the name of who no longer works there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="contacten")
    versie = models.PositiveIntegerField("versie", default=1)
    naam = SealedTextField("naam", key="organisatie_id")
    functie = SealedTextField("functie", key="organisatie_id", blank=True, default="")
    email = SealedTextField("e-mailadres", key="organisatie_id", blank=True, default="")
    telefoon = SealedTextField("telefoonnummer", key="organisatie_id", blank=True, default="")
    kent = _words("kent", dict(ONDERWERPEN))
    delen = models.BooleanField("ook voor ketenpartners", default=True)
    gemaakt_at = models.DateTimeField("gemaakt")

    class Meta:
        verbose_name = "contactpersoon op de kaart"
        verbose_name_plural = "contactpersonen op de kaart"
        ordering = ["gemaakt_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kent__contained_by=list(ONDERWERPEN)), name="kaartcontact_kent_woorden")
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def kent_tekst(self) -> str:
        return labels(self.kent, ONDERWERPEN)


class Specialisme(models.Model):
    """What an organisation is good at, and how the regio knows."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="specialismen")
    onderwerp = models.CharField("onderwerp", max_length=30, choices=list(ONDERWERPEN.items()))
    bewijs = models.CharField("hoe wij dit weten", max_length=20, choices=list(BEWIJZEN.items()))
    toelichting = models.CharField("toelichting", max_length=KORT, blank=True)

    class Meta:
        verbose_name = "specialisme"
        verbose_name_plural = "specialismen"
        ordering = ["organisatie", "onderwerp"]
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "onderwerp"], name="specialisme_een_per_onderwerp"),
            models.CheckConstraint(condition=Q(onderwerp__in=list(ONDERWERPEN)), name="specialisme_bekend_onderwerp"),
            models.CheckConstraint(condition=Q(bewijs__in=list(BEWIJZEN)), name="specialisme_heeft_bewijs"),
        ]

    def __str__(self) -> str:
        return f"{self.get_onderwerp_display()} ({self.get_bewijs_display()})"


class Kaartwijziging(models.Model):
    """A line of the history of an organisation. `verschillen` is a list of {veld, was, wordt} in words of the screen;
    of a contact only that one changed, never the name. Written once, never changed."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="wijzigingen")
    versie = models.PositiveIntegerField("versie")
    soort = models.CharField("soort", max_length=20, choices=list(WIJZIGSOORTEN.items()))
    verschillen = SealedJSONField("verschillen", key="organisatie_id", default=list)
    at = models.DateTimeField("wanneer")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="door", related_name="+"
    )

    class Meta:
        verbose_name = "wijziging op de kaart"
        verbose_name_plural = "wijzigingen op de kaart"
        ordering = ["-versie"]
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "versie"], name="kaartwijziging_een_per_versie"),
            models.CheckConstraint(condition=Q(soort__in=list(WIJZIGSOORTEN)), name="kaartwijziging_bekende_soort"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} ({self.versie})"


class Kaartinstelling(models.Model):
    """What this regio agreed on for its map: after how many weeks an organisation is to be looked at again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    enige = models.BooleanField("de enige rij", default=True, editable=False)
    weken = models.PositiveSmallIntegerField("nakijken na zoveel weken", default=TERMIJN)

    class Meta:
        verbose_name = "instelling van de kaart"
        verbose_name_plural = "instellingen van de kaart"
        constraints = [
            models.UniqueConstraint(fields=["enige"], name="kaartinstelling_een_rij"),
            models.CheckConstraint(condition=Q(enige=True), name="kaartinstelling_enige"),
            models.CheckConstraint(
                condition=Q(weken__range=(KORTSTE_TERMIJN, LANGSTE_TERMIJN)), name="kaartinstelling_weken"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weken} weken"
