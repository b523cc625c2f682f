"""The rules of strafrecht and of hulp en opvang: every step both ways, and what must be told with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.hulp import rules as hulp
from casework.pijlers.rules import terms
from casework.strafrecht import rules as straf
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Machine

VANDAAG = date(2026, 11, 22)
MORGEN = VANDAAG + timedelta(days=1)
MACHINES = (straf.STRAFZAAK, straf.SLACHTOFFERRECHT, straf.SCHADEVERGOEDING, hulp.HULP)
EVERY = [
    (machine, name, state)
    for machine in MACHINES
    for name in sorted({edge.name for edge in machine.edges})
    for state in machine.states
]


@pytest.mark.parametrize(("machine", "stap", "stand"), EVERY, ids=lambda value: getattr(value, "name", value))
def test_every_step_from_every_state(machine: Machine, stap: str, stand: str) -> None:
    open_steps = {(edge.name, edge.source): edge.target for edge in machine.edges}
    if (stap, stand) in open_steps:
        assert machine.take(stap, stand).target == open_steps[stap, stand]
        assert machine.open_to(stand, {"gedragswetenschapper"}) == []
    else:
        with pytest.raises(Refused):
            machine.take(stap, stand)


def test_a_case_begins_where_it_can() -> None:
    for begin in straf.BEGIN:
        stap = straf.NAAR_BEGIN.get(begin)
        assert stap is None or straf.STRAFZAAK.take(stap, straf.STRAFZAAK.initial).target == begin
    assert set(straf.LOPEND) == {edge.source for edge in straf.STRAFZAAK.edges}
    assert set(hulp.LOPEND) == {edge.source for edge in hulp.HULP.edges}


def test_every_right_has_an_article() -> None:
    assert set(straf.RECHTEN) == set(straf.RECHT_BRONNEN)


def test_clocks_start_at_steps_and_states_that_exist() -> None:
    moments = {term.moment for term in terms() if term.soort == "strafzaak"}
    assert moments <= {*straf.STAPPEN, *straf.BEGIN}
    assert {term.moment for term in terms() if term.soort == "hulp"} <= set(hulp.HULP.states)


def test_what_begins_is_checked() -> None:
    said = straf.check_zaak(straf.ZaakInvoer("aangifte", VANDAAG, " PL1 ", " x "), None, VANDAAG)
    assert (said.kenmerk, said.toelichting) == ("PL1", "x")
    for wrong in (
        straf.ZaakInvoer("zitting", VANDAAG),
        straf.ZaakInvoer("aangifte", MORGEN),
        straf.ZaakInvoer("aangifte", VANDAAG, "x" * 61),
    ):
        with pytest.raises(InvalidInput):
            straf.check_zaak(wrong, None, VANDAAG)
    help_said = hulp.check_hulp(hulp.HulpInvoer("opvang", VANDAAG, aanbieder=" De   Haven "), None, VANDAAG)
    assert help_said.aanbieder == "De Haven"
    for wrong_help in (
        hulp.HulpInvoer("hotel", VANDAAG),
        hulp.HulpInvoer("opvang", MORGEN),
        hulp.HulpInvoer("opvang", VANDAAG, aanbieder="x" * 201),
    ):
        with pytest.raises(InvalidInput):
            hulp.check_hulp(wrong_help, None, VANDAAG)


def test_what_happened_in_a_case_is_checked() -> None:
    sinds = VANDAAG - timedelta(days=10)
    straf.check_stap(straf.ZaakStap("opsporen", VANDAAG), sinds=sinds, vandaag=VANDAAG)
    straf.check_stap(straf.ZaakStap("zitting_plannen", VANDAAG, zitting_op=VANDAAG), sinds=sinds, vandaag=VANDAAG)
    straf.check_stap(straf.ZaakStap("uitspreken", VANDAAG, uitspraak="vrijspraak"), sinds=sinds, vandaag=VANDAAG)
    for wrong in (
        straf.ZaakStap("opsporen", MORGEN),
        straf.ZaakStap("opsporen", sinds - timedelta(days=1)),
        straf.ZaakStap("zitting_plannen", VANDAAG),
        straf.ZaakStap("zitting_plannen", VANDAAG, zitting_op=sinds),
        straf.ZaakStap("uitspreken", VANDAAG),
    ):
        with pytest.raises(InvalidInput):
            straf.check_stap(wrong, sinds=sinds, vandaag=VANDAAG)


def test_what_happened_to_help_is_checked() -> None:
    sinds = VANDAAG - timedelta(days=10)
    hulp.check_step(hulp.HulpStap("beginnen", VANDAAG), sinds=sinds, vandaag=VANDAAG)
    hulp.check_step(hulp.HulpStap("beeindigen", VANDAAG, "klaar"), sinds=sinds, vandaag=VANDAAG)
    for wrong in (
        hulp.HulpStap("beginnen", MORGEN),
        hulp.HulpStap("beginnen", sinds - timedelta(days=1)),
        hulp.HulpStap("beeindigen", VANDAAG),
        hulp.HulpStap("afzeggen", VANDAAG, "zomaar"),
    ):
        with pytest.raises(InvalidInput):
            hulp.check_step(wrong, sinds=sinds, vandaag=VANDAAG)


@given(st.integers(-10, 10**13), st.integers(1, straf.MEEST_CENT))
def test_nobody_is_granted_more_than_was_asked(granted: int, asked: int) -> None:
    if 0 < granted <= asked:
        assert straf.check_toegewezen("toewijzen", granted, asked) == granted
    else:
        with pytest.raises(InvalidInput):
            straf.check_toegewezen("toewijzen", granted, asked)
    assert straf.check_toegewezen("betalen", granted, asked) is None
    with pytest.raises(InvalidInput):
        straf.check_bedrag("bedrag", None)


def test_help_may_begin_before_the_intake_is_done() -> None:
    early = hulp.before_the_intake_was_done
    assert early(VANDAAG, "intake", VANDAAG)
    assert early(VANDAAG, "hulpverlening", MORGEN)
    assert not early(VANDAAG, "hulpverlening", VANDAAG)
    assert not early(None, "intake", VANDAAG)
