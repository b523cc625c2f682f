"""Following gemeenten through herindelingen: who existed when, and where a gemeente went."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.register.checks import in_use, overgangen
from tenants.register.rules import (
    BEGINS,
    ENDS,
    Bestaan,
    Contradiction,
    Overgang,
    gebied_code,
    lifetimes,
    newest,
    newest_known,
    replay,
)
from tenants.register.tables import DATA, SPECS, read_tables

TABLES = read_tables(DATA, {name: SPECS[name] for name in ("gemeenten", "herindelingen")})
HISTORY = overgangen(TABLES["herindelingen"])
SET_OF_2015 = in_use(TABLES, date(2015, 1, 1))
AFTER_2015 = [change for change in HISTORY if change.datum > date(2015, 1, 1)]
ONE = Decimal(1)


def test_replaying_from_the_set_of_2015_gives_the_known_numbers() -> None:
    """At the end of each year; the set of 2015 is the one in which the changes of 1 January 2015 are done."""
    counts = [len(replay(SET_OF_2015, AFTER_2015, until=date(year, 12, 31))) for year in range(2015, 2024)]
    assert counts == [393, 390, 388, 380, 355, 355, 352, 344, 342]


def test_the_change_in_the_middle_of_a_year_counts_from_its_own_day() -> None:
    assert len(replay(SET_OF_2015, AFTER_2015, until=date(2022, 1, 1))) == 345
    assert len(replay(SET_OF_2015, AFTER_2015, until=date(2022, 3, 23))) == 345
    assert len(replay(SET_OF_2015, AFTER_2015, until=date(2022, 3, 24))) == 344


@pytest.mark.parametrize("year", range(2015, 2027))
def test_periods_in_the_table_say_the_same_as_the_replay(year: int) -> None:
    assert replay(SET_OF_2015, AFTER_2015, until=date(year, 7, 1)) == in_use(TABLES, date(year, 7, 1))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            [Overgang(date(2030, 1, 1), "toevoeging", "X", "A", ONE)],
            "X verandert op 01-01-2030, maar bestaat dan niet.",
        ),
        ([Overgang(date(2030, 1, 1), "samenvoeging", "A", "B", ONE)], "B ontstaat op 01-01-2030, maar bestaat dan al."),
        ([Overgang(date(2030, 1, 1), "toevoeging", "A", "X", ONE)], "X krijgt er op 01-01-2030 gebied bij"),
        ([Overgang(date(2030, 1, 1), "grenswijziging", "A", "X")], "X krijgt er op 01-01-2030 gebied bij"),
    ],
)
def test_what_cannot_have_happened_is_refused(changes: list[Overgang], message: str) -> None:
    with pytest.raises(Contradiction, match=message):
        replay({"A", "B"}, changes, until=date.max)


def test_the_year_whose_facts_count() -> None:
    assert newest([2020, 2023, 2025], 2024) == 2023
    assert newest([2025, 2027], 2024) == 2025
    assert newest_known([None, 2025], 2024) == 2025
    assert newest_known([None], 2024) is None
    with pytest.raises(ValueError, match="empty"):
        newest([], 2024)


def test_the_code_of_the_region_around_a_centrumgemeente() -> None:
    assert gebied_code("vrouwenopvang", "GM0772") == "VO0772"
    assert gebied_code("maatschappelijke_opvang", "GM0772") == "MO0772"


@st.composite
def histories(draw: st.DrawFn) -> tuple[frozenset[str], list[Overgang]]:
    """A country and changes that can have happened, one gemeente or one merger a day."""
    start = frozenset(f"GM{number:04}" for number in range(draw(st.integers(2, 8))))
    known, changes, fresh = set(start), [], 1000
    for number in range(draw(st.integers(0, 8))):
        day = date(2020, 1, 1) + timedelta(number * 100)
        soort = draw(st.sampled_from(sorted(ENDS | {"grenswijziging"})))
        old = draw(st.sampled_from(sorted(known)))
        others = sorted(known - {old})
        if soort in BEGINS:
            fresh += 1
            merging = [old, *(others[:1] if soort == "samenvoeging" else [])]
            changes += [Overgang(day, soort, code, f"GM{fresh}", ONE) for code in merging]
            known = known - set(merging) | {f"GM{fresh}"}
        elif others:
            into = others[: 2 if soort == "splitsing" else 1]
            part = None if soort == "grenswijziging" else ONE / len(into)
            changes += [Overgang(day, soort, old, code, part) for code in into]
            known -= {old} if soort in ENDS else set()
    return start, changes


@given(histories(), st.dates(date(2019, 1, 1), date(2024, 1, 1)))
def test_replaying_in_two_steps_is_replaying_at_once(
    history: tuple[frozenset[str], list[Overgang]], halfway: date
) -> None:
    start, changes = history
    later = [change for change in changes if change.datum > halfway]
    assert replay(replay(start, changes, until=halfway), later, until=date.max) == replay(
        start, changes, until=date.max
    )


@given(histories(), st.dates(date(2019, 1, 1), date(2024, 1, 1)))
def test_lifetimes_say_the_same_as_the_replay(history: tuple[frozenset[str], list[Overgang]], day: date) -> None:
    start, changes = history
    lives = lifetimes(changes)
    alive = {
        code
        for code in start | set(lives)
        for life in [lives.get(code, Bestaan(None, None))]
        if (life.ingang or date.min) <= day <= (life.einde or date.max)
    }
    assert alive == replay(start, changes, until=day)
