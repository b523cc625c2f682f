"""Taking in a melding: first whether somebody is in danger, then what happens; nothing that was typed gets lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.contact.actions import note_melding
from casework.contact.models import Melding
from casework.contact.rules import (
    AFSLUITREDENEN,
    KANALEN,
    KORT,
    LANGST,
    MELDERS,
    MeldingInvoer,
    answer_before,
    check_closing,
    checked,
)
from casework.kenmerken import VORMEN, clean_vormen, vormen_faults
from dekkend.accounts.actor import Actor
from dekkend.core.errors import InvalidInput
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import INVOER, logged

WOORDEN = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=80)


class TestWhatAMeldingMustHold:
    def test_what_happens_and_danger_are_enough(self) -> None:
        tidy = checked(MeldingInvoer(omschrijving="  Bang voor de baas. ", in_gevaar="onbekend"))
        assert (tidy.omschrijving, tidy.vormen, tidy.kanaal) == ("Bang voor de baas.", ("onbekend",), "anders")

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"omschrijving": "   "}, "omschrijving"),
            ({"omschrijving": "x" * (LANGST + 1)}, "omschrijving"),
            ({"in_gevaar": "misschien"}, "in_gevaar"),
            ({"kanaal": "postduif"}, "kanaal"),
            ({"melder_soort": "buurman"}, "melder_soort"),
            ({"minderjarig": ""}, "minderjarig"),
            ({"terugbellen": "graag"}, "terugbellen"),
            ({"terugbellen": "ja"}, "melder_telefoon"),
            ({"melder_soort": "anoniem", "melder_naam": "Jan (voorbeeld)"}, "melder_naam"),
            ({"vormen": ("loverboy",)}, "vormen"),
            ({"vormen": ("onbekend", "orgaanhandel")}, "vormen"),
            ({"vindplaats": "x" * (KORT + 1)}, "vindplaats"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, change: dict[str, object], field: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            checked(replace(INVOER, **change))  # type: ignore[arg-type]
        assert list(refused.value.fields) == [field]
        assert refused.value.fields[field][0].endswith(".")

    def test_everything_that_is_wrong_is_said_at_once(self) -> None:
        with pytest.raises(InvalidInput) as refused:
            checked(replace(INVOER, omschrijving="", in_gevaar="", melder_naam="x" * 300))
        assert set(refused.value.fields) == {"omschrijving", "in_gevaar", "melder_naam"}

    @given(
        WOORDEN,
        st.sampled_from(sorted(KANALEN)),
        st.sampled_from(sorted(MELDERS)),
        st.sets(st.sampled_from(sorted(VORMEN))),
    )
    def test_tidying_twice_changes_nothing_more(self, text: str, kanaal: str, melder: str, vormen: set[str]) -> None:
        invoer = replace(INVOER, omschrijving=f"a{text}", kanaal=kanaal, melder_soort=melder)
        tidy = checked(replace(invoer, vormen=tuple(clean_vormen(vormen - {"onbekend"}))))
        assert checked(tidy) == tidy
        assert vormen_faults(tidy.vormen) == []


class TestHowSoonItAsksForAnAnswer:
    @given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
    def test_danger_asks_for_an_answer_today(self, day: date) -> None:
        assert answer_before(day, "ja") == day

    @given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(["nee", "onbekend"]))
    def test_otherwise_on_the_next_working_day(self, day: date, danger: str) -> None:
        due = answer_before(day, danger)
        assert due.isoweekday() <= 5
        assert timedelta(0) < due - day <= timedelta(days=3)

    def test_friday_waits_until_monday(self) -> None:
        assert answer_before(date(2026, 11, 20), "nee") == date(2026, 11, 23)


class TestClosing:
    def test_a_reason_and_an_explanation_are_needed(self) -> None:
        with pytest.raises(InvalidInput) as refused:
            check_closing("geen_zin", " ")
        assert set(refused.value.fields) == {"reden", "toelichting"}

    @pytest.mark.parametrize("reden", AFSLUITREDENEN)
    def test_with_both_it_may_be_closed(self, reden: str) -> None:
        assert check_closing(reden, " Doorverwezen. ") == "Doorverwezen."


@pytest.mark.usefixtures("in_regio")
class TestStoring:
    def test_numbers_follow_each_other_within_the_year(self, noor: Actor) -> None:
        first, second = (note_melding(actor=noor, invoer=INVOER) for _ in range(2))
        year, number = first.nummer.removeprefix("M-").split("-")
        assert second.nummer == f"M-{year}-{int(number) + 1:04d}"

    def test_a_gemeente_that_is_not_in_the_register_is_refused(self, noor: Actor) -> None:
        with pytest.raises(InvalidInput) as refused:
            note_melding(actor=noor, invoer=replace(INVOER, gm_code="GM9999"))
        assert list(refused.value.fields) == ["gm_code"]

    def test_after_a_refusal_the_number_is_free_for_the_next(self, noor: Actor) -> None:
        before = note_melding(actor=noor, invoer=INVOER)
        with pytest.raises(InvalidInput):
            note_melding(actor=noor, invoer=replace(INVOER, in_gevaar="x"))
        after = note_melding(actor=noor, invoer=INVOER)
        assert int(after.nummer[-4:]) == int(before.nummer[-4:]) + 1

    def test_the_database_refuses_a_dossier_state_without_a_dossier(self, noor: Actor) -> None:
        melding = note_melding(actor=noor, invoer=INVOER)
        with pytest.raises(IntegrityError, match="melding_in_dossier_heeft_dossier"), transaction.atomic():
            Melding.objects.filter(pk=melding.pk).update(status="in_dossier")


class TestThePage:
    TYPED = {
        "in_gevaar": "nee",
        "omschrijving": "Slaapt in de keuken van het restaurant (voorbeeld).",
        "vormen": ["arbeidsuitbuiting"],
        "minderjarig": "onbekend",
        "terugbellen": "onbekend",
        "gm_code": "GM0753",
        "kanaal": "telefoon",
        "melder_soort": "burger",
    }

    def test_the_form_begins_with_danger(self, noors_browser: Client) -> None:
        page = noors_browser.get("/meldingen/nieuw/").content.decode()
        assert page.index("Is iemand nu in gevaar?") < page.index("Wat gebeurt er?")
        assert '<optgroup label="Onze regio">' in page

    def test_a_melding_is_saved_and_shown(self, regio: Tenant, noors_browser: Client) -> None:
        answer = noors_browser.post("/meldingen/nieuw/", self.TYPED, follow=True)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Slaapt in de keuken van het restaurant" in page
        assert "Best" in page
        (line,) = logged(regio, "melding_genoteerd")
        assert (line.actor_naam, line.details) == ("Noor (voorbeeld)", {"in_gevaar": "nee"})

    def test_only_danger_and_what_happens_must_be_filled_in(self, noors_browser: Client) -> None:
        least = {key: self.TYPED[key] for key in ("in_gevaar", "omschrijving", "minderjarig", "terugbellen")}
        assert noors_browser.post("/meldingen/nieuw/", least).status_code == 302

    def test_what_is_missing_comes_back_with_what_was_typed(self, noors_browser: Client) -> None:
        typed = {**self.TYPED, "in_gevaar": "", "omschrijving": "", "melder_naam": "Kees (voorbeeld)"}
        answer = noors_browser.post("/meldingen/nieuw/", typed)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "data-focus" in page
        assert 'href="#id_in_gevaar_0"' in page
        assert 'href="#id_omschrijving"' in page
        assert 'value="Kees (voorbeeld)"' in page
        assert "<title>Fout: Nieuwe melding" in page

    def test_what_a_rule_refuses_comes_back_at_its_field(self, noors_browser: Client) -> None:
        answer = noors_browser.post("/meldingen/nieuw/", {**self.TYPED, "terugbellen": "ja"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert 'href="#id_melder_telefoon"' in page
        assert "Vul het nummer in waarop u mag terugbellen." in page
        assert "Slaapt in de keuken van het restaurant" in page

    def test_text_is_shown_as_text(self, noors_browser: Client) -> None:
        typed = {**self.TYPED, "omschrijving": "<script>alert(1)</script>"}
        page = noors_browser.post("/meldingen/nieuw/", typed, follow=True).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page

    def test_the_list_can_be_filtered_and_shows_no_story(
        self, regio: Tenant, noor: Actor, noors_browser: Client
    ) -> None:
        with inside(regio):
            calm = note_melding(actor=noor, invoer=INVOER)
            danger = note_melding(actor=noor, invoer=replace(INVOER, in_gevaar="ja", vormen=("orgaanhandel",)))
        page = noors_browser.get("/meldingen/?in_gevaar=ja&vorm=orgaanhandel").content.decode()
        assert danger.nummer in page
        assert calm.nummer not in page
        assert INVOER.omschrijving not in page
        everything = noors_browser.get("/meldingen/?sort=nummer").content.decode()
        assert everything.index(calm.nummer) < everything.index(danger.nummer)
