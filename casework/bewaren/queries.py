"""Reading how long dossiers are kept, and which are past that. A list tells a number, never who it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from casework import access
from casework.bewaren.models import Bewaarstop, Bewaartermijn
from casework.bewaren.rules import (
    DOSSIERS,
    PER_SOORT_TENANT,
    REGIMES,
    STANDAARD,
    Termijn,
    check_free,
    kept_until,
    regime_of,
    years_before,
    years_on,
)
from casework.dossier.models import Dossier
from casework.wissen.models import Wisverzoek
from casework.wissen.rules import OPEN
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from dekkend.isolation.context import current_schema
from dekkend.keys.keyring import load

RIGHT = "wisverzoek_beslissen"


@dataclass(frozen=True)
class TermijnDetail:
    """Of one regime: what holds now, by which the years are without an agreement, and every agreement, newest first."""

    regime: str
    label: str
    jaren: int
    standaard: int
    bron: str
    afspraken: tuple[Bewaartermijn, ...]


@dataclass(frozen=True)
class Bewaard:
    """Until when one dossier must be there. `voorbij`: nothing asks to keep it any longer."""

    regime: str
    tot: date
    stops: tuple[Bewaarstop, ...]

    @property
    def label(self) -> str:
        return REGIMES[self.regime]

    @property
    def voorbij(self) -> bool:
        return self.tot < today() and not self.stops


@dataclass(frozen=True)
class BewaarDetail:
    dossier: Dossier
    bewaard: Bewaard
    opgeheven: list[Bewaarstop]


def termijnen(kind: str) -> list[TermijnDetail]:
    """Of a kind of tenant. What was agreed on is no secret of anybody."""
    rows = list(Bewaartermijn.objects.select_related("vastgesteld_door").order_by("-ingang"))
    years = years_on(today(), (Termijn(one.regime, one.jaren, one.ingang) for one in rows))
    return [
        TermijnDetail(
            regime, REGIMES[regime], years[regime], STANDAARD[regime], _source(regime),
            tuple(row for row in rows if row.regime == regime),
        )
        for regime in PER_SOORT_TENANT[kind]
    ]  # fmt: skip


def _source(regime: str) -> str:
    return "de wet" if regime in DOSSIERS else "voorstel van Dekkend"


def years_now() -> dict[str, int]:
    """By regime."""
    rows = Bewaartermijn.objects.filter(ingang__lte=today()).values_list("regime", "jaren", "ingang")
    return years_on(today(), (Termijn(*row) for row in rows))


def past_the_shortest(actor: Actor) -> QuerySet[Dossier]:
    """Closed dossiers that nobody changed for the shortest of the terms, the oldest first, without those that somebody
    proposed to destroy already. Raises Hidden without the right."""
    require(actor, RIGHT)
    since = years_before(today(), min(years for regime, years in years_now().items() if regime in DOSSIERS))
    asked = Wisverzoek.objects.filter(dossier=OuterRef("pk"), status__in=OPEN)
    rows = Dossier.objects.filter(fase="afgesloten", gewijzigd_at__date__lt=since)
    return rows.filter(~Exists(asked)).select_related("persoon").order_by("gewijzigd_at", "pk")


def kept(dossiers: Iterable[Dossier]) -> dict[UUID, Bewaard]:
    """For one page of a list. The ages are read to choose the regime, and shown nowhere."""
    rows, years = list(dossiers), years_now()
    load(current_schema(), [row.pk for row in rows])
    stops: dict[UUID, list[Bewaarstop]] = {row.pk: [] for row in rows}
    for stop in Bewaarstop.objects.filter(dossier__in=rows, opgeheven_at=None).defer("toelichting"):
        stops[stop.dossier_id].append(stop)
    return {row.pk: _kept(row, years, stops[row.pk]) for row in rows}


def _kept(dossier: Dossier, years: dict[str, int], stops: list[Bewaarstop]) -> Bewaard:
    regime = regime_of(dossier.persoon.leeftijd(localdate(dossier.geopend_at)))
    return Bewaard(regime, kept_until(localdate(dossier.gewijzigd_at), years[regime]), tuple(stops))


@dataclass(frozen=True)
class Regel:
    """One line of the list, as a program reads it."""

    rij: Dossier
    regime: str
    tot: date
    voorbij: bool
    bewaarstop: bool


def as_listed(dossiers: list[Dossier]) -> list[Regel]:
    found = kept(dossiers)
    told = [(row, found[row.pk]) for row in dossiers]
    return [Regel(row, one.regime, one.tot, one.voorbij, bool(one.stops)) for row, one in told]


def own_among(actor: Actor, dossiers: Iterable[Dossier]) -> set[UUID]:
    """Those that this actor may propose to destroy."""
    if not may(actor, "dossier_wissen"):
        return set()
    rows = access.dossiers_to_change(actor).filter(pk__in=[one.pk for one in dossiers])
    return set(rows.values_list("pk", flat=True))


def look_at_bewaren(actor: Actor, dossier_id: UUID) -> BewaarDetail:
    """A look at the dossier. Raises Hidden."""
    require(actor, "dossier_wissen")
    dossier = access.look_to_keep(actor, dossier_id)
    rows = list(Bewaarstop.objects.filter(dossier=dossier).select_related("gezet_door", "opgeheven_door"))
    standing = [one for one in rows if one.opgeheven_at is None]
    return BewaarDetail(
        dossier, _kept(dossier, years_now(), standing), [one for one in rows if one.opgeheven_at is not None]
    )


def stop_for(actor: Actor, stop_id: UUID) -> Bewaarstop:
    """Raises Hidden when it is not in a dossier of this actor's work."""
    require(actor, "dossier_wissen")
    rows = Bewaarstop.objects.filter(dossier__in=access.dossiers_to_change(actor)).select_related("dossier")
    found = rows.filter(pk=stop_id).first()
    if found is None:
        raise Hidden
    return found


def stops_to_review(actor: Actor) -> QuerySet[Bewaarstop]:
    """In the caseload of the actor and of whom he stands in for, also of what only its stop keeps here; the longest ago
    on top."""
    rows = Bewaarstop.objects.filter(opgeheven_at=None, opnieuw_bekijken__lte=today())
    return rows.filter(dossier__in=access.caseload_of(actor, bewaard=True)).order_by("opnieuw_bekijken", "pk")


def standing(dossier: Dossier) -> list[Bewaarstop]:
    """What holds it, of a dossier that came through the gate already; without what was told in it."""
    return list(Bewaarstop.objects.filter(dossier=dossier, opgeheven_at=None).order_by("gezet_at").defer("toelichting"))


def is_held(dossier: Dossier) -> bool:
    """A stop holds: nothing of it may go."""
    return Bewaarstop.objects.filter(dossier=dossier, opgeheven_at=None).exists()


def must_be_free(dossier: Dossier) -> None:
    """Raises Refused while a stop holds."""
    rows = Bewaarstop.objects.filter(dossier=dossier, opgeheven_at=None).order_by("gezet_at")
    check_free(rows.values_list("reden", flat=True))
