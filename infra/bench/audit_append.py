"""What a line in the log costs beside a plain insert of the same row: one look, written and committed.

The lines are written on a connection of the tenant itself, as web and worker do. `audit_append_together`: so many in
one transaction, so that what it costs to reach the disk is left out.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import connection, transaction
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from dekkend.audit.log import record
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now
from dekkend.isolation.context import inside
from dekkend.isolation.roles import role_of
from infra.bench import scene
from infra.bench.measure import Line, Work, by_turns
from tenants.tenant.models import Tenant

PLAIN = "gewone_regels"


@dataclass(frozen=True)
class _Somebody:
    naam: str = "Anna (voorbeeld)"
    user_id: UUID | None = field(default_factory=uuid4)
    roles: frozenset[str] = frozenset({"zorgcoordinator"})
    channel: str = "web"
    address: str = "192.0.2.1"


def run(*, klein: bool = False) -> list[Line]:
    turns, lines = (1, 3) if klein else (9, 150)
    with scene.tenant("kluis") as made, _plain_table(made), scene.working_on(scene.born()), inside(made):
        who, plain = _Somebody(), _plain_insert()

        def ours() -> None:
            record("gebruikers_bekeken", actor=who, object_type="dossier", object_id=uuid4(), ground="eigen caseload")

        return [
            by_turns("audit_append", ours, plain, turns=turns, times=lines),
            by_turns(
                "audit_append_together",
                _together(ours, lines),
                _together(plain, lines),
                turns=turns,
                unit=f"ms voor {lines} regels",
            ),
        ]


def _together(work: Work, lines: int) -> Work:
    def one_transaction() -> None:
        with transaction.atomic():
            for _ in range(lines):
                work()

    return one_transaction


def _plain_insert() -> Callable[[], None]:
    """The same columns with values of the same length, in a table with a key and nothing else."""
    record("gebruikers_bekeken", actor=_Somebody(), object_type="dossier", object_id=uuid4(), ground="eigen caseload")
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
def _plain_table(made: Tenant) -> Iterator[None]:
    plain = Identifier(made.schema_name, PLAIN)
    lines = Identifier(made.schema_name, AuditEvent._meta.db_table)
    with connection.cursor() as cursor:
        like = SQL("CREATE TABLE {} (LIKE {} INCLUDING DEFAULTS INCLUDING IDENTITY, PRIMARY KEY (id))")
        cursor.execute(like.format(plain, lines))
        cursor.execute(SQL("GRANT INSERT ON {} TO {}").format(plain, Identifier(role_of(made.schema_name))))
    yield
