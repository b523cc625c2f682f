"""Eindhoven's regio asks Valkenswaard, Valkenswaard is in, and passes a melding on that only the regio sees."""

import os
import re
import time
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.codes import code_at
from tests.e2e.conftest import Platform, axe_findings, overflow

REGIO = "zuidoost-brabant"
WHAT = "Slaapt in een loods en werkt zonder loon (voorbeeld Valkenswaard)"
PASSWORD = "Een lange zin voor Valkenswaard 7"
MAILED = 60  # seconds
ADDRESS = re.compile(r"http://\S+")


def link_in_mail(platform: Platform, to: str) -> str:
    """The link of the last mail to this address, once it is there."""
    deadline = time.monotonic() + MAILED
    while time.monotonic() < deadline:
        files = sorted(platform.mail.glob("*.log"), key=lambda file: file.stat().st_mtime)
        for file in reversed(files):
            message = message_from_bytes(file.read_bytes().split(b"\n" + b"-" * 79)[0], policy=policy.default)
            found = ADDRESS.search(message.get_content()) if message["To"] == to else None
            if found:
                return found.group()
        time.sleep(0.5)
    raise AssertionError(f"geen e-mail aan {to}")


@pytest.fixture
def look(tmp_path: Path) -> Callable[[Page, str], None]:
    """axe has nothing to say and nothing sticks out, wide and narrow; a picture at both widths when they are asked."""
    pictures = os.environ.get("PLAATJES")

    def inspect(page: Page, name: str) -> None:
        assert not axe_findings(page), name
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            if pictures:
                page.screenshot(path=f"{pictures}/aansluiten_{name}-{width}.png", full_page=True)
        assert not overflow(page), name
        page.set_viewport_size({"width": 1280, "height": 900})

    return inspect


def ask_valkenswaard(page: Page, look: Callable[[Page, str], None]) -> None:
    page.get_by_role("link", name="Aansluitingen").click()
    look(page, "lijst")
    page.get_by_role("link", name="Uitnodigen van Valkenswaard").click()
    page.get_by_label("Naam van de contactpersoon").fill("Anna Bos (voorbeeld)")
    page.get_by_label("E-mailadres van de contactpersoon").fill("anna@valkenswaard.example.org")
    page.get_by_label("Postadres").fill("Postbus 1\n5550 AA Valkenswaard")
    look(page, "uitnodigen")
    page.get_by_role("button", name="Uitnodiging sturen").click()
    expect(page.get_by_text("De uitnodiging is verstuurd.")).to_be_visible()
    look(page, "uitgenodigd")


def name_contacts(page: Page, look: Callable[[Page, str], None]) -> None:
    for who in ("van de aandachtsfunctionaris", "van het bestuurlijk contact", "van het financieel contact"):
        page.get_by_label(f"Naam {who}").fill("Bo Smit (voorbeeld)")
        page.get_by_label(f"E-mailadres {who}").fill(f"{who.rsplit(' ', 1)[1]}@valkenswaard.example.org")
        page.get_by_label(f"Telefoonnummer {who}").fill("040 1234567")
    page.get_by_label("KvK-nummer").fill("12345678")
    page.get_by_label("IBAN").fill("NL91 ABNA 0417 1643 00")
    page.get_by_label("E-factuuradres").fill("factuur@valkenswaard.example.org")
    look(page, "contacten")
    page.get_by_role("button", name="Opslaan").click()


def agree(page: Page, look: Callable[[Page, str], None]) -> None:
    page.get_by_role("link", name="Verder naar akkoord").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Nummer van het besluit").fill("B-2026-12")
    page.get_by_label("Datum van het besluit").fill("01-11-2026")
    page.get_by_label("Wie geeft namens de gemeente akkoord?").fill("Bo Smit, secretaris (voorbeeld)")
    look(page, "akkoord")
    page.get_by_role("button", name="Akkoord geven").click()


def join(page: Page, code: str, look: Callable[[Page, str], None]) -> None:
    """What the gemeente does, in a browser without an account."""
    look(page, "link")
    page.get_by_role("button", name="Beginnen").click()
    look(page, "stappen")
    page.get_by_role("link", name="Verder", exact=True).click()
    page.get_by_label("Code uit de brief").fill("22222 22222")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("U heeft nog 4 pogingen").first).to_be_visible()
    look(page, "code_fout")
    page.get_by_label("Code uit de brief").fill(code.lower())
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("link", name="Verder", exact=True).click()
    name_contacts(page, look)
    page.get_by_role("link", name="Verder", exact=True).click()
    agree(page, look)
    page.get_by_role("link", name="Verder", exact=True).click()
    page.get_by_role("radio", name="Een eigen omgeving").check()
    look(page, "afronden")
    page.get_by_role("button", name="Aansluiten").click()
    told = page.get_by_text("U bent aangesloten")
    for _ in range(60):
        if told.is_visible():
            break
        time.sleep(0.5)
        page.reload()
    expect(told).to_be_visible()
    look(page, "aangesloten")


def pass_on(page: Page) -> str:
    """The first user makes an account, sets up the second step, and passes a melding on. Returns its address."""
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    page.get_by_label("Herhaal het wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Account maken").click()
    page.get_by_role("link", name=re.compile("App met codes")).click()
    secret = page.get_by_label("Sleutel").input_value()
    page.get_by_label("Code").fill(code_at(secret, time.time()))
    page.get_by_role("button", name="Aanzetten").click()
    page.wait_for_url("**/account/2fa/recovery-codes/")
    page.goto("/".join(page.url.split("/")[:3]))
    page.get_by_role("link", name="Meldingen").first.click()
    page.get_by_role("link", name="Nieuwe melding").first.click()
    page.get_by_label("Wat gebeurt er").fill(WHAT)
    page.get_by_role("radio", name="Nee").first.check()
    page.get_by_label("In welke gemeente woont").select_option(label="Valkenswaard")
    page.get_by_role("button", name="Melding opslaan").click()
    page.get_by_role("button", name="Doorgeven aan de regio").click()
    return page.url


def the_melding(page: Page, melding_of: Callable[[Page], bool]) -> None:
    """Opens the melding that came in, once the post has brought it."""
    for _ in range(60):
        if melding_of(page):
            return
        time.sleep(0.5)
        page.reload()
    raise AssertionError("de melding is niet aangekomen")


def open_if_ours(page: Page) -> bool:
    """The newest stand first."""
    link = page.get_by_role("row").filter(has_text="Valkenswaard").filter(has_text="Nieuw").get_by_role("link")
    if not link.count():
        return False
    link.first.click()
    if page.get_by_text(WHAT).count():
        return True
    page.go_back()
    return False


def test_a_gemeente_joins_and_its_melding_reaches_the_regio_alone(
    platform: Platform,
    enter: Callable[[str, str], Page],
    browser: Browser,
    look: Callable[[Page, str], None],
) -> None:
    page = enter(REGIO, "ketenregisseur")
    ask_valkenswaard(page, look)
    page.get_by_role("button", name="Brief met code maken").click()
    code = page.locator("strong").filter(has_text=re.compile(r"^[A-Z0-9]{5}-[A-Z0-9]{5}$")).inner_text()
    look(page, "brief")

    gemeente = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}).new_page()
    gemeente.goto(link_in_mail(platform, "anna@valkenswaard.example.org"))
    join(gemeente, code, look)
    page.get_by_role("link", name="Aansluitingen").first.click()
    expect(page.get_by_role("row").filter(has_text="Valkenswaard")).to_contain_text("aangesloten")
    page.get_by_role("link", name="Valkenswaard", exact=True).click()
    look(page, "regio_aangesloten")

    gemeente.goto(link_in_mail(platform, "aandachtsfunctionaris@valkenswaard.example.org"))
    assert (urlsplit(gemeente.url).hostname or "").startswith("valkenswaard.")
    melding = pass_on(gemeente)

    page = enter(REGIO, "zorgcoordinator")
    page.get_by_role("link", name="Meldingen").first.click()
    the_melding(page, open_if_ours)
    expect(page.get_by_text(WHAT)).to_be_visible()
    page.get_by_role("button", name="Dossier openen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("D-")
    gemeente.reload()
    expect(gemeente.get_by_text(WHAT)).to_be_visible()

    for other in ("best", "eindhoven"):
        page = enter(other, "aandachtsfunctionaris")
        page.get_by_role("link", name="Meldingen").first.click()
        assert "Valkenswaard" not in page.content()
        stranger = browser.new_context(storage_state=page.context.storage_state()).new_page()
        answer = stranger.goto(platform.url(urlsplit(page.url).hostname or "", urlsplit(melding).path))
        assert answer is not None
        assert answer.status == 404
        assert WHAT not in stranger.content()
