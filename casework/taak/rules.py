"""A task in a dossier: what must be done, by whom and before when. Plain Python.

A task is what the team agreed for itself; what the law asks before a day is a termijn of `casework/pijlers`. Done is
never the end: who ticked the wrong one opens it again. Source: habits of the field, a list of open points per case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
# Also for whom it is: the gedragswetenschapper may be asked something.
_WIE = frozenset({"zorgcoordinator", "gedragswetenschapper"})

TAAK = Machine(
    "taak",
    {"open": "Open", "gedaan": "Gedaan", "vervallen": "Niet meer nodig"},
    "open",
    (
        Edge("afvinken", "open", "gedaan", "Gedaan", _WIE, "taak_gedaan"),
        Edge("schrappen", "open", "vervallen", "Niet meer nodig", _WIE, "taak_vervallen"),
        Edge("heropenen", "gedaan", "open", "Toch niet gedaan", _WIE, "taak_heropend"),
        Edge("heropenen", "vervallen", "open", "Toch nog nodig", _WIE, "taak_heropend"),
        Edge("wijzigen", "open", "open", "Wijzigen", _ZORG, "taak_gewijzigd"),
    ),
)
# What is one press of a button.
STAPPEN: Mapping[str, str] = {
    "afvinken": "Gedaan",
    "schrappen": "Niet meer nodig",
    "heropenen": "Weer openzetten",
}
SOORTEN: Mapping[str, str] = {
    "bellen": "Bellen",
    "afspraak": "Afspraak maken",
    "aanvragen": "Iets aanvragen",
    "brief": "Brief of formulier",
    "overleggen": "Overleggen",
    "uitzoeken": "Uitzoeken",
    "anders": "Iets anders",
}
LANGST_WAT, LANGST_TOELICHTING = 200, 2_000
VERST = timedelta(days=5 * 366)
BINNENKORT = 3
"""Days before the last day from which a task is soon."""
NABIJ: Mapping[str, str] = {"te_laat": "Te laat", "vandaag": "Vandaag", "binnenkort": "Binnenkort", "later": "Later"}


@dataclass(frozen=True)
class TaakInvoer:
    """`uiterlijk` is the last day on which it is in time."""

    soort: str
    wat: str
    uiterlijk: date
    toelichting: str = ""


def checked(invoer: TaakInvoer, vandaag: date, was: date | None = None) -> TaakInvoer:
    """The input, tidied. `was` is the day of a task that is changed: that one may lie in the past. Raises InvalidInput
    with all faults."""
    tidy = TaakInvoer(invoer.soort, " ".join(invoer.wat.split()), invoer.uiterlijk, invoer.toelichting.strip())
    faults = {
        "soort": choice_faults(tidy.soort, SOORTEN),
        "wat": _wat_faults(tidy.wat),
        "uiterlijk": _day_faults(tidy.uiterlijk, vandaag, was),
    }
    if len(tidy.toelichting) > LANGST_TOELICHTING:
        faults["toelichting"] = [f"Maak dit korter: gebruik hoogstens {LANGST_TOELICHTING} tekens."]
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _wat_faults(wat: str) -> list[str]:
    if not wat:
        return ["Vul in wat er moet gebeuren."]
    if len(wat) > LANGST_WAT:
        return [f"Maak dit korter: gebruik hoogstens {LANGST_WAT} tekens."]
    return []


def _day_faults(dag: date, vandaag: date, was: date | None) -> list[str]:
    if dag < vandaag and dag != was:
        return ["Deze dag is al voorbij. Kies vandaag of een latere dag."]
    if dag > vandaag + VERST:
        return ["Deze dag is meer dan vijf jaar weg. Controleer de datum."]
    return []


def nabij(uiterlijk: date, vandaag: date) -> str:
    """How near the last day is: a word of NABIJ."""
    left = (uiterlijk - vandaag).days
    if left < 0:
        return "te_laat"
    if left == 0:
        return "vandaag"
    return "binnenkort" if left <= BINNENKORT else "later"
