"""A dossier goes from one colleague to another, warm: with a note, and with a first meeting. Plain Python.

A person who was exploited tells the story once and trusts few: each change of zorgcoördinator costs something. So the
one who goes writes down what the next must know, the next one agrees before it happens, and the two of them or the next
one alone meets the person by a day that was chosen. What is asked here is ours; the profile (bijlage 3) asks for
continuity and a careful exchange of information.
"""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})

WISSELING = Machine(
    "wisseling",
    {
        "voorgesteld": "Voorgesteld",
        "aangenomen": "Overgenomen, nog kennismaken",
        "kennisgemaakt": "Overgenomen en kennisgemaakt",
        "geweigerd": "Niet overgenomen",
        "ingetrokken": "Ingetrokken",
    },
    "voorgesteld",
    (
        Edge("aannemen", "voorgesteld", "aangenomen", "Overnemen", _ZORG, "dossier_overgedragen"),
        Edge("weigeren", "voorgesteld", "geweigerd", "Niet overnemen", _ZORG, "wisseling_geweigerd"),
        Edge("intrekken", "voorgesteld", "ingetrokken", "Voorstel intrekken", _ZORG, "wisseling_ingetrokken"),
        Edge("kennismaken", "aangenomen", "kennisgemaakt", "Kennisgemaakt", _ZORG, "wisseling_kennisgemaakt"),
    ),
)
MEEST = 50
"""So many dossiers go in one proposal at most."""
LANGST_TEKST = 5_000
VERST = timedelta(days=92)
"""The first meeting is within three months."""


def check_voorstel(dossiers: Collection[UUID], notitie: str, kennismaking: date, vandaag: date) -> str:
    """The note, tidied. Raises InvalidInput with all faults."""
    faults: dict[str, list[str]] = {}
    if not dossiers:
        faults["dossiers"] = ["Kies een of meer dossiers."]
    elif len(dossiers) > MEEST:
        faults["dossiers"] = [f"Kies hoogstens {MEEST} dossiers tegelijk."]
    tidy = notitie.strip()
    if not tidy:
        faults["notitie"] = ["Schrijf op wat uw collega moet weten."]
    elif len(tidy) > LANGST_TEKST:
        faults["notitie"] = [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]
    if not vandaag <= kennismaking <= vandaag + VERST:
        faults["kennismaking_op"] = ["Kies vandaag of een dag in de komende drie maanden."]
    if faults:
        raise InvalidInput(faults)
    return tidy


def check_reden(reden: str) -> str:
    """Why not, tidied. Raises InvalidInput."""
    tidy = reden.strip()
    if not tidy:
        raise InvalidInput({"reden": ["Schrijf op waarom u dit dossier niet overneemt."]})
    if len(tidy) > LANGST_TEKST:
        raise InvalidInput({"reden": [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]})
    return tidy


def check_meeting(datum: date, sinds: date, vandaag: date) -> None:
    """The day on which somebody met the person: not before the dossier was taken over. Raises InvalidInput."""
    if not sinds <= datum <= vandaag:
        raise InvalidInput({"datum": ["Kies een dag vanaf de overname tot en met vandaag."]})
