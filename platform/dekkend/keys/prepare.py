"""Making the database of the keys ready: its tables, and a role that can add keys but never remove a row."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from psycopg.sql import SQL, Identifier

from dekkend.isolation.logins import ensure_role
from dekkend.keys.router import SLEUTELS
from dekkend.keys.wisregister import replay

_GRANTS = (
    SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC"),
    SQL("GRANT USAGE ON SCHEMA public TO {role}"),
    SQL("GRANT SELECT, INSERT ON keys_tenantsleutel, keys_datasleutel TO {role}"),
    SQL("GRANT UPDATE (verpakt, tenantversie, vernietigd_at) ON keys_datasleutel TO {role}"),
    SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}"),
)


def prepare_keys() -> None:
    """Runs as the owner, as often as needed. What was erased and has come back with a backup is erased again."""
    _make_database()
    _make_tables()
    replay()


def _make_tables() -> None:
    line = connections[SLEUTELS]
    executor = MigrationExecutor(line)
    executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] == "keys"])
    with line.cursor() as cursor:
        ensure_role(cursor, SLEUTELS, login=True)
        for grant in _GRANTS:
            cursor.execute(grant.format(role=Identifier(SLEUTELS)))


def _make_database() -> None:
    name = connections[SLEUTELS].settings_dict["NAME"]
    with connections[SLEUTELS]._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
