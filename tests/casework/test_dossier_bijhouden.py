"""Keeping a dossier: notes, the person, the phases, and who looks after it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casework.dossier.actions import (
    change_fase,
    change_persoon,
    invoer_of,
    release_dossier,
    take_dossier,
    write_note,
)
from casework.dossier.forms import initial_of
from casework.dossier.models import Dossier, Gebeurtenis
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten, heropenen
from tests.casework.conftest import PERSOON, logged


def kinds(dossier: Dossier) -> list[str]:
    return list(Gebeurtenis.objects.filter(dossier=dossier).order_by("at").values_list("soort", flat=True))


@pytest.mark.usefixtures("in_regio")
class TestPhases:
    def test_through_the_phases_and_back(self, noor: Actor, dossier: Dossier) -> None:
        change_fase(actor=noor, dossier_id=dossier.pk, stap="starten")
        afsluiten(noor, dossier.pk)
        dossier.refresh_from_db()
        assert (dossier.fase, dossier.afsluit_reden) == ("afgesloten", "afgerond")
        heropenen(noor, dossier.pk)
        dossier.refresh_from_db()
        assert (dossier.fase, dossier.afsluit_reden, dossier.afgesloten_at) == ("hulpverlening", "", None)
        assert kinds(dossier) == [
            "dossier_geopend", "fase_gewijzigd", *["afrondingspunt_vastgelegd"] * 3, "dossier_afgesloten",
            "dossier_heropend",
        ]  # fmt: skip

    def test_somebody_may_leave_during_the_intake(self, noor: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk, "onbekende_bestemming")
        with pytest.raises(Refused):
            change_fase(actor=noor, dossier_id=dossier.pk, stap="starten")

    def test_closing_asks_more_than_a_step(self, noor: Actor, dossier: Dossier) -> None:
        for stap in ("afsluiten", "overdragen"):
            with pytest.raises(Refused, match="met deze knop"):
                change_fase(actor=noor, dossier_id=dossier.pk, stap=stap)
        dossier.refresh_from_db()
        assert dossier.fase == "intake"

    def test_who_advises_does_not_decide(self, ilse: Actor, dossier: Dossier) -> None:
        with pytest.raises(Hidden):
            change_fase(actor=ilse, dossier_id=dossier.pk, stap="starten")

    def test_the_database_refuses_a_closed_dossier_without_a_reason(self, dossier: Dossier) -> None:
        with pytest.raises(IntegrityError, match="dossier_afgesloten_met_reden"), transaction.atomic():
            Dossier.objects.filter(pk=dossier.pk).update(fase="afgesloten")


@pytest.mark.usefixtures("in_regio")
class TestTheTeam:
    def test_released_to_the_team_and_taken_by_a_colleague(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        with pytest.raises(Hidden):
            take_dossier(actor=sam, dossier_id=dossier.pk)
        release_dossier(actor=noor, dossier_id=dossier.pk)
        take_dossier(actor=sam, dossier_id=dossier.pk)
        dossier.refresh_from_db()
        assert dossier.zorgcoordinator_id == sam.user_id
        with pytest.raises(Hidden):
            write_note(actor=noor, dossier_id=dossier.pk, tekst="Te laat.")

    def test_what_somebody_has_is_not_taken(self, noor: Actor, dossier: Dossier) -> None:
        with pytest.raises(Refused):
            take_dossier(actor=noor, dossier_id=dossier.pk)

    def test_what_nobody_has_is_not_released(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        release_dossier(actor=noor, dossier_id=dossier.pk)
        with pytest.raises(Refused):
            release_dossier(actor=sam, dossier_id=dossier.pk)


@pytest.mark.usefixtures("in_regio")
class TestThePerson:
    def test_what_becomes_known_later(self, noor: Actor, dossier: Dossier) -> None:
        known = replace(PERSOON, geschatte_leeftijd=None, geboortedatum=date(1995, 6, 1), gm_code="GM0772")
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=known)
        fresh = Dossier.objects.get(pk=dossier.pk)
        assert (fresh.persoon.geboortedatum, fresh.persoon.geschat_op, fresh.gm_code) == (
            date(1995, 6, 1), None, "GM0772",
        )  # fmt: skip
        assert kinds(fresh)[-1] == "persoon_gewijzigd"

    def test_an_estimate_keeps_the_day_on_which_it_was_made(self, noor: Actor, dossier: Dossier) -> None:
        made = date(2020, 1, 1)
        type(dossier.persoon).objects.filter(dossier=dossier).update(geschat_op=made)
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=replace(PERSOON, alias="Maan"))
        assert Dossier.objects.get(pk=dossier.pk).persoon.geschat_op == made

    def test_the_gedragswetenschapper_writes_advice_and_changes_nothing(self, ilse: Actor, dossier: Dossier) -> None:
        write_note(actor=ilse, dossier_id=dossier.pk, tekst="Advies: eerst rust (voorbeeld).")
        with pytest.raises(Hidden):
            change_persoon(actor=ilse, dossier_id=dossier.pk, persoon=PERSOON)

    def test_a_person_has_some_name_on_every_screen(self, dossier: Dossier) -> None:
        dossier.persoon.roepnaam = dossier.persoon.naam = ""
        assert str(dossier.persoon) == "Naam niet bekend"


class TestPages:
    def test_a_note_stands_on_the_timeline_and_not_in_the_log(
        self, regio: Tenant, noors_browser: Client, dossier: Dossier
    ) -> None:
        path = f"/dossiers/{dossier.pk}/aantekening/"
        page = noors_browser.post(path, {"tekst": "Gebeld met de opvang (voorbeeld)"}, follow=True).content.decode()
        assert "Gebeld met de opvang (voorbeeld)" in page
        (line,) = logged(regio, "aantekening_gemaakt")
        assert line.details == {}

    def test_an_empty_note_comes_back_on_the_same_page(self, noors_browser: Client, dossier: Dossier) -> None:
        answer = noors_browser.post(f"/dossiers/{dossier.pk}/aantekening/", {"tekst": " "})
        assert answer.status_code == 422
        assert "data-focus" in answer.content.decode()

    def test_the_person_is_described_further(
        self, noors_browser: Client, noor: Actor, regio: Tenant, dossier: Dossier
    ) -> None:
        path = f"/dossiers/{dossier.pk}/persoon/"
        assert "Luna Voorbeeld" in noors_browser.get(path).content.decode()
        with inside(regio):
            typed = {name: value for name, value in initial_of(invoer_of(dossier)).items() if value}
        page = noors_browser.post(path, {**typed, "nationaliteitsgroep": "niet_eu"}, follow=True).content.decode()
        assert "Land buiten de EU" in page
        wrong = noors_browser.post(path, {**typed, "geboortedatum": "01-01-2001"})
        assert wrong.status_code == 422
        assert "Niet allebei" in wrong.content.decode()

    def test_from_start_to_end_by_buttons(self, noors_browser: Client, dossier: Dossier) -> None:
        page = f"/dossiers/{dossier.pk}/"
        assert "Hulpverlening gestart" in noors_browser.post(page + "starten/", follow=True).content.decode()
        assert noors_browser.get(page + "afsluiten/").status_code == 200
        assert noors_browser.post(page + "afsluiten/", {"einde": ""}).status_code == 422
        typed = {"einde": "teruggekeerd", "datum": "20-11-2026", "terugkeer": "vrijwillig", "toelichting": "Zelf."}
        closed = noors_browser.post(page + "afsluiten/", typed, follow=True).content.decode()
        assert "Teruggekeerd naar het land van herkomst" in closed
        assert noors_browser.get(page + "afsluiten/").status_code == 409
        assert (
            "Het dossier is heropend"
            in noors_browser.post(page + "heropenen/", {"reden": "vergissing"}, follow=True).content.decode()
        )

    def test_back_to_the_team_and_up_again(self, noors_browser: Client, dossier: Dossier) -> None:
        page = f"/dossiers/{dossier.pk}/"
        assert "Nog niemand" in noors_browser.post(page + "loslaten/", follow=True).content.decode()
        taken = noors_browser.post(page + "oppakken/", follow=True).content.decode()
        assert "Zorgcoördinator gekozen" in taken

    def test_a_dossier_page_costs_few_queries(
        self, regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier
    ) -> None:
        with inside(regio):
            for number in range(30):
                write_note(actor=noor, dossier_id=dossier.pk, tekst=f"Aantekening {number}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert noors_browser.get(f"/dossiers/{dossier.pk}/").status_code == 200
        asked = [query["sql"] for query in queries if query["sql"].startswith(("SELECT", "INSERT", "UPDATE"))]
        assert len(asked) <= 12, asked
