"""Somebody asks advice: noted in a minute, counted, answered later if need be, and made a melding when it is more."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.adviesvraag.actions import change_advies, grow_into_melding, invoer_of, note_advies, withdraw_advies
from casework.adviesvraag.models import Adviesvraag
from casework.adviesvraag.queries import adviesvragen, look_at_advies, telling
from casework.adviesvraag.rules import (
    ADVIESVRAAG,
    MEESTE_MINUTEN,
    ONDERWERPEN,
    AdviesInvoer,
    checked,
    count,
    duration,
    melding_of,
    step_of,
)
from casework.adviesvraag.work import waiting_adviesvragen
from casework.models import Melding
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import get_json, logged, post_json

VRAAG = AdviesInvoer(
    vraag="Wat doet een school bij vermoedens (voorbeeld)?",
    onderwerp="melden",
    vrager_soort="school",
    vrager_organisatie="Lyceum (voorbeeld)",
    vrager_functie="mentor",
    minuten=12,
)
BEANTWOORD = replace(VRAAG, antwoord="De meldcode volgen (voorbeeld).")
TYPED = {**vars(BEANTWOORD), "minuten": "12"}


class TestRules:
    def test_every_step_can_be_taken_from_where_it_starts_and_from_nowhere_else(self) -> None:
        for edge in ADVIESVRAAG.edges:
            assert ADVIESVRAAG.take(edge.name, edge.source) == edge
            with pytest.raises(Refused):
                ADVIESVRAAG.take(edge.name, "ingetrokken")

    def test_all_faults_are_told_at_once(self) -> None:
        wrong = AdviesInvoer(vraag=" ", onderwerp="x", vrager_soort="y", vrager_functie="z" * 61, minuten=-1)
        with pytest.raises(InvalidInput) as told:
            checked(wrong)
        assert set(told.value.fields) == {"vraag", "onderwerp", "vrager_soort", "vrager_functie", "minuten"}
        with pytest.raises(InvalidInput):
            checked(replace(VRAAG, minuten=MEESTE_MINUTEN + 1))

    def test_an_answer_is_not_taken_away_again(self) -> None:
        with pytest.raises(InvalidInput):
            checked(VRAAG, beantwoord=True)
        assert checked(BEANTWOORD, beantwoord=True) == BEANTWOORD

    def test_saving_an_open_question_with_an_answer_is_answering_it(self) -> None:
        assert step_of("open", "Ja.") == "beantwoorden"
        assert step_of("open", "") == step_of("beantwoord", "Ja.") == "wijzigen"

    def test_what_was_typed_begins_the_melding(self) -> None:
        made = melding_of(BEANTWOORD)
        assert made.omschrijving == f"{VRAAG.vraag}\n\nGegeven advies: {BEANTWOORD.antwoord}"
        assert (made.melder_organisatie, made.in_gevaar) == ("Lyceum (voorbeeld) (mentor)", "")
        assert melding_of(AdviesInvoer(vraag="Wat nu?")).omschrijving == "Wat nu?"
        assert melding_of(AdviesInvoer(vraag="Wat nu?")).melder_organisatie == ""

    @given(st.lists(st.tuples(st.sampled_from(list(ONDERWERPEN)), st.integers(0, MEESTE_MINUTEN))))
    def test_nothing_is_lost_in_the_count(self, rows: list[tuple[str, int]]) -> None:
        counted = count(rows)
        assert sum(one.aantal for one in counted) == len(rows)
        assert sum(one.minuten for one in counted) == sum(minuten for _, minuten in rows)

    def test_minutes_read_as_a_duration(self) -> None:
        assert [duration(one) for one in (0, 1, 45, 60, 125)] == [
            "0 minuten", "1 minuut", "45 minuten", "1 uur", "2 uur en 5 minuten",
        ]  # fmt: skip


@pytest.mark.usefixtures("in_regio")
class TestSteps:
    def test_noting_with_an_answer_is_done_at_once(self, noor: Actor) -> None:
        advies = note_advies(actor=noor, invoer=BEANTWOORD)
        assert (advies.status, advies.nummer[:2]) == ("beantwoord", "A-")
        assert advies.beantwoord_at is not None
        assert waiting_adviesvragen(noor) == []

    @pytest.mark.urls("dekkend.urls_regio")
    def test_without_an_answer_it_waits_for_the_whole_team(self, noor: Actor, sam: Actor) -> None:
        advies = note_advies(actor=noor, invoer=VRAAG)
        [item] = waiting_adviesvragen(sam)
        assert (item.title, item.due is not None) == (f"Adviesvraag {advies.nummer}", True)
        change_advies(actor=sam, advies_id=advies.pk, invoer=BEANTWOORD)
        assert waiting_adviesvragen(sam) == []
        change_advies(actor=noor, advies_id=advies.pk, invoer=replace(BEANTWOORD, minuten=30))
        advies.refresh_from_db()
        assert (advies.status, advies.minuten) == ("beantwoord", 30)

    def test_a_melding_carries_what_was_typed_and_the_question_is_empty(self, noor: Actor) -> None:
        advies = note_advies(actor=noor, invoer=BEANTWOORD)
        typed = replace(melding_of(invoer_of(advies)), in_gevaar="nee")
        melding = grow_into_melding(actor=noor, advies_id=advies.pk, invoer=typed)
        advies.refresh_from_db()
        assert (advies.status, advies.melding_id, advies.vraag, advies.antwoord) == ("melding", melding.pk, "", "")
        assert VRAAG.vraag in Melding.objects.get().omschrijving
        for again in (grow_into_melding, change_advies):
            with pytest.raises(Refused):
                again(actor=noor, advies_id=advies.pk, invoer=typed if again is grow_into_melding else VRAAG)
        assert telling(noor).aantal == 1

    def test_a_fault_in_the_melding_leaves_the_question_as_it_was(self, noor: Actor) -> None:
        advies = note_advies(actor=noor, invoer=VRAAG)
        with pytest.raises(InvalidInput):
            grow_into_melding(actor=noor, advies_id=advies.pk, invoer=melding_of(VRAAG))
        advies.refresh_from_db()
        assert (advies.status, advies.vraag) == ("open", VRAAG.vraag)

    def test_a_mistake_is_withdrawn_and_does_not_count(self, noor: Actor) -> None:
        advies = note_advies(actor=noor, invoer=VRAAG)
        withdraw_advies(actor=noor, advies_id=advies.pk)
        advies.refresh_from_db()
        assert (advies.status, advies.vraag, telling(noor).aantal) == ("ingetrokken", "", 0)
        with pytest.raises(Refused):
            withdraw_advies(actor=noor, advies_id=advies.pk)

    def test_the_count_is_by_subject_and_year(self, noor: Actor) -> None:
        note_advies(actor=noor, invoer=BEANTWOORD)
        note_advies(actor=noor, invoer=replace(VRAAG, onderwerp="opvang", minuten=8))
        found = telling(noor, today().year)
        assert [(one.onderwerp, one.minuten) for one in found.regels] == [("melden", 12), ("opvang", 8)]
        assert (found.aantal, found.minuten) == (2, 20)
        with pytest.raises(Hidden):
            telling(noor, today().year + 1)

    def test_nobody_else_sees_or_notes_them(self, noor: Actor, ilse: Actor, yara: Actor) -> None:
        advies = note_advies(actor=noor, invoer=VRAAG)
        for actor in (ilse, yara):
            assert waiting_adviesvragen(actor) == []
            for deed in (
                lambda actor=actor: adviesvragen(actor),
                lambda actor=actor: look_at_advies(actor, advies.pk),
                lambda actor=actor: note_advies(actor=actor, invoer=VRAAG),
                lambda actor=actor: change_advies(actor=actor, advies_id=advies.pk, invoer=VRAAG),
                lambda actor=actor: withdraw_advies(actor=actor, advies_id=advies.pk),
                lambda actor=actor: telling(actor),
            ):
                with pytest.raises(Hidden):
                    deed()
        with pytest.raises(Hidden):
            look_at_advies(noor, uuid4())


class TestPages:
    def test_from_the_call_to_a_melding(self, regio: Tenant, noors_browser: Client) -> None:
        empty = noors_browser.get("/adviesvragen/").content.decode()
        assert "Nog geen adviesvragen" in empty
        sent = noors_browser.post("/adviesvragen/nieuw/", {**TYPED, "antwoord": ""}, follow=True)
        assert "Nog te beantwoorden" in sent.content.decode()
        [(url, _)] = sent.redirect_chain
        answered = noors_browser.post(f"{url}wijzigen/", TYPED, follow=True).content.decode()
        assert BEANTWOORD.antwoord in answered
        form = noors_browser.get(f"{url}melding/").content.decode()
        assert VRAAG.vraag in form
        wrong = noors_browser.post(f"{url}melding/", {"omschrijving": "Blijkt om een leerling te gaan (voorbeeld)."})
        assert (wrong.status_code, "Blijkt om een leerling" in wrong.content.decode()) == (422, True)
        typed = {"omschrijving": "Het gaat om een leerling (voorbeeld).", "in_gevaar": "nee", "minderjarig": "ja",
                 "kanaal": "telefoon", "melder_soort": "school", "terugbellen": "onbekend"}  # fmt: skip
        made = noors_browser.post(f"{url}melding/", typed, follow=True).content.decode()
        assert "Het gaat om een leerling" in made
        assert "Melding geworden" in noors_browser.get(url).content.decode()
        assert "Wel of niet melden" in noors_browser.get("/adviesvragen/telling/").content.decode()
        assert logged(regio, "adviesvraag_werd_melding")[0].details["melding"]
        assert logged(regio, "adviesvraag_bekeken")

    def test_nothing_typed_is_lost_on_a_fault(self, noors_browser: Client) -> None:
        answer = noors_browser.post("/adviesvragen/nieuw/", {**TYPED, "minuten": "veel"})
        assert answer.status_code == 422
        assert BEANTWOORD.antwoord in answer.content.decode()

    def test_withdrawing_is_one_button(self, regio: Tenant, noors_browser: Client) -> None:
        noors_browser.post("/adviesvragen/nieuw/", TYPED)
        with inside(regio):
            advies = Adviesvraag.objects.get()
        noors_browser.post(f"/adviesvragen/{advies.pk}/intrekken/")
        assert "is ingetrokken" in noors_browser.get(f"/adviesvragen/{advies.pk}/").content.decode()
        assert "Nog niets te tellen" in noors_browser.get("/adviesvragen/telling/").content.decode()
        assert noors_browser.get("/adviesvragen/telling/?jaar=nooit").status_code == 404

    def test_a_gedragswetenschapper_has_no_such_page(self, regio: Tenant, browse: Callable[..., Client]) -> None:
        browser = browse(regio, "gedragswetenschapper")
        for url in ("", "nieuw/", "telling/", f"{uuid4()}/"):
            assert browser.get(f"/adviesvragen/{url}").status_code == 404


class TestApi:
    def test_noting_answering_and_counting(self, noors_api: Client) -> None:
        made = post_json(noors_api, "adviesvragen", {"vraag": "Wat nu (voorbeeld)?"})
        assert made["status"] == "open"
        put = noors_api.put(
            f"/api/v1/adviesvragen/{made['id']}", {"vraag": "Wat nu (voorbeeld)?", "antwoord": "Bel.", "minuten": 5},
            content_type="application/json",
        )  # fmt: skip
        assert put.json()["status"] == "beantwoord"
        assert get_json(noors_api, f"adviesvragen/{made['id']}")["antwoord"] == "Bel."
        assert get_json(noors_api, "adviesvragen?status=beantwoord")["count"] == 1
        assert get_json(noors_api, "uitkomsten/adviesvragen")["minuten"] == 5
        melding = post_json(
            noors_api, f"adviesvragen/{made['id']}/melding", {"omschrijving": "Meer (voorbeeld).", "inGevaar": "nee"}
        )
        assert get_json(noors_api, f"adviesvragen/{made['id']}")["melding"] == melding["id"]
        post_json(noors_api, f"adviesvragen/{made['id']}/intrekking", status=409)

    def test_withdrawing(self, noors_api: Client) -> None:
        made = post_json(noors_api, "adviesvragen", {"vraag": "Wat nu (voorbeeld)?"})
        assert post_json(noors_api, f"adviesvragen/{made['id']}/intrekking", status=200)["status"] == "ingetrokken"
        assert get_json(noors_api, "adviesvragen?vragerSoort=anders")["count"] == 1
