"""What each database role may do. Whatever is not granted here, PostgreSQL refuses."""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection
from django_tenants.utils import get_tenant_types
from psycopg import sql
from psycopg.sql import SQL, Composable, Identifier

from dekkend.isolation.logins import ensure_role
from dekkend.isolation.roles import POSTBODE, PUBLIC, REGISTER_READER, ZEGELBEWAARDER, role_of

_HIDDEN_FROM_READERS = (
    "tenants_sjabloon",
    "tenants_migratieronde",
    "tenants_migratiestap",
    "tenants_opheffing",
    "django_migrations",
)


def _run(*statements: Composable) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _ensure_role(name: str, *, login: bool) -> None:
    with connection.cursor() as cursor:
        ensure_role(cursor, name, login=login)


def grant_register() -> None:
    """The register is read by all tenants' roles, the postbode and the zegelbewaarder; only the owner writes it."""
    _ensure_role(REGISTER_READER, login=False)
    _ensure_role(role_of(PUBLIC), login=True)
    _ensure_role(POSTBODE, login=True)
    _ensure_role(ZEGELBEWAARDER, login=True)
    reader, public, postbode = Identifier(REGISTER_READER), Identifier(role_of(PUBLIC)), Identifier(POSTBODE)
    _run(
        SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC"),
        SQL("GRANT USAGE ON SCHEMA public TO {}").format(reader),
        SQL("GRANT SELECT ON ALL TABLES IN SCHEMA public TO {}").format(reader),
        *(SQL("REVOKE SELECT ON {} FROM {}").format(Identifier(t), reader) for t in _HIDDEN_FROM_READERS),
        SQL("GRANT {} TO {}, {}, {}").format(reader, public, postbode, Identifier(ZEGELBEWAARDER)),
        SQL("ALTER ROLE {} SET search_path = public").format(public),
        SQL("ALTER ROLE {} SET search_path = public").format(postbode),
    )


def append_only_tables(kind: str) -> list[str]:
    """Tables to which rows may be added and in which none may be changed or removed."""
    names = set(get_tenant_types()[kind]["APPS"])
    return [
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name in names
        for model in config.get_models()
        if getattr(model, "append_only", False)
    ]


def grant_tenant(schema: str, kind: str) -> None:
    """Makes the role of a tenant, gives it its own schema, and lets the postbode in at the two trays only."""
    name = role_of(schema)
    _ensure_role(name, login=True)
    role, home, postbode = Identifier(name), Identifier(schema), Identifier(POSTBODE)
    _run(
        SQL("GRANT {} TO {}").format(Identifier(REGISTER_READER), role),
        SQL("ALTER ROLE {} SET search_path = {}, public").format(role, home),
        SQL("GRANT USAGE ON SCHEMA {} TO {}").format(home, role),
        SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {} TO {}").format(home, role),
        SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA {} TO {}").format(home, role),
        *_revoked(home, role, append_only_tables(kind)),
        SQL("REVOKE ALL ON {} FROM {}").format(sql.Identifier(schema, "django_migrations"), role),
        SQL("GRANT USAGE ON SCHEMA {} TO {}").format(home, postbode),
        *_postbode_grants(schema),
        *_seal_grants(schema, role),
    )


def _revoked(home: Identifier, role: Identifier, tables: Iterable[str]) -> list[Composable]:
    return [
        SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {}.{} FROM {}").format(home, Identifier(table), role)
        for table in tables
    ]


def _postbode_grants(schema: str) -> list[Composable]:
    out_tray, in_tray = Identifier(schema, "post_uitbak"), Identifier(schema, "post_inbak")
    postbode = Identifier(POSTBODE)
    return [
        SQL("GRANT SELECT, UPDATE (bezorgd_at, uitkomst, reden, beantwoord_at) ON {} TO {}").format(out_tray, postbode),
        SQL("GRANT SELECT, INSERT, UPDATE (bericht_terug) ON {} TO {}").format(in_tray, postbode),
    ]


def _seal_grants(schema: str, role: Identifier) -> list[Composable]:
    """Lines are written by the tenant, seals by the zegelbewaarder, proof of pruning by the owner alone."""
    events, prunings = Identifier(schema, "audit_auditevent"), Identifier(schema, "audit_auditpruning")
    seals, sealed = Identifier(schema, "audit_auditseal"), Identifier(schema, "audit_auditsealed")
    keeper = Identifier(ZEGELBEWAARDER)
    return [
        SQL("REVOKE INSERT ON {}, {}, {} FROM {}").format(seals, sealed, prunings, role),
        SQL("GRANT USAGE ON SCHEMA {} TO {}").format(Identifier(schema), keeper),
        SQL("GRANT SELECT ON {}, {}, {}, {} TO {}").format(events, seals, sealed, prunings, keeper),
        SQL("GRANT INSERT ON {}, {} TO {}").format(seals, sealed, keeper),
    ]
