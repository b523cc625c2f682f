"""Which gemeenten a regio has, asked of the register, which makes itself known at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Register:
    """`belongs` says whether a gemeente is in the regio on a day; `members` gives code and name of all that are."""

    belongs: Callable[[str, str, date], bool]
    members: Callable[[str, date], list[tuple[str, str]]]


_known: list[Register] = []


def make_known(register: Register) -> None:
    _known[:] = [register]


def belongs(schema: str, gm_code: str, day: date) -> bool:
    """False also when nobody made the register known: then no guest comes in."""
    return bool(_known) and _known[0].belongs(schema, gm_code, day)


def members(schema: str, day: date) -> list[tuple[str, str]]:
    return _known[0].members(schema, day) if _known else []
