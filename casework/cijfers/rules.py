"""Counting a regio's people of one quarter. Plain Python.

Everybody for whom a dossier was opened in the quarter stands in exactly one cell, so that every table over the cells
adds up; who underwent more than one form stands in a cell of its own. The age is that of the day of opening, so that a
birthday changes nothing. With and without consent are counted apart: CoMensha knows the first by name and could
otherwise subtract them. Source: the reference on privacy of the national tier, chapter 9 (vault, strata, corrections).

Once closed, a quarter never changes. What comes later goes as figures of their own: what came to it, and what went.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN, VORMEN, leeftijdsgroep
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.period import Kwartaal

MEER = "meer_vormen"
CELVORMEN: Mapping[str, str] = {**VORMEN, MEER: "Meer dan één vorm"}
AFSLUITING = 1
# Ours: no source names a term for the figures.
AFSLUITEN_BINNEN = 14
BEZORGD_BINNEN = timedelta(hours=1)
_KWARTAAL = re.compile(r"(?:19|20|21)[0-9]{2}-Q[1-4]")
KENMERKEN: Mapping[str, Mapping[str, str]] = {
    "vorm": CELVORMEN,
    "gender": GENDERS,
    "leeftijdsgroep": LEEFTIJDSGROEPEN,
    "nationaliteitsgroep": NATIONALITEITSGROEPEN,
}


@dataclass(frozen=True)
class Cel:
    """Where somebody is counted."""

    vorm: str
    gender: str
    leeftijdsgroep: str
    nationaliteitsgroep: str
    toestemming: bool


@dataclass(frozen=True)
class Telling:
    """One cell of both strata: how many people with and without consent."""

    vorm: str
    gender: str
    leeftijdsgroep: str
    nationaliteitsgroep: str
    met_toestemming: int = 0
    zonder_toestemming: int = 0

    @property
    def woorden(self) -> tuple[str, ...]:
        """What the cell is called on a page."""
        return tuple(words[getattr(self, name)] for name, words in KENMERKEN.items())


@dataclass(frozen=True)
class Verschil:
    """What came to the figures of a quarter since it was last sent, and what must be taken off."""

    bij: tuple[Cel, ...]
    af: tuple[Cel, ...]


def cel_of(
    *, vormen: Collection[str], gender: str, nationaliteitsgroep: str, leeftijd: int | None, toestemming: bool
) -> Cel:
    known = sorted(set(vormen))
    vorm = known[0] if len(known) == 1 else MEER if known else "onbekend"
    return Cel(vorm, gender, leeftijdsgroep(leeftijd), nationaliteitsgroep, toestemming)


def count(cellen: Iterable[Cel]) -> tuple[Telling, ...]:
    """Only cells in which somebody is, in the order of the words: nothing tells in which order people came."""
    found: dict[tuple[str, str, str, str], Telling] = {}
    for cel in cellen:
        where = (cel.vorm, cel.gender, cel.leeftijdsgroep, cel.nationaliteitsgroep)
        before = found.get(where, Telling(*where))
        found[where] = (
            replace(before, met_toestemming=before.met_toestemming + 1)
            if cel.toestemming
            else replace(before, zonder_toestemming=before.zonder_toestemming + 1)
        )
    return tuple(sorted(found.values(), key=_place))


def _place(telling: Telling) -> tuple[int, ...]:
    return tuple(list(words).index(getattr(telling, name)) for name, words in KENMERKEN.items())


def total(tellingen: Iterable[Telling]) -> tuple[int, int]:
    """With and without consent, over all cells."""
    rows = list(tellingen)
    return sum(one.met_toestemming for one in rows), sum(one.zonder_toestemming for one in rows)


def difference(geteld: Mapping[UUID, Cel], nu: Mapping[UUID, Cel], weg: Iterable[Cel]) -> Verschil:
    """Per dossier how it was counted against how it would be counted now. `weg` are people who were counted and are
    no longer ours. Who changed cells is taken off the old one and comes to the new one."""
    changed = [key for key in nu if geteld.get(key) != nu[key]]
    return Verschil(
        bij=tuple(nu[key] for key in changed),
        af=(*(geteld[key] for key in changed if key in geteld), *weg),
    )


def parse_kwartaal(text: str) -> Kwartaal | None:
    """None for what is no quarter."""
    return Kwartaal.parse(text) if _KWARTAAL.fullmatch(text) else None


def passed(first: date, vandaag: date) -> list[Kwartaal]:
    """The quarters that are over, from the one of `first` on; the newest first."""
    found, quarter = [], Kwartaal.of(first)
    while quarter.eind < vandaag:
        found.append(quarter)
        quarter = Kwartaal.of(quarter.eind + timedelta(days=1))
    return found[::-1]


def close_before(quarter: Kwartaal) -> date:
    return quarter.eind + timedelta(days=AFSLUITEN_BINNEN)


def check_passed(quarter: Kwartaal, vandaag: date) -> None:
    """Raises Refused for a quarter that is not over."""
    if quarter.eind >= vandaag:
        einde = quarter.eind.strftime("%d-%m-%Y")
        raise Refused(f"Kwartaal {quarter} loopt nog tot en met {einde}. Daarna kunt u het afsluiten.")


def check_order(quarter: Kwartaal, open_: Iterable[Kwartaal]) -> None:
    """Raises Refused while an earlier quarter is open: one that was passed by would be forgotten."""
    first = min(open_, default=quarter)
    if first < quarter:
        raise Refused(f"Sluit eerst kwartaal {first} af.")


def check_seen(gezien: str, nu: str) -> None:
    """Raises InvalidInput when the figures are no longer those that were shown: nothing goes that nobody saw."""
    if gezien != nu:
        raise InvalidInput(
            {"gezien": ["De cijfers zijn veranderd sinds u ze bekeek. Kijk ze hieronder na en verstuur ze dan."]}
        )


def check_change(verschil: Verschil) -> None:
    """Raises Refused when there is nothing to tell."""
    if not verschil.bij and not verschil.af:
        raise Refused("Er is niets veranderd sinds de cijfers van dit kwartaal zijn verstuurd.")
