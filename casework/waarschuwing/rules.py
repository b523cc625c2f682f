"""A warning about a person: what a colleague must know before he calls, writes or goes there. Plain Python.

A wrong call can betray somebody who is watched, so a warning stands on top of every page of a dossier and beside every
phone number until somebody withdraws it with a reason. Its kind is a word that may stand alone; the text tells more.
Source: profile of the zorgcoördinator, bijlage 3 (safety goes before contact).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})

WAARSCHUWING = Machine(
    "waarschuwing",
    {"geldt": "Geldt", "ingetrokken": "Ingetrokken"},
    "geldt",
    (
        Edge("intrekken", "geldt", "ingetrokken", "Intrekken", _ZORG, "waarschuwing_ingetrokken"),
        Edge("herstellen", "ingetrokken", "geldt", "Toch laten gelden", _ZORG, "waarschuwing_hersteld"),
    ),
)
SOORTEN: Mapping[str, str] = {
    "niet_bellen": "Niet bellen",
    "leest_mee": "Partner of een ander leest of luistert mee",
    "geen_bericht": "Geen app, sms of e-mail sturen",
    "geen_post": "Geen post sturen",
    "adres_geheim": "Het adres is geheim",
    "niet_alleen": "Niet alleen op bezoek gaan",
    "geweld": "Kans op geweld",
    "anders": "Let op",
}
BIJ_TELEFOON = frozenset({"niet_bellen", "leest_mee", "geen_bericht"})
"""What stands beside a phone number."""
LANGST_TEKST = 300


@dataclass(frozen=True)
class WaarschuwingInvoer:
    soort: str
    tekst: str = ""


def checked(invoer: WaarschuwingInvoer) -> WaarschuwingInvoer:
    """The input, tidied. A warning of no known kind needs a text. Raises InvalidInput with all faults."""
    tidy = WaarschuwingInvoer(invoer.soort, " ".join(invoer.tekst.split()))
    faults = {"soort": choice_faults(tidy.soort, SOORTEN), "tekst": _text_faults(tidy.tekst)}
    if tidy.soort == "anders" and not tidy.tekst:
        faults["tekst"] = ["Schrijf op waar uw collega's op moeten letten."]
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def check_reason(reden: str) -> str:
    """Why it counts no more, tidied. Raises InvalidInput without it: somebody may trust that warning."""
    tidy = " ".join(reden.split())
    faults = _text_faults(tidy) or ([] if tidy else ["Schrijf op waarom de waarschuwing niet meer nodig is."])
    if faults:
        raise InvalidInput({"reden": faults})
    return tidy


def _text_faults(tekst: str) -> list[str]:
    if len(tekst) > LANGST_TEKST:
        return [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]
    return []
