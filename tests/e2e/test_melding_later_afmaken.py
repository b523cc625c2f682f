"""In a real browser: the connection is lost while somebody types, and nothing typed is lost."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.test_dossier_vernietigen import HOST, looks_right

STORY = "De buurvrouw hoort elke nacht iemand werken (voorbeeld)."


def test_what_was_typed_survives(enter: Callable[[str, str], Page], faults: list[str], tmp_path: Path) -> None:
    pictures = Path(os.environ.get("PLAATJES") or tmp_path)
    page = enter(HOST, "zorgcoordinator")
    page.get_by_role("link", name="Meldingen").first.click()
    page.get_by_role("link", name="Nieuwe melding").click()
    kept = page.get_by_role("status")

    page.context.set_offline(True)
    page.get_by_label("Wat gebeurt er?").fill(STORY)
    expect(kept).to_contain_text("er is geen verbinding")
    page.context.set_offline(False)
    faults.clear()
    page.get_by_label("Seksuele uitbuiting").check()
    expect(kept).to_have_text(re.compile(r"Als concept bewaard om \d\d:\d\d"))
    looks_right(page, "melding-bewaard", pictures)

    page.goto(page.url.split("/meldingen")[0])
    page.get_by_role("link", name=re.compile("Melding, begonnen op")).first.click()
    expect(page.get_by_label("Wat gebeurt er?")).to_have_value(STORY)
    expect(page.get_by_label("Seksuele uitbuiting")).to_be_checked()

    page.get_by_role("button", name="Later verder").click()
    expect(page.get_by_text("Het concept is bewaard.")).to_be_visible()
    looks_right(page, "concepten", pictures)
    page.get_by_role("link", name="Melding verder invullen").first.click()
    page.get_by_role("radio", name="Nee").first.check()
    page.get_by_role("button", name="Melding opslaan").click()
    expect(page.get_by_text(re.compile(r"Melding M-\S+ is opgeslagen"))).to_be_visible()
    page.goto(page.url.split("/meldingen")[0] + "/concepten/")
    expect(page.get_by_text("Er is niets half af")).to_be_visible()
