"""In a real browser: who looked at a dossier, and destroying one on the word of two people."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import axe_findings, overflow

HOST = "zuidoost-brabant"


def looks_right(page: Page, name: str, pictures: Path) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
        assert not axe_findings(page), name
    page.set_viewport_size({"width": 320, "height": 800})
    assert not overflow(page), name
    page.set_viewport_size({"width": 1280, "height": 900})


def test_one_proposes_the_fg_confirms_and_it_is_gone(enter: Callable[[str, str], Page], tmp_path: Path) -> None:
    pictures = Path(os.environ.get("PLAATJES") or tmp_path)
    page = enter(HOST, "zorgcoordinator")
    page.get_by_role("link", name="Dossiers").first.click()
    page.get_by_role("link", name="Nieuw dossier").click()
    page.get_by_label("Roepnaam").fill("Vlinder (voorbeeld)")
    page.get_by_role("button", name="Dossier openen").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("D-")
    nummer = (re.search(r"D-\d{4}-\d{4}", heading.inner_text()) or [""])[0]
    dossier = page.url

    page.get_by_role("link", name="Wie heeft gekeken").click()
    expect(page.get_by_role("row").filter(has_text="Opende een dossier").first).to_be_visible()
    looks_right(page, "wie-heeft-gekeken", pictures)

    page.goto(dossier)
    page.get_by_role("link", name="Afsluiten").click()
    page.get_by_role("radio", name="De betrokkene is overleden").check()
    page.get_by_role("button", name="Dossier afsluiten").click()
    page.get_by_role("link", name="Laten vernietigen").click()
    looks_right(page, "vernietigen-voorstellen", pictures)
    page.get_by_role("radio", name="De betrokkene vraagt erom").check()
    page.get_by_role("button", name="Vernietigen voorstellen").click()

    second = enter(HOST, "fg")
    second.get_by_role("link", name="Wisverzoeken").first.click()
    looks_right(second, "wisverzoeken", pictures)
    second.get_by_role("link", name=nummer).click()
    looks_right(second, "wisverzoek", pictures)
    assert "Vlinder" not in second.content()
    second.get_by_role("button", name="Bevestigen en vernietigen").click()
    expect(second.get_by_text("Het dossier is vernietigd.")).to_be_visible()

    page = enter(HOST, "zorgcoordinator")
    page.goto(dossier)
    expect(page.get_by_text("Dit dossier is vernietigd")).to_be_visible()
    looks_right(page, "vernietigd", pictures)
