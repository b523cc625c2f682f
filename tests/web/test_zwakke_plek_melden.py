"""Where to report a weakness: `/.well-known/security.txt`, after RFC 9116."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from dekkend.core.clock import now
from tenants.models import Tenant
from tests.conftest import host_of

PATH = "/.well-known/security.txt"


def fields_of(text: str) -> list[tuple[str, str]]:
    return [(name, value) for name, _, value in (line.partition(": ") for line in text.splitlines())]


@pytest.mark.parametrize("kind", ["regio", "gemeente", "landelijk", "kluis"])
def test_it_stands_on_every_host_for_everybody(kind: str, db: None, request: pytest.FixtureRequest) -> None:
    host = host_of(request.getfixturevalue(kind))
    response = Client(HTTP_HOST=host).get(PATH)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = fields_of(response.content.decode())
    assert ("Canonical", f"https://{host}{PATH}") in fields
    assert response.content.endswith(b"\n")


def test_it_says_where_how_and_until_when(regio: Tenant, settings: Any) -> None:
    settings.SECURITY_CONTACTS = ["mailto:veilig@example.org", "https://example.org/kwetsbaarheid"]
    settings.SECURITY_POLICIES = ["https://example.org/beleid"]
    fields = fields_of(Client(HTTP_HOST=host_of(regio)).get(PATH).content.decode())
    assert [value for name, value in fields if name == "Contact"] == settings.SECURITY_CONTACTS
    assert ("Policy", "https://example.org/beleid") in fields
    assert ("Preferred-Languages", "nl, en") in fields
    [expires] = [datetime.fromisoformat(value) for name, value in fields if name == "Expires"]
    assert now() + timedelta(days=30) < expires < now() + timedelta(days=365)


def test_contacts_are_addresses_that_a_program_can_open(regio: Tenant) -> None:
    contacts = [v for n, v in fields_of(Client(HTTP_HOST=host_of(regio)).get(PATH).content.decode()) if n == "Contact"]
    assert contacts
    assert all(contact.startswith(("mailto:", "https://", "tel:")) for contact in contacts)


def test_an_unknown_host_has_none(browse: Callable[..., Client], regio: Tenant) -> None:
    assert Client(HTTP_HOST="onbekend.test").get(PATH).status_code == 404
    assert browse(regio).post(PATH).status_code == 405
