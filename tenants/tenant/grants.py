"""What each database role may do. Whatever is not granted here, PostgreSQL refuses."""

import hashlib

from django.apps import apps
from django.db import connection
from django_tenants.utils import get_tenant_types
from psycopg.sql import SQL, Composable, Identifier

from dekkend.isolation.logins import role_statement
from dekkend.isolation.roles import POSTBODE, PUBLIC, REGISTER_READER, ZEGELBEWAARDER, role_of

_HIDDEN_FROM_READERS = (
    "tenants_sjabloon",
    "tenants_migratieronde",
    "tenants_migratiestap",
    "tenants_opheffing",
    "django_migrations",
)
# Roles that serve all tenants and are let in at a few tables of each.
_SERVANTS = (POSTBODE, ZEGELBEWAARDER)
_ANY = "schema_van_een_tenant"


def _run(*statements: Composable) -> None:
    """All of them in one round trip."""
    with connection.cursor() as cursor:
        cursor.execute(SQL(";\n").join(statements))


def grant_register() -> None:
    """The register is read by all tenants' roles, the postbode and the zegelbewaarder; only the owner writes it."""
    reader, public, postbode = Identifier(REGISTER_READER), Identifier(role_of(PUBLIC)), Identifier(POSTBODE)
    _run(
        role_statement(REGISTER_READER, login=False),
        *(role_statement(name, login=True) for name in (role_of(PUBLIC), *_SERVANTS)),
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


def grant_tenant(schema: str, kind: str, *, renew: bool = False) -> None:
    """Makes the role of a tenant, gives it its own schema, and lets the servants in at a few tables only.

    `renew` first takes away whatever was granted before.
    """
    taken_back = _revoke_everything(schema) if renew else []
    _run(role_statement(role_of(schema), login=True), *taken_back, *_tenant_grants(schema, kind))


def grants_version(kind: str) -> str:
    """A fingerprint of what is granted in a tenant of this kind."""
    text = SQL(";").join(_tenant_grants(_ANY, kind)).as_string()
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _tenant_grants(schema: str, kind: str) -> list[Composable]:
    role, home, postbode = Identifier(role_of(schema)), Identifier(schema), Identifier(POSTBODE)
    return [
        SQL("GRANT {} TO {}").format(Identifier(REGISTER_READER), role),
        SQL("ALTER ROLE {} SET search_path = {}, public").format(role, home),
        SQL("GRANT USAGE ON SCHEMA {} TO {}").format(home, role),
        SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {} TO {}").format(home, role),
        SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA {} TO {}").format(home, role),
        *_append_only(schema, role, kind),
        SQL("REVOKE ALL ON {} FROM {}").format(Identifier(schema, "django_migrations"), role),
        SQL("GRANT USAGE ON SCHEMA {} TO {}").format(home, postbode),
        *_postbode_grants(schema),
        *_seal_grants(schema, role),
    ]


def _revoke_everything(schema: str) -> list[Composable]:
    grantees = SQL(", ").join(map(Identifier, (role_of(schema), *_SERVANTS)))
    whats = (SQL("ALL TABLES IN SCHEMA"), SQL("ALL SEQUENCES IN SCHEMA"), SQL("SCHEMA"))
    return [SQL("REVOKE ALL ON {} {} FROM {}").format(what, Identifier(schema), grantees) for what in whats]


def _append_only(schema: str, role: Identifier, kind: str) -> list[Composable]:
    tables = [Identifier(schema, table) for table in append_only_tables(kind)]
    return [SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(SQL(", ").join(tables), role)] if tables else []


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
