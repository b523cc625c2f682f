"""A passkey: logging in without a password, as second step, its name, and everything that is not one."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from fido2.utils import websafe_encode

from dekkend.accounts.models import User
from tenants.tenant.models import Tenant
from tests.accounts.aan_de_deur import AJAX, add_app, add_passkey, data_on, enter_with, log_in, logged
from tests.accounts.sleutelbos import Passkey
from tests.conftest import host_of, make_user

Inside = Callable[[Tenant], AbstractContextManager[None]]
pytestmark = pytest.mark.usefixtures("at_once")
LOGIN = "/account/2fa/webauthn/login/"


@pytest.fixture
def passkey(regio: Tenant, user: Callable[..., User]) -> Passkey:
    return add_passkey(log_in(regio, user(regio, "zorgcoordinator")))


@pytest.fixture
def stranger(regio: Tenant) -> Client:
    return Client(HTTP_HOST=host_of(regio))


def inside_now(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_one_press_and_who_sees_persons_is_inside(stranger: Client, passkey: Passkey) -> None:
    assert enter_with(passkey, stranger).status_code == 302
    assert inside_now(stranger)


def test_it_must_have_seen_its_owner(stranger: Client, passkey: Passkey) -> None:
    """Touched by whoever picked it up is not enough without a password."""
    enter_with(passkey, stranger, verified=False)
    assert not inside_now(stranger)
    assert "De code of de passkey klopt niet" in stranger.get("/account/login/").content.decode()


def test_an_answer_opens_the_door_once(stranger: Client, passkey: Passkey, regio: Tenant) -> None:
    options = stranger.get(LOGIN, headers=AJAX).json()
    answer = passkey.show(options)
    assert stranger.post(LOGIN, {"credential": answer}).status_code == 302
    thief = Client(HTTP_HOST=host_of(regio))
    thief.post(LOGIN, {"credential": answer})
    assert not inside_now(thief)
    thief.get(LOGIN, headers=AJAX)
    thief.post(LOGIN, {"credential": answer})
    assert not inside_now(thief)


def test_it_is_worth_nothing_at_another_tenant(passkey: Passkey, zeeland: Tenant) -> None:
    """Also when the same person works there: it belongs to the address it was made for."""
    make_user(zeeland, "zorgcoordinator")
    elsewhere = Client(HTTP_HOST=host_of(zeeland))
    enter_with(passkey, elsewhere)
    assert not inside_now(elsewhere)


def test_a_page_of_somebody_else_cannot_use_it(stranger: Client, passkey: Passkey) -> None:
    passkey.origin = "https://zuidoost-brabant.test.oplichter.example"
    enter_with(passkey, stranger)
    assert not inside_now(stranger)


def test_it_does_not_open_the_account_of_a_colleague(
    stranger: Client, passkey: Passkey, regio: Tenant, user: Callable[..., User]
) -> None:
    passkey.user_handle = str(user(regio, "fg").pk).encode()
    enter_with(passkey, stranger)
    assert not inside_now(stranger)


def test_a_closed_account_stays_closed(
    stranger: Client, passkey: Passkey, regio: Tenant, inside: Inside, user: Callable[..., User]
) -> None:
    account = user(regio, "zorgcoordinator")
    with inside(regio):
        User.objects.filter(pk=account.pk).update(is_active=False)
    assert enter_with(passkey, stranger).headers["Location"] == "/account/inactive/"
    assert not inside_now(stranger)


def test_it_is_the_second_step_after_a_password(regio: Tenant, passkey: Passkey, user: Callable[..., User]) -> None:
    client = log_in(regio, user(regio, "zorgcoordinator"))
    page = client.get("/account/2fa/authenticate/").content.decode()
    assert "Passkey gebruiken" in page
    assert not inside_now(client)
    answer = client.post("/account/2fa/authenticate/", {"credential": passkey.show(data_on(page), verified=False)})
    assert answer.status_code == 302
    assert inside_now(client)


def test_who_has_only_an_app_is_not_asked_for_a_passkey(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, "zorgcoordinator")
    add_app(log_in(regio, account))
    page = log_in(regio, account).get("/account/2fa/authenticate/").content.decode()
    assert "Passkey gebruiken" not in page
    assert "js_data" not in page


def test_it_carries_the_name_it_was_given(regio: Tenant, user: Callable[..., User], inside: Inside) -> None:
    client = log_in(regio, user(regio, "zorgcoordinator"))
    add_passkey(client, name="Laptop van het werk")
    with inside(regio):
        found = Authenticator.objects.get(type="webauthn")
    edit = f"/account/2fa/webauthn/keys/{found.pk}/edit/"
    assert "Laptop van het werk" in client.get("/account/2fa/webauthn/").content.decode()
    assert "Vul een naam in." in client.post(edit, {"name": ""}).content.decode()
    assert client.post(edit, {"name": "<b>Thuis</b>"}).status_code == 302
    page = client.get("/account/2fa/webauthn/").content.decode()
    assert "&lt;b&gt;Thuis&lt;/b&gt;" in page
    colleague = log_in(regio, user(regio, "ketenpartner"))
    add_passkey(colleague)
    assert colleague.get(edit).status_code == 404


def broken(kind: str, passkey: Passkey, options: dict[str, Any]) -> str:
    answer = json.loads(passkey.show(options))
    shapes: dict[str, Any] = {
        "text": "onzin", "nothing": None, "list": [], "number": 3, "empty": {},
        "no handle": {**answer, "response": {**answer["response"], "userHandle": None}},
        "odd handle": {**answer, "response": {**answer["response"], "userHandle": websafe_encode(b"\xff\xfe")}},
        "no signature": {**answer, "response": {**answer["response"], "signature": ""}},
        "short data": {**answer, "response": {**answer["response"], "authenticatorData": "AAAA"}},
        "odd client": {**answer, "response": {**answer["response"], "clientDataJSON": websafe_encode(b"{")}},
        "bare client": {**answer, "response": {**answer["response"], "clientDataJSON": websafe_encode(b"{}")}},
        "no response": {**answer, "response": None},
        "odd id": {**answer, "rawId": "%%", "id": "%%"},
        "not base64": {**answer, "response": {**answer["response"], "authenticatorData": "é"}},
    }  # fmt: skip
    return json.dumps(shapes[kind])


SHAPES = [
    "text", "nothing", "list", "number", "empty", "no handle", "odd handle", "no signature", "short data", "odd client",
    "bare client", "no response", "odd id", "not base64",
]  # fmt: skip


@pytest.mark.parametrize("kind", SHAPES)
def test_what_is_no_passkey_is_refused_with_a_plain_answer(
    stranger: Client, passkey: Passkey, regio: Tenant, kind: str
) -> None:
    options = stranger.get(LOGIN, headers=AJAX).json()
    assert stranger.post(LOGIN, {"credential": broken(kind, passkey, options)}).status_code == 302
    assert not inside_now(stranger)
    assert [line.outcome for line in logged(regio, "inloggen_mislukt")] in (["mislukt"], [])


def test_no_json_at_all_is_refused(stranger: Client) -> None:
    for sent in ({}, {"credential": ""}, {"credential": "{"}):
        assert stranger.post(LOGIN, sent).status_code == 302
    assert not inside_now(stranger)


@pytest.mark.parametrize("kind", ["text", "nothing", "empty", "number", "no response"])
def test_what_is_no_passkey_is_not_added(regio: Tenant, user: Callable[..., User], inside: Inside, kind: str) -> None:
    client = log_in(regio, user(regio, "zorgcoordinator"))
    options = data_on(client.get("/account/2fa/webauthn/add/").content.decode())
    passkey = Passkey(host_of(regio))
    answer = json.loads(passkey.make(options))
    shapes = {"text": "onzin", "nothing": None, "empty": {}, "number": 3, "no response": {**answer, "response": None}}
    response = client.post("/account/2fa/webauthn/add/", {"name": "x", "credential": json.dumps(shapes[kind])})
    assert response.status_code == 200
    assert "Controleer uw invoer" in response.content.decode()
    with inside(regio):
        assert not Authenticator.objects.exists()
