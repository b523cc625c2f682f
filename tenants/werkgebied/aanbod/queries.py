"""Reading offers: those of the own regio and those to it, nothing of others."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from tenants.register.queries import gemeente_names
from tenants.tenant.queries import names_of, tenants_of_kind
from tenants.werkgebied.aanbod.models import Gemeenteaanbod
from tenants.werkgebied.aanbod.rules import AANBOD, can_be_offered, gaps, stand
from tenants.werkgebied.queries import RIGHT, Werkgebied, delen_all

LAST = 10


@dataclass(frozen=True)
class AanbodView:
    """An offer in words. `aan_ons`: it waits for our answer; `van_ons`: we may still take it back."""

    id: UUID
    gemeente: str
    van: str
    naar: str
    vanaf: date
    stand: str
    reden: str
    aan_ons: bool
    van_ons: bool


def aanbod_for(actor: Actor, aanbod_id: UUID, *, to_us: bool) -> AanbodView:
    """Raises Hidden when it is not there for this regio: as the one who gets it (`to_us`), or who offered it."""
    found = _rows(actor).filter(pk=aanbod_id, **{f"{'naar' if to_us else 'van'}__schema_name": actor.tenant}).first()
    if found is None:
        raise Hidden
    return _view(actor, found)


def aanbod_shown(actor: Actor) -> list[AanbodView]:
    """The last ten, from us and to us. Raises Hidden without the right."""
    return [_view(actor, row) for row in _rows(actor)[:LAST]]


def waiting(actor: Actor) -> list[AanbodView]:
    """What waits for our answer."""
    if actor.kind != "regio" or not may(actor, RIGHT):
        return []
    open_ = _rows(actor).filter(naar__schema_name=actor.tenant, status=AANBOD.initial, vanaf__gte=today())
    return [_view(actor, row) for row in open_]


def choices(actor: Actor) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The gemeenten that can be offered today, and the other regio's. Raises Hidden without the right."""
    require(actor, RIGHT)
    codes = can_be_offered(delen_all(), actor.tenant, today())
    names = gemeente_names(codes)
    others = [(view.schema, view.naam) for view in tenants_of_kind("regio") if view.schema != actor.tenant]
    return sorted(((code, names[code]) for code in codes), key=lambda pair: pair[1]), others


def gaps_of(found: Werkgebied) -> list[tuple[str, date]]:
    """Names of gemeenten that this regio let go and that are, or will be, in none; with the first day of that."""
    return [(found.land.naam(code), since) for code, since in gaps(found.delen, found.schema, found.land)]


def _rows(actor: Actor) -> QuerySet[Gemeenteaanbod]:
    require(actor, RIGHT)
    ours = Q(van__schema_name=actor.tenant) | Q(naar__schema_name=actor.tenant)
    return Gemeenteaanbod.objects.filter(ours).select_related("gemeente", "van", "naar").order_by("-aangeboden_at")


def _view(actor: Actor, row: Gemeenteaanbod) -> AanbodView:
    now_is = stand(row.status, row.vanaf, today())
    waits = now_is == AANBOD.initial
    return AanbodView(
        id=row.pk,
        gemeente=row.gemeente.naam,
        van=row.van.naam,
        naar=row.naar.naam,
        vanaf=row.vanaf,
        stand=now_is,
        reden=row.get_weiger_reden_display() if row.weiger_reden else "",
        aan_ons=waits and row.naar.schema_name == actor.tenant,
        van_ons=waits and row.van.schema_name == actor.tenant,
    )


def words_of(soort: str, inhoud: dict[str, str]) -> tuple[str, date | None]:
    """What was asked about an offer, in words, and its day; for the list of requests."""
    if soort == "gemeente_aanbieden":
        naam = gemeente_names([inhoud["gm_code"]]).get(inhoud["gm_code"], inhoud["gm_code"])
        regio = names_of([inhoud["naar"]]).get(inhoud["naar"], "een andere regio")
        return f"{naam} aanbieden aan {regio}.", date.fromisoformat(inhoud["vanaf"])
    row = Gemeenteaanbod.objects.filter(pk=inhoud["aanbod"]).select_related("gemeente").first()
    if row is None:
        return "Aanbod van een gemeente.", None
    edge = next(edge for edge in AANBOD.edges if edge.name == inhoud["stap"])
    return f"{row.gemeente.naam}: {edge.label.lower()}.", row.vanaf
