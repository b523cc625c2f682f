"""Database engine for tests: the owner's one connection plays the role of each tenant.

Savepoints then span tenants, so a test may look at both sides of a border and be rolled back. `as_owner` stops
playing, for provisioning. The real engine is tried in tests/isolation and by the browser tests.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django_tenants.postgresql_backend import base
from psycopg.sql import SQL, Identifier

from dekkend.isolation.roles import role_of


class DatabaseWrapper(base.DatabaseWrapper):
    playing = False

    def set_tenant(self, tenant, include_public=True):
        super().set_tenant(tenant, include_public=self.playing)

    def _handle_search_path(self, cursor=None):
        if self._setting_search_path or self.search_path_set_schemas:
            return
        paths = self._get_cursor_search_paths()
        role = SQL("SET ROLE {}").format(Identifier(role_of(self.schema_name))) if self.playing else SQL("RESET ROLE")
        path = SQL("SET search_path = {}").format(SQL(", ").join(map(Identifier, paths)))
        self._setting_search_path = True
        try:
            with self.connection.cursor() as switch:
                switch.execute(SQL("{}; {}").format(role, path))
            self.search_path_set_schemas = paths
        except Exception:
            if not (self.in_atomic_block and self.needs_rollback):
                raise
        finally:
            self._setting_search_path = False


@contextmanager
def playing(on: bool) -> Iterator[None]:
    before, connection.playing = connection.playing, on
    connection.set_tenant(connection.tenant)
    try:
        yield
    finally:
        connection.playing = before
        connection.set_tenant(connection.tenant)
