"""What every answer of the API has in common, also when something is wrong with the question.

Each test walks over all operations in the document of each kind of tenant, so that a new one is tried by itself.
"""

import json
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from dekkend.api.views import ApiView
from tenants.models import Tenant
from tests.api.documents import BASE, KINDS, Document, Operation, operations

pytestmark = pytest.mark.parametrize("kind", KINDS)

INSIDE = re.compile(
    r"Traceback|Error\b|Exception|django|rest_framework|psycopg|dekkend\.|\.py\b|<html|SELECT |object at 0x",
    re.IGNORECASE,
)
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}
BAD_IDS = ["1", "0", "-1", "..", "%2e%2e", "%00", "%ff", "a'b", "{id}", "é", "null", "0" * 300, "%f0%9f%92%a9", "x;y=1"]
BAD_TOKENS = [
    "", "x", "Bearer", "Bearer ", "Bearer x", "Bearer  dkt_x y", "Basic YTpi", "Token dkt_x", "bearer\tdkt_x",
    "Bearer " + "a" * 5000, "Bearer \u00e9\u00e9", "Bearer '; DROP TABLE accounts_user; --", "\u00ff\u00fe",
]  # fmt: skip
# Of the operations one in so many gets each sort; the next sort goes to the others.
PART = 3
BAD_BODIES: dict[str, tuple[bytes, int]] = {
    "half": (b'{"a": ', 400),
    "not json": (b"geen json", 400),
    "a list": (b"[]", 400),
    "a text": (b'"x"', 400),
    "nothing": (b"null", 400),
    "not a number": (b'{"a": NaN}', 400),
    "other encoding": ('{"a": "é"}'.encode("latin-1"), 400),
    "half a character": (b'{"naam": "\\ud800"}', 400),
    "endless depth": (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400),
    "endless number": (b'{"a": ' + b"9" * 5000 + b"}", 400),
    "too large": (b'{"a": "' + b"x" * 3_000_000 + b'"}', 413),
}


def check_common(response: HttpResponse) -> None:
    assert response.headers["API-Version"] == settings.API_VERSION
    for name, value in HEADERS.items():
        assert response.headers[name] == value, name
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert not response.cookies


def check_problem(response: HttpResponse, status: int, why: Any = "") -> dict[str, Any]:
    """RFC 9457, in Dutch, and nothing of the program in it."""
    assert response.status_code == status, (why, response.status_code, response.content[:300])
    check_common(response)
    assert response.headers["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = json.loads(response.content)
    assert set(body) - {"invalidParams"} == {"type", "title", "status", "detail"}
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert HTTPStatus(status).phrase not in body["title"]
    assert not INSIDE.search(response.content.decode()), response.content
    return body


def ask(client: Client, operation: Operation, url: str = "", **extra: Any) -> HttpResponse:
    extra.setdefault("content_type", "application/json")
    return client.generic(operation.method.upper(), url or operation.url(), **extra)  # type: ignore[return-value]


def test_who_is_not_logged_in_is_told_how(document: Document, stranger: Client, kind: str) -> None:
    assert operations(document)
    for operation in operations(document):
        response = ask(stranger, operation, data=b"{}")
        check_problem(response, 401, operation.id)
        assert response.headers["WWW-Authenticate"] == "Bearer"


def test_every_bad_token_is_the_same_401(document: Document, stranger: Client, kind: str) -> None:
    answers = set()
    for token in BAD_TOKENS:
        response = stranger.get(f"{BASE}/gemeenten", headers={"authorization": token})
        check_problem(response, 401, token[:20])
        answers.add(response.content)
    assert len(answers) == 1


def test_a_session_is_no_token(document: Document, tenant: Tenant, browse: Callable[..., Client], kind: str) -> None:
    """The API keeps no state and takes no cookies, so no page of others can make a browser call it."""
    check_problem(browse(tenant, "fg").get(f"{BASE}/gemeenten"), 401)


def test_an_id_that_nobody_has_is_404(document: Document, everything: Client, kind: str) -> None:
    tried = [operation for operation in operations(document) if operation.method == "get" and "{" in operation.path]
    assert tried
    for operation in tried:
        check_problem(ask(everything, operation), 404, operation.id)


def test_an_id_that_is_none_is_404(document: Document, everything: Client, kind: str) -> None:
    for number, operation in enumerate(operations(document)):
        for name in re.findall(r"\{(\w+)\}", operation.path):
            for bad in list(BAD_IDS)[number % 4 :: 4]:
                response = ask(everything, operation, operation.url(**{name: bad}), data=b"{}")
                status = 400 if bad == "%00" else 404
                check_problem(response, status, (operation.id, bad))


def test_a_slash_at_the_end_is_another_address(document: Document, everything: Client, kind: str) -> None:
    for operation in operations(document):
        check_problem(ask(everything, operation, operation.url() + "/"), 404, operation.id)


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1", "/api/v1/", "/api/v2/gemeenten", "/api/v1/bestaat-niet", "/api/v1/Gemeenten"]
)
def test_an_address_that_does_not_exist_is_404(everything: Client, stranger: Client, path: str, kind: str) -> None:
    check_problem(everything.get(path), 404)
    check_problem(stranger.post(path, "{}", content_type="application/json"), 404)


@pytest.mark.parametrize("host", ["onbekend.test", "", "a b", "zeeland.test@x.test", "x" * 300])
def test_an_unknown_host_is_404(db: None, host: str, kind: str) -> None:
    check_problem(Client(HTTP_HOST=host).get(f"{BASE}/gemeenten"), 404)


def test_a_method_that_is_not_there_is_405(document: Document, everything: Client, kind: str) -> None:
    for path, item in document["paths"].items():
        known = {method.upper() for method in item}
        url = next(operation.url() for operation in operations(document) if operation.path == path)
        for method in {"DELETE", "PATCH", "TRACE", "VERZIN"} - known:
            response = everything.generic(method, url, data="{}", content_type="application/json")
            check_problem(response, 405, (method, path))
            allowed = {name.strip() for name in response.headers["Allow"].split(",")}
            assert known <= allowed <= known | {"HEAD", "OPTIONS"}, path


def test_head_is_get_without_a_body(document: Document, everything: Client, kind: str) -> None:
    for operation in operations(document):
        if operation.method == "get":
            whole, head = ask(everything, operation), everything.head(operation.url())
            assert head.status_code == whole.status_code, operation.id
            assert head.content == b""
            check_common(head)


def test_options_says_what_may_be_asked(document: Document, everything: Client, kind: str) -> None:
    for operation in operations(document):
        response = everything.options(operation.url())
        assert response.status_code == 204
        assert response.content == b""
        assert operation.method.upper() in response.headers["Allow"]
        check_common(response)


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/png"])
def test_another_format_is_406(document: Document, everything: Client, accept: str, kind: str) -> None:
    for operation in operations(document):
        check_problem(ask(everything, operation, data=b"{}", headers={"accept": accept}), 406, operation.id)


@pytest.mark.parametrize("query", ["?format=xml", "?format=json", "?format=api"])
def test_the_address_does_not_choose_the_format(everything: Client, query: str, kind: str) -> None:
    assert everything.get(f"{BASE}/gemeenten{query}").headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""],
)
def test_a_body_that_is_not_json_is_415(document: Document, everything: Client, content_type: str, kind: str) -> None:
    for operation in operations(document):
        if operation.takes_body:
            check_problem(ask(everything, operation, data=b"a=1", content_type=content_type), 415, operation.id)


@pytest.mark.parametrize("sort", BAD_BODIES)
def test_a_body_that_cannot_be_read_is_400(document: Document, everything: Client, sort: str, kind: str) -> None:
    body, status = BAD_BODIES[sort]
    for operation in operations(document)[list(BAD_BODIES).index(sort) % PART :: PART]:
        if operation.takes_body:
            response = ask(everything, operation, data=body)
            if sort != "half a character" or "requestBody" in operation.spec:
                check_problem(response, status, operation.id)


def test_an_unknown_field_is_400_and_named(document: Document, everything: Client, kind: str) -> None:
    for operation in operations(document):
        if "requestBody" in operation.spec:
            body = check_problem(ask(everything, operation, data=b'{"ditVeldIsErNiet": 1}'), 400, operation.id)
            assert "ditVeldIsErNiet" in [part["name"] for part in body["invalidParams"]]


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=1e3", "page=9999999999", "pageSize=0", "pageSize=501", "page=٣"]
)
def test_a_page_that_is_no_page_is_400(document: Document, everything: Client, query: str, kind: str) -> None:
    for operation in operations(document):
        names = {part["name"] for part in operation.spec.get("parameters", [])}
        if operation.method == "get" and {"page", "pageSize"} <= names and "{" not in operation.path:
            body = check_problem(everything.get(f"{operation.url()}?{query}"), 400, operation.id)
            assert [part["name"] for part in body["invalidParams"]] == [query.split("=", maxsplit=1)[0]]


@pytest.mark.parametrize("query", ["%00", "x=%00", "%", "%zz", "&&&", "=", "a[]=1", "x=" + "y" * 5000, "%ff=%fe", ";"])
def test_a_strange_query_is_no_fault_of_ours(document: Document, everything: Client, query: str, kind: str) -> None:
    for operation in operations(document)[len(query) % PART :: PART]:
        if operation.method == "get":
            response = everything.get(f"{operation.url()}?{query}")
            assert response.status_code < 500, operation.id
            check_common(response)
            if response.status_code >= 400:
                check_problem(response, response.status_code)


@pytest.mark.parametrize(
    "cookie", ["dekkend-sessie=x", 'dekkend-sessie="\\000aaaaaaaa"', "dekkend-sessie=" + "a" * 5000, "=;=;\u00ff"]
)
def test_cookies_are_not_looked_at(everything: Client, cookie: str, kind: str) -> None:
    response = everything.get(f"{BASE}/gemeenten", headers={"cookie": cookie})
    assert response.status_code == 200
    check_common(response)


def test_a_fault_of_ours_says_nothing(
    document: Document, everything: Client, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("KANARIE-in-een-fout")

    monkeypatch.setattr(ApiView, "initial", fails)
    for operation in operations(document):
        response = ask(everything, operation, data=b"{}")
        check_problem(response, 500, operation.id)
        assert b"KANARIE" not in response.content


def test_publish_openapi(stranger: Client, document: Document, kind: str) -> None:
    """At its fixed place, for everybody, and readable from any page; nothing else is."""
    for accept in ("*/*", "text/html", "application/json", "application/vnd.oai.openapi"):
        response = stranger.get(
            f"{BASE}/openapi.json", headers={"accept": accept, "origin": "https://elders.example.org"}
        )
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "application/json"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        check_common(response)
    assert response.json() == document
    check_problem(stranger.post(f"{BASE}/openapi.json"), 405)


def test_cors(document: Document, everything: Client, kind: str) -> None:
    for operation in operations(document):
        response = ask(everything, operation, data=b"{}", headers={"origin": "https://elders.example.org"})
        assert not [name for name in response.headers if name.startswith("Access-Control")], operation.id
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_each_kind_has_its_own_document(document: Document, everything: Client, kind: str) -> None:
    """What stands in it answers, and what is the API of another kind does not."""
    for operation in operations(document):
        assert everything.options(operation.url()).status_code == 204, operation.id
    if kind != "regio":
        assert everything.options(f"{BASE}/begrotingen").status_code == 404


def test_changelog(db: None, kind: str) -> None:
    text = (settings.BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"API {settings.API_VERSION}" in text
