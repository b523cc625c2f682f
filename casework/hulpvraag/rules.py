"""What somebody wants help with, and whether that help was found. Plain Python.

Profile of the zorgcoördinator (bijlage 3), phase 1: the needs and hulpvragen are taken stock of by area; phase 2: for
each hulpvraag the most suitable zorgverlener is looked for. So a hulpvraag has one area, and an area says which offer
of the sociale kaart answers it. A hulpvraag may be asked at any time, also beside the intake. Nothing is deleted:
what is no longer asked lapses with a reason, and may be opened again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.pijlers.rules import check_choice
from casework.sociale_kaart.woorden import AANBOD
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
_STAP = "hulpvraag_stap"

GEBIEDEN: Mapping[str, str] = {
    "veilige_plek": "Veiligheid en opvang",
    "woonruimte": "Wonen",
    "psychische_gezondheid": "Psychische gezondheid",
    "lichamelijke_gezondheid": "Lichamelijke gezondheid",
    "gezin_en_netwerk": "Gezin en netwerk",
    "dagelijks_leven": "Dagelijks leven",
    "verblijf": "Verblijfsrecht",
    "recht_en_aangifte": "Aangifte en strafzaak",
    "inkomen_en_schulden": "Inkomen en schulden",
    "werk_en_dag": "Werk en dagbesteding",
    "taal_en_school": "Taal, school en inburgering",
    "terug_naar_huis": "Terug naar het land van herkomst",
    "iets_anders": "Iets anders",
}
# The offers of the sociale kaart that answer an area, the usual one first.
AANBOD_BIJ: Mapping[str, tuple[str, ...]] = {
    "veilige_plek": ("veilige_opvang", "wonen"),
    "woonruimte": ("wonen", "begeleiding", "veilige_opvang"),
    "psychische_gezondheid": ("traumabehandeling", "psychiatrie", "begeleiding"),
    "lichamelijke_gezondheid": ("medische_zorg",),
    "gezin_en_netwerk": ("gezinshulp", "maatje"),
    "dagelijks_leven": ("begeleiding", "maatje"),
    "verblijf": ("verblijfsrecht",),
    "recht_en_aangifte": ("strafrecht",),
    "inkomen_en_schulden": ("geld_en_schulden",),
    "werk_en_dag": ("werk_en_dagbesteding", "uitstappen"),
    "taal_en_school": ("taal_en_onderwijs",),
    "terug_naar_huis": ("terugkeer",),
    "iets_anders": tuple(AANBOD),
}
HULPVRAAG = Machine(
    "hulpvraag",
    {"open": "Nog geen hulp", "loopt": "Hulp loopt", "beantwoord": "Beantwoord", "vervallen": "Niet meer nodig"},
    "open",
    (
        Edge("oppakken", "open", "loopt", "Er is hulp gevonden", _ZORG, _STAP),
        Edge("loslaten", "loopt", "open", "Er is andere hulp nodig", _ZORG, _STAP),
        Edge("beantwoorden", "open", "beantwoord", "De vraag is beantwoord", _ZORG, _STAP),
        Edge("beantwoorden", "loopt", "beantwoord", "De vraag is beantwoord", _ZORG, _STAP),
        Edge("vervallen", "open", "vervallen", "De vraag is niet meer nodig", _ZORG, _STAP),
        Edge("vervallen", "loopt", "vervallen", "De vraag is niet meer nodig", _ZORG, _STAP),
        Edge("heropenen", "beantwoord", "open", "De vraag is er weer", _ZORG, _STAP),
        Edge("heropenen", "vervallen", "open", "De vraag is er weer", _ZORG, _STAP),
    ),
)
STAPPEN: Mapping[str, str] = {edge.name: edge.label for edge in HULPVRAAG.edges}
LOPEND = ("open", "loopt")
MET_UITKOMST = ("beantwoorden", "vervallen")
LANGST_VRAAG = 2_000


@dataclass(frozen=True)
class HulpvraagInvoer:
    gebied: str
    vraag: str


@dataclass(frozen=True)
class HulpvraagStap:
    """`uitkomst` says how it ended, or why it is not asked any more."""

    stap: str
    uitkomst: str = ""


def check_hulpvraag(gebied: str, vraag: str) -> HulpvraagInvoer:
    """The input, tidied. Raises InvalidInput."""
    check_choice("gebied", gebied, GEBIEDEN)
    tidy = vraag.strip()
    if not tidy:
        raise InvalidInput({"vraag": ["Schrijf op waar de betrokkene hulp bij wil."]})
    return HulpvraagInvoer(gebied, _not_endless("vraag", tidy))


def check_outcome(stap: str, uitkomst: str) -> str:
    """The text, tidied. Raises InvalidInput for an end without words."""
    check_choice("stap", stap, STAPPEN)
    tidy = _not_endless("uitkomst", uitkomst.strip())
    if stap in MET_UITKOMST and not tidy:
        raise InvalidInput({"uitkomst": ["Schrijf kort op hoe het is afgelopen."]})
    return tidy


def check_still_asked(status: str) -> None:
    """Raises Refused for what is answered or lapsed."""
    if status not in LOPEND:
        raise Refused("Deze hulpvraag is al klaar. Heropen de vraag eerst.")


def _not_endless(naam: str, tekst: str) -> str:
    if len(tekst) > LANGST_VRAAG:
        raise InvalidInput({naam: [f"Maak dit korter: gebruik hoogstens {LANGST_VRAAG} tekens."]})
    return tekst
