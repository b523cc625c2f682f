"""The gedragswetenschapper thinks along in every case: she is asked, advises, and the zorgcoördinator decides.

Plain Python. In practice (Eindhoven) each intake is discussed with her, and together they look at which help fits
best. The zorgcoördinator answers for the case and may decide otherwise, with the reason why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG, _GEDRAG = frozenset({"zorgcoordinator"}), frozenset({"gedragswetenschapper"})

CONSULTATIE = Machine(
    "consultatie",
    {
        "gevraagd": "Advies gevraagd",
        "gegeven": "Advies gegeven",
        "besloten": "Besloten",
        "ingetrokken": "Vraag ingetrokken",
    },
    "gevraagd",
    (
        Edge("adviseren", "gevraagd", "gegeven", "Advies geven", _GEDRAG, "consultatie_gegeven"),
        Edge("adviseren", "gegeven", "gegeven", "Advies aanvullen", _GEDRAG, "consultatie_gegeven"),
        Edge("intrekken", "gevraagd", "ingetrokken", "Vraag intrekken", _ZORG, "consultatie_ingetrokken"),
        Edge("besluiten", "gegeven", "besloten", "Vastleggen wat u ermee doet", _ZORG, "consultatie_besloten"),
        Edge("besluiten", "besloten", "besloten", "Besluit wijzigen", _ZORG, "consultatie_besloten"),
    ),
)
BESLUITEN: Mapping[str, str] = {
    "overgenomen": "Ik volg het advies",
    "deels": "Ik volg het voor een deel",
    "niet": "Ik doe iets anders",
}
GEADVISEERD = ("gegeven", "besloten")
LANGST_TEKST = 20_000
# Ours: the profile names no term. In a hurry she is called as well.
DAGEN = {False: 7, True: 1}


@dataclass(frozen=True)
class Vraag:
    """What the zorgcoördinator wants to think about. `spoed`: the answer cannot wait."""

    vraag: str
    spoed: bool = False


@dataclass(frozen=True)
class BesluitInvoer:
    besluit: str
    toelichting: str = ""


def check_text(naam: str, tekst: str, wat: str) -> str:
    """Tidied. Raises InvalidInput when it is empty or endless; `wat` says what to write."""
    tidy = tekst.strip()
    if not tidy:
        raise InvalidInput({naam: [wat]})
    if len(tidy) > LANGST_TEKST:
        raise InvalidInput({naam: [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]})
    return tidy


def check_besluit(invoer: BesluitInvoer) -> BesluitInvoer:
    """Tidied. Who does something else than was advised says why. Raises InvalidInput."""
    faults = choice_faults(invoer.besluit, BESLUITEN)
    if faults:
        raise InvalidInput({"besluit": faults})
    if invoer.besluit == "overgenomen" and not invoer.toelichting.strip():
        return BesluitInvoer(invoer.besluit)
    return BesluitInvoer(invoer.besluit, check_text("toelichting", invoer.toelichting, "Schrijf op waarom."))


def answer_before(gevraagd: date, *, spoed: bool) -> date:
    """The last day on which an advice is in time."""
    return gevraagd + timedelta(days=DAGEN[spoed])
