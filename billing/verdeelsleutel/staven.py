"""A bar per gemeente, lying down, because names of gemeenten are long. The table beside it says the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from billing.verdeelsleutel.models import VerdelingRegel

WIDTH = 300
ROW = 44
TEXT = 18
BAR = 26


@dataclass(frozen=True)
class Staaf:
    """Places are whole numbers in the coordinates of the drawing."""

    naam: str
    bedrag_cent: int
    text_y: int
    bar_y: int
    width: int


@dataclass(frozen=True)
class Staven:
    staven: tuple[Staaf, ...]

    width = WIDTH

    @property
    def height(self) -> int:
        return ROW * len(self.staven)


def bars_of(regels: Iterable[VerdelingRegel]) -> Staven:
    """The highest amount first; that bar is as wide as the drawing."""
    volgorde = sorted(regels, key=lambda regel: (-regel.bedrag_cent, regel.naam))
    hoogste = max((regel.bedrag_cent for regel in volgorde), default=0) or 1
    return Staven(
        tuple(
            Staaf(
                naam=regel.naam,
                bedrag_cent=regel.bedrag_cent,
                text_y=ROW * plaats + TEXT,
                bar_y=ROW * plaats + BAR,
                width=regel.bedrag_cent * WIDTH // hoogste,
            )
            for plaats, regel in enumerate(volgorde)
        )
    )
