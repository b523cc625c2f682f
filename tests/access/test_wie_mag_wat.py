"""Every address of every kind of tenant, with every role and with nobody: what the table allows, else not there."""

import html
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from dekkend.accounts.roles import ROLES, rights_of
from tenants.tenant.models import Tenant
from tests.access.tabel import API, DEUR, INGELOGD, LINK, OPEN, OVERAL, PAGINAS, Wie
from tests.access.wegen import KINDS, addresses, routes

UNREADABLE = 400
# What is kept of a form that is open goes by the token of that form, which the empty question of these tests has not.
BY_TOKEN = {"concept_bewaren"}
# Open to the same right in another kind of tenant; here there is no record for that role to be found.
SAID_FIRST = {"api_stukstops"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_address_stands_in_the_table(kind: str) -> None:
    unknown = [name for name in routes(kind) if name not in PAGINAS and name not in API]
    assert not unknown, f"geen rij in tests/access/tabel.py voor: {unknown}"


def test_the_table_holds_no_address_that_is_gone() -> None:
    known = {name for kind in KINDS for name in routes(kind)}
    assert set(PAGINAS) | set(API) <= known, (set(PAGINAS) | set(API)) - known


@pytest.mark.parametrize("kind", KINDS)
def test_every_method_of_the_api_stands_in_the_table(kind: str) -> None:
    for name, entry in routes(kind).items():
        rights = getattr(getattr(entry.callback, "cls", None), "required_rights", None)
        if rights:
            assert set(rights) == set(API[name]), name


def allowed(who: Wie, role: str) -> bool:
    if isinstance(who, frozenset):
        return role in who
    return who in {OPEN, INGELOGD, DEUR} or who in rights_of([role])


def ask(client: Client, method: str, url: str) -> int:
    body = {"content_type": "application/json", "data": "{}"} if url.startswith("/api/") and method == "post" else {}
    return int(getattr(client, method)(url, **body).status_code)


def look(client: Client, url: str) -> tuple[int, str]:
    """Status and text of a page's answer: to a look, or to a press on its button when it is no page to look at."""
    answer = client.get(url)
    if answer.status_code == 405:
        answer = client.post(url)
    page = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
    return answer.status_code, answer.content.decode() if page else ""


@cache
def name_at(kind: str, path: str) -> str:
    try:
        return str(resolve(path, urlconf=f"dekkend.urls_{kind}").url_name)
    except Resolver404:
        assert path.startswith("/static/"), path
        return ""


def offered(kind: str, text: str) -> set[str]:
    """Names of the addresses that a page sends its reader to, by link or by button."""
    names = set()
    for href in re.findall(r'(?:href|action)="(/[^"?#]*)', text):
        names.add(name_at(kind, href))
    return names & set(PAGINAS) - BY_TOKEN


def same_page(url: str, text: str) -> list[str]:
    """The other ways in which a page offers to show itself: sorted by a column, filtered, a next page."""
    return [url + html.unescape(query) for query in re.findall(r'href="(?:' + re.escape(url) + r')?(\?[^"#]+)', text)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_role_gets_what_the_table_says(
    kind: str, world: dict[str, Any], browse: Callable[..., Client], request: pytest.FixtureRequest
) -> None:
    tenant: Tenant = request.getfixturevalue(kind)
    wrong, dead, asked = [], [], 0
    shown: set[str] = set()
    for role in (role for role in ROLES if kind in ROLES[role].kinds):
        client = browse(tenant, role)
        for name, url in addresses(kind, world):
            if name not in PAGINAS:
                continue
            record = name not in OVERAL and any(part.count("-") == 4 for part in url.split("/"))
            foreign = kind == "gemeente" and record
            expected = allowed(PAGINAS[name], role) and not foreign
            status, text = look(client, url)
            asked += 1
            dead += [f"{role} {name}: {to}" for to in offered(kind, text) if not allowed(PAGINAS[to], role)]
            for same in same_page(url, text):
                if same not in shown and client.get(same).status_code != 200:
                    wrong.append(f"{role} {same}: geen 200")
                shown.add(same)
            if status >= 500 or (status == 404) == expected:
                wrong.append(f"{role} {name}: {status}, verwacht {'toegang' if expected else '404'}")
    print(f"{kind}: {asked} pagina's gevraagd, {len(shown)} anders getoond")
    assert not wrong, "\n".join(wrong)
    assert not dead, "een pagina wijst naar wat deze rol niet mag:\n" + "\n".join(dead)


@pytest.mark.parametrize("kind", KINDS)
def test_each_role_gets_from_the_api_what_the_table_says(
    kind: str, world: dict[str, Any], api: Callable[..., Client], request: pytest.FixtureRequest
) -> None:
    tenant: Tenant = request.getfixturevalue(kind)
    wrong = []
    for role in (role for role in ROLES if kind in ROLES[role].kinds):
        client = api(tenant, role)
        for name, url in addresses(kind, world):
            for method, who in API.get(name, {}).items():
                foreign = kind == "gemeente" and any(part.count("-") == 4 for part in url.split("/"))
                expected = allowed(who, role) and not foreign
                status = ask(client, method, url)
                if (foreign or name in SAID_FIRST) and status == UNREADABLE:
                    continue  # said of what was sent, before the record is looked for
                if status >= 500 or (status == 404) == expected:
                    wrong.append(f"{role} {method} {name}: {status}, verwacht {'toegang' if expected else '404'}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_gets_past_the_door(kind: str, world: dict[str, Any], request: pytest.FixtureRequest) -> None:
    tenant: Tenant = request.getfixturevalue(kind)
    client = Client(HTTP_HOST=tenant.domains.get().domain)
    wrong = []
    for name, url in addresses(kind, world):
        for method, who in API.get(name, {"get": PAGINAS.get(name, INGELOGD)}).items():
            status = ask(client, method, url)
            expected = {OPEN: {200}, DEUR: {302, 403}, LINK: {404}}.get(str(who), {401} if name in API else {302})
            if status not in expected:
                wrong.append(f"{method} {name}: {status}, verwacht {expected}")
    assert not wrong, "\n".join(wrong)


def test_a_method_without_a_right_does_not_exist(regio: Tenant, api: Callable[..., Client]) -> None:
    client = api(regio, "zorgcoordinator")
    for method in ("put", "patch", "delete"):
        assert ask(client, method, "/api/v1/meldingen") == 405
