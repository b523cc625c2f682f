"""The rules by themselves: clock times and summer time, series, who hears of a change, weeks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekkend.core.errors import InvalidInput, Refused
from governance.overleg.rules import (
    ANTWOORDEN,
    ATTEMPTS,
    LONGEST_SERIES,
    MOST_PEOPLE,
    MOST_WEEKS,
    NIVEAUS,
    OVERLEG,
    PLANNERS,
    ROLLEN,
    ZONE,
    DeelnemerInvoer,
    OverlegInvoer,
    Week,
    check_answer,
    check_deelnemers,
    check_held,
    check_invitable,
    check_invoer,
    chosen,
    difference,
    label_of,
    local,
    may_tell,
    moment,
    neutral_title,
    repeat,
    wait_after,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
GOOD = OverlegInvoer(
    niveau="micro",
    soort="zorg",
    titel="Zorgoverleg",
    agenda="",
    begin=datetime(2026, 11, 26, 9, tzinfo=UTC),
    eind=datetime(2026, 11, 26, 10, tzinfo=UTC),
    plaats="Stadhuis",
    link="",
    voorzitter_id=uuid4(),
)
ANNA = DeelnemerInvoer("Anna (voorbeeld)", "GGD", "ggd", "anna@example.org")
BRAM = DeelnemerInvoer("Bram (voorbeeld)", "GGZ", "ggz", "bram@example.org")
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
# Between two and three the clock is changed.
clocks = st.times().filter(lambda clock: clock.hour not in (2, 3)).map(lambda clock: clock.replace(microsecond=0))


def wrong_fields(call: Callable[[], object]) -> dict[str, list[str]]:
    with pytest.raises(InvalidInput) as caught:
        call()
    return caught.value.fields


@given(days, clocks)
def test_a_clock_time_stays_what_was_typed(day: date, clock: time) -> None:
    when = moment(day, clock)
    assert local(when.astimezone(UTC)).replace(tzinfo=None) == datetime.combine(day, clock)


def test_winter_and_summer_differ_an_hour_from_utc() -> None:
    assert moment(date(2027, 1, 15), time(10)).astimezone(UTC).hour == 9
    assert moment(date(2027, 7, 15), time(10)).astimezone(UTC).hour == 8


def test_an_hour_that_the_summer_time_leaves_out_is_refused() -> None:
    assert "klok" in wrong_fields(lambda: moment(date(2027, 3, 28), time(2, 30)))["begin"][0]


def test_of_an_hour_that_comes_twice_the_first_counts() -> None:
    assert moment(date(2026, 10, 25), time(2, 30)).astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(days, clocks, st.integers(1, MOST_WEEKS), st.integers(1, LONGEST_SERIES), st.integers(1, 23 * 60))
def test_a_series_keeps_its_clock_time_and_weekday(
    day: date, clock: time, weken: int, aantal: int, minutes: int
) -> None:
    begin = moment(day, clock)
    end_clock = (datetime.combine(day, clock) + timedelta(minutes=minutes)).time()
    eind = moment(day, max(clock, end_clock) if max(clock, end_clock).hour not in (2, 3) else clock)
    found = repeat(begin, eind, weken=weken, aantal=aantal)
    assert len(found) == aantal
    assert found[0] == (begin, eind)
    for number, (first, last) in enumerate(found):
        assert local(first).date() == day + timedelta(weeks=weken * number)
        assert local(first).time() == clock
        assert local(last).time() == local(eind).time()


def test_a_series_over_the_summer_time_shifts_in_utc() -> None:
    first = moment(date(2027, 3, 11), time(10))
    found = repeat(first, first + timedelta(hours=1), weken=4, aantal=2)
    assert [begin.astimezone(UTC).hour for begin, _ in found] == [9, 8]


def test_a_series_into_the_hour_that_is_left_out_is_refused() -> None:
    first = moment(date(2027, 3, 21), time(2, 30))
    assert "begin" in wrong_fields(lambda: repeat(first, first + timedelta(hours=1), weken=1, aantal=2))


@pytest.mark.parametrize(
    ("weken", "aantal", "fields"),
    [
        (0, 2, {"weken"}),
        (MOST_WEEKS + 1, 2, {"weken"}),
        (1, 0, {"aantal"}),
        (0, LONGEST_SERIES + 1, {"weken", "aantal"}),
    ],
)
def test_a_series_has_bounds(weken: int, aantal: int, fields: set[str]) -> None:
    assert set(wrong_fields(lambda: repeat(GOOD.begin, GOOD.eind, weken=weken, aantal=aantal))) == fields


def test_good_input_passes() -> None:
    check_invoer(GOOD, NOW)
    check_invoer(replace(GOOD, niveau="macro", soort="", plaats="", link="https://overleg.example.org/1"), NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"titel": "  "}, "titel"),
        ({"niveau": "nano"}, "niveau"),
        ({"soort": ""}, "soort"),
        ({"niveau": "meso"}, "soort"),
        ({"plaats": " "}, "plaats"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"begin": NOW, "eind": NOW + timedelta(hours=1)}, "datum"),
        ({"eind": GOOD.begin}, "eind"),
        ({"eind": GOOD.begin + timedelta(days=1)}, "eind"),
    ],
)
def test_wrong_input_is_named_by_its_field(changes: dict[str, object], field: str) -> None:
    assert set(wrong_fields(lambda: check_invoer(replace(GOOD, **changes), NOW))) == {field}


def test_everything_that_is_wrong_is_said_at_once() -> None:
    worst = replace(GOOD, titel="", niveau="", plaats="", begin=NOW, eind=NOW)
    assert set(wrong_fields(lambda: check_invoer(worst, NOW))) == {"titel", "niveau", "plaats", "datum", "eind"}


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ([replace(ANNA, naam=" ")], "naam"),
        ([replace(ANNA, rol="onbekend")], "rol"),
        ([replace(ANNA, email="anna")], "e-mailadres"),
        ([replace(ANNA, email="a@b.nl\nBcc: c@d.nl")], "e-mailadres"),
        ([ANNA, replace(BRAM, email="ANNA@example.org ")], "twee keer"),
        ([replace(ANNA, email=f"a{number}@example.org") for number in range(MOST_PEOPLE + 1)], "hoogstens"),
    ],
)
def test_a_participant_needs_a_name_a_role_and_an_address_of_its_own(
    people: list[DeelnemerInvoer], sentence: str
) -> None:
    (found,) = wrong_fields(lambda: check_deelnemers(people))["deelnemers"]
    assert sentence in found


def test_nobody_and_different_people_are_fine() -> None:
    check_deelnemers([])
    check_deelnemers([ANNA, BRAM])


def test_inviting_needs_people_and_a_future() -> None:
    check_invitable(GOOD.begin, 1, NOW)
    with pytest.raises(Refused, match="geen deelnemers"):
        check_invitable(GOOD.begin, 0, NOW)
    with pytest.raises(Refused, match="al begonnen"):
        check_invitable(NOW, 1, NOW)


def test_only_what_has_begun_was_held() -> None:
    check_held(NOW, NOW)
    with pytest.raises(Refused, match="nog niet begonnen"):
        check_held(NOW + timedelta(minutes=1), NOW)


def test_an_answer_is_one_of_four_to_an_invitation() -> None:
    for antwoord in ANTWOORDEN:
        check_answer("uitgenodigd", antwoord)
    with pytest.raises(Refused, match="Concept"):
        check_answer("concept", "komt")
    assert set(wrong_fields(lambda: check_answer("uitgenodigd", "soms"))) == {"antwoord"}


@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_who_comes_and_who_goes(before: set[str], after: set[str]) -> None:
    old = [replace(ANNA, email=f"{letter}@example.org") for letter in before]
    new = [replace(ANNA, email=f"{letter.upper()}@Example.org") for letter in after]
    found = difference(GOOD, GOOD, old, new)
    assert {address[0] for address in found.nieuw} == after - before
    assert {address[0] for address in found.weg} == before - after
    assert found.anything == (before != after)


@pytest.mark.parametrize(
    ("changes", "inhoud", "tijd"),
    [
        ({}, False, False),
        ({"titel": "Anders"}, True, False),
        ({"begin": GOOD.begin - timedelta(minutes=15)}, True, True),
        ({"eind": GOOD.eind + timedelta(minutes=15)}, True, True),
        ({"begin": GOOD.begin.astimezone(ZONE)}, False, False),
    ],
)
def test_only_a_new_time_asks_for_a_new_answer(changes: dict[str, object], inhoud: bool, tijd: bool) -> None:
    found = difference(GOOD, replace(GOOD, **changes), [ANNA], [ANNA])
    assert (found.inhoud, found.tijd, found.anything) == (inhoud, tijd, inhoud)


@given(st.text(), st.sampled_from(sorted(NIVEAUS)))
def test_at_micro_nothing_that_was_typed_leaves_the_platform(titel: str, niveau: str) -> None:
    found = neutral_title(niveau, titel, "Zuidoost-Brabant")
    assert found == ("Overleg micro, regio Zuidoost-Brabant" if niveau == "micro" else titel)
    assert may_tell(niveau) == (niveau != "micro")


def test_a_mail_waits_longer_each_time_and_is_given_up_once() -> None:
    waits = [wait_after(number) for number in range(ATTEMPTS)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert sum((wait for wait in waits if wait), timedelta()) > timedelta(hours=16)
    assert wait_after(ATTEMPTS) is None


def test_labels_and_choices() -> None:
    assert label_of("micro", "gecombineerd") == "Micro (zorg en veiligheid)"
    assert label_of("macro", "") == "Macro"
    assert chosen("meso", NIVEAUS) == "meso"
    assert chosen("<b>", NIVEAUS) == ""
    assert {"politie", "openbaar_ministerie", "ggd", "ggz", "gemeente", "opvang", "veilig_thuis"} <= set(ROLLEN)


@given(days)
def test_every_day_is_in_the_week_that_is_named_after_it(day: date) -> None:
    week = Week.of(day)
    assert day in week.days
    assert week.days[0].weekday() == 0
    assert Week.parse(str(week)) == week
    assert week.following.previous == week
    assert week.following.days[0] == week.days[-1] + timedelta(days=1)
    assert local(week.begin).time() == time()


@pytest.mark.parametrize(
    "text", ["", "2026-48", "2026-W54", "2026-W00", "2025-W53", "0001-W01", "9999-W52", "２０２６-W01", "x"]
)
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Week.parse(text)


def test_planners_take_every_step_and_two_states_are_the_end() -> None:
    assert all(edge.roles == PLANNERS for edge in OVERLEG.edges)
    assert OVERLEG.reachable() == set(OVERLEG.states)
    assert {state for state in OVERLEG.states if not OVERLEG.open_to(state, PLANNERS)} == {"gehouden", "afgezegd"}
