"""Which tenants are behind: one query over every `django_migrations`, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg.sql import SQL, Identifier, Literal

from dekkend.core.errors import InvalidInput, Refused
from dekkend.isolation.roles import PUBLIC
from dekkend.isolation.versions import app_labels, expected_version
from tenants.migratie.rules import Key, missing
from tenants.tenant.grants import grants_version
from tenants.tenant.models import KINDS, Tenant

_WITH_MIGRATIONS = """
    SELECT nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relname = 'django_migrations' AND nspname = ANY(%s)
"""


@dataclass(frozen=True)
class Choice:
    """Which tenants: one by its schema, those of one kind, or all. `grants`: renew the grants of each of them."""

    tenant: str = ""
    kind: str = ""
    grants: bool = False


@dataclass(frozen=True)
class Achterstand:
    """What a tenant misses. Without migrations: only its grants or its version are out of date."""

    schema: str
    kind: str
    missing: tuple[Key, ...]


def wanted(loader: MigrationLoader, kind: str) -> tuple[Key, ...]:
    """All migrations of a kind of tenant, in the order in which they run."""
    labels, found = app_labels(kind), dict[Key, None]()
    for leaf in sorted(loader.graph.leaf_nodes()):
        if leaf[0] in labels:
            found.update(dict.fromkeys(loader.graph.forwards_plan(leaf)))
    return tuple(found)


def backlog(choice: Choice) -> list[Achterstand]:
    """Tenants that are behind, by schema. Raises InvalidInput for a tenant or a kind that is not there."""
    tenants = _chosen(choice)
    applied = applied_in(tenant.schema_name for tenant in tenants)
    loader = MigrationLoader(None)
    plans = {kind: wanted(loader, kind) for kind in {tenant.kind for tenant in tenants}}
    versions = {kind: (expected_version(kind), grants_version(kind)) for kind in plans}
    found = [
        (tenant, Achterstand(tenant.schema_name, tenant.kind, missing(plans[tenant.kind], applied[tenant.schema_name])))
        for tenant in tenants
    ]
    return [
        behind
        for tenant, behind in found
        if behind.missing or choice.grants or (tenant.schema_versie, tenant.rechten_versie) != versions[tenant.kind]
    ]


def _chosen(choice: Choice) -> list[Tenant]:
    rows = Tenant.objects.order_by("schema_name")
    if choice.kind and choice.kind not in KINDS:
        raise InvalidInput({"kind": []}, f"Deze soort bestaat niet: {choice.kind}. Kies uit: {', '.join(KINDS)}.")
    rows = rows.filter(kind=choice.kind) if choice.kind else rows
    rows = rows.filter(schema_name=choice.tenant) if choice.tenant else rows
    if choice.tenant and not rows:
        raise InvalidInput({"tenant": []}, f"Deze tenant bestaat niet: {choice.tenant}.")
    return list(rows)


def applied_in(schemas: Iterable[str]) -> dict[str, set[Key]]:
    """What ran in each schema. Nothing for a schema that is not there, so that it shows up as one that fails."""
    found: dict[str, set[Key]] = defaultdict(set)
    one = SQL("SELECT {}, app, name FROM {}")
    with connection.cursor() as cursor:
        cursor.execute(_WITH_MIGRATIONS, [list(schemas)])
        parts = [one.format(Literal(name), Identifier(name, "django_migrations")) for (name,) in cursor.fetchall()]
        if parts:
            cursor.execute(SQL(" UNION ALL ").join(parts))
            for schema, app, name in cursor.fetchall():
                found[schema].add((app, name))
    return found


def require_register() -> None:
    """Raises Refused while the register itself is behind: the ledger stands in it."""
    if missing(wanted(MigrationLoader(None), PUBLIC), applied_in([PUBLIC])[PUBLIC]):
        raise Refused("Het register is zelf nog niet bijgewerkt. Draai eerst: manage.py prepare_database.")
