"""Guessing: after a few tries the door stays shut for a while, with a plain sentence, and only this door."""

from collections.abc import Callable

import pytest
from django.test import Client

from dekkend.accounts.models import User
from tenants.tenant.models import Tenant
from tests.accounts.aan_de_deur import add_app, add_passkey, code_of, enter_with, log_in, logged
from tests.conftest import PASSWORD, host_of, make_user

TOO_OFTEN = "U heeft te vaak geprobeerd in te loggen. Wacht een paar minuten en probeer het dan opnieuw."
ROLE = "financieel_medewerker"
pytestmark = pytest.mark.usefixtures("at_once")


def attempt(tenant: Tenant, email: str, password: str, address: str = "192.0.2.50") -> str:
    client = Client(HTTP_HOST=host_of(tenant), REMOTE_ADDR=address)
    page = client.post("/account/login/", {"login": email, "password": password})
    if page.status_code == 302:
        return "binnen"
    return "te vaak" if TOO_OFTEN in page.content.decode() else "fout"


def lock(tenant: Tenant, email: str) -> list[str]:
    """From six addresses, so that it is the account that locks."""
    return [attempt(tenant, email, "Niet-dit-wachtwoord-1", f"192.0.2.{n}") for n in range(1, 7)]


def test_five_wrong_passwords_and_the_sixth_is_not_looked_at(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, ROLE)
    assert lock(regio, account.email) == ["fout"] * 5 + ["te vaak"]
    assert attempt(regio, account.email, PASSWORD) == "te vaak"
    outcomes = [line.outcome for line in logged(regio, "inloggen_mislukt")]
    assert outcomes == ["mislukt"] * 5 + ["geweigerd"] * 2


def test_an_account_that_does_not_exist_locks_the_same_way(regio: Tenant) -> None:
    assert lock(regio, "niemand@example.org") == ["fout"] * 5 + ["te vaak"]


def test_ten_wrong_ones_from_one_address_are_enough(regio: Tenant) -> None:
    found = [attempt(regio, f"naam{n}@example.org", "x") for n in range(11)]
    assert found == ["fout"] * 10 + ["te vaak"]


def test_another_tenant_notices_nothing(regio: Tenant, zeeland: Tenant, user: Callable[..., User]) -> None:
    """Also for the same e-mail address and from the same IP address."""
    account = user(regio, ROLE)
    elsewhere = make_user(zeeland, ROLE)
    for _ in range(12):
        attempt(regio, account.email, "x")
    assert attempt(regio, account.email, PASSWORD) == "te vaak"
    assert attempt(zeeland, elsewhere.email, PASSWORD) == "binnen"
    assert attempt(zeeland, account.email, PASSWORD) == "fout"


def test_a_colleague_at_another_address_notices_nothing(regio: Tenant, user: Callable[..., User]) -> None:
    lock(regio, user(regio, ROLE).email)
    assert attempt(regio, user(regio, ROLE, naam="Ander (voorbeeld)").email, PASSWORD) == "binnen"


def test_a_good_password_in_between_gives_no_new_tries(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, ROLE)
    for number in range(1, 5):
        attempt(regio, account.email, "x", f"192.0.2.{number}")
    assert attempt(regio, account.email, PASSWORD) == "binnen"
    assert attempt(regio, account.email, "x", "192.0.2.8") == "fout"
    assert attempt(regio, account.email, "x", "192.0.2.9") == "te vaak"


def test_whoever_has_a_passkey_is_never_locked_out(regio: Tenant, user: Callable[..., User]) -> None:
    """Not by wrong passwords for his account, and not by wrong ones from his own address."""
    account = user(regio, "zorgcoordinator")
    passkey = add_passkey(log_in(regio, account))
    lock(regio, account.email)
    for _ in range(12):
        attempt(regio, account.email, "x", "127.0.0.1")
    assert attempt(regio, account.email, PASSWORD, "127.0.0.1") == "te vaak"
    client = Client(HTTP_HOST=host_of(regio))
    enter_with(passkey, client)
    assert client.get("/").status_code == 200


def test_codes_cannot_be_guessed(regio: Tenant, user: Callable[..., User]) -> None:
    """Five wrong codes; then the right one does not help either, also not from a new browser."""
    account = user(regio, "zorgcoordinator")
    secret = add_app(log_in(regio, account))
    client = log_in(regio, account)
    right = code_of(secret)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    for _ in range(5):
        page = client.post("/account/2fa/authenticate/", {"code": wrong}).content.decode()
        assert "klopt niet" in page
    for again in (client, log_in(regio, account)):
        page = again.post("/account/2fa/authenticate/", {"code": code_of(secret)}).content.decode()
        assert TOO_OFTEN in page
        assert again.get("/").status_code == 302
    assert len(logged(regio, "inloggen_mislukt")) == 5


def test_asking_for_a_mail_too_often_gives_a_page_in_our_words(regio: Tenant) -> None:
    client = Client(HTTP_HOST=host_of(regio))
    answers = [client.post("/account/password/reset/", {"email": "niemand@example.org"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Dat ging te snel achter elkaar" in answers[-1].content.decode()
