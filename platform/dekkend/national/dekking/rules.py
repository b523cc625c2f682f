"""How far the country is covered: a gemeente is covered from the day on which it takes part in a regio."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

STATEN = {"gedekt": "Gedekt", "niet_gedekt": "Nog niet gedekt"}


@dataclass(frozen=True)
class Plaats:
    """A gemeente with the regio in which it takes part (empty: in none). `inwoners` is None when not known."""

    code: str
    naam: str
    provincie: str
    politie_eenheid: str
    inwoners: int | None
    regio: str
    rol: str

    @property
    def gedekt(self) -> bool:
        return bool(self.regio)

    @property
    def staat(self) -> str:
        return "gedekt" if self.gedekt else "niet_gedekt"


@dataclass(frozen=True)
class Telling:
    """Numbers of gemeenten and inhabitants, and how many of them are covered. Unknown inhabitants count as 0."""

    gemeenten: int
    gedekt: int
    inwoners: int
    inwoners_gedekt: int
    regios: int

    @property
    def percentage_gemeenten(self) -> int:
        return percentage(self.gedekt, self.gemeenten)

    @property
    def percentage_inwoners(self) -> int:
        return percentage(self.inwoners_gedekt, self.inwoners)


def percentage(part: int, whole: int) -> int:
    """Whole percents, rounded down: 100 only when nothing is missing. Of nothing it is 0."""
    return part * 100 // whole if whole else 0


def count(places: Iterable[Plaats]) -> Telling:
    rows = list(places)
    covered = [row for row in rows if row.gedekt]
    return Telling(
        gemeenten=len(rows),
        gedekt=len(covered),
        inwoners=sum(row.inwoners or 0 for row in rows),
        inwoners_gedekt=sum(row.inwoners or 0 for row in covered),
        regios=len({row.regio for row in covered}),
    )


def count_per(places: Iterable[Plaats], group: Callable[[Plaats], str]) -> list[tuple[str, Telling]]:
    """One count for each group, by name."""
    rows: dict[str, list[Plaats]] = {}
    for place in places:
        rows.setdefault(group(place), []).append(place)
    return [(name, count(rows[name])) for name in sorted(rows)]


def around(places: Iterable[Plaats], own: Iterable[str]) -> list[Plaats]:
    """The gemeenten of every politie-eenheid in which one of our own (by code) lies."""
    rows, codes = list(places), set(own)
    units = {row.politie_eenheid for row in rows if row.code in codes}
    return [row for row in rows if row.politie_eenheid in units]


def select(
    places: Iterable[Plaats], *, zoek: str = "", provincie: str = "", regio: str = "", staat: str = ""
) -> list[Plaats]:
    """What is empty does not select. `zoek` is a part of the name, or the code, in any case."""
    wanted = zoek.strip().casefold()
    return [
        row
        for row in places
        if (wanted in row.naam.casefold() or wanted == row.code.casefold())
        and provincie in ("", row.provincie)
        and regio in ("", row.regio)
        and staat in ("", row.staat)
    ]
