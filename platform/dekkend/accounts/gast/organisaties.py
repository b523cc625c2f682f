"""Which organisations a regio has on its sociale kaart, asked of the app that keeps it, which makes itself known at the
start."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Kaart:
    """`id_of` finds an organisation by its name, `name_of` says what it is called, `members` gives id and name of all
    that can be chosen."""

    id_of: Callable[[str], UUID | None]
    name_of: Callable[[UUID], str | None]
    members: Callable[[], list[tuple[str, str]]]


_known: list[Kaart] = []


def make_known(kaart: Kaart) -> None:
    _known[:] = [kaart]


def id_of(naam: str) -> UUID | None:
    return _known[0].id_of(naam) if _known else None


def name_of(organisatie_id: UUID) -> str | None:
    return _known[0].name_of(organisatie_id) if _known else None


def members() -> list[tuple[str, str]]:
    return _known[0].members() if _known else []
