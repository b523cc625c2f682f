"""When a traject may end (bijlage 3 of the profile), what each ending asks, and what may be counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.afronding.rules import (
    AFGEROND,
    AFSLUITING,
    DAGEN,
    NAZORG,
    ONBEKEND,
    OVERLEDEN,
    PUNT,
    PUNTEN,
    TERUGGEKEERD,
    VERST,
    VRAAGT,
    WAARSCHUWEN,
    ZIET_AF,
    AfsluitInvoer,
    Feiten,
    NogNietAf,
    check_afsluiting,
    check_nazorg,
    countable,
    missing,
    shown_until,
    tidy_text,
)
from casework.dossier.rules import AFSLUITREDENEN
from dekkend.core.errors import InvalidInput, Refused

VANDAAG = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def said(einde: str, **more: object) -> AfsluitInvoer:
    return AfsluitInvoer(**{"einde": einde, "datum": VANDAAG, **more})  # type: ignore[arg-type]


def close(einde: str, feiten: Feiten, **more: object) -> AfsluitInvoer:
    return check_afsluiting(said(einde, **more), feiten, VANDAAG)


def faults(einde: str, feiten: Feiten, **more: object) -> set[str]:
    with pytest.raises(InvalidInput) as caught:
        close(einde, feiten, **more)
    return set(caught.value.fields)


class TestAfgerond:
    def test_all_that_is_missing_is_said_at_once_with_where_to_do_it(self) -> None:
        with pytest.raises(NogNietAf) as caught:
            close(AFGEROND, Feiten(strafzaken=["vervolging"], helder={"voorzieningen"}))
        assert [one.pagina for one in caught.value.ontbreekt] == [
            "dossier_strafrecht", "afrondingspunt_nieuw", "afrondingspunt_nieuw",
        ]  # fmt: skip
        assert "Er loopt nog een strafzaak (vervolging)." in caught.value.message
        assert "verblijfsrecht" in caught.value.message
        assert "voorzieningen" not in caught.value.message

    def test_without_a_case_and_with_the_three_points_it_may_end(self) -> None:
        assert close(AFGEROND, Feiten(helder=set(PUNTEN)), terugkeer="gedwongen").terugkeer == ""

    @given(st.lists(st.sampled_from(["aangifte", "zitting"])), st.sets(st.sampled_from(list(PUNTEN))))
    def test_exactly_the_rules_of_the_profile(self, cases: list[str], clear: set[str]) -> None:
        absent = missing(AFGEROND, Feiten(strafzaken=cases, helder=clear))
        assert len(absent) == len(cases) + 3 - len(clear)
        for other in set(AFSLUITREDENEN) - {AFGEROND}:
            assert missing(other, Feiten(strafzaken=cases, helder=clear)) == []


class TestOtherEndings:
    def test_gone_without_a_trace_asks_what_was_tried(self) -> None:
        assert faults(ONBEKEND, Feiten()) == {"toelichting"}
        assert faults(ONBEKEND, Feiten(minderjarig=True), toelichting=" ") == {"toelichting", "gemeld"}
        assert close(ONBEKEND, Feiten(strafzaken=["aangifte"]), toelichting=" Gebeld. ").toelichting == "Gebeld."
        close(ONBEKEND, Feiten(minderjarig=True), toelichting="Gebeld.", gemeld=True)

    def test_who_declines_help_knows_the_way_back(self) -> None:
        assert faults(ZIET_AF, Feiten()) == {"weet_terug"}
        close(ZIET_AF, Feiten(), weet_terug=True)

    def test_return_asks_whether_it_was_wanted_and_where_to(self) -> None:
        assert faults(TERUGGEKEERD, Feiten(), terugkeer="misschien") == {"terugkeer", "toelichting"}
        assert close(TERUGGEKEERD, Feiten(), terugkeer="onbekend", toelichting="Land.").terugkeer == "onbekend"

    def test_a_death_asks_only_the_day(self) -> None:
        close(OVERLEDEN, Feiten())

    def test_what_still_runs_asks_how_it_goes_on(self) -> None:
        assert faults(OVERLEDEN, Feiten(loopt=["Opvang: loopt"])) == {"verder"}
        close(OVERLEDEN, Feiten(loopt=["Opvang: loopt"]), verder="De opvang weet het.")

    @pytest.mark.parametrize(
        ("invoer", "field"),
        [
            (said("zomaar"), "einde"),
            (said(OVERLEDEN, datum=VANDAAG + timedelta(days=1)), "datum"),
            (said(OVERLEDEN, datum=date(1989, 12, 31)), "datum"),
            (said(OVERLEDEN, verder="x" * 2001), "verder"),
        ],
    )
    def test_input_that_cannot_be(self, invoer: AfsluitInvoer, field: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            check_afsluiting(invoer, Feiten(geboren=date(1990, 1, 1)), VANDAAG)
        assert set(caught.value.fields) == {field}

    def test_every_ending_says_what_it_asks_and_of_which_day(self) -> None:
        assert set(VRAAGT) == set(DAGEN) == set(AFSLUITREDENEN)


class TestNazorg:
    @given(DAYS, st.integers(0, VERST.days))
    def test_any_day_from_today_until_two_years_ahead(self, vandaag: date, ahead: int) -> None:
        check_nazorg(vandaag + timedelta(days=ahead), "bellen", AFGEROND, vandaag)

    @given(DAYS, st.integers(1, 400))
    def test_no_day_that_is_over_and_none_far_away(self, vandaag: date, days: int) -> None:
        for day in (vandaag - timedelta(days=days), vandaag + VERST + timedelta(days=days)):
            with pytest.raises(InvalidInput):
                check_nazorg(day, "bellen", "", vandaag)

    @given(DAYS, DAYS)
    def test_it_is_shown_from_a_week_before_and_never_lost(self, vandaag: date, day: date) -> None:
        assert (day <= shown_until(vandaag)) is ((day - vandaag) <= WAARSCHUWEN)

    def test_none_after_a_death_and_none_without_a_way(self) -> None:
        with pytest.raises(Refused):
            check_nazorg(VANDAAG, "bellen", OVERLEDEN, VANDAAG)
        with pytest.raises(InvalidInput):
            check_nazorg(VANDAAG, "duif", "", VANDAAG)


class TestMachines:
    @pytest.mark.parametrize("machine", [PUNT, AFSLUITING, NAZORG])
    def test_every_step_from_every_state(self, machine) -> None:  # type: ignore[no-untyped-def]
        ways = {(edge.source, edge.name): edge.target for edge in machine.edges}
        for state in machine.states:
            for name in {edge.name for edge in machine.edges}:
                if (state, name) in ways:
                    assert machine.take(name, state).target == ways[state, name]
                else:
                    with pytest.raises(Refused):
                        machine.take(name, state)


class TestCounting:
    NAMEN = {"a": "A", "b": "B", "c": "C"}

    def test_small_numbers_are_not_shown_and_not_to_be_found_by_subtracting(self) -> None:
        lines, total = countable({"a": 12, "b": 3}, self.NAMEN)
        assert ([line.aantal for line in lines], total) == ([12, None, None], None)
        assert countable({"a": 12, "b": 6, "c": 5}, self.NAMEN)[1] == 23
        assert countable({"a": 12, "b": 10, "c": 30}, self.NAMEN)[1] == 52

    @given(st.dictionaries(st.sampled_from("abc"), st.integers(0, 40)))
    def test_what_is_left_out_is_ten_or_more_or_nothing(self, found: dict[str, int]) -> None:
        lines, total = countable(found, self.NAMEN)
        shown = sum(line.aantal or 0 for line in lines)
        assert all(line.aantal is None or line.aantal >= 10 for line in lines)
        assert total is None or total == shown or total - shown >= 10

    def test_text_has_an_end(self) -> None:
        assert tidy_text("afspraak", " Bel (voorbeeld). ") == "Bel (voorbeeld)."
        with pytest.raises(InvalidInput):
            tidy_text("afspraak", "x" * 2001)
