"""Logging in with a real browser: a passkey on a virtual authenticator, an app with codes, a session elsewhere."""

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from infra.local.codes import code_at
from tests.e2e.conftest import Platform, axe_findings, log_in, overflow

WIDTHS = (1280, 390)
SCREENS = {
    "2fa/recovery-codes": "herstelcodes",
    "2fa/recovery-codes/generate": "herstelcodes_maken",
    "2fa/totp/deactivate": "app_uitzetten",
    "reauthenticate": "bevestigen_wachtwoord",
    "2fa/reauthenticate": "bevestigen_code",
    "2fa/webauthn/reauthenticate": "bevestigen_passkey",
    "password/change": "wachtwoord_wijzigen",
    "logout": "uitloggen",
}


@pytest.fixture
def look(tmp_path: Path) -> Callable[[Page, str], None]:
    """A picture at both widths; axe has nothing to say and nothing sticks out."""
    pictures = Path(os.environ.get("PLAATJES") or tmp_path)

    def inspect(page: Page, name: str) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("document.fonts.ready")
            page.screenshot(path=pictures / f"inloggen_{name}-{width}.png", full_page=True)
            assert not axe_findings(page), (name, width)
        page.set_viewport_size({"width": 320, "height": 800})
        assert not overflow(page), name
        page.set_viewport_size({"width": 1280, "height": 900})

    return inspect


@pytest.fixture
def authenticator(page: Page) -> Iterator[CDPSession]:
    """What a laptop with a fingerprint reader has, and its owner keeps a finger on it."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    line.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                "isUserVerified": True, "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip
    yield line
    line.detach()


def look_at_passkeys(page: Page, look: Callable[[Page, str], None]) -> None:
    page.get_by_role("link", name="Passkeys beheren").click()
    expect(page.get_by_role("rowheader", name="Laptop van het werk")).to_be_visible()
    look(page, "passkeys")
    page.get_by_role("link", name=re.compile("Naam wijzigen")).click()
    look(page, "passkey_naam")
    page.go_back()
    page.get_by_role("link", name=re.compile("Verwijderen")).click()
    look(page, "passkey_verwijderen")


def test_a_passkey_is_made_and_opens_the_door(
    platform: Platform,
    page: Page,
    authenticator: CDPSession,
    faults: list[str],
    look: Callable[[Page, str], None],
) -> None:
    login = platform.login("zeeland", "ketenpartner")
    page.goto(platform.url(login.host))
    look(page, "inloggen")
    log_in(platform, page, login)
    page.goto(platform.url(login.host, "/account/2fa/"))
    look(page, "overzicht_voor")
    page.get_by_role("link", name="Passkey toevoegen").click()
    look(page, "passkey_toevoegen")
    page.get_by_label("Naam van de passkey").fill("Laptop van het werk")
    page.get_by_role("button", name="Passkey maken").click()
    page.wait_for_url("**/account/2fa/")
    look(page, "overzicht_na")
    look_at_passkeys(page, look)
    for path, name in SCREENS.items():
        page.goto(platform.url(login.host, f"/account/{path}/"))
        look(page, name)
    page.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/account/login/**")
    page.get_by_role("button", name="Inloggen met een passkey").click()
    page.wait_for_url(platform.url(login.host))
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn werk")

    page.context.clear_cookies()
    page.goto(platform.url(login.host))
    page.get_by_label("E-mailadres").fill(login.email)
    page.get_by_label("Wachtwoord", exact=True).fill(login.password)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    look(page, "tweede_stap_met_passkey")
    page.get_by_role("button", name="Passkey gebruiken").click()
    page.wait_for_url(platform.url(login.host))


def test_who_stops_halfway_reads_what_to_do(
    platform: Platform, page: Page, authenticator: CDPSession, faults: list[str], look: Callable[[Page, str], None]
) -> None:
    page.goto(platform.url("zeeland.localhost"))
    told = page.get_by_role("alert")
    expect(told).to_be_hidden()
    page.get_by_role("button", name="Inloggen met een passkey").click()
    expect(told).to_contain_text("De passkey is niet gebruikt")
    look(page, "passkey_niet_gebruikt")


def test_an_app_with_codes_is_set_up_and_asked_and_taken_away(
    platform: Platform, page: Page, browser: Browser, faults: list[str], look: Callable[[Page, str], None]
) -> None:
    login = platform.login("best", "financieel_medewerker")
    log_in(platform, page, login)
    page.goto(platform.url(login.host, "/account/2fa/"))
    look(page, "overzicht_leeg")
    page.get_by_role("link", name="App met codes aanzetten").click()
    look(page, "app_aanzetten")
    secret = page.get_by_label("Sleutel").input_value()
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Aanzetten").click()
    expect(page.locator("[data-focus]")).to_be_focused()
    look(page, "app_aanzetten_fout")
    assert page.get_by_label("Sleutel").input_value() == secret
    page.get_by_label("Code").fill(code_at(secret, time.time()))
    page.get_by_role("button", name="Aanzetten").click()
    page.wait_for_url("**/account/2fa/recovery-codes/")
    expect(page.get_by_role("listitem").filter(has_text=re.compile(r"^\d{8}$"))).to_have_count(10)
    with page.expect_download() as download:
        page.get_by_role("link", name="Downloaden").click()
    assert "Elke code werkt één keer." in download.value.path().read_text(encoding="utf-8")

    elsewhere = browser.new_context(locale="nl-NL")
    other = elsewhere.new_page()
    other.goto(platform.url(login.host))
    other.get_by_label("E-mailadres").fill(login.email)
    other.get_by_label("Wachtwoord", exact=True).fill(login.password)
    other.get_by_role("button", name="Inloggen", exact=True).click()
    look(other, "tweede_stap_met_code")
    other.get_by_label("Code").fill("000000")
    other.get_by_role("button", name="Verder").click()
    look(other, "tweede_stap_fout")
    elsewhere.close()

    page.goto(platform.url(login.host, "/account/2fa/totp/deactivate/"))
    page.get_by_role("button", name="Uitzetten").click()
    expect(page.get_by_role("link", name="App met codes aanzetten")).to_be_visible()


def test_a_session_elsewhere_is_ended_and_gone(
    platform: Platform, page: Page, browser: Browser, faults: list[str], look: Callable[[Page, str], None]
) -> None:
    login = platform.login("zuidoost-brabant", "financieel_medewerker")
    log_in(platform, page, login)
    elsewhere = browser.new_context(locale="nl-NL")
    other = log_in(platform, elsewhere.new_page(), login)
    page.get_by_role("button", name="Mijn account").click()
    page.get_by_role("link", name="Waar u bent ingelogd").click()
    look(page, "sessies")
    rows = page.get_by_role("row").filter(has_text="Chrome op Linux")
    expect(rows.filter(has_text="(dit apparaat)")).to_have_count(1)
    others = rows.filter(has_not_text="(dit apparaat)")
    others.first.get_by_role("button", name=re.compile("Uitloggen op")).click()
    expect(page.get_by_text("Op dat apparaat bent u uitgelogd.")).to_be_visible()
    begun = time.monotonic()
    other.goto(platform.url(login.host))
    assert "/account/login/" in other.url
    print(f"na het beëindigen was de andere sessie weg in {time.monotonic() - begun:.2f} s")
    elsewhere.close()


def test_a_forgotten_password_and_other_screens_at_the_door(
    platform: Platform, page: Page, faults: list[str], look: Callable[[Page, str], None]
) -> None:
    for name in ("password/reset", "password/reset/done", "password/reset/key/done", "inactive"):
        page.goto(platform.url("best.localhost", f"/account/{name}/"))
        look(page, name.replace("/", "_"))
    page.goto(platform.url("best.localhost", "/account/password/reset/key/1-a-b/"))
    look(page, "password_reset_link_verlopen")
