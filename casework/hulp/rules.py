"""The pillar hulp en opvang: which care runs, since when, and until when. Plain Python.

Profile of the zorgcoördinator (bijlage 3): a victim has a right to help and shelter; the zorgcoördinator gives none
herself and finds who does; help may begin before or beside the intake. So no phase of the dossier and no consent is
asked for here, and a begin may lie before the day the dossier was opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.pijlers.rules import check_choice, check_date, tidy_text
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
_STAP = "hulp_stap"

SOORTEN: Mapping[str, str] = {
    "opvang": "Opvang of veilige plek",
    "begeleiding": "Ambulante begeleiding",
    "geestelijke_zorg": "Geestelijke gezondheidszorg",
    "medische_zorg": "Medische zorg",
    "rechtsbijstand": "Rechtsbijstand",
    "maatschappelijk_werk": "Maatschappelijk werk of slachtofferhulp",
    "jeugdhulp": "Jeugdhulp",
    "inkomen": "Inkomen en schulden",
    "wonen": "Wonen",
    "werk_en_leren": "Werk, leren of inburgering",
    "anders": "Andere hulp",
}
HULP = Machine(
    "hulp",
    {
        "gevraagd": "Gevraagd",
        "wachtlijst": "Op de wachtlijst",
        "loopt": "Loopt",
        "niet_doorgegaan": "Niet doorgegaan",
        "geeindigd": "Geëindigd",
        "vergissing": "Bij vergissing vastgelegd",
    },
    "gevraagd",
    (
        Edge("wachten", "gevraagd", "wachtlijst", "Er is een wachtlijst", _ZORG, _STAP),
        Edge("beginnen", "gevraagd", "loopt", "De hulp is begonnen", _ZORG, _STAP),
        Edge("beginnen", "wachtlijst", "loopt", "De hulp is begonnen", _ZORG, _STAP),
        Edge("afzeggen", "gevraagd", "niet_doorgegaan", "Het gaat niet door", _ZORG, _STAP),
        Edge("afzeggen", "wachtlijst", "niet_doorgegaan", "Het gaat niet door", _ZORG, _STAP),
        Edge("beeindigen", "loopt", "geeindigd", "De hulp is geëindigd", _ZORG, _STAP),
        Edge("herroepen", "gevraagd", "vergissing", "Dit was een vergissing", _ZORG, _STAP),
        Edge("herroepen", "wachtlijst", "vergissing", "Dit was een vergissing", _ZORG, _STAP),
        Edge("herroepen", "loopt", "vergissing", "Dit was een vergissing", _ZORG, _STAP),
    ),
)
STAPPEN: Mapping[str, str] = {edge.name: edge.label for edge in HULP.edges}
LOPEND = ("gevraagd", "wachtlijst", "loopt")
EINDREDENEN: Mapping[str, str] = {
    "klaar": "De hulp is klaar",
    "andere_hulp": "Andere hulp neemt het over",
    "betrokkene_stopt": "De betrokkene stopt ermee",
    "aanbieder_stopt": "De aanbieder stopt ermee",
    "geen_plek": "Er was geen plek",
    "vertrokken": "De betrokkene is vertrokken",
}
MET_REDEN = ("beeindigen", "afzeggen")
LANGST_NAAM = 200


@dataclass(frozen=True)
class HulpInvoer:
    """Help that was asked for, or runs already (`loopt`). `aanbieder` is who gives it."""

    soort: str
    datum: date
    loopt: bool = False
    aanbieder: str = ""
    toelichting: str = ""


@dataclass(frozen=True)
class HulpStap:
    stap: str
    datum: date
    reden: str = ""
    toelichting: str = ""


def check_hulp(invoer: HulpInvoer, geboren: date | None, vandaag: date) -> HulpInvoer:
    """The input, tidied. Raises InvalidInput."""
    check_choice("soort", invoer.soort, SOORTEN)
    check_date("datum", invoer.datum, geboren=geboren, vandaag=vandaag)
    aanbieder = " ".join(invoer.aanbieder.split())
    if len(aanbieder) > LANGST_NAAM:
        raise InvalidInput({"aanbieder": [f"Maak dit korter: gebruik hoogstens {LANGST_NAAM} tekens."]})
    return HulpInvoer(invoer.soort, invoer.datum, invoer.loopt, aanbieder, tidy_text(invoer.toelichting))


def check_step(invoer: HulpStap, *, sinds: date, vandaag: date) -> None:
    """`sinds` is the day of the last step. Raises InvalidInput."""
    check_date("datum", invoer.datum, geboren=None, vandaag=vandaag)
    if invoer.datum < sinds:
        raise InvalidInput({"datum": [f"Dit ligt vóór de vorige stap, van {sinds:%d-%m-%Y}. Controleer de datum."]})
    if invoer.stap in MET_REDEN:
        check_choice("reden", invoer.reden, EINDREDENEN)


def before_the_intake_was_done(begin: date | None, fase: str, geopend: date) -> bool:
    """Help that began before the dossier, or while its intake still runs."""
    return begin is not None and (begin < geopend or fase == "intake")
