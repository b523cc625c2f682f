"""Eight threads hop between two tenants on the real engine, with requests on hosts and with tasks in turn."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from celery import shared_task
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client
from psycopg.sql import SQL, Identifier
from pytest_django.plugin import DjangoDbBlocker

from dekkend.accounts.actions import create_user
from dekkend.accounts.models import User
from dekkend.accounts.sessions import seen_key
from dekkend.isolation import pool
from dekkend.isolation.born.base import DatabaseWrapper
from dekkend.isolation.context import inside
from dekkend.isolation.roles import role_of
from dekkend.isolation.tasks import TenantTask
from dekkend.keys.keyring import forget_everything
from dekkend.keys.models import Tenantsleutel
from tenants.models import Tenant
from tenants.tenant.provision import NewTenant, create_tenant
from tests.conftest import host_of, show_second_factor
from tests.playing.base import playing
from tests.tellingen import Telling

THREADS, TURNS = 8, 60


@dataclass(frozen=True)
class Huis:
    tenant: Tenant
    host: str
    word: str
    cookie: str


@shared_task(base=TenantTask, name="tests.wie_woont_hier")
def who_lives_here() -> list[str]:
    return list(User.objects.values_list("naam", flat=True))


def all_at_once(*works: Callable[[], None]) -> None:
    """Each in a thread, with connections of its own of the engine that web and worker have."""
    threads = [threading.Thread(target=_with_own_connections, args=[work]) for work in works]  # noqa: TID251
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _with_own_connections(work: Callable[[], None]) -> None:
    connections["default"] = DatabaseWrapper({**settings.DATABASES["default"], **_place()}, alias="default")
    try:
        work()
    finally:
        for alias in connections:
            connections[alias].close()


def _place() -> dict[str, str]:
    return {"NAME": _database[0], "USER": "", "PASSWORD": ""}


_database: list[str] = []


@pytest.fixture(scope="module")
def huizen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Huis]]:
    """Really committed, and gone when the module is done."""
    with django_db_blocker.unblock():
        _database[:] = [connection.settings_dict["NAME"]]
        made: list[Huis] = []
        with playing(False):
            tenants = [
                create_tenant(NewTenant(f"Race {word} (voorbeeld)", "RCE", "#333333", "kluis", f"{word.lower()}.test"))
                for word in ("KANARIELINKS", "KANARIERECHTS")
            ]
        all_at_once(lambda: made.extend(_moved_in(tenant) for tenant in tenants))
        yield made
        with pool._lock:
            while pool._idle:
                pool._idle.popitem()[1][1].close()
        with playing(False), connection.cursor() as cursor:
            for tenant in tenants:
                schema, role = Identifier(tenant.schema_name), Identifier(role_of(tenant.schema_name))
                cursor.execute(SQL("DROP SCHEMA {} CASCADE").format(schema))
                cursor.execute(SQL("DROP OWNED BY {role}; DROP ROLE {role}").format(role=role))
                Tenantsleutel.objects.filter(tenant=tenant.schema_name).delete()
            Tenant.objects.filter(pk__in=[tenant.pk for tenant in tenants]).delete()
    forget_everything()


def _moved_in(tenant: Tenant) -> Huis:
    """One user, named after his house, who is logged in."""
    word = tenant.naam.split()[1]
    client = Client(HTTP_HOST=host_of(tenant))
    with inside(tenant):
        user = create_user(email=f"{word.lower()}@example.org", naam=f"{word} (voorbeeld)", roles=["fg"], kind="kluis")
        client.force_login(user)
        show_second_factor(client, user)
        cache.add(seen_key(str(client.session.session_key)), True)
    return Huis(tenant, host_of(tenant), word, client.cookies[settings.SESSION_COOKIE_NAME].value)


def test_nobody_ever_meets_the_other(huizen: list[Huis], telling: Telling) -> None:
    assert len(huizen) == 2
    wrong: list[str] = []
    asked: list[int] = []

    def visit(offset: int) -> None:
        for turn in range(TURNS):
            here, other = huizen[(turn + offset) % 2], huizen[(turn + offset + 1) % 2]
            found = _page(here) if turn % 4 < 2 else "".join(who_lives_here(here.tenant.schema_name))
            asked.append(1)
            if here.word not in found or other.word in found:
                wrong.append(f"{here.host}: {found[:200]}")

    all_at_once(*(partial(visit, offset) for offset in range(THREADS)))
    telling("verzoeken en taken door elkaar, bij de verkeerde tenant", len(wrong), van=len(asked))
    assert wrong == []
    assert len(asked) == THREADS * TURNS


def _page(here: Huis) -> str:
    client = Client(HTTP_HOST=here.host)
    client.cookies[settings.SESSION_COOKIE_NAME] = here.cookie
    return client.get("/").content.decode()
