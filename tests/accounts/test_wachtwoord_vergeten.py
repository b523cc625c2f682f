"""A forgotten password: a mail that names nobody, a link that works once, and the second step stays."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from dekkend.accounts.models import User
from tenants.tenant.models import Tenant
from tests.accounts.aan_de_deur import add_app, log_in, logged
from tests.conftest import PASSWORD, host_of

Inside = Callable[[Tenant], AbstractContextManager[None]]
pytestmark = pytest.mark.usefixtures("at_once")
FRESH = "Een-heel-ander-wachtwoord-3"
RESET = "/account/password/reset/"


def ask(tenant: Tenant, email: str) -> Client:
    client = Client(HTTP_HOST=host_of(tenant))
    answer = client.post(RESET, {"email": email})
    assert answer.headers["Location"] == "/account/password/reset/done/"
    return client


def link_in(letter: str) -> str:
    found = re.search(r"http://[a-z.-]+(/account/password/reset/key/\S+)", letter)
    assert found, letter
    return found[1]


def choose(client: Client, link: str, password: str = FRESH) -> int:
    form = client.get(link, follow=True)
    action = re.search(r'action="(/account/password/reset/key/[^"]+)"', form.content.decode())
    if action is None:
        return 404
    return client.post(action[1], {"password1": password, "password2": password}).status_code


def test_a_link_in_a_mail_gives_a_new_password(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, "financieel_medewerker")
    elsewhere = log_in(regio, account)
    client = ask(regio, account.email)
    [letter] = mail.outbox
    assert letter.subject == "Kies een nieuw wachtwoord voor Dekkend"
    assert account.naam not in letter.body
    assert letter.body.count("http") == 1
    assert not re.search(r"\b(you|your|password|the|Hello|Thank)\b", letter.body.replace(link_in(letter.body), ""))
    assert choose(client, link_in(letter.body)) == 302
    assert elsewhere.get("/").status_code == 302
    assert log_in(regio, account).get("/").status_code == 302
    assert log_in(regio, account, FRESH).get("/").status_code == 200
    assert [line.object_id for line in logged(regio, "wachtwoord_hersteld")] == [str(account.pk)]
    assert "Er is iets gewijzigd" in mail.outbox[-1].subject


def test_the_link_works_once(regio: Tenant, user: Callable[..., User]) -> None:
    account = user(regio, "financieel_medewerker")
    client = ask(regio, account.email)
    link = link_in(mail.outbox[0].body)
    assert choose(client, link) == 302
    other = Client(HTTP_HOST=host_of(regio))
    assert choose(other, link, "Nog-weer-een-ander-wachtwoord-4") == 404
    assert "Deze link werkt niet meer" in other.get(link, follow=True).content.decode()


def test_the_link_is_worth_nothing_at_another_tenant(regio: Tenant, zeeland: Tenant, user: Callable[..., User]) -> None:
    account, namesake = user(regio, "financieel_medewerker"), user(zeeland, "financieel_medewerker")
    ask(regio, account.email)
    client = Client(HTTP_HOST=host_of(zeeland))
    assert choose(client, link_in(mail.outbox[0].body)) == 404
    assert log_in(zeeland, namesake).get("/").status_code == 200


def test_the_second_step_stays(regio: Tenant, user: Callable[..., User]) -> None:
    """Whoever reads somebody's mail is not inside yet."""
    account = user(regio, "zorgcoordinator")
    add_app(log_in(regio, account))
    mail.outbox.clear()
    client = ask(regio, account.email)
    assert choose(client, link_in(mail.outbox[0].body)) == 302
    again = log_in(regio, account, FRESH)
    assert again.get("/").headers["Location"].startswith("/account/login/")
    assert "De tweede stap" in again.get("/account/2fa/authenticate/").content.decode()


def test_a_stranger_sees_the_same_as_somebody_who_works_here(regio: Tenant, user: Callable[..., User]) -> None:
    pages = [
        ask(regio, email).get("/account/password/reset/done/").content
        for email in (user(regio, "fg").email, "niemand@example.org")
    ]
    assert re.sub(rb'value="\w+"', b"", pages[0]) == re.sub(rb'value="\w+"', b"", pages[1])
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "Bij dit adres hoort geen account." in letters["niemand@example.org"]


def test_who_logs_in_at_his_organisation_gets_no_password_here(
    regio: Tenant, user: Callable[..., User], inside: Inside, browse: Callable[..., Client]
) -> None:
    account = user(regio, "fg")
    with inside(regio):
        account.set_unusable_password()
        account.save()
    ask(regio, account.email)
    assert "Bij dit adres hoort geen account." in mail.outbox[0].body
    page = browse(regio, "fg").get("/account/password/change/", follow=True).content.decode()
    assert "U heeft hier geen wachtwoord" in page


def test_a_password_that_is_too_easy_is_refused_with_what_to_do(regio: Tenant, user: Callable[..., User]) -> None:
    client = ask(regio, user(regio, "fg").email)
    form = client.get(link_in(mail.outbox[0].body), follow=True)
    action = re.search(r'action="(/account/password/reset/key/[^"]+)"', form.content.decode())
    assert action is not None
    page = client.post(action[1], {"password1": "welkom", "password2": "welkom"}).content.decode()
    assert "Gebruik minstens 12 tekens" in page or "te kort" in page


def test_changing_it_asks_for_the_present_one(regio: Tenant, user: Callable[..., User], inside: Inside) -> None:
    client = log_in(regio, user(regio, "financieel_medewerker"))
    sent = {"oldpassword": "Niet-dit-wachtwoord-1", "password1": FRESH, "password2": FRESH}
    assert client.post("/account/password/change/", sent).status_code == 200
    assert client.post("/account/password/change/", {**sent, "oldpassword": PASSWORD}).status_code == 302
    with inside(regio):
        assert UserSession.objects.count() == 1
