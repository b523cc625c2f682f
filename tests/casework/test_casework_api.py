"""The thin path over the API, as a system of a region would walk it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tenants.models import Tenant
from tests.casework.conftest import get_json, logged, post_json

Browse = Callable[..., Client]
MINIMAAL = {"omschrijving": "Werkt zonder loon (voorbeeld)", "inGevaar": "nee"}
JA = {"doel": "registratie_comensha", "gegevenDoor": "betrokkene"}


def named(answer: dict[str, Any]) -> set[str]:
    return {fault["name"] for fault in answer["invalidParams"]}


def test_from_melding_to_the_national_list(
    landelijk: Tenant, noors_api: Client, api: Browse, deliver: Callable[[], int]
) -> None:
    melding = post_json(noors_api, "meldingen", MINIMAAL)
    assert (melding["status"], melding["vormen"], melding["dossier"]) == ("nieuw", ["onbekend"], None)
    dossier = post_json(noors_api, "dossiers", {"melding": melding["id"]})
    assert (dossier["fase"], dossier["zorgcoordinator"]) == ("intake", "Noor (voorbeeld)")
    consent = post_json(noors_api, f"dossiers/{dossier['id']}/toestemmingen", JA)
    assert (consent["status"], consent["leeftijdsgroep"], consent["leeftijdBron"]) == (
        "gegeven",
        "vanaf_16",
        "verklaard",
    )
    sent = post_json(noors_api, f"dossiers/{dossier['id']}/registraties")
    assert (sent["soort"], sent["status"], sent["ontvangenOp"]) == ("volledig", "verzonden", None)

    other = post_json(noors_api, "dossiers", {"roepnaam": "Zonder (voorbeeld)"})
    counted = post_json(noors_api, f"dossiers/{other['id']}/registraties", {})
    assert counted["soort"] == "alleen_telling"

    deliver()
    deliver()
    national = get_json(api(landelijk, "landelijk_medewerker"), "registraties")
    assert [row["id"] for row in national["results"]] == [sent["id"]]
    assert national["count"] == 1
    assert get_json(noors_api, f"dossiers/{dossier['id']}/registraties")["status"] == "ontvangen"
    again = post_json(noors_api, f"dossiers/{dossier['id']}/registraties", status=200)
    assert (again["id"], again["versie"]) == (sent["id"], 1)

    withdrawn = post_json(noors_api, f"toestemmingen/{consent['id']}/intrekking", status=200)
    assert withdrawn["intrekReden"] == "op_verzoek"
    deliver()
    assert get_json(api(landelijk, "landelijk_medewerker"), "registraties")["count"] == 0


class TestMeldingen:
    def test_a_list_in_pages_without_the_story(self, noors_api: Client) -> None:
        made = [post_json(noors_api, "meldingen", {**MINIMAAL, "gmCode": "GM0753"})["id"] for _ in range(3)]
        page = get_json(noors_api, "meldingen?pageSize=2")
        assert (page["count"], len(page["results"])) == (3, 2)
        assert page["next"].endswith("page=2&pageSize=2")
        assert "omschrijving" not in page["results"][0]
        assert page["results"][0]["id"] == made[-1]

    def test_filtered(self, noors_api: Client) -> None:
        danger = post_json(noors_api, "meldingen", {**MINIMAAL, "inGevaar": "ja", "vormen": ["orgaanhandel"]})
        post_json(noors_api, "meldingen", MINIMAAL)
        for query in ("inGevaar=ja", "vorm=orgaanhandel", f"zoek={danger['nummer']}"):
            assert [row["id"] for row in get_json(noors_api, f"meldingen?{query}")["results"]] == [danger["id"]]
        assert named(get_json(noors_api, "meldingen?inGevaar=misschien", 400)) == {"inGevaar"}

    def test_one_melding_is_a_look(self, regio: Tenant, noors_api: Client) -> None:
        made = post_json(noors_api, "meldingen", MINIMAAL)
        assert get_json(noors_api, f"meldingen/{made['id']}") == made
        assert [line.channel for line in logged(regio, "melding_bekeken")] == ["api"]
        get_json(noors_api, f"meldingen/{uuid4()}", 404)

    @pytest.mark.parametrize(
        ("body", "names"),
        [
            ({}, {"omschrijving", "inGevaar"}),
            ({**MINIMAAL, "inGevaar": "x", "vormen": ["x"]}, {"inGevaar", "vormen.0"}),
            ({**MINIMAAL, "terugbellen": "ja"}, {"melderTelefoon"}),
            ({**MINIMAAL, "gmCode": "GM9999"}, {"gmCode"}),
            ({**MINIMAAL, "vormen": ["onbekend", "orgaanhandel"]}, {"vormen"}),
        ],
    )
    def test_what_is_wrong_is_named(self, noors_api: Client, body: dict[str, Any], names: set[str]) -> None:
        answer = noors_api.post("/api/v1/meldingen", body, content_type="application/json")
        assert answer.status_code == 400
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert named(answer.json()) == names

    def test_without_a_token_it_is_said_how(self, regio: Tenant, api: Browse) -> None:
        answer = api(regio).post("/api/v1/meldingen", MINIMAAL, content_type="application/json")
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


class TestDossiers:
    def test_a_list_names_nobody_and_one_dossier_does(self, regio: Tenant, noors_api: Client) -> None:
        body = {"roepnaam": "Luna (voorbeeld)", "geboortedatum": "2001-02-03", "gender": "vrouw"}
        made = post_json(noors_api, "dossiers", body)
        (row,) = get_json(noors_api, "dossiers?fase=intake&van=toegewezen&vorm=onbekend")["results"]
        assert "persoon" not in row
        one = get_json(noors_api, f"dossiers/{made['id']}")
        assert (one["persoon"]["roepnaam"], one["persoon"]["geboortedatum"]) == ("Luna (voorbeeld)", "2001-02-03")
        assert len(logged(regio, "dossier_bekeken")) == 1

    def test_a_melding_goes_into_one_dossier(self, noors_api: Client) -> None:
        melding = post_json(noors_api, "meldingen", {**MINIMAAL, "minderjarig": "ja", "gmCode": "GM0772"})
        dossier = post_json(noors_api, "dossiers", {"melding": melding["id"], "roepnaam": "Luna (voorbeeld)"})
        assert (dossier["gmCode"], dossier["persoon"]["minderjarig"]) == ("GM0772", "ja")
        refused = post_json(noors_api, "dossiers", {"melding": melding["id"]}, 409)
        assert "In dossier" in refused["detail"]
        post_json(noors_api, "dossiers", {"melding": str(uuid4())}, 404)

    @pytest.mark.parametrize(
        ("body", "names"),
        [
            ({}, {"roepnaam"}),
            ({"roepnaam": "x", "geboortedatum": "3000-01-01"}, {"geboortedatum"}),
            ({"roepnaam": "x", "geboortedatum": "2000-01-01", "geschatteLeeftijd": 20}, {"geschatteLeeftijd"}),
            ({"roepnaam": "x", "geschatteLeeftijd": 999}, {"geschatteLeeftijd"}),
            ({"melding": "geen-kenmerk"}, {"melding"}),
        ],
    )
    def test_what_is_wrong_is_named(self, noors_api: Client, body: dict[str, Any], names: set[str]) -> None:
        assert named(post_json(noors_api, "dossiers", body, 400)) == names


class TestToestemmingen:
    @pytest.fixture
    def path(self, noors_api: Client) -> str:
        made = post_json(noors_api, "dossiers", {"roepnaam": "Luna (voorbeeld)", "geschatteLeeftijd": 14})
        return f"dossiers/{made['id']}/toestemmingen"

    def test_who_may_not_give_it_is_refused_in_dutch(self, noors_api: Client, path: str) -> None:
        answer = post_json(noors_api, path, JA, 400)
        assert named(answer) == {"gegevenDoor"}
        assert "12 tot en met 15 jaar" in answer["invalidParams"][0]["reason"]

    def test_given_listed_and_only_once(self, noors_api: Client, path: str) -> None:
        made = post_json(
            noors_api, path, {**JA, "gegevenDoor": "beide", "wijze": "schriftelijk", "datum": "2026-11-01"}
        )
        assert get_json(noors_api, path)["results"] == [made]
        post_json(noors_api, path, {**JA, "gegevenDoor": "beide"}, 409)

    def test_no_is_an_answer(self, noors_api: Client, path: str) -> None:
        assert post_json(noors_api, path, {**JA, "antwoord": "nee"})["status"] == "geweigerd"

    def test_a_minor_of_unknown_age_needs_an_age_first(self, noors_api: Client) -> None:
        made = post_json(noors_api, "dossiers", {"roepnaam": "X (voorbeeld)", "minderjarig": "ja"})
        answer = post_json(noors_api, f"dossiers/{made['id']}/toestemmingen", JA, 400)
        assert named(answer) == {"leeftijdsgroep"}

    def test_withdrawn_twice_is_refused(self, noors_api: Client, path: str) -> None:
        made = post_json(noors_api, path, {**JA, "gegevenDoor": "beide"})
        post_json(noors_api, f"toestemmingen/{made['id']}/intrekking", status=200)
        post_json(noors_api, f"toestemmingen/{made['id']}/intrekking", status=409)
        post_json(noors_api, f"toestemmingen/{uuid4()}/intrekking", status=404)

    def test_reading_is_for_who_may_see_the_dossier(self, regio: Tenant, api: Browse, path: str) -> None:
        assert get_json(api(regio, "gedragswetenschapper"), path)["count"] == 0
        get_json(api(regio, "zorgcoordinator", naam="Sam (voorbeeld)"), path, 404)
        post_json(api(regio, "gedragswetenschapper"), path, JA, 404)


def test_there_is_no_registration_before_it_is_sent(noors_api: Client) -> None:
    made = post_json(noors_api, "dossiers", {"roepnaam": "Luna (voorbeeld)"})
    get_json(noors_api, f"dossiers/{made['id']}/registraties", 404)


def test_the_document_explains_the_thin_path(noors_api: Client) -> None:
    paths = get_json(noors_api, "openapi.json")["paths"]
    for path in ("meldingen", "dossiers", "dossiers/{dossier_id}/toestemmingen"):
        body = paths[f"/{path}"]["post"]["requestBody"]["content"]["application/json"]
        assert body["examples"]
    consent = paths["/dossiers/{dossier_id}/toestemmingen"]["post"]
    assert "Het minste dat nodig is" in str(consent)
