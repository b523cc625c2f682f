"""The screens around logging in: our words, our look, and no way to make an account oneself."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from tenants.models import Tenant

Browse = Callable[..., Client]


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/"])
def test_screens_before_logging_in_speak_our_dutch(browse: Browse, regio: Tenant, path: str) -> None:
    html = browse(regio).get(path).content.decode()
    text = re.sub(r"<[^>]+>", " ", html)
    assert "Zuidoost-Brabant" in html
    assert not re.search(r"\b[Jj](e|ij|ouw?)\b", text)
    assert not re.search(r"\b(Sign|password|Email|account already)\b", text)
    assert 'href="/account/signup/"' not in html


def test_a_passkey_stands_first_because_it_is_the_best_way(browse: Browse, regio: Tenant) -> None:
    html = browse(regio).get("/account/login/").content.decode()
    assert html.index("Inloggen met een passkey") < html.index('name="password"')


@pytest.mark.parametrize("path", ["/account/email/", "/account/confirm-email/", "/account/login/code/"])
def test_what_nobody_can_do_here_has_no_page(browse: Browse, regio: Tenant, path: str) -> None:
    for client in (browse(regio), browse(regio, "zorgcoordinator")):
        assert client.get(path).status_code == 404


def test_nobody_makes_an_account_himself(browse: Browse, regio: Tenant) -> None:
    assert browse(regio).get("/account/signup/").status_code == 302
    assert browse(regio, "zorgcoordinator").get("/account/signup/").status_code == 404
    assert browse(regio).post("/account/signup/", {"email": "x@example.org"}).status_code == 302


def test_a_wrong_password_says_what_to_do_and_not_which_of_the_two_is_wrong(browse: Browse, regio: Tenant) -> None:
    response = browse(regio).post("/account/login/", {"login": "iemand@voorbeeld.nl", "password": "fout"})
    html = response.content.decode()
    assert "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw." in html
    assert 'value="iemand@voorbeeld.nl"' in html
    assert 'role="alert"' in html


def test_an_empty_form_says_what_to_fill_in(browse: Browse, regio: Tenant) -> None:
    html = browse(regio).post("/account/login/", {}).content.decode()
    assert html.count("Vul dit in.") == 4
    assert "Dit veld is verplicht" not in html


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/account/password/change/", "Herhaal het nieuwe wachtwoord"),
        ("/account/logout/", "Wilt u uitloggen?"),
        ("/account/2fa/", "Inloggen in twee stappen"),
    ],
)
def test_screens_of_the_account_speak_our_dutch(browse: Browse, regio: Tenant, path: str, said: str) -> None:
    html = browse(regio, "zorgcoordinator").get(path).content.decode()
    assert said in html
    assert not re.search(r"\b[Jj](e|ij|ouw?)\b", re.sub(r"<[^>]+>", " ", html))
    assert 'aria-label="Hoofdmenu"' in html


def test_who_forgot_a_password_gets_a_letter_in_our_words(browse: Browse, regio: Tenant) -> None:
    browse(regio).post("/account/password/reset/", {"email": "niemand@voorbeeld.nl"})
    [letter] = mail.outbox
    assert "Bij dit adres hoort geen account." in letter.body
    assert "signup" not in letter.body


@pytest.mark.parametrize("path", ["/toegankelijkheid/", "/privacy/", "/hulp/"])
def test_everybody_may_read_the_pages_in_the_footer(browse: Browse, regio: Tenant, path: str) -> None:
    for client in (browse(regio), browse(regio, "ketenpartner")):
        response = client.get(path)
        assert response.status_code == 200
        assert f'href="{path}"' in response.content.decode()


def test_who_is_not_logged_in_is_asked_to(browse: Browse, regio: Tenant) -> None:
    response = browse(regio).get("/")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/login/")


def test_each_tenant_has_its_own_colours(browse: Browse, regio: Tenant, zeeland: Tenant) -> None:
    styles = [browse(tenant).get("/thema.css").content for tenant in (regio, zeeland)]
    assert styles[0] != styles[1]
    assert b"#154273" in styles[0]
    linked = re.search(r'href="(/thema\.css\?v=\w+)"', browse(regio).get("/hulp/").content.decode())
    assert linked is not None
    assert browse(regio).get(linked[1]).content == styles[0]


def test_pages_may_load_only_from_us(browse: Browse, regio: Tenant) -> None:
    response = browse(regio, "zorgcoordinator").get("/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
