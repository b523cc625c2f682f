"""What becomes of a melding: corrected, closed with a reason, or made into a dossier in one click."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client

from casework.contact.actions import close_melding, correct_melding
from casework.contact.forms import initial_of
from casework.contact.models import Melding
from casework.contact.rules import MELDING_GEMEENTE, MELDING_REGIO, machine_for
from casework.dossier.actions import open_dossier_from_melding
from casework.dossier.models import Dossier
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import INVOER, logged

Browse = Callable[..., Client]


def test_a_melding_lives_by_the_table_of_its_place() -> None:
    assert machine_for("regio") is MELDING_REGIO
    assert machine_for("gemeente") is MELDING_GEMEENTE
    assert {edge.name for edge in MELDING_REGIO.open_to("nieuw", {"aandachtsfunctionaris"})} == {"wijzigen"}


@pytest.mark.usefixtures("in_regio")
class TestSteps:
    def test_correcting_while_it_is_new(self, noor: Actor, melding: Melding) -> None:
        correct_melding(actor=noor, melding_id=melding.pk, invoer=replace(INVOER, in_gevaar="ja"))
        melding.refresh_from_db()
        assert (melding.in_gevaar, melding.status) == ("ja", "nieuw")

    def test_closing_keeps_the_reason(self, noor: Actor, melding: Melding) -> None:
        close_melding(actor=noor, melding_id=melding.pk, reden="geen_mensenhandel", toelichting="Huurruzie.")
        melding.refresh_from_db()
        assert (melding.status, melding.afsluit_reden) == ("afgesloten", "geen_mensenhandel")
        assert melding.afgesloten_at is not None

    def test_closing_without_explanation_is_refused(self, noor: Actor, melding: Melding) -> None:
        with pytest.raises(InvalidInput):
            close_melding(actor=noor, melding_id=melding.pk, reden="geen_mensenhandel", toelichting=" ")
        melding.refresh_from_db()
        assert melding.status == "nieuw"

    def test_what_is_closed_can_no_longer_be_changed(self, noor: Actor, melding: Melding) -> None:
        close_melding(actor=noor, melding_id=melding.pk, reden="advies_gegeven", toelichting="Gebeld.")
        with pytest.raises(Refused):
            correct_melding(actor=noor, melding_id=melding.pk, invoer=INVOER)
        with pytest.raises(Refused):
            open_dossier_from_melding(actor=noor, melding_id=melding.pk)

    def test_what_the_melding_tells_goes_along_into_the_dossier(self, noor: Actor, melding: Melding) -> None:
        told = replace(
            INVOER, betrokkene_naam="Luna (voorbeeld)", vormen=("orgaanhandel",), minderjarig="ja", gm_code="GM0753"
        )
        correct_melding(actor=noor, melding_id=melding.pk, invoer=told)
        dossier = open_dossier_from_melding(actor=noor, melding_id=melding.pk)
        melding.refresh_from_db()
        assert (melding.status, melding.dossier_id) == ("in_dossier", dossier.pk)
        assert (dossier.vormen, dossier.gm_code, dossier.zorgcoordinator_id) == (
            ["orgaanhandel"], "GM0753", noor.user_id,
        )  # fmt: skip
        assert (dossier.persoon.roepnaam, dossier.persoon.minderjarig) == ("Luna (voorbeeld)", "ja")

    def test_one_melding_makes_one_dossier(self, noor: Actor, sam: Actor, melding: Melding) -> None:
        open_dossier_from_melding(actor=noor, melding_id=melding.pk)
        with pytest.raises(Refused, match="In dossier"):
            open_dossier_from_melding(actor=noor, melding_id=melding.pk)
        with pytest.raises(Hidden):
            open_dossier_from_melding(actor=sam, melding_id=melding.pk)
        assert Dossier.objects.count() == 1

    def test_who_only_notes_makes_no_dossier(self, yara: Actor, ilse: Actor, melding: Melding) -> None:
        for actor in (yara, ilse):
            with pytest.raises(Hidden):
                open_dossier_from_melding(actor=actor, melding_id=melding.pk)

    def test_what_does_not_exist_is_hidden(self, noor: Actor) -> None:
        with pytest.raises(Hidden):
            correct_melding(actor=noor, melding_id=uuid4(), invoer=INVOER)


class TestPages:
    def test_the_page_offers_what_is_possible_now(self, regio: Tenant, noors_browser: Client, melding: Melding) -> None:
        page = noors_browser.get(f"/meldingen/{melding.pk}/").content.decode()
        assert "Dossier openen" in page
        assert "Afsluiten" in page
        assert "Doorgeven aan de regio" not in page
        (look,) = logged(regio, "melding_bekeken")
        assert (look.action, look.object_id, look.ground) == ("R", str(melding.pk), "meldingen van de regio")

    def test_a_dossier_in_one_click(self, noors_browser: Client, melding: Melding) -> None:
        answer = noors_browser.post(f"/meldingen/{melding.pk}/dossier/", follow=True)
        assert "Dossier geopend" in answer.content.decode()
        page = noors_browser.get(f"/meldingen/{melding.pk}/").content.decode()
        assert "Dossier openen" not in page
        assert "/dossiers/" in page

    def test_correcting_starts_from_what_was_noted(self, noors_browser: Client, melding: Melding) -> None:
        path = f"/meldingen/{melding.pk}/wijzigen/"
        assert INVOER.omschrijving in noors_browser.get(path).content.decode()
        typed = {key: value for key, value in initial_of(INVOER).items() if value}
        answer = noors_browser.post(path, {**typed, "omschrijving": "Nieuw verhaal (voorbeeld)"}, follow=True)
        assert "Nieuw verhaal (voorbeeld)" in answer.content.decode()
        wrong = noors_browser.post(path, {**typed, "melder_soort": "anoniem", "melder_naam": "Piet (voorbeeld)"})
        assert wrong.status_code == 422

    def test_closing_asks_for_a_reason(self, noors_browser: Client, melding: Melding) -> None:
        path = f"/meldingen/{melding.pk}/afsluiten/"
        assert noors_browser.get(path).status_code == 200
        assert noors_browser.post(path, {"reden": "", "toelichting": ""}).status_code == 422
        typed = {"reden": "advies_gegeven", "toelichting": "Verwezen naar Veilig Thuis (voorbeeld)."}
        page = noors_browser.post(path, typed, follow=True).content.decode()
        assert "Verwezen naar Veilig Thuis" in page
        assert noors_browser.get(path).status_code == 409

    def test_danger_stands_out(self, regio: Tenant, noor: Actor, noors_browser: Client, melding: Melding) -> None:
        with inside(regio):
            correct_melding(actor=noor, melding_id=melding.pk, invoer=replace(INVOER, in_gevaar="ja"))
        assert "Bel bij direct gevaar 112" in noors_browser.get(f"/meldingen/{melding.pk}/").content.decode()

    def test_a_strange_number_is_not_found(self, noors_browser: Client) -> None:
        assert noors_browser.get(f"/meldingen/{uuid4()}/").status_code == 404
