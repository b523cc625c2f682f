"""What a new regio costs: beside django-tenants' own way, with every migration, and beside bare SQL of its tables."""

import contextlib
import io
from collections.abc import Callable
from uuid import uuid4

from django.db import connection
from psycopg.sql import SQL, Identifier

from infra.bench import scene
from infra.bench.measure import Line, line, timed
from tenants.tenant.models import Tenant
from tenants.tenant.provision import create_tenant, template_sql

KIND = "regio"


def run(*, klein: bool = False) -> list[Line]:
    """Twenty turns beside the bare SQL; the migrations take seconds, so three beside those."""
    many, few = (1, 1) if klein else (20, 3)
    template_sql(KIND)
    _ours()  # reads the template and the fingerprint of the migrations
    ours, bare, stock = [], [], []
    for _ in range(many):
        ours.append(_ours())
        bare.append(_bare())
    for _ in range(few):
        stock.append(_stock())
        ours.append(_ours())
    return [line("tenant_create", ours, stock), line("tenant_create_sql", ours, bare)]


def _ours() -> float:
    made: list[Tenant] = []
    cost = timed(lambda: made.append(create_tenant(scene.new_tenant(KIND))))
    scene.drop(made[0])
    return cost


def _bare() -> float:
    """The SQL of the template alone: no keys, no row in the register, no role, no grants."""
    schema = f"r_{uuid4().hex[:8]}"
    statements = template_sql(KIND).replace("sjabloon_leeg", schema)
    return _and_drop(schema, lambda: _execute(statements))


def _stock() -> float:
    """`TenantMixin.create_schema`: the schema, and `migrate_schemas` in it."""
    schema = f"r_{uuid4().hex[:8]}"
    made = Tenant(schema_name=schema, kind=KIND, naam=schema, kort="MET", kleur="#333333")

    def create() -> None:
        Tenant.objects.bulk_create([made])
        made.create_schema(check_if_exists=True, verbosity=0)

    with contextlib.redirect_stdout(io.StringIO()):
        cost = _and_drop(schema, create)
    Tenant.objects.filter(pk=made.pk).delete()
    return cost


def _and_drop(schema: str, work: Callable[[], object]) -> float:
    cost = timed(work)
    connection.set_schema_to_public()  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(schema)))
    return cost


def _execute(statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements)
