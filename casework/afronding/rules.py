"""When a traject may end, what each way of ending asks, and care afterwards. Plain Python.

Profile of the zorgcoördinator (bijlage 3, "Fase 3 Afronding"). A traject may be closed when there is no criminal case
(any more), and when it is clear that the client knows which steps of verblijfsrecht follow, which rights to provisions
there are, and where to go for help and care. It may also be closed when the client left with an unknown destination,
declines help, went back to the country of origin, or died. Those four ask nothing of the first list.

What each of the four asks here (a day, what was tried, told or known) is ours: the profile names them and no more. That
a minor who disappears is reported follows from the duty of the guardian; the zorgcoördinator writes down that it was
done.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from casework.dossier.rules import AFSLUITREDENEN
from casework.pijlers.rules import LANGST_TEKST, check_choice, check_date
from casework.zrm.rules import KLEINSTE_AANTAL
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})

AFGEROND, ONBEKEND, ZIET_AF, TERUGGEKEERD, OVERLEDEN = AFSLUITREDENEN
PUNTEN: Mapping[str, str] = {
    "verblijfsrecht": "Weet welke stappen in het verblijfsrecht hij of zij wil nemen",
    "voorzieningen": "Weet wat de rechten op voorzieningen zijn",
    "instanties": "Weet bij welke instantie hij of zij terecht kan voor hulp en zorg",
}
PUNT = Machine(
    "afrondingspunt",
    {"helder": "Helder", "ingetrokken": "Ingetrokken"},
    "helder",
    (Edge("intrekken", "helder", "ingetrokken", "Toch niet helder", _ZORG, "afrondingspunt_ingetrokken"),),
)
AFSLUITING = Machine(
    "afsluiting",
    {"afgesloten": "Afgesloten", "heropend": "Heropend"},
    "afgesloten",
    (Edge("heropenen", "afgesloten", "heropend", "Dossier heropenen", _ZORG, "dossier_heropend"),),
)
HEROPENREDENEN: Mapping[str, str] = {
    "terug_in_beeld": "De betrokkene is terug in beeld",
    "nieuwe_hulpvraag": "Er is een nieuwe hulpvraag",
    "strafzaak": "Er loopt (weer) een strafzaak",
    "vergissing": "Het dossier is per ongeluk afgesloten",
}
TERUGKEER: Mapping[str, str] = {
    "vrijwillig": "Uit eigen wil",
    "gedwongen": "Gedwongen",
    "onbekend": "Niet bekend",
}

_NAZORG = "nazorg_stap"
NAZORG = Machine(
    "nazorg",
    {
        "afgesproken": "Afgesproken",
        "gehouden": "Contact gehad",
        "geen_contact": "Geen contact gekregen",
        "vervallen": "Gaat niet door",
    },
    "afgesproken",
    (
        Edge("houden", "afgesproken", "gehouden", "Er was contact", _ZORG, _NAZORG),
        Edge("missen", "afgesproken", "geen_contact", "Geen contact gekregen", _ZORG, _NAZORG),
        Edge("afzeggen", "afgesproken", "vervallen", "Gaat niet door", _ZORG, _NAZORG),
        Edge("terugzetten", "gehouden", "afgesproken", "Dit was een vergissing", _ZORG, _NAZORG),
        Edge("terugzetten", "geen_contact", "afgesproken", "Dit was een vergissing", _ZORG, _NAZORG),
    ),
)
NAZORGSTAPPEN: Mapping[str, str] = {edge.name: edge.label for edge in NAZORG.edges}
VORMEN: Mapping[str, str] = {
    "bellen": "Bellen",
    "gesprek": "Een gesprek",
    "bezoek": "Een bezoek",
    "bericht": "Een bericht",
    "via_hulpverlener": "Via de hulpverlener",
}
WAARSCHUWEN = timedelta(days=7)
"""So long before the day of a nazorgmoment it stands on "Mijn werk"."""
VERST = timedelta(days=731)
"""Nazorg is agreed two years ahead at most."""


@dataclass(frozen=True)
class Feiten:
    """What is known of the dossier at the moment of closing. `strafzaken` and `loopt` are sentences for the reader."""

    strafzaken: Sequence[str] = ()
    helder: Collection[str] = ()
    loopt: Sequence[str] = ()
    minderjarig: bool = False
    geboren: date | None = None


@dataclass(frozen=True)
class Ontbreekt:
    """What must be there first, in a sentence, and the page on which it is done (a name of a url of a dossier)."""

    zin: str
    pagina: str


@dataclass(frozen=True)
class AfsluitInvoer:
    """How a traject ends. What `datum` is the day of, says `DAGEN`; `verder` is how it goes on with what still runs."""

    einde: str
    datum: date
    toelichting: str = ""
    verder: str = ""
    terugkeer: str = ""
    weet_terug: bool = False
    gemeld: bool = False


class NogNietAf(Refused):
    """Closing is not allowed yet; `ontbreekt` says what must be there first."""

    def __init__(self, ontbreekt: Sequence[Ontbreekt]) -> None:
        super().__init__("Dit dossier kan nog niet dicht. " + " ".join(one.zin for one in ontbreekt))
        self.ontbreekt = tuple(ontbreekt)


DAGEN: Mapping[str, str] = {
    AFGEROND: "De dag van het laatste gesprek",
    ONBEKEND: "De dag van het laatste contact",
    ZIET_AF: "De dag waarop de betrokkene dit zei",
    TERUGGEKEERD: "De dag van vertrek",
    OVERLEDEN: "De dag van overlijden, of de dag waarop u het hoorde",
}
VRAAGT: Mapping[str, tuple[str, ...]] = {
    AFGEROND: ("Geen strafzaak die nog loopt.", "De drie punten hieronder zijn helder."),
    ONBEKEND: (
        "Wat u heeft gedaan om contact te krijgen.",
        "Bij een minderjarige: dat de vermissing is gemeld bij de politie en bij ouders of voogd.",
    ),
    ZIET_AF: ("Dat de betrokkene weet dat hij of zij altijd terug kan komen. Een reden is niet nodig.",),
    TERUGGEKEERD: ("Of het vertrek uit eigen wil was.", "Naar welk land, en wie daar kan helpen."),
    OVERLEDEN: ("Alleen de dag.",),
}


def missing(einde: str, feiten: Feiten) -> list[Ontbreekt]:
    """What bijlage 3 still asks before this ending. Nothing for an ending other than a finished traject."""
    if einde != AFGEROND:
        return []
    cases = [
        Ontbreekt(f"Er loopt nog een strafzaak ({stand}). Leg vast dat de zaak klaar is.", "dossier_strafrecht")
        for stand in feiten.strafzaken
    ]
    points = [
        Ontbreekt(f"Nog niet vastgelegd: {label[0].lower()}{label[1:]}.", "afrondingspunt_nieuw")
        for punt, label in PUNTEN.items()
        if punt not in feiten.helder
    ]
    return cases + points


def check_afsluiting(invoer: AfsluitInvoer, feiten: Feiten, vandaag: date) -> AfsluitInvoer:
    """The input, tidied. Raises InvalidInput with all faults, and NogNietAf when the rules of bijlage 3 say no."""
    check_choice("einde", invoer.einde, AFSLUITREDENEN)
    tidy = replace(
        invoer,
        toelichting=tidy_text("toelichting", invoer.toelichting),
        verder=tidy_text("verder", invoer.verder),
        terugkeer=invoer.terugkeer if invoer.einde == TERUGGEKEERD else "",
    )
    check_date("datum", tidy.datum, geboren=feiten.geboren, vandaag=vandaag)
    absent = missing(tidy.einde, feiten)
    if absent:
        raise NogNietAf(absent)
    faults = _faults(tidy, feiten)
    if faults:
        raise InvalidInput(faults)
    return tidy


def _faults(invoer: AfsluitInvoer, feiten: Feiten) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if invoer.einde == ONBEKEND and not invoer.toelichting:
        faults["toelichting"] = ["Schrijf op wat u heeft gedaan om contact te krijgen."]
    if invoer.einde == ONBEKEND and feiten.minderjarig and not invoer.gemeld:
        faults["gemeld"] = ["Meld de vermissing eerst bij de politie en bij ouders of voogd. Vink dit daarna aan."]
    if invoer.einde == ZIET_AF and not invoer.weet_terug:
        faults["weet_terug"] = ["Vertel de betrokkene dat hij of zij altijd terug kan komen. Vink dit daarna aan."]
    if invoer.einde == TERUGGEKEERD and invoer.terugkeer not in TERUGKEER:
        faults["terugkeer"] = ["Kies of het vertrek uit eigen wil was."]
    if invoer.einde == TERUGGEKEERD and not invoer.toelichting:
        faults["toelichting"] = ["Schrijf op naar welk land, en wie daar kan helpen."]
    if feiten.loopt and not invoer.verder:
        faults["verder"] = ["Er loopt nog iets. Schrijf op hoe het daarmee verdergaat, en wie dat weet."]
    return faults


def tidy_text(naam: str, tekst: str) -> str:
    """Raises InvalidInput when it is endless."""
    tidy = tekst.strip()
    if len(tidy) > LANGST_TEKST:
        raise InvalidInput({naam: [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]})
    return tidy


def check_nazorg(datum: date, vorm: str, einde: str, vandaag: date) -> None:
    """For a moment that is agreed. Raises InvalidInput, and Refused after a death."""
    if einde == OVERLEDEN:
        raise Refused("De betrokkene is overleden. Nazorg voor de betrokkene is er dan niet meer.")
    check_choice("vorm", vorm, VORMEN)
    if not vandaag <= datum <= vandaag + VERST:
        raise InvalidInput({"datum": ["Kies vandaag of een dag die nog moet komen, hoogstens twee jaar vooruit."]})


def shown_until(vandaag: date) -> date:
    """What is agreed for this day or before it, stands on "Mijn werk" until somebody says how it went."""
    return vandaag + WAARSCHUWEN


@dataclass(frozen=True)
class Telling:
    """How often something happened; None is fewer than may be shown."""

    naam: str
    aantal: int | None


def countable(aantallen: Mapping[str, int], namen: Mapping[str, str]) -> tuple[list[Telling], int | None]:
    """For each name its number, and the total. What is less than ten is not shown, also not by subtracting: the total
    is there only when what is left out is nothing, or ten or more in two or more rows."""
    lines = [Telling(label, _shown(aantallen.get(code, 0))) for code, label in namen.items()]
    total = sum(aantallen.get(code, 0) for code in namen)
    hidden = [aantallen.get(code, 0) for code in namen if aantallen.get(code, 0) < KLEINSTE_AANTAL]
    fine = not hidden or (sum(1 for one in hidden if one) > 1 and sum(hidden) >= KLEINSTE_AANTAL)
    return lines, total if fine else None


def _shown(aantal: int) -> int | None:
    return aantal if aantal >= KLEINSTE_AANTAL else None
