"""Reading the register. Every function costs a fixed number of queries, however many gemeenten there are."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Abs

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from tenants.register.afleiding import Afgeleid, Getal, derive, sources_of
from tenants.register.answers import (
    CentrumtaakView,
    DeelnameView,
    GemeenteDetail,
    GemeenteView,
    HerindelingView,
    IndelingView,
    Inwonerstand,
    RegioView,
    TegelView,
)
from tenants.register.models import Centrumgemeente, Gemeente, Herindeling, Indeling, Inwonertal, Tegel
from tenants.register.rules import BEGINS, GEBIEDSSOORTEN, Overgang, newest, newest_known
from tenants.tenant.models import Deelname
from tenants.tenant.queries import active


def in_use(on: date) -> QuerySet[Gemeente]:
    """The gemeenten that exist on a day."""
    return Gemeente.objects.filter(Q(ingang=None) | Q(ingang__lte=on), Q(einde=None) | Q(einde__gte=on))


def codes_in(jaar: int) -> set[str]:
    """The codes in use at the end of a year."""
    return set(in_use(date(jaar, 12, 31)).values_list("code", flat=True))


def gemeenten(on: date | None = None, *, provincie: str = "", zoek: str = "") -> list[GemeenteView]:
    """The gemeenten of a day (today when not given), by name; filtered by province and by part of name or code."""
    day = on or today()
    found = in_use(day)
    if zoek:
        found = found.filter(Q(naam__icontains=zoek) | Q(code__iexact=zoek))
    views = _views(found, day)
    return [view for view in views if view.provincie == provincie] if provincie else views


def gemeente(code: str, on: date | None = None) -> GemeenteView:
    """Also one that has gone: as it was on its last day. Raises Hidden for a code that never was."""
    found = Gemeente.objects.filter(code=code)
    last = found.values_list("einde", flat=True).first()
    day = on or today()
    views = _views(found, min(day, last) if last else day)
    if not views:
        raise Hidden
    return views[0]


def _views(found: QuerySet[Gemeente], on: date) -> list[GemeenteView]:
    rows = list(found)
    codes = [row.code for row in rows]
    people = inwoners(codes, on)
    areas = _areas(codes, on)
    return [
        GemeenteView(
            code=row.code,
            naam=row.naam,
            ingang=row.ingang,
            einde=row.einde,
            inwoners=people[row.code].aantal if row.code in people else None,
            peildatum=people[row.code].peildatum if row.code in people else None,
            inwoners_afgeleid=row.code in people and people[row.code].afgeleid,
            **{soort: areas[row.code].get(soort, "") for soort in GEBIEDSSOORTEN},
        )
        for row in rows
    ]


def gemeente_names(codes: Collection[str]) -> dict[str, str]:
    """Names by code, also of gemeenten that have gone. A code that never was is not in the answer."""
    return dict(Gemeente.objects.filter(code__in=codes).values_list("code", "naam"))


def inwoners(codes: Collection[str], peildatum: date) -> dict[str, Inwonerstand]:
    """The newest numbers on or before a date. A gemeente without one is not in the answer, unless it is a new one
    whose parts all have a number: then theirs are added, and it says so."""
    rows = (
        Inwonertal.objects.filter(gemeente_id__in=codes, peildatum__lte=peildatum)
        .order_by("gemeente_id", "-peildatum")
        .distinct("gemeente_id")
    )
    found = {row.gemeente_id: _stand(row) for row in rows}
    missing = set(codes) - set(found)
    return {**found, **_derived(missing, peildatum)} if missing else found


def _derived(codes: Collection[str], on: date) -> dict[str, Inwonerstand]:
    """Three queries, whatever is asked."""
    changes = [
        Overgang(row.datum, row.soort, row.oude_id, row.nieuwe_id, row.aandeel)
        for row in Herindeling.objects.filter(datum__lte=on)
    ]
    parts = sources_of(
        [code for code in codes if any(o.nieuw == code and o.soort in BEGINS for o in changes)], changes, on
    )
    if not parts:
        return {}
    numbers: dict[str, list[Getal]] = defaultdict(list)
    sources: dict[str, str] = {}
    for row in Inwonertal.objects.filter(gemeente_id__in=parts, peildatum__lte=on).order_by("peildatum"):
        numbers[row.gemeente_id].append(Getal(row.aantal, row.peildatum))
        sources[row.gemeente_id] = row.bron
    found = {code: got for code in codes if (got := derive(code, on, numbers, changes))}
    names = gemeente_names({deel for got in found.values() for deel in got.delen})
    return {
        code: Inwonerstand(code, got.aantal, got.peildatum, _derived_source(got, names, sources), afgeleid=True)
        for code, got in found.items()
    }


def _derived_source(got: Afgeleid, names: dict[str, str], sources: dict[str, str]) -> str:
    parts = ", ".join(sorted(names[deel] for deel in got.delen))
    return f"Afgeleid uit {parts} ({'; '.join(sorted({sources[deel] for deel in got.delen}))})"


def _stand(row: Inwonertal) -> Inwonerstand:
    return Inwonerstand(row.gemeente_id, row.aantal, row.peildatum, row.bron)


def _areas(codes: Collection[str], on: date) -> dict[str, dict[str, str]]:
    rows = Indeling.objects.filter(gemeente_id__in=codes).values_list("gemeente_id", "soort", "jaar", "gebied__naam")
    known: dict[tuple[str, str], dict[int | None, str]] = defaultdict(dict)
    for code, soort, jaar, naam in rows:
        known[code, soort][jaar] = naam
    areas: dict[str, dict[str, str]] = defaultdict(dict)
    for (code, soort), by_year in known.items():
        areas[code][soort] = by_year[newest_known(by_year, on.year)]
    return areas


def gemeente_rows(actor: Actor, on: date) -> QuerySet[Gemeente]:
    """For a list that the database filters, sorts and pages: with inhabitants and the names of three areas.

    Raises Hidden without the right.
    """
    require(actor, "register_inzien")
    newest_number = Inwonertal.objects.filter(gemeente=OuterRef("pk"), peildatum__lte=on).order_by("-peildatum")
    return in_use(on).annotate(
        inwoners=Subquery(newest_number.values("aantal")[:1]),
        provincie=_area_name("provincie", on),
        veiligheidsregio=_area_name("veiligheidsregio", on),
        politie_eenheid=_area_name("politie_eenheid", on),
    )


def _area_name(soort: str, on: date) -> Subquery:
    """The same choice as `newest_known` in the rules: the newest year until then, else the first after it."""
    turn = Case(When(jaar__lte=on.year, then=0), When(jaar__gt=on.year, then=1), default=2, output_field=IntegerField())
    near = Abs(F("jaar") - Value(on.year))
    lies_in = Indeling.objects.filter(gemeente=OuterRef("pk"), soort=soort).order_by(turn, near)
    return Subquery(lies_in.values("gebied__naam")[:1])


def area_names(soort: str) -> list[str]:
    """The names of the areas of one kind that gemeenten lie in, by name."""
    return sorted(Indeling.objects.filter(soort=soort).values_list("gebied__naam", flat=True).distinct())


def gemeente_detail(actor: Actor, code: str) -> GemeenteDetail:
    """Raises Hidden without the right, and for a code that never was."""
    require(actor, "register_inzien")
    view = gemeente(code)
    numbers = Inwonertal.objects.filter(gemeente_id=code).order_by("-peildatum")
    parts = list(Deelname.objects.filter(gemeente_id=code).select_related("regio").order_by("-ingang"))
    day = today()
    return GemeenteDetail(
        gemeente=view,
        indelingen=_memberships(code),
        centrumtaken=_centre_tasks(code),
        inwonertallen=[_stand(row) for row in numbers],
        herindelingen=_herindelingen(Herindeling.objects.filter(Q(oude=code) | Q(nieuwe=code))),
        regio=next(
            (_regio(row) for row in parts if row.ingang <= day and (row.einde is None or row.einde >= day)), None
        ),
        deelnames=[DeelnameView(row.regio.naam, row.rol, row.ingang, row.einde) for row in parts],
    )


def _regio(row: Deelname) -> RegioView:
    return RegioView(row.regio.schema_name, row.regio.naam, row.rol, row.ingang)


def _memberships(code: str) -> list[IndelingView]:
    rows = Indeling.objects.filter(gemeente_id=code).select_related("gebied")
    order = list(GEBIEDSSOORTEN)
    found = [
        IndelingView(
            row.soort, row.gebied.naam, row.gebied_id, row.jaar, row.status, row.bron, row.opmerking, row.aangevuld_door
        )
        for row in rows
    ]
    return sorted(found, key=lambda view: (order.index(view.soort), -(view.jaar or 0)))


def _centre_tasks(code: str) -> list[CentrumtaakView]:
    rows = Centrumgemeente.objects.filter(gemeente_id=code).annotate(
        leden=Count("gebied__indelingen__gemeente", distinct=True)
    )
    return [CentrumtaakView(row.taak, row.jaar, row.bron, row.leden) for row in rows.order_by("-taak")]


def herindelingen(begin: date, end: date) -> list[HerindelingView]:
    """Every herindeling that took effect in a period, both days included, oldest first."""
    return _herindelingen(Herindeling.objects.filter(datum__gte=begin, datum__lte=end))


def _herindelingen(rows: QuerySet[Herindeling]) -> list[HerindelingView]:
    return [
        HerindelingView(
            row.datum, row.soort, row.oude_id, row.oude.naam, row.nieuwe_id, row.nieuwe.naam, row.aandeel, row.bron
        )
        for row in rows.select_related("oude", "nieuwe").order_by("datum", "nieuwe__naam", "oude__naam")
    ]


def tiles(on: date | None = None) -> list[TegelView]:
    """The tile map of the newest year until a day (today when not given), else of the first year after it."""
    day = on or today()
    jaar = newest(list(Tegel.objects.values_list("jaar", flat=True).distinct()), day.year)
    rows = Tegel.objects.filter(jaar=jaar).select_related("gemeente")
    return [TegelView(row.gemeente_id, row.gemeente.naam, row.x, row.y) for row in rows.order_by("y", "x")]


def deelname_per_gemeente(on: date | None = None) -> dict[str, RegioView | None]:
    """Every gemeente of a day (today when not given), with the regio in which it takes part; None is in none."""
    day = on or today()
    members = {row.gemeente_id: row for row in active(day).select_related("regio")}
    return {
        code: _regio(members[code]) if code in members else None for code in in_use(day).values_list("code", flat=True)
    }
