"""What an intake asks for, in plain rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.consultatie.rules import (
    CONSULTATIE,
    DAGEN,
    LANGST_TEKST,
    BesluitInvoer,
    answer_before,
    check_besluit,
    check_text,
)
from casework.intake.rules import (
    ALLE_ONDERDELEN,
    GEBIEDEN,
    GESPREK,
    INTAKE,
    ONDERDELEN,
    RECHTENUITLEG,
    TEKSTEN,
    VERST_VOORUIT,
    Beschrijving,
    Feiten,
    GesprekInvoer,
    RechtenuitlegInvoer,
    StopInvoer,
    UitkomstInvoer,
    areas_to_explain,
    beschrijving_of,
    by_area,
    check_beschrijving,
    check_gesprek,
    check_rechtenuitleg,
    check_stop,
    check_uitkomst,
    contact_before,
    missing,
    remind_from,
    to_remind,
)
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Machine

NU = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
VANDAAG = NU.date()
KLAAR = Beschrijving(veilig_nu="ja", veiligheid="Veilig.", risicos="Geen.", behoeften="Rust.")
ALLES = Feiten(1, KLAAR, 1, frozenset(GEBIEDEN), "niet_eu", advies=True)


def faults(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return set(error.value.fields)


@pytest.mark.parametrize("machine", [INTAKE, GESPREK, RECHTENUITLEG, CONSULTATIE], ids=lambda one: one.name)
def test_every_state_is_reached_and_every_step_both_ways(machine: Machine) -> None:
    assert machine.reachable() == set(machine.states)
    for edge in machine.edges:
        assert machine.take(edge.name, edge.source) == edge
        for state in machine.states:
            if not any(one.name == edge.name and one.source == state for one in machine.edges):
                with pytest.raises(Refused):
                    machine.take(edge.name, state)


def test_a_talk_is_within_a_year_and_known_words_only() -> None:
    tidy = check_gesprek(GesprekInvoer(NU, waar=" Hier ", taal=" Engels ", afspraak=" Overdag "), NU)
    assert (tidy.waar, tidy.taal, tidy.afspraak) == ("Hier", "Engels", "Overdag")
    wrong = GesprekInvoer(
        NU + VERST_VOORUIT + timedelta(days=1), "maan", "x" * 201, "x" * 201, "hond", "duif", "x" * 20_001
    )
    with pytest.raises(InvalidInput) as error:
        check_gesprek(wrong, NU)
    assert faults(error) == {"datum", "plek", "waar", "taal", "tolk", "herinneren", "afspraak"}


@given(st.timedeltas(min_value=timedelta(days=-300), max_value=timedelta(days=300)))
def test_only_what_was_can_be_held_or_missed(ahead: timedelta) -> None:
    for stap in ("houden", "missen"):
        invoer = UitkomstInvoer(stap, verslag="Gesproken.")
        if ahead > timedelta(0):
            with pytest.raises(InvalidInput):
                check_uitkomst(invoer, NU + ahead, NU)
        else:
            assert check_uitkomst(invoer, NU + ahead, NU) == invoer
    assert check_uitkomst(UitkomstInvoer("afzeggen"), NU + ahead, NU).stap == "afzeggen"


def test_a_talk_that_was_has_a_report() -> None:
    with pytest.raises(InvalidInput) as error:
        check_uitkomst(UitkomstInvoer("houden", "x" * 201, "  "), NU, NU)
    assert faults(error) == {"aanwezig", "verslag"}
    with pytest.raises(InvalidInput):
        check_uitkomst(UitkomstInvoer("afzeggen", verslag="x" * 20_001), NU, NU)


def test_a_description_may_be_empty_and_not_endless() -> None:
    assert check_beschrijving(Beschrijving(verhaal=" Iets. ")) == Beschrijving(verhaal="Iets.")
    long = "x" * 20_001
    with pytest.raises(InvalidInput) as error:
        check_beschrijving(Beschrijving(long, "soms", long, long, long, long, long))
    assert faults(error) == {*TEKSTEN, "veilig_nu"}


def test_rights_are_explained_on_a_day_that_was_in_a_language() -> None:
    said = RechtenuitlegInvoer(VANDAAG, ("opvang", "bedenktijd", "opvang"), " Engels ", toelichting=" x ")
    tidy = check_rechtenuitleg(said, VANDAAG, VANDAAG)
    assert (tidy.onderdelen, tidy.taal, tidy.toelichting) == (("bedenktijd", "opvang"), "Engels", "x")
    wrong = RechtenuitlegInvoer(
        VANDAAG + timedelta(days=1), ("vliegen",), " ", "hond", "soms", toelichting="x" * 20_001
    )
    with pytest.raises(InvalidInput) as error:
        check_rechtenuitleg(wrong, VANDAAG, VANDAAG)
    assert faults(error) == {"datum", "onderdelen", "taal", "tolk", "begrepen", "toelichting"}
    long_ago = RechtenuitlegInvoer(VANDAAG - VERST_VOORUIT - timedelta(days=1), (), "x" * 201)
    with pytest.raises(InvalidInput) as old:
        check_rechtenuitleg(long_ago, VANDAAG, VANDAAG)
    assert faults(old) == {"datum", "onderdelen", "taal"}


@given(st.sets(st.sampled_from(sorted(ALLE_ONDERDELEN))))
def test_each_right_is_counted_in_its_own_area(chosen: set[str]) -> None:
    found = by_area(chosen)
    assert sorted(code for codes in found.values() for code in codes) == sorted(chosen)
    assert all(codes and set(codes) <= set(ONDERDELEN[gebied]) for gebied, codes in found.items())


@given(st.integers(min_value=-800, max_value=800))
def test_somebody_is_asked_again_within_a_year(days: int) -> None:
    invoer = StopInvoer("wil_later", opnieuw_op=VANDAAG + timedelta(days=days))
    if 0 < days <= VERST_VOORUIT.days:
        assert check_stop(invoer, VANDAAG) == invoer
    else:
        with pytest.raises(InvalidInput) as error:
            check_stop(invoer, VANDAAG)
        assert faults(error) == {"opnieuw_op"}


def test_who_wants_it_later_names_a_day() -> None:
    assert check_stop(StopInvoer("wil_niet", " Rust. "), VANDAAG) == StopInvoer("wil_niet", "Rust.")
    with pytest.raises(InvalidInput) as error:
        check_stop(StopInvoer("wil_later"), VANDAAG)
    assert faults(error) == {"opnieuw_op"}
    with pytest.raises(InvalidInput) as unknown:
        check_stop(StopInvoer("zomaar", "x" * 20_001), VANDAAG)
    assert faults(unknown) == {"reden", "toelichting"}


def test_nothing_is_missing_when_all_is_there() -> None:
    assert missing(ALLES) == []
    nobody_asks = replace(KLAAR, geen_hulpvraag=True)
    assert missing(Feiten(1, nobody_asks, 0, frozenset(GEBIEDEN), "eu", advies=True)) == []


def test_everything_that_is_missing_is_said_at_once() -> None:
    nothing = missing(Feiten(0, Beschrijving(), 0, frozenset(), "onbekend", advies=False))
    assert len(nothing) == 6
    assert "Nog niet beschreven: veiligheid, risico's en behoeften." in nothing
    assert "Nog niet uitgelegd: rechten op het gebied van verblijfsrecht, strafrecht en zorg." in nothing
    one = missing(Feiten(1, KLAAR, 1, frozenset({"strafrecht"}), "nederlands", advies=True))
    assert one == ["Nog niet uitgelegd: rechten op het gebied van zorg."]


def test_who_is_dutch_needs_no_verblijfsrecht() -> None:
    assert areas_to_explain("nederlands") == ["strafrecht", "zorg"]
    assert areas_to_explain("niet_eu") == list(GEBIEDEN)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-5, 5), st.booleans())
def test_somebody_is_reminded_once_the_day_before_or_on_the_day(gepland: date, days: int, done: bool) -> None:
    vandaag = gepland + timedelta(days=days)
    assert to_remind("bellen", gepland, vandaag, herinnerd=done) == (days in (-1, 0) and not done)
    assert not to_remind("niet", gepland, vandaag, herinnerd=done)
    assert remind_from(gepland) < gepland


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 1000))
def test_a_new_step_has_so_many_days(dag: date, dagen: int) -> None:
    assert (contact_before(dag, dagen) - dag).days == dagen
    assert answer_before(dag, spoed=True) < answer_before(dag, spoed=False) == dag + timedelta(days=DAGEN[False])


def test_who_does_something_else_than_was_advised_says_why() -> None:
    assert check_besluit(BesluitInvoer("overgenomen", " ")) == BesluitInvoer("overgenomen")
    assert check_besluit(BesluitInvoer("overgenomen", " Ja. ")) == BesluitInvoer("overgenomen", "Ja.")
    assert check_besluit(BesluitInvoer("deels", " Nee. ")) == BesluitInvoer("deels", "Nee.")
    with pytest.raises(InvalidInput) as error:
        check_besluit(BesluitInvoer("niet"))
    assert faults(error) == {"toelichting"}
    with pytest.raises(InvalidInput) as unknown:
        check_besluit(BesluitInvoer("misschien"))
    assert faults(unknown) == {"besluit"}
    with pytest.raises(InvalidInput):
        check_text("advies", "x" * (LANGST_TEKST + 1), "Schrijf iets.")


def test_what_stands_in_a_row_is_what_was_described() -> None:
    assert beschrijving_of(KLAAR) == KLAAR
