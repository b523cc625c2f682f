"""The letters between two regio's about one dossier, in both directions: one kind and one key, so they stay in order.

The offer holds no name, no number and no free text. The contents follow only on an acceptance.
"""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from casework.bewaren.rules import STOPREDENEN
from casework.dossier.rules import GEBEURTENISSEN
from casework.kenmerken import GENDERS, JA_NEE_ONBEKEND, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN, OUDST, VORMEN
from casework.overdracht.rules import RECHTSGRONDEN, REDENEN, WEIGERREDENEN
from casework.registratie.letters import GmCode, one_of
from casework.toestemming.rules import (
    BEWAARD,
    BRONNEN,
    DOELEN,
    GEVERS,
    GEZAG,
    GROEPEN,
    INTREKKERS,
    INTREKREDENEN,
    TALEN,
    VERDENKINGEN,
    WIJZEN,
)

SOORT = "dossier_overdracht"

Kort = Annotated[str, Field(max_length=200)]
Lang = Annotated[str, Field(max_length=25_000)]
Vormen = Annotated[list[Annotated[str, one_of(*VORMEN)]], Field(min_length=1)]
Fase = Literal["intake", "hulpverlening"]


class Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Aanbod(Deel):
    """As much as it takes to say yes or no. `contact` is the colleague who may be called."""

    soort: Literal["aanbod"] = "aanbod"
    reden: Annotated[str, one_of(*REDENEN)]
    rechtsgrond: Annotated[str, one_of(*RECHTSGRONDEN)]
    spoed: bool
    fase: Fase
    vormen: Vormen
    leeftijdsgroep: Annotated[str, one_of(*LEEFTIJDSGROEPEN)]
    gm_code: GmCode
    contact: Kort
    reageren_voor: date


class Antwoord(Deel):
    """`reden` says why not, and is empty with a yes; `contact` is who decided."""

    soort: Literal["antwoord"] = "antwoord"
    ja: bool
    reden: Annotated[str, one_of("", *WEIGERREDENEN)] = ""
    contact: Kort


class Intrekking(Deel):
    """The offer stands no longer."""

    soort: Literal["intrekking"] = "intrekking"


class Ontvangen(Deel):
    """The dossier is there, under a number of its own."""

    soort: Literal["ontvangen"] = "ontvangen"
    nummer: Annotated[str, Field(max_length=20)]


class PersoonDeel(Deel):
    naam: Kort
    roepnaam: Kort
    alias: Kort
    geboortedatum: date | None
    geschatte_leeftijd: Annotated[int | None, Field(ge=0, le=OUDST)]
    geschat_op: date | None
    geboortejaar: Annotated[int | None, Field(ge=1, le=9999)] = None
    datum_geschat: bool = False
    minderjarig: Annotated[str, one_of(*JA_NEE_ONBEKEND)]


class RegelDeel(Deel):
    """One line of the timeline. `door` is the name of who wrote it, empty for Dekkend itself."""

    soort: Annotated[str, one_of(*GEBEURTENISSEN)]
    at: datetime
    door: Kort
    tekst: Lang


class ToestemmingDeel(Deel):
    """Only for what both regio's give to the same receiver: a consent for one of ours says nothing there."""

    doel: Annotated[str, one_of(*DOELEN)]
    status: Annotated[str, one_of(*BEWAARD)]
    gegeven_door: Annotated[str, one_of(*GEVERS)]
    leeftijdsgroep: Annotated[str, one_of("", *GROEPEN)]
    leeftijd_bron: Annotated[str, one_of("", *BRONNEN)]
    wilsbekwaam: bool
    datum: date
    wijze: Annotated[str, one_of(*WIJZEN)]
    tekstversie: Annotated[str, Field(max_length=20)]
    vastgelegd_at: datetime
    ingetrokken_at: datetime | None
    intrek_reden: Annotated[str, one_of("", *INTREKREDENEN)]
    gezag: Annotated[str, one_of(*GEZAG)] = "onbekend"
    verdenking: Annotated[str, one_of(*VERDENKINGEN)] = "nee"
    gever_naam: Kort | None = None
    taal: Annotated[str, one_of(*TALEN)] | None = None
    tolk: bool = False
    geldig_tot: date | None = None
    ingetrokken_namens: Annotated[str, one_of("", *INTREKKERS)] = ""


class BewaarstopDeel(Deel):
    """What stops destroying there stops it here too: the receiver looks again whether it still holds."""

    reden: Annotated[str, one_of(*STOPREDENEN)]
    toelichting: Annotated[str, Field(max_length=1000)]
    opnieuw_bekijken: date
    gezet_at: datetime


class Inhoud(Deel):
    """The whole dossier. Of a melding only what happened goes along, nothing about who reported it."""

    soort: Literal["inhoud"] = "inhoud"
    nummer: Annotated[str, Field(max_length=20)]
    fase: Fase
    geopend_at: datetime
    persoon: PersoonDeel
    gender: Annotated[str, one_of(*GENDERS)]
    nationaliteitsgroep: Annotated[str, one_of(*NATIONALITEITSGROEPEN)]
    vormen: Vormen
    gm_code: GmCode
    tijdlijn: list[RegelDeel]
    toestemmingen: list[ToestemmingDeel]
    geregistreerd: bool
    bewaarstops: list[BewaarstopDeel] = []


class OverdrachtBrief(BaseModel):
    """`kenmerk` is the id of the handing over at the regio that offers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    inhoud_versie: Literal[1] = 1
    kenmerk: UUID
    deel: Annotated[Aanbod | Antwoord | Intrekking | Ontvangen | Inhoud, Field(discriminator="soort")]
