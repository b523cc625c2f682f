"""The rules of offering help and of keeping in touch, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.grondslag.rules import grounds_for
from casework.zorgactie.opvolging import (
    ANTWOORDEN,
    FACTOREN,
    LANGST_VERSLAG,
    WEKEN,
    ContactInvoer,
    Opvolging,
    check_contact,
    check_opvolging,
    next_contact,
)
from casework.zorgactie.rules import (
    DEELBAAR,
    DOEL,
    GRONDSLAG_BRONNEN,
    GRONDSLAGEN,
    LANGST_NAAM,
    LANGST_TEKST,
    LANGSTE_ANTWOORD,
    ZORGACTIE,
    Aanbod,
    Stap,
    check_aanbod,
    check_step,
    shared_text,
)
from dekkend.core.errors import InvalidInput

DAY = date(2026, 11, 22)
GOED = Aanbod(("gender", "roepnaam"), DAY, " Graag snel. ", " Bo   B. ")
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
FOLLOWING = st.builds(Opvolging, **{name: st.sampled_from(list(words)) for name, words in ANTWOORDEN.items()})


class TestAanbod:
    def test_it_is_tidied(self) -> None:
        said = check_aanbod(GOED, DAY)
        assert (said.delen, said.toelichting, said.contact) == (("roepnaam", "gender"), "Graag snel.", "Bo B.")

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"delen": ("bsn",)}, "delen"),
            ({"antwoord_voor": DAY - timedelta(days=1)}, "antwoord_voor"),
            ({"antwoord_voor": DAY + LANGSTE_ANTWOORD + timedelta(days=1)}, "antwoord_voor"),
            ({"toelichting": "x" * (LANGST_TEKST + 1)}, "toelichting"),
            ({"waarom": "x" * (LANGST_TEKST + 1)}, "waarom"),
            ({"contact": "x" * (LANGST_NAAM + 1)}, "contact"),
        ],
    )
    def test_what_is_wrong_is_told_by_its_field(self, wrong: dict[str, object], field: str) -> None:
        with pytest.raises(InvalidInput) as error:
            check_aanbod(replace(GOED, **wrong), DAY)  # type: ignore[arg-type]
        assert list(error.value.fields) == [field]

    def test_only_what_is_chosen_and_known_is_shared(self) -> None:
        known = {"roepnaam": "Luna (voorbeeld)", "gender": "", "woonplaats": "Best"}
        assert shared_text("Wil rust.", known, ("roepnaam", "gender"), "") == (
            "Hulpvraag: Wil rust.\nRoepnaam: Luna (voorbeeld)"
        )
        assert shared_text("Wil rust.", known, (), "Vandaag.") == "Hulpvraag: Wil rust.\nToelichting: Vandaag."
        assert set(GRONDSLAG_BRONNEN) == set(GRONDSLAGEN) == {"toestemming", *grounds_for(DOEL)}
        assert "bsn" not in DEELBAAR


class TestStap:
    def test_every_state_can_be_reached(self) -> None:
        assert ZORGACTIE.reachable() == set(ZORGACTIE.states)

    def test_a_step_back_needs_a_reason(self) -> None:
        assert check_step(Stap("aannemen", "", " Welkom. ")) == "Welkom."
        assert check_step(Stap("weigeren", "vol")) == ""
        for wrong, field in (
            (Stap("verdwijnen"), "stap"),
            (Stap("weigeren"), "reden"),
            (Stap("aannemen", "", "x" * (LANGST_TEKST + 1)), "toelichting"),
        ):
            with pytest.raises(InvalidInput) as error:
                check_step(wrong)
            assert list(error.value.fields) == [field]


class TestOpvolging:
    def test_nothing_in_place_is_each_week_and_all_of_it_the_least(self) -> None:
        assert Opvolging().weken == WEKEN[0] == 1
        assert Opvolging("goed", "ja", "ja", "ja").weken == WEKEN[-1]
        assert Opvolging("deels", "nee", "onbekend", "ja").weken == WEKEN[2]

    @given(FOLLOWING, st.sampled_from(list(FACTOREN)))
    def test_more_in_place_is_never_more_often(self, following: Opvolging, name: str) -> None:
        best = "goed" if name == "bekend_met_doelgroep" else "ja"
        assert replace(following, **{name: best}).weken >= following.weken

    @given(DAYS, FOLLOWING)
    def test_the_next_contact_comes_after_this_one_and_within_eight_weeks(
        self, day: date, following: Opvolging
    ) -> None:
        due = next_contact(day, following)
        assert day < due <= day + timedelta(weeks=max(WEKEN))
        plain = ContactInvoer(day, "gebeld", "Zo.")
        assert check_contact(plain, following, sinds=day, vandaag=day) == ("Zo.", due)
        sooner = replace(plain, volgende=day + timedelta(days=1))
        assert check_contact(sooner, following, sinds=day, vandaag=day)[1] <= due
        with pytest.raises(InvalidInput):
            check_contact(replace(plain, volgende=due + timedelta(days=1)), following, sinds=day, vandaag=day)

    def test_a_word_that_is_not_in_the_list(self) -> None:
        check_opvolging(Opvolging())
        with pytest.raises(InvalidInput) as error:
            check_opvolging(Opvolging("misschien", "ja", "soms"))
        assert list(error.value.fields) == ["bekend_met_doelgroep", "casuistiek"]

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"wijze": "duif"}, "wijze"),
            ({"datum": DAY + timedelta(days=1)}, "datum"),
            ({"datum": DAY - timedelta(days=9)}, "datum"),
            ({"verslag": "  "}, "verslag"),
            ({"verslag": "x" * (LANGST_VERSLAG + 1)}, "verslag"),
            ({"volgende": DAY}, "volgende"),
            ({"volgende": DAY + timedelta(days=99)}, "volgende"),
        ],
    )
    def test_what_is_wrong_is_told_by_its_field(self, wrong: dict[str, object], field: str) -> None:
        good = ContactInvoer(DAY, "gebeld", "Zo.")
        with pytest.raises(InvalidInput) as error:
            check_contact(
                replace(good, **wrong),  # type: ignore[arg-type]
                Opvolging(),
                sinds=DAY - timedelta(days=2),
                vandaag=DAY,
            )
        assert list(error.value.fields) == [field]
