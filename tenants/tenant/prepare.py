"""Bringing a database up to what this version of the platform expects."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from psycopg.sql import SQL, Identifier, Literal

from dekkend.isolation.roles import PUBLIC
from dekkend.isolation.versions import app_labels
from dekkend.keys.prepare import prepare_keys
from tenants.tenant.grants import grant_register, grant_tenant
from tenants.tenant.models import KINDS, Tenant
from tenants.tenant.provision import migrate_schema, template_sql


def prepare() -> None:
    """Keys and register first, then a template for each kind, then every tenant that is behind."""
    prepare_keys()
    connection.set_schema_to_public()  # type: ignore[attr-defined]
    MigrationRecorder(connection).ensure_schema()
    executor = MigrationExecutor(connection)
    executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] in app_labels(PUBLIC)])
    grant_register()
    for kind in KINDS:
        template_sql(kind)
    for tenant in behind():
        migrate_schema(tenant.schema_name, tenant.kind)
        grant_tenant(tenant.schema_name, tenant.kind)


def behind() -> list[Tenant]:
    """Tenants whose schema misses a migration: found with one query over all their `django_migrations`."""
    tenants = list(Tenant.objects.all())
    if not tenants:
        return []
    one = SQL("SELECT {}, app, name FROM {}")
    union = SQL(" UNION ALL ").join(
        one.format(Literal(tenant.schema_name), Identifier(tenant.schema_name, "django_migrations"))
        for tenant in tenants
    )
    with connection.cursor() as cursor:
        cursor.execute(union)
        applied = set(cursor.fetchall())
    graph = MigrationExecutor(connection).loader.graph.nodes
    labels = {kind: app_labels(kind) for kind in KINDS}
    return [
        tenant
        for tenant in tenants
        if any((tenant.schema_name, *key) not in applied for key in graph if key[0] in labels[tenant.kind])
    ]
