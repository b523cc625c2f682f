"""Looking up tenants in the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from dekkend.isolation.versions import fits
from tenants.tenant.models import Deelname, Tenant


@dataclass(frozen=True)
class TenantView:
    """What other apps may know of a tenant. `gm_code` is empty unless it is a gemeente."""

    schema: str
    naam: str
    kind: str
    gm_code: str


@dataclass(frozen=True)
class MemberView:
    """A gemeente's part in a regio; `einde` is the last day, None while it lasts."""

    gm_code: str
    naam: str
    rol: str
    ingang: date
    einde: date | None


def _view(tenant: Tenant) -> TenantView:
    return TenantView(tenant.schema_name, tenant.naam, tenant.kind, tenant.gemeente_id or "")


def tenant_at(host: str) -> Tenant | None:
    found: Tenant | None = Tenant.objects.filter(domains__domain=host).first()
    return found


def tenant_by_schema(schema: str) -> TenantView:
    """Raises Tenant.DoesNotExist for a schema that is no tenant's."""
    return _view(Tenant.objects.get(schema_name=schema))


def tenants_all() -> list[TenantView]:
    """Those whose schema this program can work with now; who is behind or closed waits."""
    return [_view(tenant) for tenant in Tenant.objects.all() if fits(tenant) and not tenant.gesloten_at]


def tenants_of_kind(kind: str) -> list[TenantView]:
    return [_view(tenant) for tenant in Tenant.objects.filter(kind=kind)]


def known_since(schema: str) -> date:
    """The day on which this tenant got its schema. Raises Tenant.DoesNotExist."""
    return localdate(Tenant.objects.values_list("created_at", flat=True).get(schema_name=schema))


def names_of(schemas: Iterable[str]) -> dict[str, str]:
    """Also of tenants that are gone: others remember them."""
    return dict(Tenant.alle.filter(schema_name__in=set(schemas)).values_list("schema_name", "naam"))


def active(on: date) -> QuerySet[Deelname]:
    """The deelnames that are in force on a day."""
    return Deelname.objects.filter(ingang__lte=on).filter(Q(einde=None) | Q(einde__gte=on))


def members_of(schema: str, on: date) -> list[MemberView]:
    """The gemeenten of a regio on a day, centrumgemeente first, then by name."""
    return _members(active(on).filter(regio__schema_name=schema))


def members_during(schema: str, begin: date, end: date) -> list[MemberView]:
    """The gemeenten that took part in a regio on at least one day of the period, both days included."""
    within = Deelname.objects.filter(regio__schema_name=schema, ingang__lte=end)
    return _members(within.filter(Q(einde=None) | Q(einde__gte=begin)))


def _members(rows: QuerySet[Deelname]) -> list[MemberView]:
    """Periods that join are one, with the role of the last: another centrumgemeente cuts a deelname in two."""
    found: list[MemberView] = []
    for row in rows.select_related("gemeente").order_by("gemeente_id", "ingang"):
        last = found[-1] if found and found[-1].gm_code == row.gemeente_id else None
        joins = last is not None and last.einde is not None and last.einde + timedelta(days=1) == row.ingang
        ingang = last.ingang if last and joins else row.ingang
        if joins:
            found.pop()
        found.append(MemberView(row.gemeente_id, row.gemeente.naam, row.rol, ingang, row.einde))
    return sorted(found, key=lambda member: (member.rol != "centrumgemeente", member.naam))


def regio_of(gm_code: str, on: date) -> TenantView | None:
    row = active(on).filter(gemeente_id=gm_code).select_related("regio").first()
    return _view(row.regio) if row else None


def belongs(schema: str, gm_code: str, on: date) -> bool:
    """Whether this gemeente is in this regio on a day."""
    return active(on).filter(gemeente_id=gm_code, regio__schema_name=schema).exists()


def member_names(schema: str, on: date) -> list[tuple[str, str]]:
    """Code and name of the gemeenten of a regio, to choose from."""
    return sorted(((view.gm_code, view.naam) for view in members_of(schema, on)), key=lambda pair: pair[1])
