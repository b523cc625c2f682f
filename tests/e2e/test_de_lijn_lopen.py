"""The thin line in a real browser: from a melding in the regio to a registration at the national tier."""

import os
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Page, expect

from dekkend.core.clock import today
from tests.e2e.conftest import Login, Platform, axe_findings, overflow


def test_melding_tot_registratie(platform: Platform, enter: Callable[[str, str], Page]) -> None:
    page = enter("zuidoost-brabant", "zorgcoordinator")
    page.get_by_role("link", name="Meldingen").first.click()
    page.get_by_role("link", name="Nieuwe melding").first.click()

    page.get_by_role("button", name="Melding opslaan").click()
    expect(page.locator("[data-focus]")).to_be_focused()
    assert page.title().startswith("Fout")
    assert not axe_findings(page)

    page.get_by_label(re.compile("Wat is er aan de hand|Omschrijving|Wat gebeurt er")).fill(
        "Werkt zonder loon (voorbeeld)"
    )
    page.get_by_role("radio", name="Nee").first.check()
    page.get_by_role("button", name="Melding opslaan").click()
    page.get_by_role("button", name="Dossier openen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("D-")


def quiet(platform: Platform, national: Login) -> dict[str, Any]:
    """What landelijk holds once the letters of the example have all been opened: 2 registrations."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found: dict[str, Any] = platform.api(national, "GET", "registraties")
        if found["count"] >= 2:
            return found
        time.sleep(0.5)
    raise AssertionError(found)


def test_api_line_with_and_without_toestemming(platform: Platform) -> None:
    coordinator = platform.login("zuidoost-brabant", "zorgcoordinator")
    national = platform.login("landelijk", "landelijk_medewerker")
    before = quiet(platform, national)

    def dossier(given: bool) -> dict[str, str]:
        melding = platform.api(
            coordinator, "POST", "meldingen", {"omschrijving": "Werkt zonder loon (voorbeeld)", "inGevaar": "nee"}
        )
        found = platform.api(coordinator, "POST", "dossiers", {"melding": melding["id"], "geschatteLeeftijd": 30})
        if given:
            body = {"doel": "registratie_comensha", "gegevenDoor": "betrokkene"}
            platform.api(coordinator, "POST", f"dossiers/{found['id']}/toestemmingen", body)
        answer: dict[str, str] = platform.api(coordinator, "POST", f"dossiers/{found['id']}/registraties", {})
        return answer

    with_consent, without = dossier(given=True), dossier(given=False)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        after = platform.api(national, "GET", "registraties")
        if after["count"] == before["count"] + 1:
            break
        time.sleep(0.5)
    shown = [row["id"] for row in after["results"]]
    assert shown.count(with_consent["id"]) == 1
    assert without["id"] not in shown
    assert after["count"] == before["count"] + 1


def gone(platform: Platform, national: Login, sleutel: str) -> bool:
    """From the list and from what a new file would hold."""
    shown = [row["id"] for row in platform.api(national, "GET", "registraties")["results"]]
    file = platform.api(national, "POST", "uitleveringen", {"ontvanger": "eigen_onderzoek"})["bestand"]
    return sleutel not in shown and sleutel not in file


def choose(page: Page, group: str, answer: str) -> None:
    page.get_by_role("group", name=re.compile(group)).get_by_role("radio", name=re.compile(answer)).check()


def picture(page: Page, name: str) -> None:
    """axe has nothing to say and nothing sticks out on a small phone; pictures when they are asked."""
    assert not axe_findings(page), name
    for width in (1280, 390) if os.environ.get("PLAATJES") else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{os.environ['PLAATJES']}/{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 320, "height": 900})
    assert not overflow(page), name
    page.set_viewport_size({"width": 1280, "height": 900})


def girl_of_fourteen(platform: Platform, coordinator: Login) -> str:
    """Her dossier, opened from a melding."""
    melding = platform.api(
        coordinator, "POST", "meldingen", {"omschrijving": "Krijgt dure spullen (voorbeeld)", "inGevaar": "nee"}
    )
    geboren = f"{today().year - 14}-01-01"
    body = {"melding": melding["id"], "naam": "Veerle Voorbeeldig", "geboortedatum": geboren, "gender": "vrouw"}
    return str(platform.api(coordinator, "POST", "dossiers", body)["id"])


def say_yes_with_the_guardian(page: Page) -> None:
    choose(page, "Wat is het antwoord", "^Ja")
    choose(page, "Wie heeft het gezag", "Een voogd")
    choose(page, "Is er een vermoeden", "^Nee")
    choose(page, "Wie gaf het antwoord", "én de voogd die de rechter aanwees")


def wait_until(ready: Callable[[], bool], seconds: int = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not ready():
        time.sleep(0.5)
    assert ready()


def test_consent_of_a_girl_of_fourteen_and_her_guardian(platform: Platform, enter: Callable[[str, str], Page]) -> None:
    """Given, previewed, sent and seen; withdrawn, and gone there within thirty seconds, with a receipt to take home."""
    coordinator = platform.login("zuidoost-brabant", "zorgcoordinator")
    national = platform.login("landelijk", "landelijk_medewerker")
    dossier = girl_of_fourteen(platform, coordinator)
    page = enter("zuidoost-brabant", "zorgcoordinator")
    tab = platform.url(coordinator.host, f"/dossiers/{dossier}/registratie/")

    page.goto(tab)
    page.get_by_role("link", name="Mag ik registreren?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mag ik registreren?")
    picture(page, "beslisboom")
    page.goto(tab)
    page.get_by_role("link", name="Antwoord vastleggen").click()
    say_yes_with_the_guardian(page)
    page.get_by_role("button", name="Antwoord vastleggen").click()

    picture(page, "registratie")
    page.get_by_role("link", name="Registratie bekijken en versturen").click()
    expect(page.get_by_role("table")).to_contain_text("prs_SecondName = Veerle Voorbeeldig")
    picture(page, "voorbeeld")
    page.get_by_role("button", name="Registratie versturen").click()
    expect(page.get_by_text("op weg naar CoMensha")).to_be_visible()
    sleutel = platform.api(coordinator, "GET", f"dossiers/{dossier}/registraties")["id"]
    wait_until(lambda: not gone(platform, national, sleutel))

    page = enter("landelijk", "landelijk_medewerker")
    page.goto(platform.url(national.host, f"/registraties/{sleutel}/"))
    expect(page.get_by_text("Veerle Voorbeeldig").first).to_be_visible()
    picture(page, "ontvangen")

    page = enter("zuidoost-brabant", "zorgcoordinator")
    page.goto(tab)
    page.get_by_role("link", name="Intrekken", exact=True).click()
    page.get_by_role("button", name="Toestemming intrekken").click()
    wait_until(lambda: gone(platform, national, sleutel))
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewijs: toestemming ingetrokken")
    expect(page.get_by_text("U houdt dezelfde hulp.")).to_be_visible()
    with pytest.raises(HTTPError, match="404"):
        platform.api(national, "GET", f"registraties/{sleutel}")
    page = enter("landelijk", "landelijk_medewerker")
    expect(page.get_by_text("ingetrokken bij Eigen onderzoek van CoMensha").first).to_be_visible()
    page.goto(platform.url(national.host, "/uitleveringen/"))
    picture(page, "uitleveringen")


def test_register_and_contributions_over_the_api(platform: Platform) -> None:
    coordinator = platform.login("zuidoost-brabant", "zorgcoordinator")
    gemeenten = platform.api(coordinator, "GET", "gemeenten")
    assert gemeenten["count"] == len(gemeenten["results"]) == 342
    finance = platform.login("zuidoost-brabant", "financieel_medewerker")
    begroting = platform.api(finance, "GET", "begrotingen")["results"][0]
    detail = platform.api(finance, "GET", f"begrotingen/{begroting['id']}")
    assert detail["id"] == begroting["id"]
