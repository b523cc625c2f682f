"""The only door of governance for other apps: counts, never an agenda or a participant."""

from governance.overleg.queries import held_in
from governance.overleg.rules import NIVEAUS


def overleggen_held(jaar: int) -> dict[str, int]:
    """How many overleggen were held in a year, by level: macro, meso, micro."""
    return held_in(jaar, NIVEAUS)
