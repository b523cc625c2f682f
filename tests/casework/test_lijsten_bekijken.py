"""Lists are filtered, sorted and paged in the database: more work costs no more queries."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casework.contact.actions import note_melding
from casework.dossier.actions import open_dossier
from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from dekkend.keys import keyring
from tenants.models import Tenant
from tests.casework.conftest import INVOER, PERSOON


def cost(client: Client, path: str) -> int:
    """Questions for the data and for the keys; what was held of keys is forgotten."""
    keyring.forget()
    with (
        CaptureQueriesContext(connections["default"]) as data,
        CaptureQueriesContext(connections["sleutels"]) as keys,
    ):
        assert client.get(path).status_code == 200
    return sum(query["sql"].startswith(("SELECT", "INSERT", "UPDATE")) for query in [*data, *keys])


@pytest.mark.parametrize(
    ("paths", "make"),
    [
        (("/meldingen/", "/api/v1/meldingen"), lambda actor: note_melding(actor=actor, invoer=INVOER)),
        (("/dossiers/", "/api/v1/dossiers"), lambda actor: open_dossier(actor=actor, persoon=PERSOON)),
    ],
)
def test_a_longer_list_costs_no_more(
    regio: Tenant,
    noor: Actor,
    noors_browser: Client,
    noors_api: Client,
    paths: tuple[str, str],
    make: Callable[[Actor], object],
) -> None:
    clients = dict(zip(paths, (noors_browser, noors_api), strict=True))
    with inside(regio):
        make(noor)
    before = {path: cost(client, path) for path, client in clients.items()}
    with inside(regio):
        for _ in range(29):
            make(noor)
    after = {path: cost(client, path) for path, client in clients.items()}
    assert after == before
    assert max(after.values()) <= 12
    assert "30 " in noors_browser.get(paths[0]).content.decode()
    assert "?page=2" in noors_browser.get(paths[0]).content.decode()
