"""The five steps of the meldcode, as an aandachtsfunctionaris of a gemeente walks them. Plain Python.

The steps are those of the Besluit verplichte meldcode huiselijk geweld en kindermishandeling (art. 2), which seed 001
(chapter 4) advises for mensenhandel too. Their order is not binding, so each is recorded when it happens; a decision
asks for all of them. A talk that would not be safe is left out with the reason. The afwegingskader (since 2019)
advises; a human being decides, and says why when it decides something else.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

STAPPEN: Mapping[str, str] = {
    "signalen": "Signalen in kaart brengen",
    "overleg": "Overleg met een collega en Veilig Thuis",
    "gesprek": "Gesprek met de betrokkene",
    "wegen": "Wegen met het afwegingskader",
    "beslissen": "Beslissen",
}
VOORAF = ("signalen", "overleg", "gesprek", "wegen")
_AANDACHT = frozenset({"aandachtsfunctionaris"})

SIGNALERING = Machine(
    "signalering",
    {
        "loopt": "Loopt",
        "gemeld": "Gemeld bij de regio",
        "hulp": "Hulp georganiseerd",
        "afgesloten": "Geen vermoeden meer",
        "ingetrokken": "Ingetrokken",
    },
    "loopt",
    (
        Edge("vastleggen", "loopt", "loopt", "Stap vastleggen", _AANDACHT, "signalering_stap"),
        Edge("melden", "loopt", "gemeld", "Melden bij de zorgcoördinator", _AANDACHT, "signalering_besloten"),
        Edge("hulp_organiseren", "loopt", "hulp", "Zelf hulp organiseren", _AANDACHT, "signalering_besloten"),
        Edge("afsluiten", "loopt", "afgesloten", "Afsluiten: geen vermoeden meer", _AANDACHT, "signalering_besloten"),
        Edge("heropenen", "hulp", "loopt", "Heropenen", _AANDACHT, "signalering_heropend"),
        Edge("heropenen", "afgesloten", "loopt", "Heropenen", _AANDACHT, "signalering_heropend"),
        Edge("intrekken", "loopt", "ingetrokken", "Intrekken", _AANDACHT, "signalering_ingetrokken"),
    ),
)
BESLOTEN = ("gemeld", "hulp", "afgesloten")
BESLUITEN: Mapping[str, str] = {edge.name: edge.label for edge in SIGNALERING.edges if edge.target in BESLOTEN}


@dataclass(frozen=True)
class Weegvraag:
    """One question. `bij` is the answer that settles it, and `dan` what the kader advises then."""

    code: str
    tekst: str
    bij: str
    dan: str
    reden: str


WEEGVRAGEN = (
    Weegvraag(
        "vermoeden",
        "Is er na de eerste drie stappen een vermoeden van mensenhandel?",
        "nee",
        "afsluiten",
        "Er is geen vermoeden meer.",
    ),
    Weegvraag(
        "onveilig",
        "Is het nu, of telkens opnieuw, onveilig voor de betrokkene?",
        "ja",
        "melden",
        "Er is acute of structurele onveiligheid.",
    ),
    Weegvraag(
        "hulp_mogelijk",
        "Kunt u genoeg hulp bieden of organiseren?",
        "nee",
        "melden",
        "U kunt niet genoeg hulp bieden of organiseren.",
    ),
    Weegvraag("aanvaard", "Wil de betrokkene die hulp?", "nee", "melden", "De betrokkene neemt de hulp niet aan."),
    Weegvraag(
        "veilig_erdoor",
        "Wordt het door die hulp blijvend veilig?",
        "nee",
        "melden",
        "De hulp leidt niet tot blijvende veiligheid.",
    ),
)
ANTWOORDEN: Mapping[str, str] = {"ja": "Ja", "nee": "Nee"}
LANGST, KORT = 10_000, 200
# So long that another understands it.
KORTSTE_AFWIJKING = 30


@dataclass(frozen=True)
class StapInvoer:
    """What was done in a step, when, and with whom. `overgeslagen` is for a talk that would not be safe; `antwoorden`
    are for the afwegingskader."""

    stap: str
    datum: date
    tekst: str
    met_wie: str = ""
    overgeslagen: bool = False
    antwoorden: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Weging:
    """What the afwegingskader advises, and by which answer."""

    besluit: str
    reden: str


def check_stap(invoer: StapInvoer, vandaag: date) -> StapInvoer:
    """The input, tidied. Raises InvalidInput with all faults."""
    tidy = replace(invoer, tekst=invoer.tekst.strip(), met_wie=invoer.met_wie.strip())
    faults = {
        "stap": choice_faults(tidy.stap, VOORAF),
        "datum": ["Deze dag moet nog komen. Controleer de datum."] if tidy.datum > vandaag else [],
        "tekst": text_faults(tidy.tekst, "Schrijf op wat u deed en wat eruit kwam."),
        "met_wie": _who_faults(tidy),
        "overgeslagen": ["Alleen het gesprek mag u overslaan."] if tidy.overgeslagen and tidy.stap != "gesprek" else [],
        **(_answer_faults(tidy.antwoorden or {}) if tidy.stap == "wegen" else {}),
    }
    _raise(faults)
    return tidy if tidy.stap == "wegen" else replace(tidy, antwoorden=None)


def check_onderwerp(onderwerp: str) -> str:
    """By what the aandachtsfunctionaris knows it again. Raises InvalidInput."""
    tidy = onderwerp.strip()
    too_long = [f"Maak dit korter: gebruik hoogstens {KORT} tekens."] if len(tidy) > KORT else []
    _raise({"onderwerp": too_long if tidy else ["Vul in waar het over gaat. Een paar woorden is genoeg."]})
    return tidy


def text_faults(text: str, empty: str) -> list[str]:
    if not text:
        return [empty]
    return [f"Maak dit korter: gebruik hoogstens {LANGST} tekens."] if len(text) > LANGST else []


def _who_faults(invoer: StapInvoer) -> list[str]:
    if invoer.stap in {"overleg", "gesprek"} and not invoer.met_wie and not invoer.overgeslagen:
        return ["Vul in met wie u sprak. Een functie is genoeg."]
    return [f"Maak dit korter: gebruik hoogstens {KORT} tekens."] if len(invoer.met_wie) > KORT else []


def _answer_faults(antwoorden: Mapping[str, str]) -> dict[str, list[str]]:
    return {vraag.code: choice_faults(antwoorden.get(vraag.code, ""), ANTWOORDEN) for vraag in WEEGVRAGEN}


def _raise(faults: Mapping[str, list[str]]) -> None:
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)


def weigh(antwoorden: Mapping[str, str]) -> Weging:
    """The first answer that settles it decides; when none does, helping is enough."""
    for vraag in WEEGVRAGEN:
        if antwoorden[vraag.code] == vraag.bij:
            return Weging(vraag.dan, vraag.reden)
    return Weging("hulp_organiseren", "De hulp is genoeg, wordt aangenomen en maakt het blijvend veilig.")


def missing(gedaan: Collection[str]) -> list[str]:
    """The steps that a decision still waits for, in their order."""
    return [STAPPEN[stap] for stap in VOORAF if stap not in gedaan]


def next_step(gedaan: Collection[str]) -> str:
    return next((stap for stap in VOORAF if stap not in gedaan), "beslissen")


def check_besluit(besluit: str, toelichting: str, *, gedaan: Collection[str], weging: Weging | None) -> str:
    """The explanation, tidied. Raises Refused while a step is missing, and InvalidInput without a choice or an
    explanation; who decides otherwise than the kader advises says more."""
    if missing(gedaan) or weging is None:
        raise Refused(f"Leg eerst vast: {', '.join(missing(gedaan)).lower()}. Beslis daarna.")
    tidy = toelichting.strip()
    why = text_faults(tidy, "Leg uit waarom u dit besluit.")
    if not why and besluit in BESLUITEN and besluit != weging.besluit and len(tidy) < KORTSTE_AFWIJKING:
        advised = BESLUITEN[weging.besluit].lower()
        why = [f"Het afwegingskader komt uit op: {advised}. Leg uit waarom u iets anders besluit."]
    _raise({"besluit": choice_faults(besluit, BESLUITEN), "toelichting": why})
    return tidy
