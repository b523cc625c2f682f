"""Which part of the year counts for which gemeente.

Days of membership count, first and last day included, over the 365 or 366 days of the year. At a
herindeling what a gemeente weighs moves to its successor on the date, in the share that is given.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from dekkend.core.errors import Refused

HEEL = Fraction(1)
LAST_DECIMALS = Fraction(1, 10**6)

Wissels = dict[date, dict[str, dict[str, Fraction]]]
"""Per date: what moves from whom, to whom, in which share."""


@dataclass(frozen=True)
class Periode:
    """Days of membership: both days count; `None` is open."""

    ingang: date | None = None
    einde: date | None = None

    def covers(self, dag: date) -> bool:
        return (self.ingang is None or self.ingang <= dag) and (self.einde is None or dag <= self.einde)


@dataclass(frozen=True)
class Deelnemer:
    """A gemeente that pays along, in one or more periods."""

    code: str
    naam: str
    perioden: tuple[Periode, ...] = (Periode(),)

    def takes_part(self, dag: date) -> bool:
        return any(periode.covers(dag) for periode in self.perioden)


@dataclass(frozen=True)
class Overgang:
    """Herindeling: from `datum` on, `deel` of what `van` weighs counts with `naar`."""

    van: str
    naar: str
    datum: date
    deel: Fraction = HEEL


@dataclass(frozen=True)
class Bezit:
    """A number of days on which `deel` of the weight of `oorsprong` counts for one gemeente."""

    oorsprong: str
    deel: Fraction
    dagen: int


@dataclass(frozen=True)
class Bezetting:
    """Who counts for what in one year; participants in order of code."""

    jaar: int
    deelnemers: tuple[Deelnemer, ...]
    dagen: Mapping[str, int]
    bezit: Mapping[str, tuple[Bezit, ...]]
    nieuw: frozenset[str]

    @property
    def dagen_in_jaar(self) -> int:
        return days_in(self.jaar)


def days_in(jaar: int) -> int:
    return 366 if calendar.isleap(jaar) else 365


def hold(jaar: int, deelnemers: Sequence[Deelnemer], overgangen: Sequence[Overgang] = ()) -> Bezetting:
    """Lay the year out in stretches in which nothing changes, and count the days of each.

    A herindeling before the year counts from its first day: it belongs here when the measure is
    older than the herindeling. Weight that moves to a gemeente outside the region leaves the region.
    """
    per_code = {d.code: d for d in deelnemers}
    if len(per_code) != len(deelnemers):
        raise Refused("Een gemeente staat twee keer bij de deelnemers.")
    volgorde = tuple(per_code[code] for code in sorted(per_code))
    wissels = _moves_by_date(overgangen)
    houders = {code: {code: HEEL} for code in per_code.keys() | {o.van for o in overgangen}}
    geteld: dict[str, dict[tuple[str, Fraction], int]] = {code: defaultdict(int) for code in per_code}
    dagen = dict.fromkeys(sorted(per_code), 0)
    for van, tot in pairwise(_turning_days(jaar, volgorde, wissels)):
        for datum in sorted(dag for dag in wissels if dag <= van):
            wissel = wissels.pop(datum)
            houders = {code: _move(delen, wissel) for code, delen in houders.items()}
        lengte = (tot - van).days
        aanwezig = {d.code for d in volgorde if d.takes_part(van)}
        for code in aanwezig:
            dagen[code] += lengte
        for oorsprong, delen in houders.items():
            for houder in delen.keys() & aanwezig:
                geteld[houder][oorsprong, delen[houder]] += lengte
    bezit = {
        code: tuple(Bezit(oorsprong, deel, aantal) for (oorsprong, deel), aantal in sorted(telling.items()))
        for code, telling in geteld.items()
    }
    nieuw = frozenset(d.code for d in volgorde if _is_new(d, overgangen))
    return Bezetting(jaar, volgorde, dagen, bezit, nieuw)


def moves_of(lines: Iterable[tuple[date, str, str, Decimal | None]]) -> tuple[Overgang, ...]:
    """From lines of the register (date, old code, new code, share) to moves of weight.

    The shares of one gemeente are together one; what they lack of that in their last decimals is spread. Raises
    Refused when a share is unknown.
    """
    delen: dict[tuple[date, str], dict[str, Fraction]] = defaultdict(dict)
    for datum, van, naar, aandeel in lines:
        if aandeel is None:
            raise Refused(
                f"Niet bekend is welk deel van {van} op {datum:%d-%m-%Y} naar {naar} ging. Vul het register aan."
            )
        delen[datum, van][naar] = Fraction(aandeel)
    overgangen = []
    for (datum, van), per_opvolger in delen.items():
        som = sum(per_opvolger.values())
        heel = som if abs(som - HEEL) < LAST_DECIMALS else HEEL
        overgangen += [Overgang(van, naar, datum, deel / heel) for naar, deel in per_opvolger.items()]
    return tuple(overgangen)


def _is_new(deelnemer: Deelnemer, overgangen: Sequence[Overgang]) -> bool:
    """A gemeente that takes part only since a herindeling made it has no number of its own yet."""
    komst = [o.datum for o in overgangen if o.naar == deelnemer.code]
    return bool(komst) and all(p.ingang is not None and p.ingang >= min(komst) for p in deelnemer.perioden)


def _moves_by_date(overgangen: Sequence[Overgang]) -> Wissels:
    wissels: Wissels = defaultdict(lambda: defaultdict(dict))
    for overgang in overgangen:
        wissels[overgang.datum][overgang.van][overgang.naar] = overgang.deel
    for datum, per_gemeente in wissels.items():
        for van, delen in per_gemeente.items():
            if sum(delen.values()) != HEEL or min(delen.values()) <= 0:
                raise Refused(f"De delen van {van} bij de herindeling van {datum:%d-%m-%Y} zijn samen niet 1.")
    return wissels


def _move(delen: Mapping[str, Fraction], wissel: Mapping[str, Mapping[str, Fraction]]) -> dict[str, Fraction]:
    verplaatst: dict[str, Fraction] = defaultdict(Fraction)
    for houder, deel in delen.items():
        for naar, stuk in wissel.get(houder, {houder: HEEL}).items():
            verplaatst[naar] += deel * stuk
    return verplaatst


def _turning_days(jaar: int, deelnemers: Sequence[Deelnemer], wissels: Wissels) -> list[date]:
    begin, einde = date(jaar, 1, 1), date(jaar + 1, 1, 1)
    keerpunten = set(wissels)
    for periode in (p for d in deelnemers for p in d.perioden):
        if periode.ingang is not None:
            keerpunten.add(periode.ingang)
        if periode.einde is not None and periode.einde < einde:
            keerpunten.add(periode.einde + timedelta(days=1))
    return [begin, *sorted(dag for dag in keerpunten if begin < dag < einde), einde]
