"""The intake: talks, what they told, which rights were explained, and what is still missing. Plain Python.

Phase 1 of the profile of the zorgcoördinator (bijlage 3): in a talk with the victim an inventory of needs and
hulpvragen is made in several areas, and the victim is told about rights and duties on verblijf, strafrecht and zorg.
The practice (Eindhoven): what happened, which risks there are, what is possible, and after that the
gedragswetenschapper in every case. The victim keeps the lead: a talk that is missed or a wish to stop ends nothing.
The terms after which somebody is reminded are ours; see `casework/herinnering/rules.py`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from casework.kenmerken import JA_NEE_ONBEKEND, choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})

INTAKE = Machine(
    "intake",
    {"loopt": "Loopt", "gestopt": "Nu gestopt", "afgerond": "Afgerond"},
    "loopt",
    (
        Edge("afronden", "loopt", "afgerond", "Intake afronden", _ZORG, "intake_afgerond"),
        Edge("stoppen", "loopt", "gestopt", "Nu niet verder", _ZORG, "intake_gestopt"),
        Edge("hervatten", "gestopt", "loopt", "Intake weer oppakken", _ZORG, "intake_hervat"),
        Edge("hervatten", "afgerond", "loopt", "Intake weer openen", _ZORG, "intake_hervat"),
    ),
)
GESPREK = Machine(
    "intakegesprek",
    {
        "gepland": "Gepland",
        "gehouden": "Gehouden",
        "niet_verschenen": "Kwam niet",
        "afgezegd": "Ging niet door",
    },
    "gepland",
    (
        Edge("verzetten", "gepland", "gepland", "Verzetten", _ZORG, "intakegesprek_verzet"),
        Edge("houden", "gepland", "gehouden", "Het gesprek was er", _ZORG, "intakegesprek_gehouden"),
        Edge("missen", "gepland", "niet_verschenen", "De persoon kwam niet", _ZORG, "intakegesprek_gemist"),
        Edge("afzeggen", "gepland", "afgezegd", "Het ging niet door", _ZORG, "intakegesprek_afgezegd"),
        Edge("herstellen", "gehouden", "gepland", "Dit klopt niet", _ZORG, "intakegesprek_hersteld"),
        Edge("herstellen", "niet_verschenen", "gepland", "Dit klopt niet", _ZORG, "intakegesprek_hersteld"),
        Edge("herstellen", "afgezegd", "gepland", "Dit klopt niet", _ZORG, "intakegesprek_hersteld"),
    ),
)
RECHTENUITLEG = Machine(
    "rechtenuitleg",
    {"gegeven": "Uitgelegd", "ingetrokken": "Ingetrokken"},
    "gegeven",
    (Edge("intrekken", "gegeven", "ingetrokken", "Dit klopt niet", _ZORG, "rechtenuitleg_ingetrokken"),),
)
UITKOMSTEN: Mapping[str, str] = {
    edge.name: edge.label for edge in GESPREK.edges if edge.name in ("houden", "missen", "afzeggen")
}
NIET_DOORGEGAAN = ("niet_verschenen", "afgezegd")
PLEKKEN: Mapping[str, str] = {
    "kantoor": "Bij ons op kantoor",
    "bezoek": "Waar de persoon verblijft",
    "elders": "Op een andere plek",
    "telefoon": "Aan de telefoon",
    "beeldbellen": "Met beeldbellen",
}
TOLKEN: Mapping[str, str] = {
    "niet_nodig": "Geen tolk nodig",
    "aanwezig": "Een tolk aan tafel",
    "telefoon": "Een tolk aan de telefoon",
    "begeleider": "Iemand die meekwam vertaalt",
}
# Nobody can tell whether whoever came along says what was said.
GEEN_VAKTOLK = "begeleider"
HERINNEREN: Mapping[str, str] = {
    "bellen": "Bellen",
    "bericht": "Een bericht sturen",
    "via_ander": "Via iemand die de persoon vertrouwt",
    "niet": "Niet herinneren, dat is niet veilig of niet gewenst",
}
STOPREDENEN: Mapping[str, str] = {
    "wil_niet": "De persoon wil dit nu niet",
    "wil_later": "De persoon wil het later",
    "onbereikbaar": "Wij krijgen geen contact",
    "onveilig": "Praten is nu niet veilig",
    "andere_hulp": "Iemand anders helpt al",
}
GEBIEDEN: Mapping[str, str] = {"verblijf": "Verblijfsrecht", "strafrecht": "Strafrecht", "zorg": "Zorg"}
# Which rights and duties there are to explain, in our words; the pillars follow each of them further.
ONDERDELEN: Mapping[str, Mapping[str, str]] = {
    "verblijf": {
        "bedenktijd": "Bedenktijd van drie maanden",
        "verblijf_en_aangifte": "Verblijf bij aangifte of medewerking",
        "verblijf_zonder_aangifte": "Verblijf als aangifte niet kan",
        "asiel": "Asiel vragen",
        "terugkeer": "Hulp bij terugkeer",
        "plichten_verblijf": "Plichten bij verblijf, zoals melden",
    },
    "strafrecht": {
        "aangifte": "Informatief gesprek en aangifte, en dat het niet hoeft",
        "advocaat": "Een eigen advocaat, zonder kosten",
        "slachtofferrechten": "Rechten in de strafzaak",
        "vergoeding": "Vergoeding van de schade",
        "bescherming": "Bescherming tegen de dader",
        "plichten_strafrecht": "Plichten, zoals de waarheid zeggen als getuige",
    },
    "zorg": {
        "opvang": "Opvang en een veilige plek",
        "medisch": "Dokter, ziekenhuis en tandarts",
        "geestelijk": "Hulp bij wat er is meegemaakt",
        "geld": "Geld om van te leven, en verzekering",
        "wonen": "Wonen, werk en leren",
        "plichten_zorg": "Plichten, zoals de regels van de opvang",
    },
}
ALLE_ONDERDELEN: Mapping[str, str] = {code: label for one in ONDERDELEN.values() for code, label in one.items()}
BEGREPEN: Mapping[str, str] = {"ja": "Ja", "deels": "Voor een deel", "nee": "Nee, wij leggen het nog een keer uit"}

LANGST_TEKST = 20_000
LANGST_REGEL = 200
# Further ahead is a mistake in the year.
VERST_VOORUIT = timedelta(days=366)
HERINNER_DAGEN = 1
"""How many days before a talk somebody is reminded of it."""


@dataclass(frozen=True)
class GesprekInvoer:
    """A talk that is planned. `afspraak` says how the person can be reached without danger."""

    gepland_at: datetime
    plek: str = "kantoor"
    waar: str = ""
    taal: str = ""
    tolk: str = "niet_nodig"
    herinneren: str = "bellen"
    afspraak: str = ""


@dataclass(frozen=True)
class UitkomstInvoer:
    """What became of a talk: `stap` is one of UITKOMSTEN. Who was there and what was said, or why it was not."""

    stap: str
    aanwezig: str = ""
    verslag: str = ""


@dataclass(frozen=True)
class Beschrijving:
    """What the talks told. Nothing has to be asked that the person does not want to tell."""

    verhaal: str = ""
    veilig_nu: str = "onbekend"
    veiligheid: str = ""
    risicos: str = ""
    behoeften: str = ""
    wensen: str = ""
    mogelijkheden: str = ""
    geen_hulpvraag: bool = False


TEKSTEN: Mapping[str, str] = {
    "verhaal": "Wat er is gebeurd",
    "veiligheid": "Veiligheid",
    "risicos": "Risico's",
    "behoeften": "Behoeften",
    "wensen": "Wat de persoon zelf wil",
    "mogelijkheden": "Mogelijkheden",
}


@dataclass(frozen=True)
class RechtenuitlegInvoer:
    """Which rights and duties were explained on one day, in which language, and whether it came across."""

    datum: date
    onderdelen: tuple[str, ...]
    taal: str
    tolk: str = "niet_nodig"
    begrepen: str = "ja"
    schriftelijk: bool = False
    toelichting: str = ""


@dataclass(frozen=True)
class StopInvoer:
    """Why somebody does not go on now, and the day on which we may ask again; none when we may not."""

    reden: str
    toelichting: str = ""
    opnieuw_op: date | None = None


@dataclass(frozen=True)
class Feiten:
    """What there is of one intake, to see what is missing."""

    gehouden: int
    beschrijving: Beschrijving
    hulpvragen: int
    uitgelegd: frozenset[str]
    nationaliteitsgroep: str
    advies: bool


def _too_long(text: str, longest: int) -> list[str]:
    return [f"Maak dit korter: gebruik hoogstens {longest} tekens."] if len(text) > longest else []


def _raise(faults: Mapping[str, list[str]]) -> None:
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)


def check_gesprek(invoer: GesprekInvoer, nu: datetime) -> GesprekInvoer:
    """The input, tidied. A talk may have been yesterday: who was called away writes it down later. Raises
    InvalidInput."""
    tidy = replace(
        invoer, waar=invoer.waar.strip(), taal=invoer.taal.strip(), afspraak=invoer.afspraak.strip()
    )  # fmt: skip
    _raise(
        {
            "datum": ["Deze dag is te ver weg. Controleer het jaar."]
            if abs(tidy.gepland_at - nu) > VERST_VOORUIT
            else [],
            "plek": choice_faults(tidy.plek, PLEKKEN),
            "waar": _too_long(tidy.waar, LANGST_REGEL),
            "taal": _too_long(tidy.taal, LANGST_REGEL),
            "tolk": choice_faults(tidy.tolk, TOLKEN),
            "herinneren": choice_faults(tidy.herinneren, HERINNEREN),
            "afspraak": _too_long(tidy.afspraak, LANGST_TEKST),
        }
    )
    return tidy


def check_uitkomst(invoer: UitkomstInvoer, gepland_at: datetime, nu: datetime) -> UitkomstInvoer:
    """The input, tidied. Only what was can be held or missed; calling off may be done before. Raises InvalidInput."""
    tidy = replace(invoer, aanwezig=invoer.aanwezig.strip(), verslag=invoer.verslag.strip())
    early = tidy.stap in ("houden", "missen") and gepland_at > nu
    _raise(
        {
            "stap": choice_faults(tidy.stap, UITKOMSTEN)
            or (["Dit gesprek moet nog komen. Verzet het eerst als het eerder was."] if early else []),
            "aanwezig": _too_long(tidy.aanwezig, LANGST_REGEL),
            "verslag": _too_long(tidy.verslag, LANGST_TEKST)
            or (["Schrijf kort op wat er is besproken."] if tidy.stap == "houden" and not tidy.verslag else []),
        }
    )
    return tidy


def check_beschrijving(invoer: Beschrijving) -> Beschrijving:
    """The input, tidied; nothing is obligatory while it goes on. Raises InvalidInput."""
    tidy = replace(invoer, **{name: getattr(invoer, name).strip() for name in TEKSTEN})
    faults = {name: _too_long(getattr(tidy, name), LANGST_TEKST) for name in TEKSTEN}
    _raise(faults | {"veilig_nu": choice_faults(tidy.veilig_nu, JA_NEE_ONBEKEND)})
    return tidy


def check_rechtenuitleg(invoer: RechtenuitlegInvoer, geopend: date, vandaag: date) -> RechtenuitlegInvoer:
    """The input, tidied, each right once. Rights may have been explained before the dossier was opened, not before
    the year before. Raises InvalidInput."""
    tidy = replace(
        invoer,
        onderdelen=tuple(code for code in ALLE_ONDERDELEN if code in invoer.onderdelen),
        taal=invoer.taal.strip(),
        toelichting=invoer.toelichting.strip(),
    )
    unknown = any(code not in ALLE_ONDERDELEN for code in invoer.onderdelen)
    _raise(
        {
            "datum": _day_faults(tidy.datum, geopend, vandaag),
            "onderdelen": ["Kies wat u heeft uitgelegd."] if unknown or not tidy.onderdelen else [],
            "taal": _too_long(tidy.taal, LANGST_REGEL)
            or ([] if tidy.taal else ["Vul in welke taal u sprak. Bijvoorbeeld: Nederlands."]),
            "tolk": choice_faults(tidy.tolk, TOLKEN),
            "begrepen": choice_faults(tidy.begrepen, BEGREPEN),
            "toelichting": _too_long(tidy.toelichting, LANGST_TEKST),
        }
    )
    return tidy


def _day_faults(datum: date, geopend: date, vandaag: date) -> list[str]:
    if datum > vandaag:
        return ["Deze datum ligt in de toekomst. Vul de dag in waarop u het uitlegde."]
    if datum < geopend - VERST_VOORUIT:
        return ["Deze datum ligt lang voor het openen van het dossier. Controleer het jaar."]
    return []


def by_area(onderdelen: Collection[str]) -> dict[str, list[str]]:
    """What was explained in each area; areas in which nothing was, are left out."""
    chosen = {gebied: [code for code in codes if code in onderdelen] for gebied, codes in ONDERDELEN.items()}
    return {gebied: codes for gebied, codes in chosen.items() if codes}


def check_stop(invoer: StopInvoer, vandaag: date) -> StopInvoer:
    """The input, tidied. Who wants it later is asked later, so that needs a day. Raises InvalidInput."""
    tidy = replace(invoer, toelichting=invoer.toelichting.strip())
    _raise(
        {
            "reden": choice_faults(tidy.reden, STOPREDENEN),
            "toelichting": _too_long(tidy.toelichting, LANGST_TEKST),
            "opnieuw_op": _again_faults(tidy, vandaag),
        }
    )
    return tidy


def _again_faults(invoer: StopInvoer, vandaag: date) -> list[str]:
    if invoer.opnieuw_op is None:
        wants = invoer.reden == "wil_later"
        return ["Kies de dag waarop u opnieuw contact zoekt."] if wants else []
    if not vandaag < invoer.opnieuw_op <= vandaag + VERST_VOORUIT:
        return ["Kies een dag na vandaag, binnen een jaar."]
    return []


def areas_to_explain(nationaliteitsgroep: str) -> list[str]:
    """Who has Dutch nationality has nothing to ask of verblijfsrecht."""
    return [gebied for gebied in GEBIEDEN if gebied != "verblijf" or nationaliteitsgroep != "nederlands"]


def missing(feiten: Feiten) -> list[str]:
    """What has to be done before the intake can be finished, in sentences. Empty when it can."""
    told = feiten.beschrijving
    unexplained = [
        GEBIEDEN[gebied].lower()
        for gebied in areas_to_explain(feiten.nationaliteitsgroep)
        if gebied not in feiten.uitgelegd
    ]
    empty = [TEKSTEN[name].lower() for name in ("veiligheid", "risicos", "behoeften") if not getattr(told, name)]
    asks = (
        (not feiten.gehouden, "Er is nog geen gesprek geweest."),
        (told.veilig_nu == "onbekend", "Het is nog niet bekend of de persoon nu veilig is."),
        (empty, f"Nog niet beschreven: {_and(empty)}."),
        (
            not feiten.hulpvragen and not told.geen_hulpvraag,
            "Er is nog geen hulpvraag. Is er geen? Kruis dat dan aan in de beschrijving.",
        ),
        (unexplained, f"Nog niet uitgelegd: rechten op het gebied van {_and(unexplained)}."),
        (not feiten.advies, "De gedragswetenschapper heeft nog geen advies gegeven."),
    )
    return [sentence for lacks, sentence in asks if lacks]


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}" if words else ""


def remind_from(gepland: date) -> date:
    """The first day on which somebody is reminded of a talk."""
    return gepland - timedelta(days=HERINNER_DAGEN)


def to_remind(herinneren: str, gepland: date, vandaag: date, *, herinnerd: bool) -> bool:
    """Not when that is not safe, not twice, and not when the day is over."""
    return herinneren != "niet" and not herinnerd and remind_from(gepland) <= vandaag <= gepland


def contact_before(dag: date, dagen: int) -> date:
    """The last day for a new step, so many days after a talk that was not, or after the dossier was opened."""
    return dag + timedelta(days=dagen)


def beschrijving_of(row: object) -> Beschrijving:
    """What stands in a row that has these fields."""
    return Beschrijving(**{one.name: getattr(row, one.name) for one in fields(Beschrijving)})
