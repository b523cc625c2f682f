"""What benches need: a tenant that is gone afterwards, its own connection, somebody who is logged in, a request."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, TypeVar
from uuid import uuid4

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from psycopg.sql import SQL, Identifier

from dekkend.accounts.actions import create_user
from dekkend.accounts.actor import Actor
from dekkend.accounts.factor import mark_second_factor
from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_for
from dekkend.isolation.born.base import DatabaseWrapper
from dekkend.isolation.context import inside
from dekkend.isolation.roles import role_of
from dekkend.keys.models import Datasleutel, Tenantsleutel
from tenants.tenant.models import Tenant
from tenants.tenant.provision import NewTenant, create_tenant

W = TypeVar("W", bound=BaseDatabaseWrapper)
_open: list[BaseDatabaseWrapper] = []
PASSWORD = "Een-lang-wachtwoord-1"  # noqa: S105  of people who exist as long as a measurement takes


@contextmanager
def tenant(kind: str = "regio") -> Iterator[Tenant]:
    made = create_tenant(new_tenant(kind))
    try:
        yield made
    finally:
        while _open:
            _open.pop().close()
        drop(made)


def new_tenant(kind: str) -> NewTenant:
    name = uuid4().hex[:8]
    return NewTenant(f"Meting {name}", "MET", "#333333", kind, f"{name}.test")


def drop(made: Tenant) -> None:
    role = Identifier(role_of(made.schema_name))
    with connection.cursor() as cursor:
        cursor.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(made.schema_name)))
        cursor.execute(SQL("DROP OWNED BY {role}; DROP ROLE {role}").format(role=role))
    Datasleutel.objects.filter(tenant=made.schema_name).delete()
    Tenantsleutel.objects.filter(tenant=made.schema_name).delete()
    Tenant.objects.filter(pk=made.pk).delete()


def born() -> DatabaseWrapper:
    """The connection that web and worker have, beside the owner's that this process has."""
    given = connections["default"].settings_dict
    return to_close(DatabaseWrapper({**given, "USER": "", "PASSWORD": ""}, alias="default"))


def to_close(wrapper: W) -> W:
    """Closed when its tenant goes."""
    _open.append(wrapper)
    return wrapper


@contextmanager
def working_on(wrapper: BaseDatabaseWrapper) -> Iterator[None]:
    before = connections["default"]
    connections["default"] = wrapper
    try:
        yield
    finally:
        connections["default"] = before


def somebody(of: Tenant, *roles: str) -> User:
    email = f"{uuid4().hex[:12]}@example.org"
    with inside(of):
        return create_user(email=email, naam="Anna (voorbeeld)", roles=roles, kind=of.kind, password=PASSWORD)


def actor_of(of: Tenant, user: User) -> Actor:
    with inside(of):
        return actor_for(user, kind=of.kind, channel="web", address="192.0.2.1")


def session_of(of: Tenant, user: User) -> str:
    """The cookie of somebody who is logged in."""
    client = Client(HTTP_HOST=host_of(of))
    with inside(of):
        client.force_login(user)
        session = client.session
        request = SimpleNamespace(session=session, user=user)
        mark_second_factor(request, user)  # type: ignore[arg-type]
        session.save()
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def host_of(of: Tenant) -> str:
    return str(of.domains.get().domain)


class NotThere(Exception):
    """A page that is not what was to be measured."""


class Page:
    """One page, asked for as gunicorn does: from the environment of a request to the last byte, with all that happens
    around it. Raises NotThere for anything but 200."""

    def __init__(self, of: Tenant, cookie: str, path: str) -> None:
        self.host, self.cookie, self.path = host_of(of), cookie, path
        self.handler = WSGIHandler()

    def __call__(self) -> int:
        seen: list[str] = []
        answer = self.handler(self.environ(), self.noting(seen))
        size = sum(len(piece) for piece in answer)
        answer.close()
        if not seen[0].startswith("200"):
            raise NotThere(f"{self.path}: {seen[0]}")
        return size

    def noting(self, seen: list[str]) -> Callable[..., Any]:
        return lambda status, headers, *rest: seen.append(status)

    def environ(self) -> dict[str, Any]:
        path, _, query = self.path.partition("?")
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": self.host,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.host,
            "HTTP_COOKIE": self.cookie,
            "REMOTE_ADDR": "192.0.2.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
