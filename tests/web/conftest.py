from collections.abc import Callable, Iterator
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from dekkend.accounts.actor import Actor
from dekkend.web import navigation, work

Request = Callable[..., HttpRequest]


@pytest.fixture
def request_of(empty_menu: None) -> Request:
    """A page request at a tenant, without a database or a menu; `roles` make somebody who is logged in."""

    def make(path: str = "/", *roles: str, kleur: str = "#154273", **data: object) -> HttpRequest:
        request = RequestFactory().get(path, data)
        request.tenant = SimpleNamespace(naam="Zuidoost-Brabant", kort="ZOB", kleur=kleur, kind="regio")  # type: ignore[attr-defined]
        someone = uuid4() if roles else None
        request.actor = Actor(someone, "Mina Jansen (voorbeeld)", frozenset(roles), "r_1", "regio", "web")  # type: ignore[attr-defined]
        request.htmx = None  # type: ignore[attr-defined]
        return request

    return make


@pytest.fixture
def empty_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})


@pytest.fixture
def empty_work(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(work, "_work", [])
    monkeypatch.setattr(work, "_figures", [])
    yield
