"""A password is what somebody makes of it: long, with any characters, and asked for exactly as it was chosen."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from dekkend.accounts.actions import create_user
from dekkend.isolation.context import inside
from tenants.models import Tenant

Browse = Callable[..., Client]
LONG = "alleen kleine letters en spaties, " * 4 + "samen honderdachtenveertig"


def comes_in(client: Client, email: str, password: str) -> bool:
    return client.post("/account/login/", {"login": email, "password": password}).status_code == 302


@pytest.mark.parametrize(
    ("chosen", "nearly"),
    [
        (LONG, LONG[:-1]),
        ("GeheimWoordVanDrie", "geheimwoordvandrie"),
        ("één zin met ëïöü en 漢字", "een zin met eiou en 漢字"),
        ("eindigt op een spatie ", "eindigt op een spatie"),
        ("🐢🐢🐢🐢🐢🐢🐢🐢🐢🐢🐢🐢", "🐢🐢🐢🐢🐢🐢🐢🐢🐢🐢🐢"),
    ],
)
def test_any_long_password_is_taken_and_asked_exactly(chosen: str, nearly: str, browse: Browse, regio: Tenant) -> None:
    email = "q@voorbeeld.nl"
    with inside(regio):
        user = create_user(email=email, naam="Q (voorbeeld)", roles=["bestuurder"], kind=regio.kind, password=chosen)
        validate_password(chosen, user)
    assert not comes_in(browse(regio), email, nearly)
    assert comes_in(browse(regio), email, chosen)


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("Zuidoost-Brabant", False),
        ("zuidoostbrabant2026!", False),
        ("Mensenhandel2026", False),
        ("dekkenddekkend1", False),
        ("in zuidoost waait het altijd", True),
        ("de mensenhandel stopt hier bij ons", True),
    ],
)
def test_what_everybody_here_would_think_of_is_refused(
    password: str, taken: bool, browse: Browse, regio: Tenant
) -> None:
    with inside(regio):
        try:
            validate_password(password)
        except ValidationError as refusal:
            assert not taken
            assert "naam van uw organisatie" in " ".join(refusal.messages)
        else:
            assert taken


def test_the_field_hides_what_is_typed_and_lets_a_vault_help(browse: Browse, regio: Tenant) -> None:
    html = browse(regio).get("/account/login/").content.decode()
    (field,) = re.findall(r'<input[^>]*name="password"[^>]*>', html)
    assert 'type="password"' in field
    assert 'autocomplete="current-password"' in field
    assert "maxlength" not in field
    assert "onpaste" not in html
