"""How heavy a caseload is, and the norm beside it. Plain Python; the numbers are rows of `gewichten.csv`.

CoMensha (Suggesties voor gemeenten, 2018, hoofdstuk 1) gives one norm: at least 0.1 fte per 100,000 inhabitants for
following the cases of victims, on top of 0.5 to 1.0 fte for network, information and advice; and says that numbers of
victims tend to grow. It weighs no single case. The weights and the points of a full week are assumptions of ours, and
every screen says so (`vastgesteld` is "nee"); a regio that has better ones changes the sheet, with days between which a
row holds.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

_BLAD = Path(__file__).with_name("gewichten.csv")
SOORTEN = ("gewicht", "norm")
PER_FTE, PER_INWONERS = "punten_per_fte", "fte_per_100000"
INWONERS = 100_000
TIENDE, HONDERDSTE = Decimal("0.1"), Decimal("0.01")
VOL = Decimal("1.0")
"""A caseload of this part of a full week or more is said to be full."""


@dataclass(frozen=True)
class Getal:
    """One row of the sheet."""

    code: str
    soort: str
    wat: str
    getal: Decimal
    geldig_van: date
    geldig_tot: date
    bron: str
    vastgesteld: bool

    def holds_on(self, dag: date) -> bool:
        return self.geldig_van <= dag <= self.geldig_tot


@dataclass(frozen=True)
class Deel:
    """How often something is so in a caseload, and how many points that makes."""

    wat: str
    aantal: int
    per_stuk: Decimal
    punten: Decimal


def read_numbers(lines: Iterable[str]) -> tuple[Getal, ...]:
    """The rows of a sheet. Raises ValueError when one is wrong, or two of one code hold on the same day."""
    rows = tuple(_number(row) for row in csv.DictReader(lines, delimiter=";"))
    for place, one in enumerate(rows):
        for other in rows[place + 1 :]:
            if one.code == other.code and one.geldig_van <= other.geldig_tot and other.geldig_van <= one.geldig_tot:
                raise ValueError(f"{one.code}: two rows hold on the same day")
    return rows


def _number(row: Mapping[str | None, str]) -> Getal:
    found = Getal(
        code=row["code"],
        soort=row["soort"],
        wat=row["wat"],
        getal=Decimal(row["getal"]),
        geldig_van=date.fromisoformat(row["geldig_van"] or "0001-01-01"),
        geldig_tot=date.fromisoformat(row["geldig_tot"] or "9999-12-31"),
        bron=row["bron"],
        vastgesteld=row["vastgesteld"] == "ja",
    )
    if None in row or found.soort not in SOORTEN or found.getal <= 0 or not found.bron:
        raise ValueError(f"{found.code}: this row is not a weight or a norm")
    return found


# The sheet as it is in this version of the program.
_GETALLEN = read_numbers(_BLAD.read_text(encoding="utf-8").splitlines())


def numbers_on(dag: date, rows: Iterable[Getal] = _GETALLEN) -> dict[str, Getal]:
    """What holds on a day, by code."""
    return {one.code: one for one in rows if one.holds_on(dag)}


def weighed(aantallen: Mapping[str, int], dag: date) -> list[Deel]:
    """`aantallen` is how often each code is so; a code without a row on that day weighs nothing."""
    return [
        Deel(one.wat, aantallen.get(code, 0), one.getal, one.getal * aantallen.get(code, 0))
        for code, one in numbers_on(dag).items()
        if one.soort == "gewicht"
    ]


def points(aantallen: Mapping[str, int], dag: date) -> Decimal:
    return sum((deel.punten for deel in weighed(aantallen, dag)), Decimal(0))


def weeks(punten: Decimal, dag: date) -> Decimal:
    """Which part of a full week this is, to a tenth."""
    return (punten / numbers_on(dag)[PER_FTE].getal).quantize(TIENDE, ROUND_HALF_UP)


def fte_of(inwoners: int, dag: date) -> Decimal:
    """The least that CoMensha advises for following cases, to a hundredth."""
    exact = numbers_on(dag)[PER_INWONERS].getal * inwoners / INWONERS
    return exact.quantize(HONDERDSTE, ROUND_HALF_UP)
