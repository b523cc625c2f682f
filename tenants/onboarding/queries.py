"""What is known already when an organisation is to be connected, and what stands in its way. Runs as the owner."""

from collections.abc import Sequence
from dataclasses import replace

from dekkend.core.clock import today
from dekkend.core.errors import Refused
from tenants.onboarding.rules import EEN_VAN, GEMEENTE, NieuweOmgeving, clash
from tenants.register.queries import gemeenten
from tenants.tenant.models import Tenant
from tenants.tenant.provision import NewTenant, require_free
from tenants.werkgebied.queries import codes_in_area, delen_all, land_on
from tenants.werkgebied.rules import CENTRUM, RAND, Deel, Wijziging, plan


def require_possible(new: NieuweOmgeving, before: Sequence[NieuweOmgeving] = ()) -> Tenant | None:
    """Returns the tenant when it exists under this name, kind and address. `before` are those of the same file that
    are taken as connected. Raises Refused or InvalidInput with what stands in the way."""
    if told := clash(new, before):
        raise Refused(told)
    known: Tenant | None = Tenant.objects.filter(naam=new.naam, kind=new.soort, domains__domain=new.host).first()
    if known is not None and known.gesloten_at is not None:
        raise Refused(f"{new.naam} bestaat, maar is gesloten om te worden opgeheven.")
    if known is not None:
        return known
    require_free(NewTenant(new.naam, new.kort, new.kleur, new.soort, new.host))
    if new.soort in EEN_VAN:
        _require_only(Tenant.objects.filter(kind=new.soort).first())
    elif new.soort == "gemeente":
        _require_gemeente(new)
    else:
        _require_area(new, before)
    return None


def codes_of(new: NieuweOmgeving) -> frozenset[str]:
    """The gemeenten of the working area on its first day. Raises Refused for an area without any."""
    views = gemeenten(new.vanaf)
    found: set[str] = set()
    for code in new.gebieden:
        codes = frozenset({code}) if GEMEENTE.fullmatch(code) else codes_in_area(views, code)
        if not codes:
            raise Refused(f"Van het gebied {code} kent het register op {new.vanaf:%d-%m-%Y} geen gemeenten.")
        found |= codes
    return frozenset(found)


def _require_only(other: Tenant | None) -> None:
    if other is not None:
        raise Refused(f"Deze organisatie heeft al een omgeving: {other.naam}.")


def _require_gemeente(new: NieuweOmgeving) -> None:
    if new.gm_code not in land_on(today()).gemeenten:
        raise Refused(f"{new.gm_code} is op {today():%d-%m-%Y} geen gemeente.")
    _require_only(Tenant.objects.filter(gemeente_id=new.gm_code).first())


def _require_area(new: NieuweOmgeving, before: Sequence[NieuweOmgeving]) -> None:
    codes, land = codes_of(new), land_on(new.vanaf)
    if new.centrum not in codes:
        raise Refused(f"De centrumgemeente {land.naam(new.centrum)} staat niet bij de gemeenten.")
    day = min(new.vanaf, today())
    there = replace(land, regios={**land.regios, **{other.host: other.naam for other in before}})
    delen = [*delen_all(), *(deel for other in before for deel in _delen(other))]
    told = list(plan(delen, new.host, Wijziging(new.vanaf, codes, centrum=new.centrum), there, today=day).bezwaren)
    if not told and new.vanaf < today():
        gone = codes - land_on(today()).gemeenten
        told = [f"{land.naam(code)} is nu geen gemeente meer. Kies een latere dag." for code in sorted(gone)]
    if told:
        raise Refused(" ".join(told))


def _delen(other: NieuweOmgeving) -> list[Deel]:
    if other.soort != "regio":
        return []
    return [Deel(code, other.host, CENTRUM if code == other.centrum else RAND, other.vanaf) for code in codes_of(other)]
