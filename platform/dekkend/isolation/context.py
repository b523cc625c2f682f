"""Being inside a tenant. One way in, only as a with-statement: as a decorator it would be shared by threads."""

from types import TracebackType
from typing import Any, Protocol

from django.db import connection
from django_tenants.utils import get_tenant_model


class TenantLike(Protocol):
    schema_name: str


class inside:  # noqa: N801  reads as `with inside(tenant):`
    """Raises ProgrammingError when another tenant's transaction is still open on this connection."""

    def __init__(self, tenant: TenantLike) -> None:
        self.tenant = tenant
        self.previous: Any = None

    def __enter__(self) -> None:
        self.previous = connection.tenant  # type: ignore[attr-defined]
        connection.set_tenant(self.tenant)  # type: ignore[attr-defined]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection.set_tenant(self.previous)  # type: ignore[attr-defined]


def current_schema() -> str:
    return str(connection.schema_name)  # type: ignore[attr-defined]


def current_kind() -> str:
    return str(connection.tenant.kind)  # type: ignore[attr-defined]


def current_name() -> str:
    return str(connection.tenant.naam)  # type: ignore[attr-defined]


def schemas() -> list[str]:
    """Of every tenant, to ring for each."""
    rows = get_tenant_model().objects.exclude(kind="public")
    return list(rows.order_by("schema_name").values_list("schema_name", flat=True))
