"""What the register says of a tenant: itself, its addresses, and in which regio it takes part with whom."""

from collections.abc import Iterator
from typing import Any

from tenants.export.waarden import plain
from tenants.tenant.models import Deelname, Domain, Tenant

ADRESSEN = ["domain", "is_primary"]
DEELNAMES = ["regio", "regio_naam", "gm_code", "gemeente_naam", "taak", "rol", "ingang", "einde"]
_TENANT = (
    "schema_name", "naam", "kort", "kleur", "kind", "gemeente_id", "zegelsleutel", "tekensleutel", "created_at",
    "gesloten_at",
)  # fmt: skip


def tenant_of(tenant: Tenant) -> dict[str, Any]:
    """The keys are the public ones."""
    return {name: plain(getattr(tenant, name)) for name in _TENANT}


def addresses_of(tenant: Tenant) -> Iterator[dict[str, Any]]:
    yield from Domain.objects.filter(tenant=tenant).order_by("domain").values(*ADRESSEN)


def memberships_of(tenant: Tenant) -> Iterator[dict[str, Any]]:
    """Of a regio its gemeenten; of a gemeente its regio's; of another kind none."""
    rows = Deelname.objects.filter(regio=tenant)
    if tenant.gemeente_id:
        rows = Deelname.objects.filter(gemeente_id=tenant.gemeente_id)
    for row in rows.select_related("regio", "gemeente").order_by("ingang", "gemeente_id", "taak"):
        yield {
            "regio": row.regio.schema_name,
            "regio_naam": row.regio.naam,
            "gm_code": row.gemeente_id,
            "gemeente_naam": row.gemeente.naam,
            "taak": row.taak,
            "rol": row.rol,
            "ingang": plain(row.ingang),
            "einde": plain(row.einde),
        }
