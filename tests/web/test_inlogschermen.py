"""Every screen of logging in: all of them found, all in our Dutch, none with a word of English or anything inline."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils.translation import gettext

from dekkend.accounts.models import User
from tenants.tenant.models import Tenant
from tests.accounts.aan_de_deur import add_app, add_passkey, log_in
from tests.architecture.house import templates, view_class
from tests.conftest import host_of

Inside = Callable[[Tenant], AbstractContextManager[None]]
URLS = "dekkend.login.urls"
# Words that are no Dutch and no name.
ENGLISH = re.compile(
    r"\b(sign|password|passwords|email address|your|you|the|account is|login with|log in|security key|"
    r"authenticator code|authentication|"
    r"enter|confirm|cancel|recovery|code:|codes:|delete|remove|add|edit|save|submit|name|"
    r"use|forgot|remember|sessions|browser:|last seen|activate|deactivate|generate|download|view|manage|invalid|"
    r"required|please|this|master key|backup key|reset|change|access|alternative|current|new)\b",
    re.IGNORECASE,
)
INFORMAL = re.compile(r"\b[Jj](e|ij|ouw?)\b")
# Shown by no page: an answer in JSON, a way on, or an address without a page.
WITHOUT_A_PAGE = {"mfa_login_webauthn", "account_signup", "sessie_beeindigen"}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    cache.clear()
    monkeypatch.setattr(connection, "on_commit", lambda work, robust=False: work())


def text_of(html: str) -> str:
    bare = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", " ", html, flags=re.DOTALL)
    spoken = " ".join(re.findall(r'(?:alt|aria-label|title|placeholder)="([^"]*)"', bare))
    return re.sub(r"\s+", " ", f"{re.sub(r'<[^>]+>', ' ', bare)} {spoken}")


def names() -> set[str]:
    found: list[URLPattern] = []
    for entry in get_resolver(URLS).url_patterns:
        found += entry.url_patterns if hasattr(entry, "url_patterns") else [entry]
    return {str(entry.name) for entry in found}


def screens(tenant: Tenant, user: Callable[..., User], inside: Inside) -> dict[str, str]:
    """Each screen in each of its states: name of the address and what state, and the page."""
    nobody = Client(HTTP_HOST=host_of(tenant))
    pages = {
        "account_login": nobody.get("/account/login/"),
        "account_login wrong": nobody.post("/account/login/", {"login": "x@example.org", "password": "x"}),
        "account_login empty": nobody.post("/account/login/", {}),
        "account_inactive": nobody.get("/account/inactive/"),
        "account_reset_password": nobody.get("/account/password/reset/"),
        "account_reset_password wrong": nobody.post("/account/password/reset/", {"email": "x"}),
        "account_reset_password_done": nobody.get("/account/password/reset/done/"),
        "account_reset_password_from_key": nobody.get("/account/password/reset/key/1-a-b/", follow=True),
        "account_reset_password_from_key_done": nobody.get("/account/password/reset/key/done/"),
    }
    account = user(tenant, "zorgcoordinator")
    client = log_in(tenant, account)
    pages |= {
        "tweede_stap": client.get("/account/tweede-stap/"),
        "mfa_activate_totp": client.get("/account/2fa/totp/activate/"),
        "mfa_activate_totp wrong": client.post("/account/2fa/totp/activate/", {"code": "000000"}),
        "mfa_activate_totp empty": client.post("/account/2fa/totp/activate/", {"code": ""}),
        "mfa_add_webauthn": client.get("/account/2fa/webauthn/add/"),
        "mfa_add_webauthn wrong": client.post("/account/2fa/webauthn/add/", {"name": "x" * 101, "credential": "{}"}),
    }
    add_app(client)
    pages["mfa_index app"] = client.get("/account/2fa/")
    pages["mfa_deactivate_totp last"] = client.get("/account/2fa/totp/deactivate/")
    pages["mfa_list_webauthn none"] = client.get("/account/2fa/webauthn/")
    add_passkey(client, name="Sleutel")
    with inside(tenant):
        number = Authenticator.objects.get(type="webauthn").pk
    key = f"/account/2fa/webauthn/keys/{number}"
    for name, path in {
        "mfa_index": "/account/2fa/",
        "mfa_deactivate_totp": "/account/2fa/totp/deactivate/",
        "mfa_view_recovery_codes": "/account/2fa/recovery-codes/",
        "mfa_generate_recovery_codes": "/account/2fa/recovery-codes/generate/",
        "mfa_download_recovery_codes": "/account/2fa/recovery-codes/download/",
        "mfa_list_webauthn": "/account/2fa/webauthn/",
        "mfa_edit_webauthn": f"{key}/edit/",
        "mfa_remove_webauthn": f"{key}/remove/",
        "mfa_reauthenticate": "/account/2fa/reauthenticate/",
        "mfa_reauthenticate_webauthn": "/account/2fa/webauthn/reauthenticate/",
        "account_reauthenticate": "/account/reauthenticate/",
        "account_change_password": "/account/password/change/",
        "account_logout": "/account/logout/",
        "sessie_lijst": "/account/sessies/",
    }.items():
        pages[name] = client.get(path)
    pages["mfa_edit_webauthn empty"] = client.post(f"{key}/edit/", {"name": ""})
    pages["mfa_reauthenticate wrong"] = client.post("/account/2fa/reauthenticate/", {"code": "1"})
    pages["account_reauthenticate wrong"] = client.post("/account/reauthenticate/", {"password": "x"})
    pages["account_change_password empty"] = client.post("/account/password/change/", {})
    half = log_in(tenant, account)
    pages["mfa_authenticate"] = half.get("/account/2fa/authenticate/")
    pages["mfa_authenticate wrong"] = half.post("/account/2fa/authenticate/", {"code": "1"})
    with inside(tenant):
        account.set_unusable_password()
        account.save()
    other = log_in(tenant, user(tenant, "financieel_medewerker"))
    pages["account_set_password"] = other.get("/account/password/set/", follow=True)
    wrong = {name: page.status_code for name, page in pages.items() if page.status_code != 200}
    assert not wrong
    return {name: page.content.decode() for name, page in pages.items()}


def test_all_screens_are_ours_and_in_dutch(regio: Tenant, user: Callable[..., User], inside: Inside) -> None:
    found = screens(regio, user, inside)
    assert {name.split()[0] for name in found} == names() - WITHOUT_A_PAGE
    wrong = []
    for name, html in found.items():
        text = text_of(html)
        wrong += [f"{name}: {word[0]!r}" for word in ENGLISH.finditer(text)]
        wrong += [f"{name}: {word[0]!r}" for word in INFORMAL.finditer(text)]
        if "<html" in html and "app-footer" not in html:
            wrong.append(f"{name}: niet in onze opmaak")
        wrong += [f"{name}: {part}" for part in re.findall(r'\s(?:style|on[a-z]+)="', html)]
        bare = [tag for tag in re.findall(r"<(?:input|textarea|select)\b[^>]*>", html) if "class=" not in tag]
        wrong += [f"{name}: {tag}" for tag in bare if 'type="hidden"' not in tag]
    print(f"schermen van het inloggen bekeken: {len(found)}")
    assert not wrong, "\n".join(wrong)


def test_what_allauth_says_in_its_own_words_is_translated() -> None:
    """Templates of allauth that a screen of ours still uses: every sentence in them has a Dutch one."""
    home = Path(allauth.__file__).parent / "templates"
    used = [
        "account/password_change.html", "account/password_reset.html", "account/password_reset_done.html",
        "account/password_reset_from_key.html", "account/password_reset_from_key_done.html", "account/logout.html",
        "account/account_inactive.html", "account/messages/logged_out.txt", "account/messages/password_changed.txt",
        "mfa/messages/totp_activated.txt", "mfa/messages/totp_deactivated.txt", "mfa/messages/webauthn_added.txt",
        "mfa/messages/webauthn_removed.txt", "mfa/messages/recovery_codes_generated.txt",
    ]  # fmt: skip
    left = []
    for name in (name for name in used if name not in templates()):
        text = (home / name).read_text()
        sentences = re.findall(r"""{%\s*trans(?:late)?\s+(?:"([^"]+)"|'([^']+)')""", text)
        spoken = [one or two for one, two in sentences]
        left += [f"{name}: {sentence}" for sentence in spoken if gettext(sentence) == sentence]
    assert not left, "\n".join(left)


def test_the_word_list_would_find_english() -> None:
    assert ENGLISH.search("Sign in with a security key")
    assert ENGLISH.search(text_of('<img alt="your code">'))
    assert not ENGLISH.search("Log opnieuw in met uw wachtwoord. Een passkey is beter.")


def test_every_address_of_logging_in_has_a_view_of_ours_or_of_allauth() -> None:
    for entry in get_resolver(URLS).url_patterns:
        if isinstance(entry, URLPattern):
            assert view_class(entry).__module__.split(".")[0] in {"allauth", "dekkend"}
