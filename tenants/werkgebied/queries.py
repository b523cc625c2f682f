"""Reading the working areas: of the own regio for its people, of the whole country for judging a change."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from tenants.opdracht.public import Opdracht, requests_of, status_of
from tenants.register.answers import GemeenteView
from tenants.register.models import Gebied, Gemeente
from tenants.register.queries import gemeenten
from tenants.tenant.models import MENSENHANDEL, Deelname, Tenant
from tenants.werkgebied.advies import SOORTEN, Oordeel, judge
from tenants.werkgebied.rules import Deel, Land, Plan, Wijziging, area_on, centre_on, days_of_change, plan

RIGHT = "werkgebied_beheren"
OPDRACHTEN = ("werkgebied_wijzigen",)
# Also what is asked about gemeenten that are offered; shown and taken back on the same page.
AANVRAGEN = (*OPDRACHTEN, "gemeente_aanbieden", "gemeente_aanbod")


@dataclass(frozen=True)
class Werkgebied:
    """The area of a regio on a day. `land` has every gemeente of that day, `delen` every deelname of the country."""

    schema: str
    op: date
    delen: list[Deel]
    land: Land
    gemeenten: list[GemeenteView]
    codes: frozenset[str]
    centrum: str
    oordelen: list[Oordeel]

    @property
    def eigen(self) -> list[GemeenteView]:
        return [view for view in self.gemeenten if view.code in self.codes]

    @property
    def komende_dagen(self) -> list[date]:
        """The later days on which the area changes."""
        own = [deel for deel in self.delen if deel.regio == self.schema]
        return sorted(days_of_change(own, self.op) - {self.op})


def delen_all() -> list[Deel]:
    """Every deelname of the country, for this task."""
    rows = Deelname.objects.filter(taak=MENSENHANDEL).select_related("regio").order_by("gemeente_id", "ingang")
    return [Deel(row.gemeente_id, row.regio.schema_name, row.rol, row.ingang, row.einde, row.pk) for row in rows]


def land_on(day: date) -> Land:
    return _land(gemeenten(day))


def _land(views: list[GemeenteView]) -> Land:
    names = dict(Gemeente.objects.values_list("code", "naam"))
    regios = dict(Tenant.objects.filter(kind="regio").values_list("schema_name", "naam"))
    return Land(frozenset(view.code for view in views), names, regios)


def werkgebied_for(actor: Actor, op: date | None = None) -> Werkgebied:
    """Today's when no day is given. Raises Hidden without the right."""
    require(actor, RIGHT)
    day = op or today()
    views, delen = gemeenten(day), delen_all()
    codes = area_on(delen, actor.tenant, day)
    return Werkgebied(
        schema=actor.tenant,
        op=day,
        delen=delen,
        land=_land(views),
        gemeenten=views,
        codes=codes,
        centrum=centre_on(delen, actor.tenant, day),
        oordelen=advice(codes, views),
    )


def advice(codes: frozenset[str], views: list[GemeenteView]) -> list[Oordeel]:
    return [judge(soort, codes, {view.code: getattr(view, soort) for view in views}) for soort in SOORTEN]


def plan_for(actor: Actor, found: Werkgebied, wijziging: Wijziging) -> Plan:
    """What a change would do, without doing it. Raises Hidden without the right."""
    require(actor, RIGHT)
    return plan(found.delen, actor.tenant, wijziging, found.land, today=today())


def history_for(actor: Actor) -> tuple[list[Deel], dict[str, str]]:
    """Every deelname of the regio that ever was or is planned, and the names of the gemeenten."""
    require(actor, RIGHT)
    own = [deel for deel in delen_all() if deel.regio == actor.tenant]
    return own, dict(Gemeente.objects.filter(code__in={deel.gemeente for deel in own}).values_list("code", "naam"))


def requests_for(actor: Actor, soorten: Collection[str] = OPDRACHTEN) -> QuerySet[Opdracht]:
    """The newest first."""
    require(actor, RIGHT)
    return requests_of(soorten)


def request_for(actor: Actor, opdracht_id: UUID) -> Opdracht:
    """Raises Hidden when there is none."""
    require(actor, RIGHT)
    return status_of(opdracht_id, OPDRACHTEN)


def area_choices() -> list[Gebied]:
    """Areas that gemeenten are known to lie in, to take over as a whole."""
    kinds = [*SOORTEN, "ggd_regio", "provincie", "vrouwenopvang", "maatschappelijke_opvang"]
    rows = Gebied.objects.filter(soort__in=kinds, indelingen__isnull=False).distinct()
    return sorted(rows, key=lambda row: (kinds.index(row.soort), row.naam))


def codes_in_area(views: list[GemeenteView], gebied: str) -> frozenset[str]:
    """The gemeenten of a day that lie in an area, by its code; none for an area that is not known."""
    row = Gebied.objects.filter(code=gebied).first()
    return frozenset(view.code for view in views if row and getattr(view, row.soort) == row.naam)
