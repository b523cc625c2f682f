"""Who may see which melding and which dossier: allowed and refused, by page and by API, with the ground in the log."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from casework import access
from casework.contact.actions import note_melding
from casework.contact.models import Melding
from casework.contact.rules import MELDING_REGIO
from casework.dossier.actions import open_dossier_from_melding, release_dossier
from casework.dossier.models import Dossier
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import INVOER, logged

Browse = Callable[..., Client]
ANDERE_ROLLEN = ["ketenregisseur", "bestuurder", "financieel_medewerker", "ketenpartner", "functioneel_beheerder", "fg"]


class TestDossiers:
    def test_the_own_caseload(self, regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier) -> None:
        assert noors_browser.get(f"/dossiers/{dossier.pk}/").status_code == 200
        (look,) = logged(regio, "dossier_bekeken")
        assert (look.actor_id, look.ground, look.object_id) == (noor.user_id, access.CASELOAD, str(dossier.pk))

    def test_a_colleagues_dossier_is_not_there(
        self, regio: Tenant, sam: Actor, browse: Browse, api: Browse, dossier: Dossier
    ) -> None:
        browser, client = (make(regio, "zorgcoordinator", naam=sam.naam) for make in (browse, api))
        for path in ("", "persoon/", "afsluiten/", "toestemming/", "registratie/"):
            assert browser.get(f"/dossiers/{dossier.pk}/{path}").status_code == 404
        for path in ("aantekening/", "starten/", "heropenen/", "oppakken/", "loslaten/", "registratie/sturen/"):
            assert browser.post(f"/dossiers/{dossier.pk}/{path}", {"tekst": "x"}).status_code == 404
        assert dossier.nummer not in browser.get("/dossiers/").content.decode()
        assert client.get(f"/api/v1/dossiers/{dossier.pk}").status_code == 404
        assert client.get("/api/v1/dossiers").json()["count"] == 0
        assert logged(regio, "dossier_bekeken") == []

    def test_what_nobody_has_is_the_teams(
        self, regio: Tenant, noor: Actor, sam: Actor, browse: Browse, dossier: Dossier
    ) -> None:
        with inside(regio):
            release_dossier(actor=noor, dossier_id=dossier.pk)
        page = browse(regio, "zorgcoordinator", naam=sam.naam).get(f"/dossiers/{dossier.pk}/").content.decode()
        assert "Dossier oppakken" in page
        assert [line.ground for line in logged(regio, "dossier_bekeken")] == [access.TEAM]

    def test_the_gedragswetenschapper_advises_on_every_case(
        self, regio: Tenant, browse: Browse, dossier: Dossier
    ) -> None:
        reader = browse(regio, "gedragswetenschapper")
        page = reader.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert "Persoon wijzigen" not in page
        assert "Afsluiten" not in page
        assert reader.get(f"/dossiers/{dossier.pk}/persoon/").status_code == 404
        assert dossier.nummer in reader.get("/dossiers/").content.decode()
        assert [line.ground for line in logged(regio, "dossier_bekeken")] == [access.ADVIES]
        assert [line.ground for line in logged(regio, "dossierlijst_bekeken")] == [access.ADVIES]

    @pytest.mark.parametrize("role", [*ANDERE_ROLLEN, "aandachtsfunctionaris"])
    def test_for_all_others_there_are_no_dossiers(
        self, regio: Tenant, browse: Browse, api: Browse, dossier: Dossier, role: str
    ) -> None:
        browser, client = browse(regio, role), api(regio, role)
        assert browser.get("/dossiers/").status_code == 404
        assert browser.get(f"/dossiers/{dossier.pk}/").status_code == 404
        assert client.get("/api/v1/dossiers").status_code == 404
        assert client.post("/api/v1/dossiers", {}, content_type="application/json").status_code == 404

    def test_another_region_knows_nothing_of_it(
        self, zeeland: Tenant, browse: Browse, api: Browse, dossier: Dossier
    ) -> None:
        assert browse(zeeland, "zorgcoordinator").get(f"/dossiers/{dossier.pk}/").status_code == 404
        assert api(zeeland, "zorgcoordinator").get("/api/v1/dossiers").json()["count"] == 0

    def test_without_log_in_the_page_asks_for_it(self, regio: Tenant, browse: Browse, dossier: Dossier) -> None:
        answer = browse(regio).get(f"/dossiers/{dossier.pk}/")
        assert answer.status_code == 302
        assert "login" in answer.headers["Location"]


class TestMeldingen:
    def test_the_team_shares_what_is_in_no_dossier(
        self, regio: Tenant, sam: Actor, browse: Browse, melding: Melding
    ) -> None:
        assert browse(regio, "zorgcoordinator", naam=sam.naam).get(f"/meldingen/{melding.pk}/").status_code == 200

    def test_in_a_colleagues_dossier_it_is_no_longer_the_teams(
        self, regio: Tenant, noor: Actor, sam: Actor, ilse: Actor, browse: Browse, melding: Melding
    ) -> None:
        with inside(regio):
            open_dossier_from_melding(actor=noor, melding_id=melding.pk)
            assert list(access.meldingen_for(noor)) == [melding]
            assert list(access.meldingen_for(sam)) == []
            assert list(access.meldingen_for(ilse)) == [melding]
        assert browse(regio, "zorgcoordinator", naam=sam.naam).get(f"/meldingen/{melding.pk}/").status_code == 404

    def test_who_noted_it_keeps_seeing_it_but_not_the_dossier(
        self, regio: Tenant, noor: Actor, yara: Actor, browse: Browse, melding: Melding
    ) -> None:
        with inside(regio):
            own = note_melding(actor=yara, invoer=replace(INVOER, omschrijving="Van Yara (voorbeeld)"))
            dossier = open_dossier_from_melding(actor=noor, melding_id=own.pk)
        browser = browse(regio, "aandachtsfunctionaris", naam=yara.naam)
        page = browser.get(f"/meldingen/{own.pk}/").content.decode()
        assert "Van Yara (voorbeeld)" in page
        assert dossier.nummer not in page
        assert [line.ground for line in logged(regio, "melding_bekeken")] == [access.ZELF]
        assert browser.get(f"/meldingen/{melding.pk}/").status_code == 404
        assert melding.nummer not in browser.get("/meldingen/").content.decode()

    def test_the_gedragswetenschapper_reads_and_changes_nothing(
        self, regio: Tenant, browse: Browse, melding: Melding
    ) -> None:
        reader = browse(regio, "gedragswetenschapper")
        page = reader.get(f"/meldingen/{melding.pk}/").content.decode()
        assert "Dossier openen" not in page
        assert "Nieuwe melding" not in reader.get("/meldingen/").content.decode()
        assert reader.get("/meldingen/nieuw/").status_code == 404
        assert reader.get(f"/meldingen/{melding.pk}/wijzigen/").status_code == 404
        assert reader.get(f"/meldingen/{melding.pk}/afsluiten/").status_code == 404

    @pytest.mark.parametrize("role", ANDERE_ROLLEN)
    def test_for_all_others_there_are_no_meldingen(
        self, regio: Tenant, browse: Browse, api: Browse, melding: Melding, role: str
    ) -> None:
        browser, client = browse(regio, role), api(regio, role)
        assert browser.get("/meldingen/").status_code == 404
        assert browser.get(f"/meldingen/{melding.pk}/").status_code == 404
        assert client.get("/api/v1/meldingen").status_code == 404
        assert client.post("/api/v1/meldingen", {}, content_type="application/json").status_code == 404


def test_a_step_is_for_who_has_the_role_and_at_the_right_moment(noor: Actor, yara: Actor) -> None:
    assert access.take_step(noor, MELDING_REGIO, "afsluiten", "nieuw").target == "afgesloten"
    with pytest.raises(Hidden):
        access.take_step(yara, MELDING_REGIO, "afsluiten", "nieuw")
    with pytest.raises(Hidden):
        access.take_step(noor, MELDING_REGIO, "opeten", "nieuw")
    with pytest.raises(Refused):
        access.take_step(noor, MELDING_REGIO, "afsluiten", "afgesloten")
