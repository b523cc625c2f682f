"""The rules of verblijfsrecht: every step both ways, what cannot stand side by side, and how long it lasts."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.pijlers.rules import plus, terms
from casework.verblijfsrecht.rules import (
    BOTSINGEN,
    METEEN,
    SPOREN,
    VERBLIJFSSPOOR,
    Periode,
    SpoorInvoer,
    StapInvoer,
    check_begin,
    check_once,
    check_side_by_side,
    check_step,
    clocks_of,
    end_reasons,
    extend_reasons,
    extended_to,
    last_day,
    periode_of,
)
from dekkend.core.errors import InvalidInput, Refused

VANDAAG = date(2026, 11, 22)
DAGEN = st.dates(date(2001, 4, 1), date(2100, 1, 1))
STAPPEN = sorted({edge.name for edge in VERBLIJFSSPOOR.edges})
OPEN = {(edge.name, edge.source): edge.target for edge in VERBLIJFSSPOOR.edges}


@pytest.mark.parametrize("stand", VERBLIJFSSPOOR.states)
@pytest.mark.parametrize("stap", STAPPEN)
def test_every_step_from_every_state(stap: str, stand: str) -> None:
    if (stap, stand) in OPEN:
        assert VERBLIJFSSPOOR.take(stap, stand).target == OPEN[stap, stand]
    else:
        with pytest.raises(Refused):
            VERBLIJFSSPOOR.take(stap, stand)


def test_what_is_over_stays_over() -> None:
    for stand in ("geeindigd", "vergissing"):
        assert VERBLIJFSSPOOR.open_to(stand, {"zorgcoordinator"}) == []
    assert VERBLIJFSSPOOR.open_to("loopt", {"gedragswetenschapper"}) == []


def test_every_kind_has_reasons_and_clocks_under_its_own_name() -> None:
    for soort in SPOREN:
        assert set(end_reasons(soort)) >= {"vertrokken", "verlopen"}
        assert clocks_of(soort, "begin", VANDAAG)
        assert bool(clocks_of(soort, "aanvraag", VANDAAG)) == (soort not in METEEN)
    used = {(term.soort, term.moment) for term in terms() if term.pijler == "verblijfsrecht"}
    assert {soort for soort, _ in used} == {*SPOREN, "bedenktijd_dublin"}
    assert {moment for _, moment in used} <= {"aanvraag", "begin", "afwijzing"}


@given(DAGEN)
def test_a_bedenktijd_is_never_longer_than_three_months(begin: date) -> None:
    last = last_day("bedenktijd", begin, None)
    assert last == plus(begin, 3, "maand")
    assert 89 <= (last - begin).days <= 92
    assert last_day("bedenktijd", begin, last) == last
    with pytest.raises(InvalidInput):
        last_day("bedenktijd", begin, last + timedelta(days=1))
    with pytest.raises(InvalidInput):
        last_day("bedenktijd", begin, begin - timedelta(days=1))


@given(DAGEN)
def test_under_dublin_it_is_thirty_days_since_19_may_2023(begin: date) -> None:
    last = last_day("bedenktijd", begin, None, dublin=True)
    short = begin >= date(2023, 5, 19)
    assert last == (begin + timedelta(days=30) if short else plus(begin, 3, "maand"))


def test_other_tracks_follow_the_document() -> None:
    begin = date(2026, 1, 31)
    assert last_day("tijdelijk_verblijf", begin, None) == date(2027, 1, 31)
    assert last_day("tijdelijk_verblijf", begin, date(2028, 5, 1)) == date(2028, 5, 1)
    assert last_day("aangifte", begin, None) is None
    assert last_day("terugkeer", begin, None) == date(2026, 2, 28)


def periode(soort: str, van: date, tot: date | None, id: UUID | None = None) -> Periode:
    return Periode(id or uuid4(), soort, van, tot)


@given(DAGEN, st.integers(0, 400), DAGEN, st.integers(0, 400))
def test_overlap_is_the_same_both_ways_and_ends_on_a_change_day(a: date, la: int, b: date, lb: int) -> None:
    one, other = (
        periode("tijdelijk_verblijf", day, day + timedelta(days=length)) for day, length in ((a, la), (b, lb))
    )
    assert one.overlaps(other) == other.overlaps(one)
    days = {a + timedelta(days=n) for n in range(la)} & {b + timedelta(days=n) for n in range(lb)}
    if la and lb:
        assert one.overlaps(other) == bool(days)


@pytest.mark.parametrize("pair", sorted(map(sorted, BOTSINGEN)))
def test_what_contradicts_is_refused_with_what_to_do(pair: list[str]) -> None:
    first, second = pair
    for new, old in ((first, second), (second, first)):
        standing = periode(old, date(2026, 1, 1), date(2026, 3, 31))
        with pytest.raises(InvalidInput) as refused:
            check_side_by_side(periode(new, date(2026, 3, 30), None), [standing])
        said = refused.value.fields["datum"][0]
        assert SPOREN[old] in said
        assert "01-01-2026 tot en met 31-03-2026" in said
        check_side_by_side(periode(new, date(2026, 3, 31), None), [standing])
        check_side_by_side(periode(new, date(2025, 1, 1), date(2026, 1, 1)), [standing])


def test_what_may_stand_side_by_side() -> None:
    standing = [periode("aangifte", date(2026, 1, 1), None), periode("asiel", date(2026, 1, 1), None)]
    check_side_by_side(periode("tijdelijk_verblijf", date(2026, 2, 1), None), standing)
    again = periode("asiel", date(2026, 2, 1), None)
    with pytest.raises(InvalidInput) as refused:
        check_side_by_side(again, standing)
    assert "zonder einddatum" in refused.value.fields["datum"][0]
    check_side_by_side(again, [periode("asiel", date(2026, 1, 1), None, id=again.id)])


def test_only_what_gives_a_right_is_a_period() -> None:
    day, last = date(2026, 1, 1), date(2026, 12, 31)

    def of(soort: str, status: str, **days: date | None) -> Periode | None:
        said = {"aangevraagd": None, "begin": None, "eind": None, "beeindigd": None, **days}
        return periode_of(uuid4(), soort, status, **said)

    assert of("tijdelijk_verblijf", "aangevraagd", aangevraagd=day) is None
    assert of("asiel", "afgewezen", aangevraagd=day) is None
    assert of("tijdelijk_verblijf", "vergissing", begin=day) is None
    waiting = of("asiel", "aangevraagd", aangevraagd=day)
    assert waiting is not None
    assert (waiting.van, waiting.tot) == (day, None)
    running = of("tijdelijk_verblijf", "loopt", begin=day, eind=last)
    assert running is not None
    assert running.tot == last
    ended = of("tijdelijk_verblijf", "geeindigd", begin=day, eind=last, beeindigd=date(2026, 6, 1))
    assert ended is not None
    assert ended.tot == date(2026, 6, 1)


def test_a_bedenktijd_comes_once_and_others_one_at_a_time() -> None:
    check_once("tijdelijk_verblijf", {"bedenktijd"})
    with pytest.raises(Refused, match="één keer"):
        check_once("bedenktijd", {"bedenktijd"})
    with pytest.raises(Refused, match="staat al"):
        check_once("tijdelijk_verblijf", {"tijdelijk_verblijf"})


def test_what_begins_is_checked() -> None:
    said = check_begin(SpoorInvoer("bedenktijd", VANDAAG, toelichting=" x "), None, VANDAAG)
    assert said.loopt
    assert said.toelichting == "x"
    assert not check_begin(SpoorInvoer("tijdelijk_verblijf", VANDAAG), None, VANDAAG).loopt
    morgen = VANDAAG + timedelta(days=1)
    for wrong in (
        SpoorInvoer("onbekend", VANDAAG),
        SpoorInvoer("tijdelijk_verblijf", morgen),
        SpoorInvoer("tijdelijk_verblijf", VANDAAG, dublin=True),
        SpoorInvoer("tijdelijk_verblijf", VANDAAG, eind=morgen),
    ):
        with pytest.raises(InvalidInput):
            check_begin(wrong, None, VANDAAG)
    with pytest.raises(InvalidInput):
        check_begin(SpoorInvoer("tijdelijk_verblijf", VANDAAG), morgen, VANDAAG)


def test_what_happened_is_checked() -> None:
    sinds, eind = date(2026, 10, 1), date(2026, 12, 31)
    check_step("tijdelijk_verblijf", StapInvoer("afwijzen", VANDAAG), sinds=sinds, eind=None, vandaag=VANDAAG)
    check_step(
        "tijdelijk_verblijf",
        StapInvoer("beeindigen", VANDAAG, reden="ingetrokken"),
        sinds=sinds,
        eind=eind,
        vandaag=VANDAAG,
    )
    check_step(
        "tijdelijk_verblijf",
        StapInvoer("beeindigen", VANDAAG, reden="verlopen"),
        sinds=sinds,
        eind=None,
        vandaag=VANDAAG,
    )
    for wrong in (
        StapInvoer("afwijzen", VANDAAG + timedelta(days=1)),
        StapInvoer("afwijzen", sinds - timedelta(days=1)),
        StapInvoer("beeindigen", VANDAAG),
        StapInvoer("beeindigen", VANDAAG, reden="aangifte_gedaan"),
        StapInvoer("beeindigen", VANDAAG, reden="verlopen"),
    ):
        with pytest.raises(InvalidInput):
            check_step("tijdelijk_verblijf", wrong, sinds=sinds, eind=eind, vandaag=VANDAAG)


def test_extending_is_for_what_can_be_longer_and_only_forward() -> None:
    eind = date(2026, 12, 31)
    longer = StapInvoer("verlengen", VANDAAG, eind=date(2027, 12, 31), reden="nieuwe_vergunning")
    assert extended_to("tijdelijk_verblijf", longer, eind) == date(2027, 12, 31)
    assert extended_to("tijdelijk_verblijf", longer, None) == date(2027, 12, 31)
    assert extend_reasons("bedenktijd") == {}
    for soort in ("bedenktijd", "aangifte"):
        with pytest.raises(Refused, match="kan niet worden verlengd"):
            extended_to(soort, longer, eind)
    for wrong in (
        StapInvoer("verlengen", VANDAAG, eind=eind, reden="nieuwe_vergunning"),
        StapInvoer("verlengen", VANDAAG, reden="nieuwe_vergunning"),
        StapInvoer("verlengen", VANDAAG, eind=date(2027, 12, 31), reden="vertrek_uitgesteld"),
    ):
        with pytest.raises(InvalidInput):
            extended_to("tijdelijk_verblijf", wrong, eind)
    with pytest.raises(InvalidInput):
        extended_to("tijdelijk_verblijf", StapInvoer("verlengen", VANDAAG, reden="nieuwe_vergunning"), None)
