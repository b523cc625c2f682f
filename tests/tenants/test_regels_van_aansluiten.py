"""The rules of a gemeente that joins: every step by the right side, no code that can be guessed, no link used twice."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekkend.core.errors import Hidden, InvalidInput, Refused
from tenants.onboarding.aansluiting.rules import (
    AANSLUITING,
    CODE_ATTEMPTS,
    CODE_LENGTH,
    CODE_SIGNS,
    IN_GEBRUIK,
    LIVING,
    OPEN,
    REMIND_AFTER,
    RUNNING,
    Kandidaat,
    Uitnodiging,
    check_code_usable,
    check_last_day,
    check_reason,
    check_step,
    checked_uitnodiging,
    checklist,
    code_of,
    duration,
    host_for,
    link_closed,
    objection,
    partij_of,
    reminder_due,
    short_of,
    typed_code,
    wrong_code,
)

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
TODAY = date(2027, 3, 1)
FREE = Kandidaat("Valkenswaard", bestaat=True, regio="", eigen_regio=False, eigen_omgeving=False, lopend="")
GOOD = Uitnodiging("gm0858", " Anna  Bos ", "Anna@Gemeente.Example.org", " Postbus 1 \n\n 5550 AA  Plaats ")
STATES = st.sampled_from(sorted(AANSLUITING.states))
EDGES = st.sampled_from(AANSLUITING.edges)
BEHEER = ("functioneel_beheerder",)


def test_the_way_from_asked_to_in() -> None:
    state = AANSLUITING.initial
    for name in ("openen", "bewijzen", "contacten_noemen", "akkoord_geven", "afronden", "aansluiten", "vertrekken"):
        state = AANSLUITING.take(name, state).target
    assert state == "vertrokken"


@given(STATES)
def test_what_is_over_stays_over(state: str) -> None:
    ways = [edge for edge in AANSLUITING.edges if edge.source == state]
    assert bool(ways) == (state in LIVING)


@given(st.sampled_from(OPEN))
def test_until_it_is_being_made_it_can_be_withdrawn_and_run_out(state: str) -> None:
    assert AANSLUITING.take("intrekken", state).target == "ingetrokken"
    assert AANSLUITING.take("verlopen", state).target == "verlopen"


def test_who_acts() -> None:
    assert partij_of(known=True, channel="web") == "regio"
    assert partij_of(known=False, channel="web") == "gemeente"
    assert partij_of(known=False, channel="taak") == "dekkend"


@given(EDGES)
def test_the_platform_may_take_any_step(edge: object) -> None:
    check_step(edge, "dekkend", (), bewezen=False, verlopen=True)  # type: ignore[arg-type]


@given(EDGES, st.booleans(), st.booleans())
def test_neither_side_takes_a_step_of_the_other(edge: object, bewezen: bool, verlopen: bool) -> None:
    own = "regio" if "functioneel_beheerder" in edge.roles else "gemeente"  # type: ignore[attr-defined]
    other = "gemeente" if own == "regio" else "regio"
    with pytest.raises(Hidden):
        check_step(edge, other, BEHEER, bewezen=bewezen, verlopen=verlopen)  # type: ignore[arg-type]


def test_the_regio_takes_its_steps_in_the_right_role() -> None:
    edge = AANSLUITING.take("intrekken", "geopend")
    check_step(edge, "regio", BEHEER, bewezen=False, verlopen=True)
    with pytest.raises(Hidden):
        check_step(edge, "regio", ("zorgcoordinator",), bewezen=True, verlopen=False)


@given(EDGES, st.booleans())
def test_without_proof_the_gemeente_only_opens_proves_or_refuses(edge: object, bewezen: bool) -> None:
    if "aandachtsfunctionaris" not in edge.roles:  # type: ignore[attr-defined]
        return
    name = edge.name  # type: ignore[attr-defined]
    if bewezen or name in {"openen", "bewijzen", "weigeren"}:
        check_step(edge, "gemeente", (), bewezen=bewezen, verlopen=False)  # type: ignore[arg-type]
    else:
        with pytest.raises(Refused, match="van de gemeente"):
            check_step(edge, "gemeente", (), bewezen=False, verlopen=False)  # type: ignore[arg-type]


def test_after_the_term_the_gemeente_does_nothing_more() -> None:
    with pytest.raises(Refused, match="voorbij"):
        check_step(AANSLUITING.take("akkoord_geven", "contacten_bekend"), "gemeente", (), bewezen=True, verlopen=True)
    check_step(AANSLUITING.take("terugnemen", "wacht_op_inrichting"), "gemeente", (), bewezen=True, verlopen=True)


def test_what_is_typed_is_tidied() -> None:
    found = checked_uitnodiging(GOOD)
    assert found == Uitnodiging("GM0858", "Anna Bos", "anna@gemeente.example.org", "Postbus 1\n5550 AA Plaats")


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(InvalidInput) as wrong:
        checked_uitnodiging(Uitnodiging("GM0858", "", "geen adres", " \n "))
    assert set(wrong.value.fields) == {"naam", "email", "adres"}
    with pytest.raises(InvalidInput) as long:
        checked_uitnodiging(replace(GOOD, adres="x" * 301))
    assert set(long.value.fields) == {"adres"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"regio": "Zuidoost-Brabant", "eigen_regio": True}, ""),
        ({"eigen_omgeving": True}, ""),
        ({"bestaat": False}, "is vandaag geen gemeente"),
        ({"regio": "Zeeland"}, "hoort bij de regio Zeeland"),
        ({"regio": "Zuidoost-Brabant", "eigen_regio": True, "eigen_omgeving": True}, "al aangesloten"),
        ({"lopend": "aangesloten"}, "al aangesloten"),
        ({"lopend": "geopend"}, "loopt al een uitnodiging (uitnodiging geopend)"),
    ],
)
def test_who_can_be_asked(change: dict[str, object], told: str) -> None:
    found = objection(replace(FREE, **change))  # type: ignore[arg-type]
    assert told in found
    assert bool(found) == bool(told)


@given(STATES, st.booleans(), st.booleans())
def test_a_link_opens_only_what_is_open_and_not_proven_elsewhere(state: str, over: bool, bewezen: bool) -> None:
    closed = link_closed(state, over=over, bewezen=bewezen)
    assert (not closed) == (state in RUNNING and not bewezen and not (over and state in OPEN))
    if state in RUNNING and bewezen and not over:
        assert closed == IN_GEBRUIK


@given(st.lists(st.integers(0, 2**30), min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_a_code_can_be_read_and_typed_in_any_way(numbers: list[int]) -> None:
    code = code_of(tuple(numbers))
    assert re.fullmatch(f"[{CODE_SIGNS}]{{5}}-[{CODE_SIGNS}]{{5}}", code)
    assert typed_code(f" {code.lower().replace('-', ' ')} ") == code.replace("-", "")


def test_a_code_holds_fourteen_days_and_five_attempts() -> None:
    later = NOW + timedelta(minutes=1)
    check_code_usable(made=True, attempts=CODE_ATTEMPTS - 1, vervalt_at=later, now=NOW)
    for made, attempts, until in ((False, 0, later), (True, 0, None), (True, CODE_ATTEMPTS, later), (True, 0, NOW)):
        with pytest.raises(Refused, match="brief"):
            check_code_usable(made=made, attempts=attempts, vervalt_at=until, now=NOW)


def test_a_wrong_code_says_how_many_attempts_are_left() -> None:
    assert "nog 4 pogingen" in wrong_code(1)
    assert "nog 1 poging." in wrong_code(4)
    assert "geen pogingen meer" in wrong_code(5)


@given(st.timedeltas(timedelta(0), timedelta(days=14)), st.integers(0, 3))
def test_reminders_go_on_their_days_and_once(passed: timedelta, sent: int) -> None:
    should = sum(1 for after in REMIND_AFTER if after <= passed)
    due = reminder_due(NOW, sent, NOW + passed)
    assert due == (should if should > sent else 0)
    assert reminder_due(NOW, max(due, sent), NOW + passed) == 0


def test_a_reason_is_given() -> None:
    assert check_reason(" Wij wachten op de raad. ") == "Wij wachten op de raad."
    for text in (" ", "x" * 1001):
        with pytest.raises(InvalidInput):
            check_reason(text)


def test_a_last_day_is_still_to_come() -> None:
    check_last_day(TODAY, TODAY)
    for day in (TODAY - timedelta(1), date(2040, 1, 1)):
        with pytest.raises(InvalidInput):
            check_last_day(day, TODAY)


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        (timedelta(seconds=4), "1 minuut"),
        (timedelta(minutes=12), "12 minuten"),
        (timedelta(hours=5), "5 uur"),
        (timedelta(days=3), "3 dagen"),
    ],
)
def test_how_long_it_took(passed: timedelta, told: str) -> None:
    assert duration(NOW, NOW + passed) == told


@given(st.sampled_from(RUNNING))
def test_one_step_is_to_be_done_now(state: str) -> None:
    points = checklist(state, {state})
    assert [point.stand for point in points].count("nu") == 1
    stands = [point.stand for point in points]
    assert stands == sorted(stands, key=["klaar", "nu", "straks"].index)


def test_who_is_in_has_done_everything_and_who_stopped_what_was_done() -> None:
    assert {point.stand for point in checklist("aangesloten", ())} == {"klaar"}
    stopped = checklist("verlopen", {"uitgenodigd", "geopend", "bewezen", "verlopen"})
    assert [point.stand for point in stopped] == ["klaar", "klaar", "straks", "straks", "straks", "straks"]
    assert {point.stand for point in checklist("verlopen", ())} == {"straks"}


def test_another_browser_proves_first() -> None:
    points = checklist("akkoord", (), bewezen=False)
    assert [point.pagina for point in points if point.stand == "nu"] == ["aansluiten_bewijs"]
    assert points[-1].stand == "straks"


@pytest.mark.parametrize(
    ("naam", "host", "short"),
    [
        ("Valkenswaard", "valkenswaard.test", "VAL"),
        ("Nuenen, Gerwen en Nederwetten", "nuenen-gerwen-en-nederwetten.test", "NUE"),
        ("Súdwest-Fryslân", "sudwest-fryslan.test", "SUD"),
        ("'s-Hertogenbosch", "s-hertogenbosch.test", "SHE"),
        ("1", "1.test", "GEM"),
        ("!", "gemeente.test", "GEM"),
    ],
)
def test_an_address_and_a_sign_from_a_name(naam: str, host: str, short: str) -> None:
    assert host_for(naam, "zuidoost-brabant.test") == host
    assert short_of(naam) == short
