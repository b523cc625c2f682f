"""One visitor of one tenant who asks for anything, and leaves everything as it was."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db import connection, connections, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.client import ClientHandler

from tenants.models import Tenant
from tests.isolation.formulieren import Fields
from tests.isolation.uitpakken import text_of

WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}
FORM = "application/x-www-form-urlencoded"
NOBODY = "niemand"
EVERYTHING = "alle rollen"
# Whatever the version is by now.
ANY_VERSION = {"If-Match": "*"}
# One for all visitors: loading the middleware takes longer than most requests.
_handler = ClientHandler(enforce_csrf_checks=False)


@dataclass
class Zending:
    """What goes along with a request besides its address."""

    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    form: Fields = field(default_factory=dict)
    json: dict[str, Any] | None = None

    @cached_property
    def query_string(self) -> str:
        return f"?{urlencode(self.query)}" if self.query else ""

    @cached_property
    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items() if _fits(name, value))

    @cached_property
    def encoded(self) -> tuple[str, str]:
        if self.json is not None:
            return json.dumps(self.json), "application/json"
        return urlencode(self.form, doseq=True), FORM

    def with_body(self, form: Fields | None = None, json: dict[str, Any] | None = None) -> "Zending":
        made = Zending(self.query, self.headers, self.cookies, form or {}, json)
        made.__dict__.update({name: getattr(self, name) for name in ("query_string", "cookie_header")})
        return made


def everywhere(ids: dict[str, str]) -> Zending:
    """The same ids in query, headers, cookies and form; a body of JSON has its own, because it is read strictly."""
    return Zending(
        query=ids,
        headers={f"X-{name.replace('_', '-').title()}": value for name, value in ids.items()}
        | ANY_VERSION
        | {"X-Forwarded-Host": ids["host"], "X-Host": ids["host"], "Forwarded": f"host={ids['host']}"},
        cookies=ids,
        form={name: [value] for name, value in ids.items()},
    )


class _Straight(Client):
    """Without what the test client does for tests that look at templates: that copies every context."""

    def request(self, **request: Any) -> Any:
        return _handler(self._base_environ(**request))  # type: ignore[attr-defined]


@dataclass
class Antwoord:
    status: int
    location: str
    is_page: bool
    text: str

    @property
    def came_through(self) -> bool:
        return 200 <= self.status < 300


class Bezoeker:
    """Made from a client that is logged in or has a token; the same one asks everything for one role."""

    def __init__(self, tenant: Tenant, role: str, client: Client) -> None:
        self.tenant, self.role = tenant, role
        self.client = _Straight()
        self.client.defaults = dict(client.defaults)
        self.cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())

    def ask(self, method: str, path: str, sent: Zending) -> tuple[Antwoord, list[Callable[[], None]]]:
        """The answer and what was to be done after the transaction. Runs inside a savepoint of the caller."""
        before = len(connection.run_on_commit)
        data, kind = sent.encoded if method not in WITHOUT_BODY else ("", "")
        extra: dict[str, Any] = {"HTTP_COOKIE": "; ".join(filter(None, [sent.cookie_header, self.cookies]))}
        response = self.client.generic(method, path + sent.query_string, data, kind, headers=sent.headers, **extra)
        later = [entry[1] for entry in connection.run_on_commit[before:]]
        return _read(response), later


def _read(response: HttpResponseBase) -> Antwoord:
    kind = response.headers.get("Content-Type", "")
    text = text_of(response)
    return Antwoord(response.status_code, response.headers.get("Location", ""), kind.startswith("text/html"), text)


def _fits(name: str, value: str) -> bool:
    """A cookie cannot hold an address, nor be called `domain`; the host says the same."""
    return "/" not in value and name != "domain"


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens inside is undone in every database. On one savepoint each: `atomic` would ask twice as much."""
    before = {alias: transaction.savepoint(using=alias) for alias in connections}
    yield
    for alias, point in before.items():
        transaction.savepoint_rollback(point, using=alias)
        # going back to a savepoint leaves it there, and ten thousand of them in each other make PostgreSQL crawl
        transaction.savepoint_commit(point, using=alias)
