"""Database engine: a connection belongs to one tenant from birth.

Every tenant has a LOGIN role whose search_path is a role default. Changing tenant gives the connection back to
the pool of its own role and takes one of the other's; a live connection is never switched, so PostgreSQL
refuses every other schema, also to injected SQL.
"""

from typing import Any

from django.db import ProgrammingError
from django_tenants.postgresql_backend import base

from dekkend.isolation.pool import Pooled
from dekkend.isolation.roles import password_of, role_of


class DatabaseWrapper(Pooled, base.DatabaseWrapper):  # type: ignore[misc]
    @property
    def role(self) -> str:
        return role_of(self.schema_name)

    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:
        """Raises ProgrammingError inside a transaction: a transaction never spans tenants."""
        leaving = self.schema_name is not None and tenant.schema_name != self.schema_name
        if leaving and self.connection is not None:
            if self.in_atomic_block:
                raise ProgrammingError("cannot leave a tenant inside its transaction")
            self.close()
        super().set_tenant(tenant, include_public)

    def get_connection_params(self) -> dict[str, Any]:
        role = self.role
        return {**super().get_connection_params(), "user": role, "password": password_of(role)}

    def _handle_search_path(self, cursor: Any = None) -> None:
        """Nothing to switch: the role carries the path."""
