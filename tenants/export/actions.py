"""Everything of one tenant in open formats, for an organisation that leaves or wants its own data elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from dekkend.accounts.actor import Actor
from dekkend.audit.anchors import anchor_over, head_of
from dekkend.audit.chain import canonical
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.isolation.context import current_schema
from tenants.export.keuze import Tabel, left_out, tables_of
from tenants.export.register import ADRESSEN, DEELNAMES, addresses_of, memberships_of, tenant_of
from tenants.export.schrijven import Map, whole_or_nothing
from tenants.export.uitleg import fields_as_csv, readme
from tenants.export.waarden import ONLEESBAAR, rows_of
from tenants.opheffing.export import Manifest
from tenants.tenant.models import Tenant

Progress = Callable[[str], None]
GROUND = "overdracht van gegevens aan de organisatie"
ANKER = "logboek_anker.json"
_OFTEN = 5000


@dataclass(frozen=True)
class Uitkomst:
    """`onleesbaar` values could not be opened; they are marked in the files."""

    sha256: str
    bestanden: int
    rijen: int
    onleesbaar: int


def export_tenant(*, actor: Actor, naar: Path, progress: Progress) -> Uitkomst:
    """Inside that tenant, under its own role. All is read as it was at one moment; the log holds who did it, also when
    it fails halfway. Raises Refused when a field was not decided upon, or the target cannot be written."""
    schema = current_schema()
    tenant = Tenant.objects.get(schema_name=schema)
    tables = tables_of(tenant.kind)
    with whole_or_nothing(naar) as made:
        record("tenant_export_begonnen", actor=actor, object_type="tenant", object_id=schema, ground=GROUND)
        with _one_moment():
            moment = now()
            done = _Telling(progress)
            for table in tables:
                _write(made, table, done)
            _write_register(made, tenant)
            made.write_text(ANKER, canonical(anchor_over([head_of(schema)])).decode() + "\n")
        made.write_text("velden.csv", fields_as_csv(tables, tenant.kind))
        made.write_text("LEESMIJ.md", readme(tenant, tables, left_out(tenant.kind), done.per_tabel, moment))
        manifest = Manifest(
            formaat="dekkend-export", versie=1, tenant=schema, gemaakt_at=moment, bestanden=made.bestanden
        )
        found = Uitkomst(made.write_manifest(manifest), len(made.bestanden), done.rijen, done.onleesbaar)
    record("tenant_geexporteerd", actor=actor, object_type="tenant", object_id=schema, ground=GROUND, **asdict(found))
    return found


class _Telling:
    """Counts along, and tells now and then how far it is."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.rijen = self.onleesbaar = 0
        self.per_tabel: dict[str, int] = {}

    def along(self, table: Tabel) -> Iterator[dict[str, Any]]:
        count = 0
        for row in rows_of(table):
            count += 1
            self.onleesbaar += sum(value == ONLEESBAAR for value in row.values())
            if count % _OFTEN == 0:
                self.progress(f"{table.naam}: {count} rijen …")
            yield row
        self.rijen += count
        self.per_tabel[table.naam] = count
        self.progress(f"{table.naam}: {count} rijen")


@contextmanager
def _one_moment() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _write(made: Map, table: Tabel, done: _Telling) -> None:
    columns = [field.attname for field in table.velden]
    made.write_rows(f"gegevens/{table.naam}", columns, done.along(table), plat=table.plat)


def _write_register(made: Map, tenant: Tenant) -> None:
    made.write_rows("register/tenant", [], iter([tenant_of(tenant)]), plat=False)
    made.write_rows("register/adressen", ADRESSEN, addresses_of(tenant), plat=True)
    made.write_rows("register/deelnames", DEELNAMES, memberships_of(tenant), plat=True)
