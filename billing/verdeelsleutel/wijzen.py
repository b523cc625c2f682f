"""Ways of sharing: what each gemeente weighs in one part of a key.

A way only has to name the parts a weight is made of: a value, the share of it that counts, and
the days. So use, tariff per unit and brackets fit beside the ways here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from billing.verdeelsleutel.bezetting import HEEL, Bezetting
from dekkend.core.errors import Refused


@dataclass(frozen=True)
class Deel:
    """A piece of a weight: `waarde` of `oorsprong`, for `deel` of it, on `dagen` of the year."""

    oorsprong: str
    waarde: int
    deel: Fraction
    dagen: int


class Wijze(Protocol):
    """A way of sharing. `check` raises `Refused` when it cannot be used for these participants."""

    @property
    def naam(self) -> str: ...

    def check(self, bezetting: Bezetting) -> None: ...

    def parts(self, bezetting: Bezetting, code: str) -> tuple[Deel, ...]: ...


@dataclass(frozen=True)
class NaarMaatstaf:
    """In proportion to a measure per gemeente, such as inhabitants. It moves with a herindeling."""

    naam: str
    waarden: Mapping[str, int]

    def check(self, bezetting: Bezetting) -> None:
        if any(waarde < 0 for waarde in self.waarden.values()):
            raise Refused(f"De maatstaf {self.naam} heeft een getal onder nul. Verbeter de maatstaf.")
        for deelnemer in bezetting.deelnemers:
            bekend = deelnemer.code in self.waarden or deelnemer.code in bezetting.nieuw
            if bezetting.dagen[deelnemer.code] and not bekend:
                raise Refused(f"Voor {deelnemer.naam} ontbreekt het getal in de maatstaf {self.naam}.")

    def parts(self, bezetting: Bezetting, code: str) -> tuple[Deel, ...]:
        return _held(bezetting, code, self.waarden)


@dataclass(frozen=True)
class Gelijk:
    """The same for every gemeente, in proportion to its own days.

    It does not move at a herindeling: two gemeenten that become one count as one from then on.
    """

    naam: str = "gelijk"

    def check(self, bezetting: Bezetting) -> None:
        """Equal parts can always be made."""

    def parts(self, bezetting: Bezetting, code: str) -> tuple[Deel, ...]:
        return (Deel(code, 1, HEEL, bezetting.dagen[code]),)


@dataclass(frozen=True)
class VasteBedragen:
    """An agreed amount in cents per gemeente for a whole year; who is not named pays nothing.

    It moves with a herindeling: a successor takes over what its predecessor had agreed to.
    """

    bedragen: Mapping[str, int]
    naam: str = "vast bedrag"

    def check(self, bezetting: Bezetting) -> None:
        if any(bedrag < 0 for bedrag in self.bedragen.values()):
            raise Refused("Een vast bedrag kan niet onder nul zijn.")

    def parts(self, bezetting: Bezetting, code: str) -> tuple[Deel, ...]:
        return _held(bezetting, code, self.bedragen)


def _held(bezetting: Bezetting, code: str, waarden: Mapping[str, int]) -> tuple[Deel, ...]:
    return tuple(
        Deel(bezit.oorsprong, waarden[bezit.oorsprong], bezit.deel, bezit.dagen)
        for bezit in bezetting.bezit[code]
        if bezit.oorsprong in waarden
    )


class Omvang(Protocol):
    """The size of a part in cents; `None` when it is what the other parts leave."""

    def size(self, totaal: int, som: Fraction) -> Fraction | None: ...


@dataclass(frozen=True)
class Bedrag:
    """An amount in cents."""

    cent: int

    def size(self, totaal: int, som: Fraction) -> Fraction:
        return Fraction(self.cent)


@dataclass(frozen=True)
class Procent:
    """A percentage of the whole amount."""

    procent: Fraction

    def size(self, totaal: int, som: Fraction) -> Fraction:
        return totaal * self.procent / 100


@dataclass(frozen=True)
class Som:
    """The sum of the weights: for a way that itself speaks in cents."""

    def size(self, totaal: int, som: Fraction) -> Fraction:
        return som


@dataclass(frozen=True)
class Rest:
    """What the other parts leave; at most one part of a key is the rest."""

    def size(self, totaal: int, som: Fraction) -> None:
        return None
