"""The steps of handing over on both sides, and what is said when one cannot be taken."""

from datetime import date

import pytest

from casework.dossier.rules import DOSSIER
from casework.grondslag.rules import grounds_for
from casework.overdracht.rules import (
    AFGEROND,
    BLIJFT,
    DOEL,
    LOPEND,
    OVERDRACHT,
    OVERNAME,
    RECHTSGROND_BRONNEN,
    RECHTSGRONDEN,
    REDENEN,
    WEIGERREDENEN,
    Overgedragen,
    answer_by,
    check_offer,
    check_refusal,
    may_call_back,
)
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Machine

TODAY = date(2026, 11, 22)
STEPS = {
    OVERDRACHT.name: {
        ("intrekken", "aangeboden"): "ingetrokken",
        ("weigeren", "aangeboden"): "geweigerd",
        ("versturen", "aangeboden"): "verstuurd",
        ("voltooien", "verstuurd"): "voltooid",
        ("terughalen", "verstuurd"): "teruggehaald",
    },
    OVERNAME.name: {
        ("aannemen", "aangeboden"): "aangenomen",
        ("weigeren", "aangeboden"): "geweigerd",
        ("ontvangen", "aangenomen"): "ontvangen",
        ("intrekken", "aangeboden"): "ingetrokken",
        ("intrekken", "aangenomen"): "ingetrokken",
    },
}


@pytest.mark.parametrize("machine", [OVERDRACHT, OVERNAME], ids=lambda machine: machine.name)
def test_these_steps_and_no_others(machine: Machine) -> None:
    steps = STEPS[machine.name]
    for name in {name for name, _ in steps}:
        for state in machine.states:
            if (name, state) in steps:
                assert machine.take(name, state).target == steps[name, state]
            else:
                with pytest.raises(Refused):
                    machine.take(name, state)
    assert {(edge.name, edge.source) for edge in machine.edges} == set(steps)


def test_what_runs_and_what_is_over() -> None:
    for machine, ends in ((OVERDRACHT, set(OVERDRACHT.states) - set(LOPEND)), (OVERNAME, set(AFGEROND))):
        assert {state for state in machine.states if not any(edge.source == state for edge in machine.edges)} == ends


def test_a_dossier_goes_from_an_open_phase_only_and_comes_back_to_the_one_it_had() -> None:
    assert {edge.source for edge in DOSSIER.edges if edge.name == "overdragen"} == {"intake", "hulpverlening"}
    for phase in ("intake", "hulpverlening"):
        assert DOSSIER.take("overdragen", phase).target == "in_overdracht"
        assert DOSSIER.take(f"terug_naar_{phase}", "in_overdracht").target == phase
    assert DOSSIER.take("afstaan", "in_overdracht").target == "overgedragen"
    assert DOSSIER.take("aanhouden", "in_overdracht").target == "bewaard"
    assert [(edge.name, edge.target) for edge in DOSSIER.edges if edge.source == "bewaard"] == [
        ("afstaan", "overgedragen")
    ]
    assert [edge for edge in DOSSIER.edges if edge.source == "overgedragen"] == []


def test_an_offer_has_a_reason() -> None:
    for reden in REDENEN:
        check_offer(reden)
    with pytest.raises(InvalidInput):
        check_offer("zomaar")


def test_a_refusal_has_a_reason() -> None:
    for reden in WEIGERREDENEN:
        check_refusal(reden)
    with pytest.raises(InvalidInput):
        check_refusal("")


@pytest.mark.parametrize(
    ("uitkomst", "there", "said"),
    [("geweigerd", True, ""), ("", False, ""), (None, False, ""), ("onbestelbaar", False, ""),
     ("onbestelbaar", True, "op te geven"), ("", True, "onderweg"), ("verwerkt", True, "onderweg"),
     (None, True, "onderweg")],
)  # fmt: skip
def test_taking_back_only_what_nobody_can_open_any_more(uitkomst: str | None, there: bool, said: str) -> None:
    if not said:
        may_call_back(uitkomst, receiver_there=there)
        return
    with pytest.raises(Refused, match=said):
        may_call_back(uitkomst, receiver_there=there)


def test_words_and_sources() -> None:
    assert answer_by(TODAY) == date(2026, 11, 29)
    assert set(RECHTSGROND_BRONNEN) == set(RECHTSGRONDEN) == {"toestemming", *grounds_for(DOEL)}
    assert all(what and "art." in why for what, why in BLIJFT)
    assert "overgedragen" in Overgedragen(None).message
