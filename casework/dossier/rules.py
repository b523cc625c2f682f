"""What a dossier must hold about the person, and the phases it goes through. Plain Python.

Phases and ways to end are those of the profile of the zorgcoördinator (bijlage 3): hulpverlening may begin before
the intake is done, and somebody who comes back finds the same dossier again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from casework.kenmerken import (
    GENDERS,
    JA_NEE_ONBEKEND,
    MEERDERJARIG,
    NATIONALITEITSGROEPEN,
    OUDST,
    choice_faults,
    clean_vormen,
    leeftijd_op,
    vormen_faults,
)
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})

DOSSIER = Machine(
    "dossier",
    {
        "intake": "Intake",
        "hulpverlening": "Hulpverlening",
        "afgesloten": "Afgesloten",
        "vernietigd": "Vernietigd",
        "in_overdracht": "Onderweg naar een andere regio",
        "bewaard": "Overgedragen, hier nog bewaard",
        "overgedragen": "Overgedragen",
    },
    "intake",
    (
        Edge("starten", "intake", "hulpverlening", "Hulpverlening starten", _ZORG, "fase_gewijzigd"),
        Edge("afsluiten", "intake", "afgesloten", "Dossier afsluiten", _ZORG, "dossier_afgesloten"),
        Edge("afsluiten", "hulpverlening", "afgesloten", "Dossier afsluiten", _ZORG, "dossier_afgesloten"),
        Edge("heropenen", "afgesloten", "hulpverlening", "Dossier heropenen", _ZORG, "dossier_heropend"),
        # Only by a wisverzoek, on which two people agree.
        Edge("vernietigen", "afgesloten", "vernietigd", "Dossier vernietigen", _ZORG, "wisverzoek_bevestigd"),
        # Only by a letter of the regio that accepts it, or that could not open what we sent.
        Edge("overdragen", "intake", "in_overdracht", "Overdragen", _ZORG, "overdracht_verstuurd"),
        Edge("overdragen", "hulpverlening", "in_overdracht", "Overdragen", _ZORG, "overdracht_verstuurd"),
        Edge("afstaan", "in_overdracht", "overgedragen", "Overdracht voltooien", _ZORG, "overdracht_voltooid"),
        # While a bewaarstop holds.
        Edge("aanhouden", "in_overdracht", "bewaard", "Overdracht voltooien", _ZORG, "overdracht_voltooid"),
        Edge("afstaan", "bewaard", "overgedragen", "Hier weghalen", _ZORG, "dossier_vernietigd"),
        Edge("terug_naar_intake", "in_overdracht", "intake", "Terughalen", _ZORG, "overdracht_teruggehaald"),
        Edge(
            "terug_naar_hulpverlening", "in_overdracht", "hulpverlening", "Terughalen", _ZORG, "overdracht_teruggehaald"
        ),
    ),
)
# Of these nothing can be read any more.
GELEEGD = ("vernietigd", "overgedragen")
# With these nothing is done any more: also what another regio works on, and can only be read here.
STIL = (*GELEEGD, "bewaard")
VOORBIJ = ("afgesloten", *STIL)
AFSLUITREDENEN: Mapping[str, str] = {
    "afgerond": "Het traject is afgerond",
    "onbekende_bestemming": "Vertrokken met onbekende bestemming",
    "ziet_af_van_hulp": "De betrokkene ziet af van hulp",
    "teruggekeerd": "Teruggekeerd naar het land van herkomst",
    "overleden": "De betrokkene is overleden",
}
GEBEURTENISSEN: Mapping[str, str] = {
    "dossier_geopend": "Dossier geopend",
    "dossier_toegewezen": "Zorgcoördinator gekozen",
    "dossier_losgelaten": "Teruggegeven aan het team",
    "dossier_overgedragen": "Overgedragen aan een collega",
    "persoon_gewijzigd": "Gegevens gewijzigd",
    "aantekening_gemaakt": "Aantekening",
    "fase_gewijzigd": "Hulpverlening gestart",
    "dossier_afgesloten": "Dossier afgesloten",
    "dossier_heropend": "Dossier heropend",
    "wisseling_voorgesteld": "Voorgesteld aan een collega",
    "wisseling_geweigerd": "Collega neemt het niet over",
    "wisseling_ingetrokken": "Voorstel aan een collega ingetrokken",
    "wisseling_kennisgemaakt": "Kennisgemaakt met de nieuwe zorgcoördinator",
    "afrondingspunt_vastgelegd": "Afronding: wat de betrokkene weet",
    "afrondingspunt_ingetrokken": "Afronding: toch niet helder",
    "nazorg_afgesproken": "Nazorg afgesproken",
    "nazorg_stap": "Nazorg",
    "toestemming_gegeven": "Toestemming gegeven",
    "toestemming_geweigerd": "Toestemming niet gegeven",
    "toestemming_ingetrokken": "Toestemming ingetrokken",
    "gezag_vastgelegd": "Gezag vastgelegd",
    "grondslag_vastgelegd": "Andere grond dan toestemming",
    "grondslag_beeindigd": "Andere grond dan toestemming beëindigd",
    "registratie_verstuurd": "Registratie verstuurd naar CoMensha",
    "registratie_geteld": "Alleen geteld, zonder persoonsgegevens",
    "registratie_ingetrokken": "Registratie bij CoMensha ingetrokken",
    "registratie_uitgesteld": "Nu niet registreren",
    "navraag_ontvangen": "CoMensha vraagt iets over de registratie",
    "navraag_beantwoord": "Antwoord aan CoMensha over de registratie",
    "noodtoegang_geopend": "Noodtoegang gebruikt",
    "noodtoegang_beeindigd": "Noodtoegang beëindigd",
    "bewaarstop_gezet": "Bewaarstop gezet",
    "bewaarstop_opgeheven": "Bewaarstop opgeheven",
    "overdracht_aangeboden": "Aangeboden aan een andere regio",
    "overdracht_ingetrokken": "Aanbod aan een andere regio ingetrokken",
    "overdracht_geweigerd": "Andere regio neemt het niet over",
    "overdracht_verstuurd": "Verstuurd naar een andere regio",
    "overdracht_teruggehaald": "Teruggehaald van een andere regio",
    "overname_ontvangen": "Overgenomen van een andere regio",
    "melding_toegevoegd": "Melding bij dit dossier gevoegd",
    "herkenningspunt_toegevoegd": "Nummer of adres vastgelegd",
    "herkenningspunt_weggehaald": "Nummer of adres weggehaald",
    "melding_overgekomen": "Melding bij de vorige regio",
    "verblijfsspoor_vastgelegd": "Verblijfsrecht: spoor vastgelegd",
    "verblijfsspoor_verleend": "Verblijfsrecht: verleend",
    "verblijfsspoor_afgewezen": "Verblijfsrecht: afgewezen",
    "verblijfsspoor_bezwaar": "Verblijfsrecht: bezwaar of beroep",
    "verblijfsspoor_verlengd": "Verblijfsrecht: verlengd",
    "verblijfsspoor_beeindigd": "Verblijfsrecht: geëindigd",
    "verblijfsspoor_vergissing": "Verblijfsrecht: vergissing hersteld",
    "strafzaak_vastgelegd": "Strafrecht: zaak vastgelegd",
    "strafzaak_stap": "Strafrecht: volgende stap",
    "slachtofferrecht_vastgelegd": "Strafrecht: recht van het slachtoffer",
    "schadevergoeding_stap": "Strafrecht: schadevergoeding",
    "hulp_vastgelegd": "Hulp en opvang: vastgelegd",
    "hulp_stap": "Hulp en opvang: volgende stap",
    "hulpvraag_gesteld": "Hulpvraag",
    "hulpvraag_gewijzigd": "Hulpvraag gewijzigd",
    "hulpvraag_stap": "Hulpvraag: volgende stap",
    "zorgactie_aangeboden": "Zorgactie aangeboden",
    "zorgactie_aangenomen": "Zorgactie aangenomen",
    "zorgactie_geweigerd": "Zorgactie niet aangenomen",
    "zorgactie_ingetrokken": "Aanbod van een zorgactie ingetrokken",
    "zorgactie_begonnen": "Zorgactie begonnen",
    "zorgactie_gestopt": "Zorgactie gestopt",
    "zorgactie_klaar": "Zorgactie klaar",
    "zorgactie_contact": "Contact over een zorgactie",
    "voorziening_stap": "Praktische voorziening",
    "termijn_gedaan": "Termijn afgehandeld",
    "termijn_vervallen": "Termijn niet meer nodig",
    "taak_gemaakt": "Taak toegevoegd",
    "taak_gewijzigd": "Taak gewijzigd",
    "taak_gedaan": "Taak gedaan",
    "taak_vervallen": "Taak niet meer nodig",
    "taak_heropend": "Taak weer opengezet",
    "waarschuwing_gezet": "Waarschuwing gezet",
    "waarschuwing_ingetrokken": "Waarschuwing ingetrokken",
    "waarschuwing_hersteld": "Waarschuwing geldt weer",
    "document_toegevoegd": "Document toegevoegd",
    "document_ingetrokken": "Document ingetrokken",
    "document_teruggezet": "Document teruggezet",
    "naam_toegevoegd": "Andere naam toegevoegd",
    "naam_weggehaald": "Andere naam weggehaald",
    "teamlid_toegevoegd": "Iemand bij het team gezet",
    "teamlid_gestopt": "Iemand uit het team",
    "zrm_gemeten": "Zelfredzaamheid gemeten",
    "zrm_gecorrigeerd": "Meting van zelfredzaamheid gecorrigeerd",
    "zrm_ingetrokken": "Meting van zelfredzaamheid ingetrokken",
    "intakegesprek_gepland": "Intakegesprek gepland",
    "intakegesprek_verzet": "Intakegesprek verzet",
    "intakegesprek_gehouden": "Intakegesprek gehouden",
    "intakegesprek_gemist": "Niet gekomen op het intakegesprek",
    "intakegesprek_afgezegd": "Intakegesprek ging niet door",
    "intakegesprek_hersteld": "Uitkomst van het intakegesprek hersteld",
    "intake_beschreven": "Intake: beschrijving gewijzigd",
    "intake_afgerond": "Intake afgerond",
    "intake_gestopt": "Intake: nu niet verder",
    "intake_hervat": "Intake weer opgepakt",
    "rechtenuitleg_gegeven": "Rechten uitgelegd",
    "rechtenuitleg_ingetrokken": "Uitleg over rechten ingetrokken",
    "risico_getaxeerd": "Risico's bekeken",
    "risico_gecorrigeerd": "Risicotaxatie gecorrigeerd",
    "risico_ingetrokken": "Risicotaxatie ingetrokken",
    "consultatie_gevraagd": "Advies gevraagd aan de gedragswetenschapper",
    "consultatie_gegeven": "Advies van de gedragswetenschapper",
    "consultatie_besloten": "Besluit na het advies",
    "consultatie_ingetrokken": "Vraag om advies ingetrokken",
    "avgverzoek_gedaan": "Verzoek van de betrokkene over gegevens",
    "avgverzoek_verlengd": "Termijn van een AVG-verzoek verlengd",
    "avgverzoek_besloten": "Besloten op een AVG-verzoek",
    "avgverzoek_verteld": "Besluit op een AVG-verzoek verteld",
    "avgverzoek_gestopt": "AVG-verzoek niet verder behandeld",
    "avgverzoek_heropend": "AVG-verzoek opnieuw bekeken",
    "avgverzoek_opgeheven": "Stop na een AVG-verzoek opgeheven",
}
# What together says how old somebody is; at most one of the first three is known.
LEEFTIJD = ("geboortedatum", "geschatte_leeftijd", "geboortejaar", "datum_geschat")
LANGST_NAAM = 200
LANGST_TEKST = 20_000


@dataclass(frozen=True)
class PersoonInvoer:
    """Who the dossier is about, as far as known. There is no BSN: help never waits for it. A year of birth alone is
    an estimate, like a date with `datum_geschat`."""

    naam: str = ""
    roepnaam: str = ""
    alias: str = ""
    geboortedatum: date | None = None
    geschatte_leeftijd: int | None = None
    geboortejaar: int | None = None
    datum_geschat: bool = False
    minderjarig: str = "onbekend"
    gender: str = "onbekend"
    nationaliteitsgroep: str = "onbekend"
    vormen: tuple[str, ...] = ()
    gm_code: str = ""

    @property
    def recognisable(self) -> bool:
        return bool(self.naam or self.roepnaam or self.alias)


def completed(said: PersoonInvoer, known: PersoonInvoer) -> PersoonInvoer:
    """What is said counts; where nothing is said, what was known already. An age is taken as a whole."""
    nothing = PersoonInvoer()
    ages = set(LEEFTIJD) if any(getattr(said, name) is not None for name in LEEFTIJD[:3]) else set()
    unsaid = [
        field.name
        for field in fields(PersoonInvoer)
        if getattr(said, field.name) == getattr(nothing, field.name) and field.name not in ages
    ]
    return replace(said, **{name: getattr(known, name) for name in unsaid})


def checked(invoer: PersoonInvoer, vandaag: date) -> PersoonInvoer:
    """The input, tidied; a known age decides whether somebody is a minor. Raises InvalidInput with all faults."""
    tidy = _tidied(invoer, vandaag)
    faults = {
        "geboortedatum": _birth_faults(tidy.geboortedatum, vandaag),
        "geschatte_leeftijd": _estimate_faults(tidy),
        "geboortejaar": _year_faults(tidy, vandaag),
        "datum_geschat": ["Vul de geboortedatum in die u schat, of zet dit uit."]
        if tidy.datum_geschat and tidy.geboortedatum is None
        else [],
        "minderjarig": choice_faults(tidy.minderjarig, JA_NEE_ONBEKEND),
        "gender": choice_faults(tidy.gender, GENDERS),
        "nationaliteitsgroep": choice_faults(tidy.nationaliteitsgroep, NATIONALITEITSGROEPEN),
        "vormen": vormen_faults(invoer.vormen),
    }
    for name in ("naam", "roepnaam", "alias"):
        if len(getattr(tidy, name)) > LANGST_NAAM:
            faults[name] = [f"Maak dit korter: gebruik hoogstens {LANGST_NAAM} tekens."]
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _tidied(invoer: PersoonInvoer, vandaag: date) -> PersoonInvoer:
    born = invoer.geboortedatum or latest_birth(invoer.geboortejaar)
    leeftijd = leeftijd_van(born, invoer.geschatte_leeftijd, vandaag, vandaag)
    return replace(
        invoer,
        naam=invoer.naam.strip(),
        roepnaam=invoer.roepnaam.strip(),
        alias=invoer.alias.strip(),
        gm_code=invoer.gm_code.strip(),
        minderjarig=minderjarig_van(leeftijd, invoer.minderjarig),
        vormen=tuple(clean_vormen(invoer.vormen)),
    )


def _birth_faults(geboren: date | None, vandaag: date) -> list[str]:
    if geboren is None:
        return []
    if geboren > vandaag:
        return ["Deze datum ligt in de toekomst. Controleer de geboortedatum."]
    if leeftijd_op(geboren, vandaag) > OUDST:
        return [f"Dit is langer dan {OUDST} jaar geleden. Controleer de geboortedatum."]
    return []


def _estimate_faults(invoer: PersoonInvoer) -> list[str]:
    if invoer.geschatte_leeftijd is None:
        return []
    if not 0 <= invoer.geschatte_leeftijd <= OUDST:
        return [f"Vul een leeftijd in van 0 tot en met {OUDST} jaar."]
    if invoer.geboortedatum is not None:
        return ["Vul de geboortedatum in of een schatting. Niet allebei."]
    return []


def _year_faults(invoer: PersoonInvoer, vandaag: date) -> list[str]:
    if invoer.geboortejaar is None:
        return []
    if not vandaag.year - OUDST <= invoer.geboortejaar <= vandaag.year:
        return [f"Vul een jaar in van {vandaag.year - OUDST} tot en met {vandaag.year}."]
    if invoer.geboortedatum is not None or invoer.geschatte_leeftijd is not None:
        return ["Vul één van deze drie in: de geboortedatum, het geboortejaar of de leeftijd."]
    return []


def latest_birth(jaar: int | None) -> date | None:
    """The last day on which somebody of this year was born: whoever may be a child is taken for one (Directive
    2011/36/EU, art. 13(2))."""
    return None if jaar is None or not date.min.year <= jaar <= date.max.year else date(jaar, 12, 31)


def leeftijd_van(geboren: date | None, geschat: int | None, geschat_op: date | None, dag: date) -> int | None:
    """The age on a day: from the date of birth, else from an estimate that grows older with the years."""
    if geboren is not None:
        return max(leeftijd_op(geboren, dag), 0)
    if geschat is None or geschat_op is None:
        return None
    return geschat + max(leeftijd_op(geschat_op, dag), 0)


def minderjarig_van(leeftijd: int | None, gezegd: str) -> str:
    """What is known of the age decides, else what was said."""
    if leeftijd is None:
        return gezegd
    return "ja" if leeftijd < MEERDERJARIG else "nee"


def check_recognisable(persoon: PersoonInvoer) -> None:
    """Raises InvalidInput when nothing is there by which colleagues recognise the person of a new dossier."""
    if not persoon.recognisable:
        raise InvalidInput({"roepnaam": ["Vul een naam, roepnaam of alias in. Een verzonnen roepnaam mag ook."]})


def check_note(tekst: str) -> str:
    """The note, tidied. Raises InvalidInput when it is empty or endless."""
    tidy = tekst.strip()
    if not tidy:
        raise InvalidInput({"tekst": ["Vul een aantekening in."]})
    if len(tidy) > LANGST_TEKST:
        raise InvalidInput({"tekst": [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]})
    return tidy
