"""A session that was left open makes no token, gives no role and closes no account: that asks who sits there, anew."""

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, ApiToken, User
from dekkend.accounts.queries import roles_of
from dekkend.isolation.context import inside
from tenants.models import Tenant

Browse = Callable[..., Client]


@pytest.fixture
def left_open(regio: Tenant, browse: Browse, femke: Actor, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Femke logged in six minutes ago."""
    browser = browse(regio, "functioneel_beheerder", naam=femke.naam)
    later = time.time() + 6 * 60
    monkeypatch.setattr("dekkend.accounts.stepup.time", SimpleNamespace(time=lambda: later))
    return browser


def forms(noor: Actor) -> dict[str, dict[str, Any]]:
    """Each page with something that would do, as it is typed."""
    nieuw = {"naam": "Sofie (voorbeeld)", "email": "sofie@example.org"}
    return {
        "/mijn-tokens/nieuw/": {"naam": "Koppeling (voorbeeld)", "geldig": "30", "rollen": ["functioneel_beheerder"]},
        f"/gebruikers/{noor.user_id}/rollen/": {"rollen": ["fg"]},
        f"/gebruikers/{noor.user_id}/sluiten/": {"reden": "uit_dienst"},
        "/gebruikers/uitnodigen/": {**nieuw, "rollen": ["bestuurder"]},
        "/gebruikers/gast-uitnodigen/": {**nieuw, "rol": "aandachtsfunctionaris", "gemeente": "GM0772"},
        "/gebruikers/inloggen-via-organisatie/": {"server_url": "https://login.example.org", "client_id": "dekkend"},
    }


def test_a_page_is_opened_after_the_proof_and_one_comes_back_to_it(left_open: Client, noor: Actor) -> None:
    for url in forms(noor):
        answer = left_open.get(url)
        assert (url, answer.status_code) == (url, 302)
        assert "reauthenticate" in answer.headers["Location"]
        assert answer.headers["Location"].endswith(f"next={url.replace('/', '%2F')}")


def test_what_was_typed_too_late_stays_and_nothing_happens(regio: Tenant, left_open: Client, noor: Actor) -> None:
    for url, typed in forms(noor).items():
        answer = left_open.post(url, typed)
        page = answer.content.decode()
        assert (url, answer.status_code) == (url, 422)
        assert "nieuw tabblad" in page
        assert all(str(value) in page for value in typed.values() if isinstance(value, str))
    with inside(regio):
        account = User.objects.get(naam=noor.naam)
        assert account.is_active
        assert roles_of(account) == {"zorgcoordinator"}
        assert not ApiToken.objects.filter(naam="Koppeling (voorbeeld)").exists()
        assert not Accountuitnodiging.objects.exists()


def test_a_button_waits_for_it_too(regio: Tenant, left_open: Client, noor: Actor) -> None:
    with inside(regio):
        number = UserSession.objects.count()
    here = f"/gebruikers/{noor.user_id}/"
    buttons = {
        f"{here}tweede-stap/": here,
        f"{here}heropenen/": here,
        "/gebruikers/inloggen-via-organisatie/verwijderen/": "/gebruikers/inloggen-via-organisatie/",
        "/account/sessies/beeindigen/": "/account/sessies/",
    }
    for url, back in buttons.items():
        answer = left_open.post(url, {"sessie": "andere"})
        assert (url, answer.status_code) == (url, 302)
        assert answer.headers["Location"].endswith(f"reauthenticate/?next={back.replace('/', '%2F')}")
    with inside(regio):
        assert UserSession.objects.count() == number
