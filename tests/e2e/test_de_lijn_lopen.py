"""The thin line in a real browser: from a melding in the regio to a registration at the national tier."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Login, Platform, axe_findings


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
    """What landelijk holds once the letters of the example have all been opened: 2 registrations, 2 counted."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found: dict[str, Any] = platform.api(national, "GET", "registraties")
        if found["count"] >= 2 and found["zonderToestemming"] >= 2:
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
        counted = after["zonderToestemming"] - before["zonderToestemming"]
        if after["count"] == before["count"] + 1 and counted == 1:
            break
        time.sleep(0.5)
    shown = [row["id"] for row in after["results"]]
    assert shown.count(with_consent["id"]) == 1
    assert without["id"] not in shown
    assert after["count"] == before["count"] + 1
    assert counted == 1


def test_register_and_contributions_over_the_api(platform: Platform) -> None:
    coordinator = platform.login("zuidoost-brabant", "zorgcoordinator")
    gemeenten = platform.api(coordinator, "GET", "gemeenten")
    assert gemeenten["count"] == len(gemeenten["results"]) == 342
    finance = platform.login("zuidoost-brabant", "financieel_medewerker")
    begroting = platform.api(finance, "GET", "begrotingen")["results"][0]
    detail = platform.api(finance, "GET", f"begrotingen/{begroting['id']}")
    assert detail["id"] == begroting["id"]
