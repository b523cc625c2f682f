"""Database engine of the owner of all schemas, for migrating and provisioning only. It sees one schema at a time."""

from typing import Any

from django_tenants.postgresql_backend import base


class DatabaseWrapper(base.DatabaseWrapper):  # type: ignore[misc]
    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:
        """`public` is never behind a tenant's schema: a missing table is an error, not another table."""
        super().set_tenant(tenant, include_public=False)
