"""Counting the clocks of the pillars: months that are too short, leap years, and the sheet with its sources."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.pijlers.rules import (
    BINNENKORT,
    LATER,
    PIJLERS,
    TE_LAAT,
    TERMIJN,
    check_choice,
    check_date,
    in_words,
    known,
    nearness,
    plus,
    read_terms,
    terms,
    terms_of,
    tidy_text,
    warn_from,
)
from dekkend.core.errors import InvalidInput, Refused

DAGEN = st.dates(date(1990, 1, 1), date(2120, 12, 31))
KOP = "code;pijler;soort;moment;wat;getal;eenheid;waarschuwen;einde;geldig_van;geldig_tot;nagegaan;bron"


@pytest.mark.parametrize(
    ("van", "getal", "eenheid", "tot"),
    [
        (date(2026, 11, 22), 3, "maand", date(2027, 2, 22)),
        (date(2026, 11, 30), 3, "maand", date(2027, 2, 28)),
        (date(2027, 11, 30), 3, "maand", date(2028, 2, 29)),
        (date(2027, 11, 29), 3, "maand", date(2028, 2, 29)),
        (date(2026, 12, 31), 2, "maand", date(2027, 2, 28)),
        (date(2026, 12, 1), 1, "maand", date(2027, 1, 1)),
        (date(2026, 1, 31), 1, "maand", date(2026, 2, 28)),
        (date(2028, 2, 29), 1, "jaar", date(2029, 2, 28)),
        (date(2028, 2, 29), 4, "jaar", date(2032, 2, 29)),
        (date(2026, 12, 31), 30, "dag", date(2027, 1, 30)),
        (date(2028, 2, 28), 1, "dag", date(2028, 2, 29)),
    ],
)
def test_the_last_day(van: date, getal: int, eenheid: str, tot: date) -> None:
    assert plus(van, getal, eenheid) == tot


def test_an_unknown_unit_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="week"):
        plus(date(2026, 1, 1), 1, "week")


@given(DAGEN, st.integers(1, 240))
def test_months_keep_the_day_or_take_the_last_of_a_short_month(dag: date, getal: int) -> None:
    later = plus(dag, getal, "maand")
    assert (later.year - dag.year) * 12 + later.month - dag.month == getal
    assert later.day == min(dag.day, calendar.monthrange(later.year, later.month)[1])
    assert plus(dag, 12 * getal, "maand") == plus(dag, getal, "jaar")


@given(DAGEN, st.integers(0, 60), st.integers(1, 60))
def test_who_begins_later_never_ends_earlier(dag: date, more: int, getal: int) -> None:
    for eenheid in ("dag", "maand", "jaar"):
        assert plus(dag, getal, eenheid) <= plus(dag + timedelta(days=more), getal, eenheid)
        assert dag < plus(dag, getal, eenheid) < plus(dag, getal + 1, eenheid)


@given(DAGEN, st.integers(0, 800), st.integers(0, 400), st.integers(-900, 900))
def test_a_clock_warns_before_it_is_late_and_stays_late(begin: date, length: int, ahead: int, shift: int) -> None:
    last, today = begin + timedelta(days=length), begin + timedelta(days=shift)
    warn = warn_from(begin, last, ahead)
    assert begin <= warn <= last
    stand = nearness(last, warn, today)
    assert (stand == TE_LAAT) == (today > last)
    assert (stand == LATER) == (today < warn)
    assert (stand == BINNENKORT) == (warn <= today <= last)
    assert ("te laat" in in_words(last, today)) == (stand == TE_LAAT)


def test_how_long_there_is_left_in_words() -> None:
    last = date(2027, 2, 28)
    said = [in_words(last, last + timedelta(days=shift)) for shift in (-2, -1, 0, 1, 2)]
    assert said == ["nog 2 dagen", "nog 1 dag", "vandaag", "1 dag te laat", "2 dagen te laat"]


def test_every_term_has_a_source_and_says_whether_it_was_read() -> None:
    assert {term.pijler for term in terms()} <= set(PIJLERS)
    assert all(term.bron and term.wat for term in terms())
    unread = [term for term in terms() if term.nagegaan == "nee"]
    assert all("nagegaan" in t.bron or "kortste" in t.bron or "vul die datum in" in t.bron for t in unread)


def test_the_row_that_held_on_that_day_counts() -> None:
    before, since = date(2023, 5, 18), date(2023, 5, 19)
    assert terms_of("bedenktijd_dublin", "begin", before) == []
    assert [term.getal for term in terms_of("bedenktijd_dublin", "begin", since)] == [30]
    assert known("bedenktijd_dublin_einde").since == since
    assert known("bedenktijd_dublin_einde").until is None
    assert known("bedenktijd_einde").since is None


def test_the_newest_row_gives_the_words() -> None:
    old = "a;strafrecht;s;m;Oud;1;dag;0;nee;;2026-12-31;ja;wet"
    new = "a;strafrecht;s;m;Nieuw;2;dag;0;nee;2027-01-01;;ja;wet"
    first, second = read_terms([KOP, old, new])
    assert first.until == date(2026, 12, 31)
    assert first.holds_on(date(2026, 12, 31))
    assert not first.holds_on(date(2027, 1, 1))
    assert second.holds_on(date(2027, 1, 1))
    with pytest.raises(KeyError):
        known("nooit_geweest")


@pytest.mark.parametrize(
    "row",
    [
        "a;onbekend;s;m;Wat;1;dag;0;nee;;;ja;wet",
        "a;hulp;s;m;Wat;1;week;0;nee;;;ja;wet",
        "a;hulp;s;m;Wat;1;dag;0;nee;;;misschien;wet",
        "a;hulp;s;m;Wat;1;dag;0;nee;;;ja;",
        "a;hulp;s;m;Wat;0;dag;0;nee;;;ja;wet",
        "a;hulp;s;m;Wat;1;dag;0;nee;;;ja;wet; en nog een",
        "a;hulp;s;m;Wat;1;dag;-1;nee;;;ja;wet",
        "a;hulp;s;m;Wat;1;dag;0;nee;2027-01-01;2026-01-01;ja;wet",
    ],
)
def test_a_broken_row_stops_the_program(row: str) -> None:
    with pytest.raises(ValueError, match="a: this row"):
        read_terms([KOP, row])


def test_two_rows_of_one_term_may_not_hold_on_the_same_day() -> None:
    row = "a;hulp;s;m;Wat;1;dag;0;nee;{};{};ja;wet"
    with pytest.raises(ValueError, match="same day"):
        read_terms([KOP, row.format("", "2026-06-30"), row.format("2026-06-30", "")])
    assert len(read_terms([KOP, row.format("", "2026-06-30"), row.format("2026-07-01", "")])) == 2
    assert len(read_terms([KOP, row.format("2026-07-01", ""), row.format("", "2026-06-30")])) == 2


@pytest.mark.parametrize("uitkomst", ["gedaan", "vervallen"])
def test_a_clock_is_finished_once(uitkomst: str) -> None:
    edge = TERMIJN.take(uitkomst, "open")
    for again in ("gedaan", "vervallen"):
        with pytest.raises(Refused):
            TERMIJN.take(again, edge.target)


def test_dates_texts_and_choices() -> None:
    vandaag, geboren = date(2026, 11, 22), date(2000, 1, 1)
    check_date("datum", vandaag, geboren=None, vandaag=vandaag)
    check_date("datum", geboren, geboren=geboren, vandaag=vandaag)
    check_choice("soort", "a", ["a"])
    assert tidy_text("  ja ") == "ja"
    for wrong in (
        lambda: check_date("datum", date(2026, 11, 23), geboren=None, vandaag=vandaag),
        lambda: check_date("datum", date(1999, 12, 31), geboren=geboren, vandaag=vandaag),
        lambda: check_choice("soort", "b", ["a"]),
        lambda: tidy_text("x" * 2_001),
    ):
        with pytest.raises(InvalidInput):
            wrong()
