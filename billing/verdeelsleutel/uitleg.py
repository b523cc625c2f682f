"""The trace of one line as numbers to build a sentence around. Plain Python; the template has the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

CENT = 100


@dataclass(frozen=True)
class Telling:
    """What counted for the gemeente: the number of itself or of another, for a part, on a number of days."""

    naam: str
    van_ander: bool
    waarde: int
    procent: Decimal
    dagen: int


@dataclass(frozen=True)
class UitlegStap:
    """One part of the key. Amounts in euro's with six decimals, because nothing has been rounded yet."""

    onderdeel: str
    label: str
    omvang: Decimal
    gewicht: Decimal
    som: Decimal
    procent: Decimal
    aandeel: Decimal
    tellingen: tuple[Telling, ...]


@dataclass(frozen=True)
class Uitleg:
    """How the amount of one gemeente came about."""

    stappen: tuple[UitlegStap, ...]
    exact: Decimal
    naar_beneden_cent: int
    extra_cent: bool
    procent: Decimal


def explain(spoor: Mapping[str, Any], totaal_cent: int, namen: Mapping[str, str]) -> Uitleg:
    """Read a stored trace back; `namen` are the names of the gemeenten in the measure, by code."""
    exact = Fraction(spoor["exact"])
    naar_beneden = exact.numerator // exact.denominator
    return Uitleg(
        stappen=tuple(_step(stap, spoor["code"], namen) for stap in spoor["stappen"]),
        exact=euros(exact),
        naar_beneden_cent=naar_beneden,
        extra_cent=spoor["bedrag_cent"] > naar_beneden,
        procent=percentage(exact, totaal_cent),
    )


def leftover_cents(totaal_cent: int, sporen: Sequence[Mapping[str, Any]]) -> int:
    """How many cents were left when every amount had been rounded down."""
    exacten = [Fraction(spoor["exact"]) for spoor in sporen]
    return totaal_cent - sum(exact.numerator // exact.denominator for exact in exacten)


def _step(stap: Mapping[str, Any], code: str, namen: Mapping[str, str]) -> UitlegStap:
    gewicht, som = Fraction(stap["gewicht"]), Fraction(stap["som"])
    return UitlegStap(
        onderdeel=stap["onderdeel"],
        label=stap["label"],
        omvang=euros(Fraction(stap["omvang"])),
        gewicht=decimal(gewicht, 4),
        som=decimal(som, 4),
        procent=percentage(gewicht, som),
        aandeel=euros(Fraction(stap["aandeel"])),
        tellingen=tuple(
            Telling(
                naam=namen.get(deel["oorsprong"], deel["oorsprong"]),
                van_ander=deel["oorsprong"] != code,
                waarde=deel["waarde"],
                procent=decimal(Fraction(deel["deel"]) * 100, 2),
                dagen=deel["dagen"],
            )
            for deel in stap["delen"]
        ),
    )


def euros(cents: Fraction) -> Decimal:
    return decimal(cents / CENT, 6)


def percentage(deel: Fraction, geheel: Fraction | int) -> Decimal:
    """With four decimals; of nothing it is zero."""
    return decimal(deel * 100 / geheel, 4) if geheel else decimal(Fraction(0), 4)


def decimal(value: Fraction, places: int) -> Decimal:
    """Half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
