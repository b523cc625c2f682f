"""Who sees persons gets nothing inside before he has shown a second factor, and nothing more than before after it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dekkend.accounts.factor import needs_second_factor
from dekkend.accounts.models import User
from dekkend.accounts.roles import RIGHTS, ROLES, WITHOUT_PERSONS
from tenants.tenant.models import Tenant
from tests.access.tabel import OPEN, PAGINAS
from tests.access.wegen import routes
from tests.accounts.aan_de_deur import add_app, add_passkey, code_of, log_in

Inside = Callable[[Tenant], AbstractContextManager[None]]
Browse = Callable[..., Client]
pytestmark = pytest.mark.usefixtures("at_once")
DOORSTEP = "/account/tweede-stap/"
# Written out by hand: these work with gemeenten and money alone.
WITHOUT = {"financieel_medewerker", "landelijk_analist"}


def test_every_role_that_sees_persons_or_lets_people_in_needs_one() -> None:
    assert {role for role in ROLES if not needs_second_factor([role])} == WITHOUT
    assert not needs_second_factor([])
    assert needs_second_factor(["financieel_medewerker", "ketenpartner"])


def test_a_right_counts_as_showing_persons_until_somebody_has_looked() -> None:
    assert set(RIGHTS) > WITHOUT_PERSONS
    shown = ("melding", "dossier", "toestemming", "registratie", "overleg", "log", "gebruikers", "noodtoegang")
    assert not {right for right in WITHOUT_PERSONS if right.startswith(shown)}


@pytest.mark.parametrize("role", [role for role in ROLES if "regio" in ROLES[role].kinds and role not in WITHOUT])
def test_without_it_every_page_leads_to_the_doorstep(regio: Tenant, browse: Browse, role: str) -> None:
    client = browse(regio, role, factor=False)
    open_pages = {name for name, who in PAGINAS.items() if who == OPEN}
    asked = 0
    for name, route in routes("regio").items():
        if name in open_pages or name.startswith("api_") or name in {"tweede_stap"} or route.pattern.converters:
            continue
        answer = client.get(reverse(name, urlconf="dekkend.urls_regio"))
        if getattr(route.callback, "login_required", True):
            asked += 1
            assert (answer.status_code, answer.headers.get("Location")) == (302, DOORSTEP), name
    assert asked > 10
    page = client.get(DOORSTEP).content.decode()
    assert "Stel een tweede stap in" in page
    assert 'aria-label="Hoofdmenu"' in page
    assert 'href="/dossiers/"' not in page
    assert client.get("/account/2fa/").headers["Location"] == DOORSTEP
    assert client.post("/dossiers/nieuw/", {}).headers["Location"] == DOORSTEP


def test_who_sees_no_persons_is_not_asked(regio: Tenant, browse: Browse) -> None:
    client = browse(regio, "financieel_medewerker", factor=False)
    assert client.get("/").status_code == 200
    assert client.get(DOORSTEP).headers["Location"] == "/"


def test_a_program_with_a_token_is_not_asked(regio: Tenant, api: Browse) -> None:
    assert api(regio, "zorgcoordinator").get("/api/v1/meldingen").status_code == 200


def test_a_session_without_it_opens_nothing_of_the_api(regio: Tenant, browse: Browse) -> None:
    assert browse(regio, "zorgcoordinator", factor=False).get("/api/v1/meldingen").status_code == 401


def test_whoever_sets_one_up_is_inside_at_once(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, "zorgcoordinator")
    for add in (add_app, add_passkey):
        client = log_in(regio, account)
        if add is add_app:
            assert client.get("/").headers["Location"] == DOORSTEP
            add_app(client)
            assert client.get("/").status_code == 200
    other = user(regio, "gedragswetenschapper")
    client = log_in(regio, other)
    add_passkey(client)
    assert client.get("/").status_code == 200


def test_a_second_factor_of_ones_own_is_asked_at_every_login(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, "zorgcoordinator")
    secret = add_app(log_in(regio, account))
    again = log_in(regio, account)
    assert again.get("/").headers["Location"].startswith("/account/login/")
    assert again.post("/account/2fa/authenticate/", {"code": code_of(secret)}).status_code == 302
    assert again.get("/").status_code == 200
    replay = log_in(regio, account)
    assert replay.post("/account/2fa/authenticate/", {"code": code_of(secret)}).status_code == 200
    assert replay.get("/").status_code == 302


def test_a_recovery_code_opens_the_door_once(regio: Tenant, user: Callable[..., User], inside: Inside) -> None:
    account = user(regio, "zorgcoordinator")
    client = log_in(regio, account)
    add_app(client)
    codes = client.get("/account/2fa/recovery-codes/download/").content.decode().split()
    code = next(word for word in codes if word.isdigit() and len(word) == 8)
    with inside(regio):
        assert code not in str(list(Authenticator.objects.values_list("data", flat=True)))
    statuses = []
    for _ in range(2):
        again = log_in(regio, account)
        again.post("/account/2fa/authenticate/", {"code": code})
        statuses.append(again.get("/").status_code)
    assert statuses == [200, 302]


def test_a_session_from_before_ends_when_the_first_one_is_added(regio: Tenant, user: Callable[..., User]) -> None:
    """Whoever knew the password and waited does not get in behind its owner."""
    account = user(regio, "zorgcoordinator")
    waiting, owner = log_in(regio, account), log_in(regio, account)
    assert waiting.get("/account/2fa/totp/activate/").status_code == 200
    add_app(owner)
    assert waiting.get("/").headers["Location"].startswith("/account/login/")
    assert owner.get("/").status_code == 200


def test_with_only_a_password_nobody_adds_another_one(regio: Tenant, user: Callable[..., User], browse: Browse) -> None:
    account = user(regio, "zorgcoordinator")
    add_app(log_in(regio, account))
    half = browse(regio, "zorgcoordinator", factor=False)
    assert "Bevestig uw tweede stap" in half.get(DOORSTEP).content.decode()
    for path in ("/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"):
        assert half.get(path).headers["Location"] == DOORSTEP
        assert half.post(path, {"code": "123456"}).headers["Location"] == DOORSTEP


def test_the_last_one_cannot_be_taken_away(regio: Tenant, user: Callable[..., User], inside: Inside) -> None:
    account = user(regio, "zorgcoordinator")
    client = log_in(regio, account)
    add_passkey(client)
    with inside(regio):
        number = Authenticator.objects.get(type="webauthn").pk
    for ask in (client.get, client.post):
        assert ask(f"/account/2fa/webauthn/keys/{number}/remove/").status_code == 302
    assert "laatste tweede stap" in client.get("/account/2fa/webauthn/").content.decode()
    add_app(client)
    assert client.post(f"/account/2fa/webauthn/keys/{number}/remove/").status_code == 302
    page = client.get("/account/2fa/totp/deactivate/").content.decode()
    assert "Dit kan nog niet" in page
    client.post("/account/2fa/totp/deactivate/")
    with inside(regio):
        left = set(Authenticator.objects.values_list("type", flat=True))
    assert left == {"totp", "recovery_codes"}


def test_it_costs_no_question_to_the_database(regio: Tenant, browse: Browse) -> None:
    """Somebody who needs one and somebody who does not ask the same number."""
    counts = []
    for role in ("ketenpartner", "financieel_medewerker"):
        client = browse(regio, role)
        with CaptureQueriesContext(connection) as asked:
            client.get("/hulp/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
