"""Destroying what became no dossier, once it was kept long enough. It takes two people. Plain Python.

Terms stand in `casework/bewaren/rules.py`. Only what is finished comes up: what still waits for somebody is not old, it
is forgotten, and stays on "Mijn werk".
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from casework.wissen.rules import by_two
from dekkend.core.errors import InvalidInput, Refused

_WIE = frozenset({"zorgcoordinator", "aandachtsfunctionaris", "fg"})

OPRUIMVOORSTEL = by_two(
    "opruimvoorstel", _WIE, bevestigd="opruimen_bevestigd", afgewezen="opruimen_afgewezen",
    uitgevoerd="opruimen_uitgevoerd",
)  # fmt: skip
# As many as somebody can look through before deciding.
MEEST = 100
# Which right shows them, and whether nothing more has to be done with them.
RECHT: Mapping[str, str] = {
    "melding": "melding_inzien",
    "adviesvraag": "adviesvraag_noteren",
    "signalering": "meldcode_bijhouden",
}
AF: Mapping[str, tuple[str, ...]] = {
    "melding": ("afgesloten", "verwezen", "doorgegeven"),
    "adviesvraag": ("beantwoord",),
    "signalering": ("gemeld", "hulp", "afgesloten"),
}


def check_choice(chosen: Collection[UUID], due: Collection[UUID]) -> None:
    """Raises InvalidInput when nothing was chosen, or something of which the term is not over."""
    wrong = ""
    if not chosen:
        wrong = "Kies ten minste één stuk."
    elif not set(chosen) <= set(due):
        wrong = "Een stuk uit uw keuze hoeft niet (meer) weg. Kies opnieuw."
    if wrong:
        raise InvalidInput({"stukken": [wrong]})


def check_there(vernietigd_at: datetime | None) -> None:
    """Raises Refused for what was destroyed."""
    if vernietigd_at is not None:
        raise Refused("Dit is vernietigd. Er is niets meer van te wijzigen.")
