"""Destroying a dossier takes two people: one asks, with a reason, another confirms. Plain Python.

The reason is a choice and no text, because it outlives the dossier and may tell nothing about the person.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

_TWEEDE = frozenset({"zorgcoordinator", "fg"})


def by_two(naam: str, wie: frozenset[str], *, bevestigd: str, afgewezen: str, uitgevoerd: str) -> Machine:
    """The steps of what one person proposes and another decides on; the last three name the lines in the log."""
    return Machine(
        naam,
        {
            "voorgesteld": "Wacht op een tweede",
            "afgewezen": "Afgewezen",
            "bevestigd": "Wordt vernietigd",
            "vernietigd": "Vernietigd",
        },
        "voorgesteld",
        (
            Edge("bevestigen", "voorgesteld", "bevestigd", "Bevestigen en vernietigen", wie, bevestigd),
            Edge("afwijzen", "voorgesteld", "afgewezen", "Niet vernietigen", wie, afgewezen),
            Edge("uitvoeren", "bevestigd", "vernietigd", "Sleutels vernietigen", wie, uitgevoerd),
        ),
    )


WISVERZOEK = by_two(
    "wisverzoek", _TWEEDE, bevestigd="wisverzoek_bevestigd", afgewezen="wisverzoek_afgewezen",
    uitgevoerd="dossier_vernietigd",
)  # fmt: skip
TEN_ONRECHTE = "ten_onrechte"
REDENEN: Mapping[str, str] = {
    "bewaartermijn": "De bewaartermijn is voorbij",
    "op_verzoek": "De betrokkene vraagt erom",
    TEN_ONRECHTE: "Het dossier had er niet mogen zijn",
}
OPEN = ("voorgesteld", "bevestigd")


class Vernietigd(Refused):
    """The dossier was destroyed: nothing of it can be shown or changed any more. `dossier` is what remains."""

    def __init__(self, dossier: Any) -> None:
        super().__init__("Dit dossier is vernietigd. Er is niets meer van te zien of te wijzigen.")
        self.dossier = dossier


def check_reason(reden: str) -> None:
    """Raises InvalidInput without one of the reasons."""
    faults = choice_faults(reden, REDENEN)
    if faults:
        raise InvalidInput({"reden": faults})


def check_second(proposer: UUID | None, decider: UUID | None) -> None:
    """Raises Refused when one person would do both."""
    if decider is None or proposer == decider:
        raise Refused("U heeft dit zelf voorgesteld. Een ander moet het bevestigen.")
