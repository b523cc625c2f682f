"""What may happen to working areas: never two regio's on a day, one centrumgemeente, and the past stays as it was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tenants.werkgebied.advies import Deelgebied, judge
from tenants.werkgebied.rules import (
    CENTRUM,
    FARTHEST,
    RAND,
    Deel,
    Land,
    Wijziging,
    area_on,
    centre_on,
    days_of_change,
    difference,
    plan,
)

TODAY = date(2027, 1, 1)
CODES = ("A", "B", "C", "D", "E")
LAND = Land(frozenset(CODES), {code: f"Gemeente {code}" for code in CODES}, {"r1": "Een", "r2": "Twee"})
START = [
    Deel("A", "r1", CENTRUM, date(2020, 1, 1), None, 1),
    Deel("B", "r1", RAND, date(2020, 1, 1), None, 2),
    Deel("C", "r2", CENTRUM, date(2020, 1, 1), None, 3),
]
LATER = date(2028, 7, 1)


def change(delen: list[Deel], wijziging: Wijziging, regio: str = "r1") -> list[Deel]:
    found = plan(delen, regio, wijziging, LAND, today=TODAY)
    assert found.bezwaren == ()
    return [deel for deel in delen if deel.regio != regio] + list(found.delen)


def refused(delen: list[Deel], wijziging: Wijziging, regio: str = "r1") -> str:
    return " ".join(plan(delen, regio, wijziging, LAND, today=TODAY).bezwaren)


def test_growing_shrinking_and_coming_back() -> None:
    grown = change(START, Wijziging(LATER, erbij=frozenset("D")))
    assert area_on(grown, "r1", LATER - timedelta(1)) == {"A", "B"}
    assert area_on(grown, "r1", LATER) == {"A", "B", "D"}
    shrunk = change(grown, Wijziging(LATER, eraf=frozenset("BD")))
    assert area_on(shrunk, "r1", LATER) == {"A"}
    assert not [deel for deel in shrunk if deel.gemeente == "D"]
    back = change(shrunk, Wijziging(TODAY, erbij=frozenset("B")))
    assert area_on(back, "r1", LATER) == {"A", "B"}
    earlier = change(grown, Wijziging(TODAY, erbij=frozenset("D")))
    assert [deel.ingang for deel in earlier if deel.gemeente == "D"] == [TODAY]


def test_splitting_a_regio_by_date() -> None:
    left = change(START, Wijziging(LATER, eraf=frozenset("B")))
    assert "Gemeente B hoort bij de regio Een tot en met 30-06-2028." in refused(
        left, Wijziging(TODAY, erbij=frozenset("B")), "r2"
    )
    both = change(left, Wijziging(LATER, erbij=frozenset("B")), "r2")
    assert [area_on(both, regio, LATER) for regio in ("r1", "r2")] == [{"A"}, {"B", "C"}]
    assert "Gemeente B hoort vanaf 01-07-2028 bij de regio Twee." in refused(
        both, Wijziging(TODAY + timedelta(9), erbij=frozenset("B"))
    )


def test_another_centrumgemeente() -> None:
    found = change(START, Wijziging(LATER, centrum="B"))
    assert (centre_on(found, "r1", LATER - timedelta(1)), centre_on(found, "r1", LATER)) == ("A", "B")
    assert area_on(found, "r1", LATER) == {"A", "B"}
    gone = change(START, Wijziging(LATER, eraf=frozenset("A"), centrum="B"))
    assert (area_on(gone, "r1", LATER), centre_on(gone, "r1", LATER)) == ({"B"}, "B")
    again = change(found, Wijziging(LATER, centrum="A"))
    assert centre_on(again, "r1", LATER) == "A"
    assert days_of_change(again, TODAY) == {TODAY, LATER}
    new = change([], Wijziging(TODAY, erbij=frozenset("AB"), centrum="A"))
    assert {(deel.gemeente, deel.rol) for deel in new} == {("A", CENTRUM), ("B", RAND)}


@pytest.mark.parametrize(
    ("wijziging", "message"),
    [
        (Wijziging(TODAY), "Er verandert niets."),
        (Wijziging(TODAY, frozenset("D"), frozenset("D")), "kan niet tegelijk erbij komen en weggaan."),
        (Wijziging(TODAY - timedelta(1), frozenset("D")), "Wat voorbij is, verandert niet meer."),
        (Wijziging(TODAY + FARTHEST + timedelta(1), frozenset("D")), "Kies een dag binnen vijf jaar."),
        (Wijziging(TODAY, frozenset("C")), "Gemeente C hoort bij de regio Twee."),
        (Wijziging(TODAY, frozenset(["GM9999"])), "GM9999 is op 01-01-2027 geen gemeente."),
        (Wijziging(TODAY, frozenset("B")), "Gemeente B hoort op 01-01-2027 al bij uw regio."),
        (Wijziging(TODAY, eraf=frozenset("C")), "Gemeente C hoort op 01-01-2027 niet bij uw regio."),
        (Wijziging(TODAY, eraf=frozenset("AB")), "Een regio houdt minstens één gemeente."),
        (Wijziging(TODAY, eraf=frozenset("A")), "zou uw regio geen centrumgemeente hebben."),
        (Wijziging(TODAY, centrum="D"), "Gemeente D kan geen centrumgemeente zijn"),
        (Wijziging(TODAY, frozenset("CD"), frozenset("E")), "C hoort bij de regio Twee. Gemeente E hoort op"),
    ],
)
def test_what_may_not_be_is_named(wijziging: Wijziging, message: str) -> None:
    assert message in refused(START, wijziging)


def test_two_centrumgemeenten_are_refused() -> None:
    planned = change(START, Wijziging(LATER, eraf=frozenset("A"), centrum="B"))
    assert "Op 01-07-2028 zou uw regio meer dan één centrumgemeente hebben." in refused(
        planned, Wijziging(TODAY, erbij=frozenset("A"))
    )


def test_what_is_wanted_becomes_a_change() -> None:
    assert difference(START, "r1", TODAY, frozenset("BD"), "A") == Wijziging(TODAY, frozenset("D"), frozenset("A"))
    assert difference(START, "r1", TODAY, frozenset("AB"), "B") == Wijziging(TODAY, centrum="B")


def test_does_it_fit_the_other_areas() -> None:
    areas = {"A": "Noord", "B": "Noord", "C": "Zuid", "D": "Zuid", "E": ""}
    assert judge("veiligheidsregio", "AB", areas).uitkomst == "past"
    assert judge("veiligheidsregio", "ABCD", areas).uitkomst == "past"
    assert judge("veiligheidsregio", "A", areas).uitkomst == "binnen"
    cut = judge("veiligheidsregio", "ABC", areas)
    assert (cut.uitkomst, cut.doorsneden) == ("doorsnijdt", (Deelgebied("Zuid", ("C",), ("D",)),))
    assert judge("veiligheidsregio", "AE", areas).uitkomst == "onbekend"
    assert judge("veiligheidsregio", "", areas).uitkomst == "onbekend"


class Werkgebieden(RuleBasedStateMachine):
    """Three regio's ask for whatever comes to mind, on days that go by."""

    @initialize()
    def begin(self) -> None:
        self.delen: list[Deel] = []
        self.today = TODAY
        self.number = 0

    @rule(
        regio=st.sampled_from(["r1", "r2", "r3"]),
        later=st.integers(0, 12),
        erbij=st.frozensets(st.sampled_from(CODES), max_size=4),
        eraf=st.frozensets(st.sampled_from(CODES), max_size=3),
        centrum=st.sampled_from(["", "", *CODES]),
    )
    def ask(self, regio: str, later: int, erbij: frozenset[str], eraf: frozenset[str], centrum: str) -> None:
        wijziging = Wijziging(self.today + timedelta(later), erbij, eraf, centrum)
        found = plan(self.delen, regio, wijziging, LAND, today=self.today)
        if found.bezwaren:
            return
        before = self.delen
        self.delen = [deel for deel in before if deel.regio != regio] + [self._kept(deel) for deel in found.delen]
        for other in ("r1", "r2", "r3"):
            for day in (TODAY + timedelta(number) for number in range(60)):
                if other != regio or day < wijziging.vanaf:
                    assert area_on(before, other, day) == area_on(self.delen, other, day)
                    assert centre_on(before, other, day) == centre_on(self.delen, other, day)
        there = area_on(before, regio, wijziging.vanaf)
        assert area_on(self.delen, regio, wijziging.vanaf) == (there | erbij) - eraf

    def _kept(self, deel: Deel) -> Deel:
        self.number += deel.id is None
        return replace(deel, id=self.number) if deel.id is None else deel

    @rule(days=st.integers(1, 5))
    def time_goes_by(self, days: int) -> None:
        self.today += timedelta(days)

    @invariant()
    def nobody_is_in_two_regios(self) -> None:
        for day in days_of_change(self.delen, TODAY):
            there = [deel.gemeente for deel in self.delen if deel.on(day)]
            assert len(there) == len(set(there))

    @invariant()
    def a_regio_has_one_centrumgemeente(self) -> None:
        for day in days_of_change(self.delen, TODAY):
            for regio in ("r1", "r2", "r3"):
                rollen = [deel.rol for deel in self.delen if deel.regio == regio and deel.on(day)]
                assert not rollen or rollen.count(CENTRUM) == 1

    @invariant()
    def every_period_has_a_day(self) -> None:
        assert all(deel.einde is None or deel.ingang <= deel.einde for deel in self.delen)


Werkgebieden.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestWerkgebieden = Werkgebieden.TestCase


@given(st.frozensets(st.sampled_from(CODES)), st.dictionaries(st.sampled_from(CODES), st.sampled_from(["", "N", "Z"])))
def test_every_gemeente_of_a_touched_area_is_in_or_out(codes: frozenset[str], areas: dict[str, str]) -> None:
    found = judge("veiligheidsregio", codes, areas)
    for gebied in found.gebieden:
        assert set(gebied.binnen) == {code for code in codes if areas.get(code) == gebied.naam}
        assert set(gebied.binnen) | set(gebied.buiten) == {code for code, area in areas.items() if area == gebied.naam}
    assert (found.uitkomst == "past") <= (not found.doorsneden)
