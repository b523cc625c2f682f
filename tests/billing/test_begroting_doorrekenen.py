"""From the fte norm to the amount that the gemeenten share."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.begroting.rules import (
    BEGROTING,
    BegrotingInvoer,
    FteNorm,
    check_besluit,
    check_four_eyes,
    check_invoer,
    decided_in_time,
)
from dekkend.core.errors import InvalidInput, Refused

INVOER = BegrotingInvoer(
    jaar=2027,
    basis_fte=Decimal("0.75"),
    politieregio=False,
    fte=Decimal("1.55"),
    tarief_cent=98_500_00,
    overige_kosten_cent=20_000_00,
    overige_kosten_toelichting="Tolken",
    decentralisatie_uitkering_cent=50_000_00,
    eigen_middelen_cent=10_000_00,
)


def test_the_norm_of_a_region_of_790_thousand() -> None:
    norm = FteNorm(inwoners=790_123, basis=Decimal("0.75"), politieregio=False)
    assert norm.inwoners_fte == Decimal("0.790123")
    assert norm.exact == Decimal("1.540123")
    assert norm.norm == Decimal("1.55")


def test_the_base_is_doubled_for_a_politieregio() -> None:
    norm = FteNorm(inwoners=1_000_000, basis=Decimal("0.5"), politieregio=True)
    assert (norm.basis_fte, norm.norm) == (Decimal("1.0"), Decimal("2.00"))


def test_budgeting_under_the_norm_is_seen() -> None:
    norm = FteNorm(inwoners=790_123, basis=Decimal("0.75"), politieregio=False)
    assert norm.shortage(Decimal("1.50")) == Decimal("0.05")
    assert norm.shortage(Decimal("1.55")) == norm.shortage(Decimal("2.00")) == 0


@given(st.integers(0, 18_000_000), st.decimals("0.5", "1", places=2), st.booleans())
def test_the_norm_is_rounded_up_by_less_than_a_hundredth(inwoners: int, basis: Decimal, groot: bool) -> None:
    norm = FteNorm(inwoners, basis, groot)
    assert 0 <= norm.norm - norm.exact < Decimal("0.01")


def test_costs_minus_income_is_what_is_shared() -> None:
    check_invoer(INVOER)
    assert INVOER.personeel_cent == 152_675_00
    assert INVOER.kosten_cent == 172_675_00
    assert INVOER.inkomsten_cent == 60_000_00
    assert INVOER.te_verdelen_cent == 112_675_00


def test_half_a_cent_of_personnel_goes_up() -> None:
    assert replace(INVOER, fte=Decimal("0.50"), tarief_cent=3).personeel_cent == 2


@pytest.mark.parametrize(
    ("wijziging", "veld"),
    [
        ({"jaar": 2019}, "jaar"),
        ({"jaar": 2101}, "jaar"),
        ({"basis_fte": Decimal("0.49")}, "basis_fte"),
        ({"basis_fte": Decimal("1.01")}, "basis_fte"),
        ({"fte": Decimal(0)}, "fte"),
        ({"fte": Decimal(1000)}, "fte"),
        ({"tarief_cent": -1}, "tarief_cent"),
        ({"tarief_cent": 10**13}, "tarief_cent"),
        ({"overige_kosten_cent": -1}, "overige_kosten_cent"),
        ({"overige_kosten_toelichting": " "}, "overige_kosten_toelichting"),
        ({"decentralisatie_uitkering_cent": -1}, "decentralisatie_uitkering_cent"),
        ({"eigen_middelen_cent": -1}, "eigen_middelen_cent"),
        ({"eigen_middelen_cent": 122_675_01}, "eigen_middelen_cent"),
    ],
)
def test_input_that_cannot_be_says_which_field(wijziging: dict[str, object], veld: str) -> None:
    with pytest.raises(InvalidInput) as fout:
        check_invoer(replace(INVOER, **wijziging))  # type: ignore[arg-type]
    assert list(fout.value.fields) == [veld]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as fout:
        check_invoer(replace(INVOER, jaar=1, fte=Decimal(-1), tarief_cent=-1))
    assert list(fout.value.fields) == ["jaar", "fte", "tarief_cent"]


def test_income_may_be_as_high_as_the_costs() -> None:
    invoer = replace(INVOER, eigen_middelen_cent=122_675_00)
    check_invoer(invoer)
    assert invoer.te_verdelen_cent == 0


def test_a_decision_has_a_reference_and_has_been_taken() -> None:
    check_besluit("B&W 2026-114", date(2026, 11, 1), date(2026, 11, 1))
    with pytest.raises(InvalidInput) as fout:
        check_besluit(" ", date(2026, 11, 2), date(2026, 11, 1))
    assert list(fout.value.fields) == ["besluit_kenmerk", "besluit_datum"]


def test_nobody_approves_an_own_begroting() -> None:
    maker, ander = uuid4(), uuid4()
    check_four_eyes(ander, {maker})
    for vaststeller in (maker, None):
        with pytest.raises(Refused, match="Vraag een collega"):
            check_four_eyes(vaststeller, {maker})


def test_a_decision_in_the_year_itself_is_late() -> None:
    assert decided_in_time(2027, date(2026, 12, 31))
    assert not decided_in_time(2027, date(2027, 1, 1))


def test_every_state_of_a_begroting_can_be_reached() -> None:
    assert BEGROTING.reachable() == set(BEGROTING.states)
    with pytest.raises(Refused, match="Vastgesteld"):
        BEGROTING.take("wijzigen", "vastgesteld")
