"""Bringing a database up to what this version of the platform expects."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from dekkend.core.errors import DekkendError
from dekkend.isolation.roles import PUBLIC
from dekkend.isolation.versions import app_labels
from dekkend.keys.prepare import prepare_keys
from tenants.migratie.actions import migrate_tenants
from tenants.tenant.grants import grant_register
from tenants.tenant.models import KINDS
from tenants.tenant.provision import template_sql


def prepare() -> None:
    """Keys and register first, then a template for each kind, then every tenant that is behind.

    Raises DekkendError when a tenant could not be brought up to date; the others were.
    """
    prepare_register()
    renew_templates()
    failed = migrate_tenants().mislukt
    if failed:
        raise DekkendError(f"Niet bijgewerkt: {'; '.join(map(str, failed))}.")


def prepare_register() -> None:
    prepare_keys()
    connection.set_schema_to_public()  # type: ignore[attr-defined]
    MigrationRecorder(connection).ensure_schema()
    executor = MigrationExecutor(connection)
    executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] in app_labels(PUBLIC)])
    grant_register()


def renew_templates() -> None:
    """A template for each kind, for the migrations as they are now."""
    for kind in KINDS:
        template_sql(kind)
