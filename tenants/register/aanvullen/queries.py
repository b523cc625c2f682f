"""What the register does not know, and what this tenant filled in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from tenants.opdracht.public import Opdracht, requests_of
from tenants.register.answers import GemeenteView
from tenants.register.models import Centrumgemeente, Gemeente, Herindeling, Indeling, Inlezing, Inwonertal
from tenants.register.queries import deelname_per_gemeente, gemeente, gemeenten
from tenants.register.rules import GEBIEDSSOORTEN, TAKEN


@dataclass(frozen=True)
class Leemte:
    """One thing that is not known of a gemeente."""

    code: str
    naam: str
    provincie: str
    soort: str
    wat: str


@dataclass(frozen=True)
class Stand:
    """How far the register is filled: for each kind of area how many gemeenten are known, and of which years."""

    op: date
    gemeenten: int
    peildatum: date | None
    afgeleid: list[str]
    bekend: list[tuple[str, int, list[int]]]
    zonder_leden: list[str]
    onbekend_aandeel: list[str]
    zonder_regio: int
    inlezingen: list[Inlezing]


def leemten_for(actor: Actor, *, soort: str = "") -> list[Leemte]:
    """Every gemeente of today with a kind of area that is not known of it. Raises Hidden without the right."""
    require(actor, "register_inzien")
    own = set(Centrumgemeente.objects.values_list("taak", "gemeente_id"))
    return [
        Leemte(view.code, view.naam, view.provincie, kind, naam)
        for view in gemeenten()
        for kind, (_, naam) in GEBIEDSSOORTEN.items()
        if soort in ("", kind) and not getattr(view, kind) and (kind, view.code) not in own
    ]


def stand_for(actor: Actor) -> Stand:
    """Raises Hidden without the right."""
    require(actor, "register_inzien")
    views, day = gemeenten(), today()
    years: dict[str, list[int]] = {}
    for kind, jaar in Indeling.objects.values_list("soort", "jaar").distinct().order_by("-jaar"):
        if jaar is not None:
            years.setdefault(kind, []).append(jaar)
    part = deelname_per_gemeente(day)
    return Stand(
        op=day,
        gemeenten=len(views),
        peildatum=Inwonertal.objects.aggregate(last=Max("peildatum"))["last"],
        afgeleid=[view.naam for view in views if view.inwoners_afgeleid],
        bekend=[
            (naam, sum(bool(getattr(view, kind)) for view in views), years.get(kind, []))
            for kind, (_, naam) in GEBIEDSSOORTEN.items()
        ],
        zonder_leden=_centres_without_members(),
        onbekend_aandeel=_unknown_shares(),
        zonder_regio=sum(regio is None for regio in part.values()),
        inlezingen=list(Inlezing.objects.all()[:20]),
    )


def _centres_without_members() -> list[str]:
    rows = (
        Centrumgemeente.objects.annotate(leden=Count("gebied__indelingen")).filter(leden=0).select_related("gemeente")
    )
    return sorted(f"{row.gemeente.naam} ({TAKEN[row.taak].lower()})" for row in rows)


def _unknown_shares() -> list[str]:
    rows = Herindeling.objects.filter(soort="splitsing", aandeel=None).select_related("oude").order_by("datum")
    return list(dict.fromkeys(f"{row.oude.naam} ({row.datum:%d-%m-%Y})" for row in rows))


def to_fill_in(actor: Actor, gm_code: str) -> GemeenteView:
    """Raises Hidden without the right, and for a code that never was."""
    require(actor, "register_aanvullen")
    return gemeente(gm_code)


def centres() -> list[tuple[str, str]]:
    """Code and name of every centrumgemeente, by name."""
    rows = Gemeente.objects.filter(centrumtaken__isnull=False).distinct().order_by("naam")
    return list(rows.values_list("code", "naam"))


def own_requests(actor: Actor) -> list[Opdracht]:
    """What this tenant asked to fill in, the last ten."""
    require(actor, "register_aanvullen")
    return list(requests_of(["centrumgemeente_aanvullen"])[:10])
