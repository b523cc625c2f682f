"""What every answer tells the browser, after the measurements of internet.nl: one of each sort, and every page."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from dekkend.accounts.roles import ROLES
from tenants.models import Tenant
from tests.conftest import PASSWORD, host_of, make_user

Browse = Callable[..., Client]

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FETCHING = {"default-src", "script-src", "style-src", "font-src", "img-src", "connect-src"}


def answers(browse: Browse, tenant: Tenant) -> dict[str, HttpResponse]:
    nobody, somebody = browse(tenant), browse(tenant, "fg")
    nobody.raise_request_exception = somebody.raise_request_exception = False
    found = {
        "log-in": nobody.get("/account/login/"),
        "page behind the log-in": somebody.get("/"),
        "API": nobody.get("/api/v1/gemeenten"),
        "document of the API": nobody.get("/api/v1/openapi.json"),
        "colours": nobody.get("/thema.css"),
        "file": nobody.get("/static/app/base.css"),
        "page that does not exist": somebody.get("/bestaat-niet/"),
        "form that has expired": Client(HTTP_HOST=host_of(tenant), enforce_csrf_checks=True).post("/account/login/"),
        "malformed address": nobody.get("/%00"),
        "unknown host": Client(HTTP_HOST="onbekend.test").get("/"),
        "unknown host of the API": Client(HTTP_HOST="onbekend.test").get("/api/v1/gemeenten"),
        "security.txt": nobody.get("/.well-known/security.txt"),
    }
    found["file"].close()
    return found  # type: ignore[return-value]


def policy_of(response: HttpResponse) -> dict[str, set[str]]:
    parts = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {part[0]: set(part[1:]) for part in parts if part}


def test_every_sort_of_answer_is_there(browse: Browse, regio: Tenant) -> None:
    expected = {"API": 401, "page that does not exist": 404, "form that has expired": 403, "malformed address": 400}
    expected |= {"unknown host": 404, "unknown host of the API": 404}
    found = {sort: response.status_code for sort, response in answers(browse, regio).items()}
    assert found == {sort: expected.get(sort, 200) for sort in found}


def test_every_answer_has_the_headers(browse: Browse, regio: Tenant) -> None:
    for sort, response in answers(browse, regio).items():
        for name, value in ALWAYS.items():
            assert response.headers[name] == value, (sort, name)
        opened = "cross-origin" if sort == "document of the API" else "same-origin"
        assert response.headers["Cross-Origin-Resource-Policy"] == opened, sort
        for device in ("camera", "microphone", "geolocation", "usb", "payment"):
            assert f"{device}=()" in response.headers["Permissions-Policy"], sort
        assert "publickey-credentials-get=(self)" in response.headers["Permissions-Policy"], sort
        assert not {"Server", "X-Powered-By"} & set(response.headers), sort


def test_every_policy_is_strict(browse: Browse, regio: Tenant) -> None:
    """internet.nl: default-src and frames 'none' or 'self', nothing unsafe, no other host, no scheme but our own."""
    for sort, response in answers(browse, regio).items():
        policy = policy_of(response)
        assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == {"'none'"}, sort
        assert policy["form-action"] == {"'self'"}, sort
        assert policy["script-src"] == policy["style-src"] == {"'self'"}, sort
        assert {source for name in FETCHING for source in policy[name]} <= {"'self'", "'none'", "data:"}, sort
        assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"], sort


def test_only_the_document_of_the_api_may_be_read_by_other_pages(browse: Browse, regio: Tenant) -> None:
    found = {sort for sort, answer in answers(browse, regio).items() if "Access-Control-Allow-Origin" in answer.headers}
    assert found == {"document of the API"}


def test_only_what_is_the_same_for_everybody_may_be_kept(browse: Browse, regio: Tenant) -> None:
    kept = {
        sort for sort, answer in answers(browse, regio).items() if "no-store" not in answer.headers["Cache-Control"]
    }
    assert kept == {"colours", "file"}


def test_error_pages_name_nothing(browse: Browse, regio: Tenant) -> None:
    for sort, response in answers(browse, regio).items():
        if response.status_code >= 400:
            text = response.content.decode()
            assert not re.search(r"Traceback|Exception|django|psycopg|\.py\b|Error\b", text), sort
            assert "bestaat niet" in text or response.status_code != 404, sort


def pages(kind: str) -> Iterator[str]:
    """Every page without a parameter in its address, of this kind of tenant."""
    urlconf = f"dekkend.urls_{kind}"
    for name in {key for key in get_resolver(urlconf).reverse_dict if isinstance(key, str)}:
        try:
            yield reverse(name, urlconf=urlconf)
        except NoReverseMatch:
            continue


@pytest.mark.parametrize("kind", ["regio", "gemeente", "landelijk", "kluis"])
def test_nothing_behind_the_log_in_is_kept_by_a_browser(
    kind: str, request: pytest.FixtureRequest, browse: Browse, db: None
) -> None:
    """Whoever presses "back" at the computer of a colleague who has logged out sees nothing."""
    tenant = request.getfixturevalue(kind)
    roles = [code for code, role in ROLES.items() if kind in role.kinds]
    tried = 0
    for path in sorted(pages(kind)):
        if path in {"/thema.css"}:
            continue
        response = browse(tenant, *roles).get(path)
        assert "no-store" in response.headers["Cache-Control"], path
        tried += response.status_code == 200
    assert tried >= 8


def test_a_cookie_is_for_us_only(browse: Browse, regio: Tenant) -> None:
    cache.clear()  # what other tests tried from this address counts against logging in
    client, account = browse(regio), make_user(regio, "fg")
    client.post("/account/login/", {"login": account.email, "password": "Niet-dit-wachtwoord-1"})
    response = client.post("/account/login/", {"login": account.email, "password": PASSWORD})
    morsels = [*client.get("/account/login/").cookies.values(), *response.cookies.values()]
    assert settings.SESSION_COOKIE_NAME in response.cookies
    for morsel in morsels:
        assert morsel.key in {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
        assert morsel["httponly"], morsel.key
        assert morsel["samesite"] in {"Lax", "Strict"}, morsel.key
        assert morsel["path"] == "/", morsel.key
        assert not morsel["domain"], morsel.key


def test_a_message_travels_in_no_cookie(browse: Browse, regio: Tenant) -> None:
    """It may name what was just saved."""
    assert settings.MESSAGE_STORAGE.endswith("session.SessionStorage")


@pytest.mark.parametrize(
    "cookie",
    [
        '{name}="\\000aaaaaaaa"',
        "{name}=" + "a" * 5000,
        "{name}=../../etc",
        "{name}='; DROP TABLE x",
        "=;=;;;",
        "{name}",
    ],
)
@pytest.mark.parametrize("setting", ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"])
def test_a_cookie_that_we_never_gave_is_not_looked_at(regio: Tenant, cookie: str, setting: str) -> None:
    client = Client(HTTP_HOST=host_of(regio), raise_request_exception=False)
    sent = cookie.format(name=getattr(settings, setting))
    assert client.get("/", headers={"cookie": sent}).status_code == 302
    assert client.get("/account/login/", headers={"cookie": sent}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/%00", "/hulp/?x=%00", "/thema.css?v=%00", "/account/login/?next=%00", "/static/%00"]
)
def test_a_nul_is_refused_at_the_door(regio: Tenant, path: str) -> None:
    response = Client(HTTP_HOST=host_of(regio), raise_request_exception=False).get(path)
    assert response.status_code == 400
    assert "niet te begrijpen" in response.content.decode()
