"""What a line in the log costs beside a plain insert of the same row: one look, written and committed.

Runs as the owner, on a database that is prepared, and makes a tenant of its own that is gone afterwards. The lines are
written on a connection of that tenant, as web and worker do.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import connection, connections, transaction
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from dekkend.audit.log import record
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now
from dekkend.isolation.born.base import DatabaseWrapper
from dekkend.isolation.roles import role_of
from dekkend.keys.models import Tenantsleutel
from tenants.tenant.models import Tenant
from tenants.tenant.provision import NewTenant, create_tenant

ROUNDS, LINES = 9, 150
PLAIN = "gewone_regels"


@dataclass(frozen=True)
class _Somebody:
    naam: str = "Anna (voorbeeld)"
    user_id: UUID | None = field(default_factory=uuid4)
    roles: frozenset[str] = frozenset({"zorgcoordinator"})
    channel: str = "web"
    address: str = "192.0.2.1"


def run(*, together: bool = False) -> dict[str, str | float]:
    """Medians of interleaved rounds, in milliseconds a line. `together`: a round in one transaction, so that what it
    costs to reach the disk is left out."""
    with _tenant() as tenant, _as(tenant):
        who, plain = _Somebody(), _plain_insert()
        ours, reference = [], []
        for _ in range(ROUNDS):
            ours.append(_time(lambda: _record(who), together=together))
            reference.append(_time(plain, together=together))
    mine, other = statistics.median(ours), statistics.median(reference)
    return {"name": "audit_append", "ours": mine, "reference": other, "ratio": round(mine / other, 2), "unit": "ms"}


def _record(who: _Somebody) -> None:
    record("gebruikers_bekeken", actor=who, object_type="dossier", object_id=uuid4(), ground="eigen caseload")


def _time(work: Callable[[], None], *, together: bool) -> float:
    begun = time.perf_counter()
    if together:
        with transaction.atomic():
            _repeat(work)
    else:
        _repeat(work)
    return round((time.perf_counter() - begun) / LINES * 1000, 4)


def _repeat(work: Callable[[], None]) -> None:
    for _ in range(LINES):
        work()


def _plain_insert() -> Callable[[], None]:
    """The same columns with values of the same length, in a table with a key and nothing else."""
    _record(_Somebody())
    line = AuditEvent.objects.get()
    columns = [column.attname for column in AuditEvent._meta.fields if column.attname not in {"id", "xid"}]
    values = {name: getattr(line, name) for name in columns} | {"roles": Jsonb(line.roles), "details": Jsonb({})}
    statement = SQL("INSERT INTO {} ({}) VALUES ({})").format(
        Identifier(PLAIN), SQL(", ").join(map(Identifier, columns)), SQL(", ").join(SQL("%s") for _ in columns)
    )
    text = statement.as_string(connection.connection)

    def insert() -> None:
        with connection.cursor() as cursor:
            cursor.execute(text, [*({**values, "at": now(), "object_id": str(uuid4())}[name] for name in columns)])

    return insert


@contextmanager
def _tenant() -> Iterator[Tenant]:
    made = create_tenant(NewTenant(f"Meting {uuid4().hex[:8]}", "MET", "#333333", "kluis", f"{uuid4().hex[:8]}.test"))
    schema, role = Identifier(made.schema_name), Identifier(role_of(made.schema_name))
    plain, lines = Identifier(made.schema_name, PLAIN), Identifier(made.schema_name, AuditEvent._meta.db_table)
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                SQL("CREATE TABLE {} (LIKE {} INCLUDING DEFAULTS INCLUDING IDENTITY, PRIMARY KEY (id))").format(
                    plain, lines
                )
            )
            cursor.execute(SQL("GRANT INSERT ON {} TO {}").format(plain, role))
        yield made
    finally:
        with connection.cursor() as cursor:
            cursor.execute(SQL("DROP SCHEMA {} CASCADE").format(schema))
            cursor.execute(SQL("DROP OWNED BY {role}; DROP ROLE {role}").format(role=role))
        Tenantsleutel.objects.filter(tenant=made.schema_name).delete()
        Tenant.objects.filter(pk=made.pk).delete()


@contextmanager
def _as(tenant: Tenant) -> Iterator[None]:
    owner = connections["default"]
    line = DatabaseWrapper({**owner.settings_dict, "USER": "", "PASSWORD": ""}, alias="default")
    line.set_tenant(tenant)
    connections["default"] = line
    try:
        yield
    finally:
        connections["default"] = owner
        line.close()
        line.close_pool()
