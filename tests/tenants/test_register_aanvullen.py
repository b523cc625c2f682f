"""Filling in around which centrumgemeente a gemeente lies, and seeing what is not known."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client

from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from tenants.models import Indeling, Tenant
from tenants.opdracht.models import Opdracht
from tenants.register.aanvullen.actions import ask_aanvulling
from tenants.register.aanvullen.rules import Aanvulling, Bekend, objections, standing_in_the_way
from tests.playing.base import playing

Browse = Callable[..., Client]
Inside = Callable[[Tenant], AbstractContextManager[None]]
DAY = date(2026, 3, 1)
GOOD = {
    "taak": "vrouwenopvang",
    "centrum": "GM0772",
    "bron": "Gemeenteblad 2026, 12345 (voorbeeld)",
    "datum": "01-03-2026",
}


def fill_in(client: Client, **change: str) -> object:
    return client.post("/gemeenten/GM0743/aanvullen/", {**GOOD, **change})


def test_what_is_filled_in_says_who_did_and_by_which_source(
    browse: Browse, regio: Tenant, zeeland: Tenant, inrichten: Callable[[], int]
) -> None:
    client = browse(regio, "functioneel_beheerder")
    assert "/gemeenten/GM0743/aanvullen/" in client.get("/gemeenten/GM0743/").content.decode()
    answer = client.post("/gemeenten/GM0743/aanvullen/", GOOD)
    assert answer["Location"] == "/gemeenten/GM0743/"
    assert "Wacht op de inrichter" in client.get("/gemeenten/niet-bekend/").content.decode()
    assert inrichten() == 1
    text = browse(zeeland, "zorgcoordinator").get("/gemeenten/GM0743/").content.decode()
    assert "Aangevuld door een beheerder" in text
    assert "Gemeenteblad 2026, 12345 (voorbeeld). Bron van 01-03-2026. Aangevuld door Zuidoost-Brabant." in text
    assert "/aanvullen/" not in text
    row = Indeling.objects.get(gemeente="GM0743", soort="vrouwenopvang")
    assert (row.gebied_id, row.jaar, row.status, row.aangevuld_op) == ("VO0772", 2026, "aangevuld", today())


def test_the_same_tenant_may_correct_and_another_may_not(
    browse: Browse, regio: Tenant, zeeland: Tenant, inrichten: Callable[[], int]
) -> None:
    fill_in(browse(regio, "functioneel_beheerder"))
    inrichten()
    assert fill_in(browse(regio, "functioneel_beheerder"), centrum="GM0796").status_code == 302  # type: ignore[attr-defined]
    inrichten()
    assert Indeling.objects.get(gemeente="GM0743", soort="vrouwenopvang").gebied_id == "VO0796"
    answer = fill_in(browse(zeeland, "functioneel_beheerder"))
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "Dit is al aangevuld door Zuidoost-Brabant." in answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"bron": "brief"}, "Noem de bron zo dat een ander die kan vinden"),
        ({"datum": "01-03-2099"}, "De datum van de bron ligt in de toekomst."),
        ({"datum": "01-03-2014"}, "De bron is te oud."),
        ({"centrum": "GM0743"}, "centrum"),
        ({"taak": "brandweer"}, "taak"),
        ({"centrum": "GM0373", "taak": "maatschappelijke_opvang"}, "Kies een"),
    ],
)
def test_what_is_filled_in_wrong_comes_back(
    browse: Browse, regio: Tenant, inside: Inside, change: dict[str, str], message: str
) -> None:
    answer = fill_in(browse(regio, "ketenregisseur"), **change)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert message in answer.content.decode()  # type: ignore[attr-defined]
    with inside(regio):
        assert not Opdracht.objects.exists()


def test_a_source_is_not_overruled(browse: Browse, regio: Tenant) -> None:
    source = {
        "soort": "vrouwenopvang",
        "gebied_id": "VO0796",
        "jaar": 2026,
        "status": "bron",
        "bron": "Wet (voorbeeld)",
    }
    with playing(False):
        Indeling.objects.create(gemeente_id="GM0743", **source)
    answer = fill_in(browse(regio, "functioneel_beheerder"))
    assert "Voor dit jaar noemt het register al een bron." in answer.content.decode()  # type: ignore[attr-defined]


def test_a_gemeente_that_was_not_there_cannot_be_filled_in(browse: Browse, regio: Tenant) -> None:
    answer = browse(regio, "functioneel_beheerder").post("/gemeenten/GM0457/aanvullen/", GOOD)
    assert "Op 01-03-2026 bestond deze gemeente niet." in answer.content.decode()


def test_what_is_not_known_is_listed_and_never_guessed(browse: Browse, regio: Tenant) -> None:
    client = browse(regio, "zorgcoordinator")
    text = client.get("/gemeenten/niet-bekend/").content.decode()
    assert "Wat niet bekend is" in text
    assert "Regio vrouwenopvang" in text
    assert "Weesp" not in text
    assert "Haaren (01-01-2021)" in text
    assert "Door ons aangevuld" not in text
    none = client.get("/gemeenten/niet-bekend/", {"soort": "provincie"}).content.decode()
    assert "Hier ontbreekt niets." in none


def test_without_the_right_there_is_nothing_to_fill_in(
    browse: Browse, regio: Tenant, inside: Inside, actor: Callable[..., Actor]
) -> None:
    client = browse(regio, "zorgcoordinator")
    assert client.get("/gemeenten/GM0743/aanvullen/").status_code == 404
    assert browse(regio, "functioneel_beheerder").get("/gemeenten/GM9999/aanvullen/").status_code == 404
    aanvulling = Aanvulling("vrouwenopvang", "GM0743", "GM0772", "Gemeenteblad (voorbeeld)", DAY)
    with inside(regio), pytest.raises(Hidden):
        ask_aanvulling(actor=actor(regio, "zorgcoordinator"), aanvulling=aanvulling)


def test_the_rules_of_filling_in() -> None:
    good = Aanvulling("vrouwenopvang", "GM0743", "GM0772", "Gemeenteblad 2026", DAY)
    assert objections(good, today=DAY) == {}
    wrong = Aanvulling("brandweer", "GM0743", "GM0772", "x" * 301, DAY + timedelta(1))
    assert set(objections(wrong, today=DAY)) == {"taak", "bron", "datum"}
    assert standing_in_the_way(None, "Zeeland") == ""
    assert standing_in_the_way(Bekend("aangevuld", "Zeeland"), "Zeeland") == ""
    assert "Zeeland" in standing_in_the_way(Bekend("aangevuld", "Zeeland"), "Best")
    assert "al een bron" in standing_in_the_way(Bekend("bron", ""), "Best")
