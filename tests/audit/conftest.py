"""Two tenants whose logs are really committed, sealed and spoilt; they are gone when the module is done."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL, Identifier
from pytest_django.plugin import DjangoDbBlocker

from dekkend.audit.anchors import anchor_over
from dekkend.audit.log import record
from dekkend.isolation import pool
from dekkend.isolation.born.base import DatabaseWrapper
from dekkend.isolation.owner.base import DatabaseWrapper as OwnerWrapper
from dekkend.isolation.roles import role_of
from dekkend.keys.keyring import forget_everything
from dekkend.keys.models import Tenantsleutel
from tenants.tenant.models import Tenant
from tenants.tenant.provision import NewTenant, create_tenant
from tests.playing.base import playing

TABLES = ("audit_auditevent", "audit_auditseal", "audit_auditsealed", "audit_auditpruning", "audit_verwerking")
Log = Callable[..., None]
Owner = psycopg.Connection[DictRow]


@dataclass(frozen=True)
class Somebody:
    """An actor who needs no account."""

    naam: str = "Anna (voorbeeld)"
    user_id: UUID | None = field(default_factory=uuid4)
    roles: frozenset[str] = frozenset({"zorgcoordinator"})
    channel: str = "web"
    address: str = "192.0.2.1"


@pytest.fixture(scope="module")
def logs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Tenant, Tenant]]:
    with django_db_blocker.unblock():
        with playing(False):
            made = [
                create_tenant(NewTenant(f"Logboek {name} (voorbeeld)", "LOG", "#333333", "kluis", f"{name}.test"))
                for name in ("een", "twee")
            ]
            anchor_over([])  # makes the key of the platform
        yield made[0], made[1]
        close_idle()
        with playing(False), connection.cursor() as cursor:
            for tenant in made:
                schema, role = Identifier(tenant.schema_name), Identifier(role_of(tenant.schema_name))
                cursor.execute(SQL("DROP SCHEMA {} CASCADE").format(schema))
                cursor.execute(SQL("DROP OWNED BY {role}; DROP ROLE {role}").format(role=role))
                Tenantsleutel.objects.filter(tenant=tenant.schema_name).delete()
            Tenant.objects.filter(pk__in=[tenant.pk for tenant in made]).delete()
    forget_everything()


def close_idle() -> None:
    """Connections of every tenant that a command has been to."""
    with pool._lock:
        while pool._idle:
            pool._idle.popitem()[1][1].close()


@pytest.fixture
def owner(db: None) -> Iterator[Owner]:
    """The owner of all tables on a line of its own, as whoever administers the database."""
    settings = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"] or None, dbname=settings["NAME"], user=settings["USER"],
        password=settings["PASSWORD"], autocommit=True, row_factory=dict_row,
    ) as line:  # fmt: skip
        line.execute("SET lock_timeout = '5s'")
        yield line


@pytest.fixture
def empty(logs: tuple[Tenant, Tenant], owner: Owner) -> Iterator[tuple[Tenant, Tenant]]:
    """Both logs as they were made."""
    yield logs
    for tenant in logs:
        for table in TABLES:
            owner.execute(SQL("TRUNCATE {} RESTART IDENTITY").format(Identifier(tenant.schema_name, table)))


@contextmanager
def as_tenant(tenant: Tenant) -> Iterator[DatabaseWrapper]:
    """This thread works on a connection of that tenant, as web and worker do, and commits what it writes."""
    wrapper = DatabaseWrapper({**connection.settings_dict, "USER": "", "PASSWORD": ""}, alias="default")
    with _instead(wrapper, tenant):
        yield wrapper
    wrapper.close_pool()


@contextmanager
def as_owner(tenant: Tenant | None = None) -> Iterator[None]:
    """The same as the owner of all schemas, as a command that migrates or prunes; it begins in the register."""
    with _instead(OwnerWrapper({**connection.settings_dict}, alias="default"), tenant):
        yield


@contextmanager
def _instead(wrapper: BaseDatabaseWrapper, tenant: Tenant | None) -> Iterator[None]:
    if tenant is not None:
        wrapper.set_tenant(tenant)  # type: ignore[attr-defined]
    before = connections["default"]
    connections["default"] = wrapper
    try:
        yield
    finally:
        connections["default"] = before
        wrapper.close()


@pytest.fixture
def born(db: None) -> Callable[[Tenant], AbstractContextManager[DatabaseWrapper]]:
    return as_tenant


def write(count: int, code: str = "gebruikers_bekeken") -> None:
    """So many lines, inside a tenant."""
    for number in range(count):
        record(code, actor=Somebody(), object_type="dossier", object_id=uuid4(), ground="rol", volgnummer=number)


def in_threads(count: int, work: Callable[[int], None]) -> None:
    failed: list[BaseException] = []

    def guarded(number: int) -> None:
        try:
            work(number)
        except BaseException as error:  # noqa: BLE001  a thread that dies must fail the test
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(count)]  # noqa: TID251  the race is the test
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
