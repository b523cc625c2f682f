"""How many questions each page asks the database: at most what vragen.json says. A page that needs more says why there.

`VRAGEN_OPSCHRIJVEN=1` writes the file anew, for a change that was looked at."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dekkend.accounts.roles import ROLES, rights_of
from dekkend.keys import keyring
from tenants.tenant.models import Tenant
from tests.access.tabel import OPEN, PAGINAS
from tests.access.wegen import KINDS, addresses

BUDGET = Path(__file__).with_name("vragen.json")


def role_for(name: str, kind: str) -> str | None:
    """The first role of this kind of tenant that may see the page."""
    who = PAGINAS[name]
    roles = [role for role in ROLES if kind in ROLES[role].kinds]
    if isinstance(who, frozenset):
        return next((role for role in roles if role in who), None)
    return next((role for role in roles if who in {OPEN, "ingelogd"} or who in rights_of([role])), None)


def asked(client: Client, url: str) -> int | None:
    """None for what is no page to look at."""
    keyring.forget_everything()
    with CaptureQueriesContext(connections["default"]) as data, CaptureQueriesContext(connections["sleutels"]) as keys:
        answer = client.get(url)
    return len(data) + len(keys) if answer.status_code == 200 else None


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_more_than_its_budget(
    kind: str, world: dict[str, Any], browse: Callable[..., Client], request: pytest.FixtureRequest
) -> None:
    tenant: Tenant = request.getfixturevalue(kind)
    counted: dict[str, int] = {}
    for name, url in addresses(kind, world):
        role = role_for(name, kind) if name in PAGINAS else None
        count = asked(browse(tenant, role), url) if role else None
        if count is not None:
            counted[name] = count
    budget = json.loads(BUDGET.read_text()) if BUDGET.exists() else {}
    if os.environ.get("VRAGEN_OPSCHRIJVEN"):
        BUDGET.write_text(json.dumps({**budget, kind: counted}, indent=2, sort_keys=True) + "\n")
        return
    assert counted.keys() == budget[kind].keys()
    over = {
        name: f"{count}, begroot {budget[kind][name]}" for name, count in counted.items() if count > budget[kind][name]
    }
    assert not over


def test_a_dossier_page_stays_within_twelve() -> None:
    assert json.loads(BUDGET.read_text())["regio"]["dossier"] <= 12
