"""Every address of every kind of tenant, with every role and with nobody: what the table allows, else not there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from dekkend.accounts.roles import ROLES, rights_of
from tenants.tenant.models import Tenant
from tests.access.tabel import API, DEUR, INGELOGD, LINK, OPEN, OVERAL, PAGINAS, Wie
from tests.access.wegen import KINDS, addresses, routes

UNREADABLE = 400


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


def status_of(client: Client, url: str) -> int:
    """What a page answers: to a look, or to a press on its button when it is no page to look at."""
    status = ask(client, "get", url)
    return ask(client, "post", url) if status == 405 else status


@pytest.mark.parametrize("kind", KINDS)
def test_each_role_gets_what_the_table_says(
    kind: str, world: dict[str, Any], browse: Callable[..., Client], request: pytest.FixtureRequest
) -> None:
    tenant: Tenant = request.getfixturevalue(kind)
    wrong, asked = [], 0
    for role in (role for role in ROLES if kind in ROLES[role].kinds):
        client = browse(tenant, role)
        for name, url in addresses(kind, world):
            if name not in PAGINAS:
                continue
            record = name not in OVERAL and any(part.count("-") == 4 for part in url.split("/"))
            foreign = kind == "gemeente" and record
            expected = allowed(PAGINAS[name], role) and not foreign
            status = status_of(client, url)
            asked += 1
            if status >= 500 or (status == 404) == expected:
                wrong.append(f"{role} {name}: {status}, verwacht {'toegang' if expected else '404'}")
    print(f"{kind}: {asked} pagina's gevraagd")
    assert not wrong, "\n".join(wrong)


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
                if foreign and status == UNREADABLE:
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
