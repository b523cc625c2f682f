"""Whatever is malformed is refused plainly: no fault of ours, nothing named, and a line in the log for who is known."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import quote, urlencode
from uuid import uuid4

import pytest
from django.test import Client

from dekkend.accounts.roles import ROLES
from dekkend.audit.models import AuditEvent
from tenants.models import Tenant
from tests.access.wegen import KINDS, addresses, routes
from tests.conftest import host_of
from tests.tellingen import Telling

Browse = Callable[..., Client]
Inside = Callable[[Tenant], AbstractContextManager[None]]
Refusals = Callable[[], int]
API = "/api/v1/"
GONE, FAULT = 410, 500
REFUSED = {400, 401, 404, 405, 413, 415, 422}
TOLD = re.compile(
    r"Traceback|Exception|Error at|psycopg|[Dd]jango|rest_framework|SELECT |/site-packages|\.py\b|[rgkl]_0{7}\d"
)
IDS = {
    "a number": "1",
    "nothing but zeros": "00000000-0000-0000-0000-000000000000",
    "of nobody": str(uuid4()),
    "capitals": str(uuid4()).upper(),
    "without dashes": uuid4().hex,
    "too long": "a" * 3000,
    "quotes": quote("' OR '1'='1"),
    "a path": quote("../../etc/passwd", safe=""),
    "a template": quote("{{7*7}}${7*7}"),
    "no utf-8": "%ff%fe%c3%28",
    "other digits": quote("１２３４"),
    "a line break": "a%0d%0aSet-Cookie:x=1",
    "nul": "a%00b",
}
QUERIES = {
    "a page that is no number": "page=x",
    "a page below zero": "page=-99999999999999999999",
    "another field to sort by": "sort=__class__,-zorgcoordinator__password",
    "no utf-8": "zoek=%ff%fe&status=%c3%28",
    "too long": "zoek=" + "a" * 20_000,
    "many": "&".join(f"veld{number}=1" for number in range(900)),
    "too many": "&".join(f"veld{number}=1" for number in range(1_100)),
    "a list": "status=nieuw&status=&status[]=x&status[a]=b",
    "nul": "zoek=a%00b",
}
TYPED = {
    "nul": "a\0b",
    "too long": "a" * 200_000,
    "half a character": "\ud800",
    "markup": "<script>alert(1)</script>{{7*7}}",
    "quotes": "' OR '1'='1",
    "a date that is none": "2026-02-31",
}


# An address gets one in so many of each sort, the next address the others; ALLE_KAPOTTE_INVOER=1 asks each everything.
PART = 1 if os.environ.get("ALLE_KAPOTTE_INVOER") else 6
Sorts = list[tuple[str, str]]


def some_of(sorts: dict[str, str], number: int) -> Sorts:
    return list(sorts.items())[number % PART :: PART]


def roles_of(kind: str) -> list[str]:
    return [code for code, role in ROLES.items() if kind in role.kinds]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tenant(kind: str, request: pytest.FixtureRequest) -> Tenant:
    found: Tenant = request.getfixturevalue(kind)
    return found


@pytest.fixture
def refusals(tenant: Tenant, inside: Inside) -> Refusals:
    """How many lines about a refusal there are."""

    def count() -> int:
        with inside(tenant):
            return AuditEvent.objects.filter(code="toegang_geweigerd").count()

    return count


def with_an_id(kind: str, world: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Addresses that name a record, with the id in it."""
    for name, url in addresses(kind, world):
        for value in sorted({str(value) for value in world.values()}, key=len, reverse=True):
            if f"/{value}" in url:
                yield name, url, value
                break


def check(answer: Any, *sent: str) -> None:
    body = answer.content.decode()
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    assert not TOLD.search(body), TOLD.search(body)
    assert not TOLD.search(headers), TOLD.search(headers)
    for text in sent:
        assert text not in body
        assert text not in headers


def test_what_is_malformed_is_refused_at_every_address(
    kind: str,
    tenant: Tenant,
    world: dict[str, Any],
    browse: Browse,
    api: Browse,
    refusals: Refusals,
    telling: Telling,
) -> None:
    """All addresses of a regio, and of the other kinds those that a regio does not have."""
    page, program = browse(tenant, *roles_of(kind)), api(tenant, *roles_of(kind))
    ids = questions = forms = 0
    elsewhere = set() if kind == "regio" else set(routes("regio"))
    for number, (name, url, value) in enumerate(with_an_id(kind, world)):
        if name in elsewhere:
            continue
        client = program if url.startswith(API) else page
        ids += malformed_ids(client, name, url, value, some_of(IDS, number), refusals)
    for number, (name, url) in enumerate(addresses(kind, world)):
        if name in elsewhere:
            continue
        questions += malformed_questions(program if url.startswith(API) else page, name, url, some_of(QUERIES, number))
        forms += 0 if url.startswith(API) else malformed_forms(page, name, url, some_of(TYPED, number))
    telling("kapotte kenmerken geweigerd, elk met één logregel", ids)
    telling("kapotte vragen beantwoord zonder fout", questions)
    telling("formulieren met onzin ingevuld zonder fout", forms)
    if kind == "regio":
        assert ids > 250
        assert forms > 50


def malformed_ids(client: Client, name: str, url: str, value: str, sorts: Sorts, refusals: Refusals) -> int:
    """Nowhere understood: refused, and one line. Who follows an invitation that is none is told so on the page."""
    tried = 0
    for sort, broken in sorts:
        for method in ("get", "post") if sort in {"a number", "nul"} else ("get",):
            before = refusals()
            answer = getattr(client, method)(url.replace(value, broken))
            told = name in {"uitnodiging", "aansluiten_openen"} and answer.status_code == GONE
            assert told or answer.status_code in REFUSED, (name, sort, method, answer.status_code)
            assert refusals() - before == (0 if told else 1), (name, sort, method)
            check(answer, broken if len(broken) > 3 else "passwd")
            tried += 1
    return tried


def malformed_questions(client: Client, name: str, url: str, sorts: Sorts) -> int:
    for sort, query in sorts:
        answer = client.get(f"{url}?{query}")
        assert answer.status_code < FAULT, (name, sort, answer.status_code)
        if answer.status_code in REFUSED:
            check(answer)
    return len(sorts)


def malformed_forms(client: Client, name: str, url: str, sorts: Sorts) -> int:
    shown = client.get(url)
    form = (shown.context or {}).get("form") if shown.status_code == 200 else None
    if form is None:
        return 0
    for sort, text in sorts:
        typed = urlencode({form.add_prefix(field): text for field in form.fields}, errors="surrogatepass")
        answer = client.post(url, typed, content_type="application/x-www-form-urlencoded")
        assert answer.status_code < FAULT, (name, sort, answer.status_code)
        if answer.status_code in REFUSED:
            assert "Traceback" not in answer.content.decode()
    return len(sorts)


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer x y z", "Basic YTpi", "bearer \0", "Bearer " + "a" * 5000, "Bearer é"],
)
def test_a_malformed_token_opens_nothing(header: str, kind: str, tenant: Tenant, refusals: Refusals) -> None:
    client = Client(HTTP_HOST=host_of(tenant), headers={"authorization": header})
    for path in (f"{API}gemeenten", f"{API}gemeenten/GM0772", f"{API}dossiers/1", f"{API}niets"):
        answer = client.get(path)
        assert answer.status_code in {401, 404}
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        check(answer, header.strip()[-20:] if len(header) > 30 else "geheim")
    assert refusals() == 0


@pytest.mark.parametrize("value", ["", "x", "a" * 5000, "\0", "' OR 1=1", "é", "../../x", "0" * 32])
def test_a_malformed_cookie_is_nobody(value: str, kind: str, tenant: Tenant, settings: Any, refusals: Refusals) -> None:
    client = Client(HTTP_HOST=host_of(tenant))
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "sessionid", "messages"):
        client.cookies[name] = value
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/login/")
    assert client.post("/account/login/", {"login": "a", "password": "b"}).status_code < 500
    check(answer)
    assert refusals() == 0


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"a": NaN}', "application/json", 400),
        (b"[]", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'"' + b"\\ud800" + b'"', "application/json", 400),
        (b"[" * 5000, "application/json", 400),
        (b"a=1", "application/x-www-form-urlencoded", 415),
        (b"<x/>", "text/xml", 415),
        (b"{}", "tekst zonder vorm", 415),
        (b'{"a": "' + b"x" * 3_000_000 + b'"}', "application/json", 413),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_malformed_body_leaves_one_line(
    body: bytes,
    content_type: str,
    status: int,
    regio: Tenant,
    inside: Inside,
    api: Browse,
) -> None:
    client = api(regio, "zorgcoordinator")
    with inside(regio):
        before = AuditEvent.objects.count()
    answer = client.generic("POST", f"{API}meldingen", body, content_type=content_type)
    with inside(regio):
        lines = AuditEvent.objects.order_by("-id")[: AuditEvent.objects.count() - before]
        assert [(line.code, line.object_id) for line in lines] == [("toegang_geweigerd", "api_meldingen")]
    assert answer.status_code == status
    check(answer)


def test_a_method_that_is_none_and_a_form_of_elsewhere_leave_one_line(
    regio: Tenant, inside: Inside, browse: Browse
) -> None:
    client = browse(regio, "zorgcoordinator")
    strict = Client(HTTP_HOST=host_of(regio), enforce_csrf_checks=True)
    strict.cookies = client.cookies
    answers = [
        client.generic("DELETE", "/meldingen/"),
        client.generic("VERZONNEN", "/meldingen/"),
        client.generic("TRACE", "/meldingen/"),
        strict.post("/meldingen/nieuw/", {}),
        client.get("/geen/pagina/"),
        client.get("/meldingen/%00/"),
    ]
    assert [answer.status_code for answer in answers] == [405, 405, 405, 403, 404, 400]
    with inside(regio):
        found = AuditEvent.objects.filter(code="toegang_geweigerd").order_by("id").values_list("object_id", flat=True)
        assert list(found) == [*["melding_lijst"] * 3, "melding_nieuw", "onbekend", "onbekend"]
    for answer in answers:
        check(answer)


def test_a_file_that_is_not_there_is_no_refusal(regio: Tenant, inside: Inside, browse: Browse) -> None:
    assert browse(regio, "zorgcoordinator").get("/static/niets.css").status_code == 404
    with inside(regio):
        assert not AuditEvent.objects.filter(code="toegang_geweigerd").exists()
