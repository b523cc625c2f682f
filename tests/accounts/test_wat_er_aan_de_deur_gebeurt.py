"""What the log says of the door: who came in and how, who did not, what changed. And never an address."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from dekkend.accounts.actions import reset_second_factor
from dekkend.accounts.actor import Actor
from dekkend.accounts.door import CHANGES, EVENTS
from dekkend.accounts.models import User
from dekkend.audit.events import event_type
from dekkend.core.errors import Hidden, Refused
from tenants.tenant.models import Tenant
from tests.accounts.aan_de_deur import add_app, add_passkey, code_of, enter_with, log_in, logged
from tests.conftest import PASSWORD, host_of

Inside = Callable[[Tenant], AbstractContextManager[None]]
pytestmark = pytest.mark.usefixtures("at_once")
ALL = [kind.code for kind in EVENTS]


def test_every_kind_of_line_is_a_sentence_about_the_door() -> None:
    assert set(CHANGES.values()) < set(ALL)
    for code in ALL:
        assert event_type(code).purpose == "bewaken van de toegang"
        assert event_type(code).sentence[0].islower()


def test_the_log_says_how_somebody_came_in(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, "zorgcoordinator")
    client = log_in(regio, account, REMOTE_ADDR="192.0.2.33")
    secret = add_app(client)
    log_in(regio, account).post("/account/2fa/authenticate/", {"code": code_of(secret)})
    passkey = add_passkey(client)
    enter_with(passkey, Client(HTTP_HOST=host_of(regio)))
    lines = logged(regio, "ingelogd")
    assert [line.details["manieren"] for line in lines] == [["password"], ["password", "totp"], ["webauthn"]]
    assert {(line.actor_id, line.object_id) for line in lines} == {(account.pk, str(account.pk))}
    assert lines[0].address == "192.0.2.33"
    assert lines[0].roles == ["zorgcoordinator"]


def test_the_log_says_what_changed(regio: Tenant, user: Callable[..., User], inside: Inside) -> None:
    client = log_in(regio, user(regio, "zorgcoordinator"))
    add_app(client)
    add_passkey(client)
    client.post("/account/2fa/recovery-codes/generate/")
    with inside(regio):
        number = Authenticator.objects.get(type="webauthn").pk
    client.post("/account/2fa/totp/deactivate/")
    add_app(client)
    client.post(f"/account/2fa/webauthn/keys/{number}/remove/")
    found = [line.code for line in logged(regio, *ALL)]
    assert found == [
        "ingelogd", "tweede_stap_toegevoegd", "passkey_toegevoegd", "herstelcodes_gemaakt", "tweede_stap_verwijderd",
        "tweede_stap_toegevoegd", "passkey_verwijderd",
    ]  # fmt: skip
    assert len(mail.outbox) == 6
    assert {letter.subject for letter in mail.outbox} == {"Er is iets gewijzigd aan hoe u inlogt bij Dekkend"}


def test_who_did_not_come_in_is_nobody_and_no_address_is_kept(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, "financieel_medewerker")
    log_in(regio, account, "Niet-dit-wachtwoord-1")
    Client(HTTP_HOST=host_of(regio)).post("/account/login/", {"login": "vreemde@example.org", "password": "x"})
    known, unknown = logged(regio, "inloggen_mislukt")
    assert (known.actor_id, known.object_id, known.outcome) == (None, str(account.pk), "mislukt")
    assert (unknown.actor_id, unknown.object_id, unknown.outcome) == (None, "", "mislukt")
    for line in logged(regio, *ALL):
        assert "@" not in f"{line.details}{line.object_id}{line.actor_naam}"


def test_a_wrong_code_is_a_line_about_whose_it_should_be(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, "zorgcoordinator")
    client = log_in(regio, account)
    add_app(client)
    log_in(regio, account).post("/account/2fa/authenticate/", {"code": "000000"})
    client.post("/account/2fa/reauthenticate/", {"code": "000000"})
    client.post("/account/reauthenticate/", {"password": "Niet-dit-wachtwoord-1"})
    assert [line.object_id for line in logged(regio, "inloggen_mislukt")][:2] == [str(account.pk)] * 2
    assert len(logged(regio, "inloggen_mislukt")) == 3


def test_a_colleague_with_a_lost_phone_is_let_in_again(
    regio: Tenant, user: Callable[..., User], femke: Actor, inside: Inside
) -> None:
    account = user(regio, "zorgcoordinator")
    client = log_in(regio, account)
    add_app(client)
    add_passkey(client)
    mail.outbox.clear()
    with inside(regio):
        reset_second_factor(actor=femke, user_id=account.pk)
        assert not Authenticator.objects.filter(user=account).exists()
    assert client.get("/").headers["Location"].startswith("/account/login/")
    [letter] = mail.outbox
    assert letter.to == [account.email]
    assert "telefoon" not in letter.body
    [line] = logged(regio, "tweede_stap_hersteld")
    assert (line.actor_id, line.object_id, line.details) == (femke.user_id, str(account.pk), {"aantal": 3})
    assert log_in(regio, account).get("/").headers["Location"] == "/account/tweede-stap/"


def test_only_who_manages_accounts_does_so_and_never_for_himself(
    regio: Tenant, user: Callable[..., User], femke: Actor, noor: Actor, inside: Inside
) -> None:
    account = user(regio, "zorgcoordinator")
    add_app(log_in(regio, account))
    assert femke.user_id is not None
    with inside(regio):
        with pytest.raises(Hidden):
            reset_second_factor(actor=noor, user_id=account.pk)
        with pytest.raises(Hidden):
            reset_second_factor(actor=femke, user_id=uuid4())
        with pytest.raises(Refused):
            reset_second_factor(actor=femke, user_id=femke.user_id)
        assert Authenticator.objects.count() == 2


def test_a_mail_server_that_is_away_changes_nothing_else(
    regio: Tenant, user: Callable[..., User], settings: pytest.FixtureRequest
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_PORT = 1  # type: ignore[attr-defined]
    client = log_in(regio, user(regio, "financieel_medewerker"))
    fresh = "Nog-een-lang-wachtwoord-2"
    sent = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert client.post("/account/password/change/", sent).status_code == 302
    assert client.get("/").status_code == 200
