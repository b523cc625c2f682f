"""Together the roles walk every page that a link leads to: no faults, axe has nothing to say, nothing sticks out."""

import os
import re
from collections import deque
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit
from zlib import crc32

import pytest
from playwright.sync_api import Page

from dekkend.accounts.roles import ROLES
from tests.e2e.conftest import Platform, axe_findings, overflow

WALKS = [
    *(("zuidoost-brabant", role) for role in ROLES if "regio" in ROLES[role].kinds),
    *(("best", role) for role in ROLES if "gemeente" in ROLES[role].kinds),
    *(("landelijk", role) for role in ROLES if "landelijk" in ROLES[role].kinds),
    *(("kluis", role) for role in ROLES if "kluis" in ROLES[role].kinds),
]
WIDTHS = (1280, 390)
# A folder to keep pictures in, for who wants to look at them.
PICTURES = os.environ.get("PLAATJES", "")
# Each page at both widths, in place of one of the two; what sticks out is looked for at every page.
BOTH = bool(PICTURES or os.environ.get("ALLE_BREEDTES"))
NARROW = 320
MOST_PAGES = 160
# Pages that look alike in every kind of tenant.
SAME = ("/account/", "/privacy/", "/toegankelijkheid/", "/hulp/", "/mijn-tokens/", "/gemeenten/", "/gebruikers/")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|GM\d{4}|\d+")
_NO_PAGE = (".csv", ".ics", ".json", "/logout/", "/download/", "/sociale-kaart/bestand/", ".css", ".pdf", ".xlsx")

# One inspection of each page for all roles together. A role opens its own start, and what nobody opened before; what it
# may open at all is held against the table of access elsewhere.
_inspected: set[str] = set()


def pattern_of(url: str) -> str:
    return _ID.sub("<id>", urlsplit(url).path)


def _named(host: str, pattern: str, role: str) -> str:
    """Every role has a start of its own."""
    if pattern == "/":
        return f"{host}_start_{role}"
    if pattern.startswith(SAME):
        host = "overal"
    return f"{host}{pattern}".replace("/", "_").replace("<id>", "id").strip("_")


def links(page: Page, origin: str) -> list[str]:
    hrefs = page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    found = [urljoin(page.url, str(href)) for href in hrefs]
    return [url.split("#")[0] for url in found if url.startswith(origin) and not url.split("?")[0].endswith(_NO_PAGE)]


def inspect(page: Page, name: str) -> list[str]:
    wrong = []
    for width in WIDTHS if BOTH else (WIDTHS[crc32(name.encode()) % 2],):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.fonts.ready")
        wrong += [f"{name} bij {width}: {finding}" for finding in axe_findings(page)]
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": NARROW, "height": 800})
    if beyond := overflow(page):
        wrong.append(f"{name}: {beyond} pixels steken uit bij {NARROW}")
    page.set_viewport_size({"width": 1280, "height": 900})
    return wrong


@pytest.mark.parametrize(("host", "role"), WALKS, ids=lambda value: value)
def test_role_walks_its_pages(platform: Platform, enter: Callable[[str, str], Page], host: str, role: str) -> None:
    page = enter(host, role)
    origin = platform.url(urlsplit(page.url).hostname or "", "")
    waiting, opened, wrong = deque([page.url]), 0, []
    while waiting and opened < MOST_PAGES:
        url = waiting.popleft()
        name = _named(host, pattern_of(url), role)
        if name in _inspected:
            continue
        _inspected.add(name)
        opened += 1
        page.goto(url)
        wrong += inspect(page, name)
        waiting.extend(links(page, origin))
    assert opened
    assert not wrong, "\n".join(wrong)
