"""The API of the finances: the same actions and the same gate as the pages."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tenants.models import Tenant

Api = Callable[..., Client]
FINANCIEN = "financieel_medewerker"
INVOER = {
    "jaar": 2027,
    "basisFte": "0.75",
    "fte": "1.60",
    "tariefCent": 98_500_00,
    "overigeKostenCent": 18_500_00,
    "overigeKostenToelichting": "Tolken (voorbeeld)",
    "decentralisatieUitkeringCent": 60_000_00,
}
BESLUIT = {"besluitKenmerk": "B&W 2026-114 (voorbeeld)", "besluitDatum": "2026-11-01"}


@pytest.fixture
def fenna(regio: Tenant, api: Api) -> Client:
    return api(regio, FINANCIEN, naam="Fenna de Boer (voorbeeld)")


@pytest.fixture
def willem(regio: Tenant, api: Api) -> Client:
    return api(regio, FINANCIEN, naam="Willem Kuipers (voorbeeld)")


def post(client: Client, path: str, body: dict[str, Any], status: int = 201) -> dict[str, Any]:
    response = client.post(f"/api/v1/{path}", body, content_type="application/json")
    assert response.status_code == status, response.content
    return dict(response.json())


def get(client: Client, path: str, status: int = 200) -> dict[str, Any]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, response.content
    return dict(response.json())


def test_from_begroting_to_fifteen_contributions(fenna: Client, willem: Client) -> None:
    made = post(fenna, "begrotingen", INVOER)
    assert (made["status"], made["versie"], made["teVerdelenCent"]) == ("concept", 1, 116_100_00)
    assert (made["fteNorm"], made["fteNormExact"]) == ("1.34", "1.333359")
    fixed = post(willem, f"begrotingen/{made['id']}/vaststelling", BESLUIT, 200)
    assert (fixed["status"], fixed["besluitDatum"]) == ("vastgesteld", "2026-11-01")
    shared = post(willem, f"begrotingen/{made['id']}/verdelingen", {})
    assert len(shared["bijdragen"]) == 15
    assert sum(bijdrage["bedragCent"] for bijdrage in shared["bijdragen"]) == made["teVerdelenCent"]
    assert shared["totalen"] == {"gemeenten": 15, "inwoners": made["inwoners"], "bedragCent": 116_100_00}
    assert shared["bijdragen"][0]["naam"] == "Bergeijk"
    assert get(fenna, f"verdelingen/{shared['id']}") == shared
    assert get(fenna, f"begrotingen/{made['id']}") == fixed
    assert get(fenna, "begrotingen")["results"] == [fixed]


def test_an_equal_part(fenna: Client) -> None:
    made = post(fenna, "begrotingen", INVOER)
    shared = post(fenna, f"begrotingen/{made['id']}/verdelingen", {"gelijkProcent": "100"})
    assert {bijdrage["bedragCent"] for bijdrage in shared["bijdragen"]} == {7_740_00}
    wrong = post(fenna, f"begrotingen/{made['id']}/verdelingen", {"gelijkProcent": 101}, 400)
    assert wrong["invalidParams"][0]["name"] == "gelijkProcent"


def test_wrong_input_names_its_fields(fenna: Client) -> None:
    empty = post(fenna, "begrotingen", {}, 400)
    assert {param["name"] for param in empty["invalidParams"]} == {"jaar", "basisFte", "fte", "tariefCent"}
    wrong = post(fenna, "begrotingen", INVOER | {"basisFte": "1.50", "tariefCent": -1}, 400)
    assert {param["name"] for param in wrong["invalidParams"]} == {"basisFte", "tariefCent"}


def test_refusals_are_conflicts(fenna: Client) -> None:
    made = post(fenna, "begrotingen", INVOER)
    refused = post(fenna, f"begrotingen/{made['id']}/vaststelling", BESLUIT, 409)
    assert "Vraag een collega" in refused["detail"]
    twice = post(fenna, "begrotingen", INVOER, 400)
    assert "Er is al een concept voor 2027." in twice["invalidParams"][0]["reason"]


def test_a_bestuurder_reads_and_does_not_write(fenna: Client, regio: Tenant, api: Api) -> None:
    made = post(fenna, "begrotingen", INVOER)
    bestuurder = api(regio, "bestuurder")
    assert get(bestuurder, "begrotingen")["count"] == 1
    post(bestuurder, "begrotingen", INVOER, 404)
    post(bestuurder, f"begrotingen/{made['id']}/vaststelling", BESLUIT, 404)
    post(bestuurder, f"begrotingen/{made['id']}/verdelingen", {}, 404)


def test_others_find_nothing(fenna: Client, regio: Tenant, zeeland: Tenant, gemeente: Tenant, api: Api) -> None:
    made = post(fenna, "begrotingen", INVOER)
    get(api(regio, "ketenpartner"), "begrotingen", 404)
    get(api(regio), "begrotingen", 401)
    assert api(gemeente, FINANCIEN).get("/api/v1/begrotingen").status_code == 404
    ander = api(zeeland, FINANCIEN)
    assert get(ander, "begrotingen")["count"] == 0
    get(ander, f"begrotingen/{made['id']}", 404)
    get(ander, f"verdelingen/{uuid4()}", 404)
