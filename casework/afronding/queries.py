"""Reading how far a dossier is from its end, how it ended, and what was agreed for after that."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.timezone import localdate

from casework import access
from casework.afronding.lopend import Lopend, Stand, running_in
from casework.afronding.models import Afrondingspunt, Afsluiting, Nazorgmoment
from casework.afronding.rules import (
    AFGEROND,
    HEROPENREDENEN,
    NAZORG,
    PUNT,
    PUNTEN,
    Feiten,
    Ontbreekt,
    Telling,
    countable,
    missing,
    shown_until,
)
from casework.dossier.models import Dossier
from casework.dossier.rules import AFSLUITREDENEN, DOSSIER
from casework.records import record_for_form
from casework.zrm.rules import counted_until
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge


@dataclass(frozen=True)
class Punt:
    """One of the three points, and since when it is clear."""

    code: str
    label: str
    row: Afrondingspunt | None


@dataclass(frozen=True)
class Afronding:
    """All of it, for the page of one dossier."""

    dossier: Dossier
    punten: list[Punt]
    ontbreekt: list[Ontbreekt]
    lopend: list[Lopend]
    nazorg: list[Nazorgmoment]
    afsluitingen: list[Afsluiting]
    mag_wijzigen: bool
    stappen: dict[str, Edge]

    @property
    def nazorg_open(self) -> set[str]:
        return {edge.source for edge in NAZORG.edges}


@dataclass(frozen=True)
class Uitkomst:
    """How trajects ended in one year, for the whole regio, without persons."""

    jaar: int
    jaren: list[int]
    tot: date | None
    eindes: list[Telling]
    totaal: int | None
    heropend: list[Telling]


def facts_of(dossier: Dossier, stand: Stand, helder: Collection[str] | None = None) -> Feiten:
    """`helder` are the points that are clear, when they are known already."""
    persoon = dossier.persoon
    if helder is None:
        helder = set(_clear(dossier).values_list("punt", flat=True))
    return Feiten(
        strafzaken=stand.strafzaken,
        helder=helder,
        loopt=[one.zin for one in stand.lopend],
        minderjarig=persoon.minderjarig == "ja",
        geboren=persoon.geboortedatum,
    )


def _clear(dossier: Dossier) -> QuerySet[Afrondingspunt]:
    return Afrondingspunt.objects.filter(dossier=dossier, status=PUNT.initial)


def afronding_of(actor: Actor, dossier_id: UUID) -> Afronding:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return described(actor, dossier)


def described(actor: Actor, dossier: Dossier) -> Afronding:
    """Of a dossier that came through the gate already."""
    rows = {row.punt: row for row in _clear(dossier).select_related("vastgelegd_door")}
    stand = running_in(dossier)
    closings = Afsluiting.objects.filter(dossier=dossier).select_related("afgesloten_door", "heropend_door")
    changes = dossier.besluit.wijzigen
    return Afronding(
        dossier=dossier,
        punten=[Punt(code, label, rows.get(code)) for code, label in PUNTEN.items()],
        ontbreekt=missing(AFGEROND, facts_of(dossier, stand, rows)),
        lopend=stand.lopend,
        nazorg=list(Nazorgmoment.objects.filter(dossier=dossier).select_related("gewijzigd_door")),
        afsluitingen=list(closings),
        mag_wijzigen=changes,
        stappen={edge.name: edge for edge in DOSSIER.open_to(dossier.fase, actor.roles)} if changes else {},
    )


def dossier_to_close(actor: Actor, dossier_id: UUID) -> Afronding:
    """For the form. Raises Refused when it is closed already."""
    return described(actor, _to_step(actor, dossier_id, "afsluiten"))


def dossier_to_reopen(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form. Raises Refused when it is not closed."""
    return _to_step(actor, dossier_id, "heropenen")


def _to_step(actor: Actor, dossier_id: UUID, stap: str) -> Dossier:
    require(actor, "dossier_openen")
    dossier = access.look_to_change(actor, dossier_id)
    access.take_step(actor, DOSSIER, stap, dossier.fase)
    return dossier


def dossier_to_change(actor: Actor, dossier_id: UUID) -> Dossier:
    """For a form about a point or about nazorg. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def nazorg_to_change(actor: Actor, nazorg_id: UUID) -> tuple[Nazorgmoment, list[Edge]]:
    """For the form of its next step. Raises Hidden, and Refused when nothing can follow."""
    found = record_for_form(actor, "dossier_openen", Nazorgmoment.objects.all(), nazorg_id)
    steps = NAZORG.open_to(found.status, actor.roles)
    if not steps:
        raise Refused("Dit contact ging niet door. Spreek een nieuw moment af.")
    return found, steps


def coming_nazorg(actor: Actor) -> QuerySet[Nazorgmoment]:
    """In the caseload of the actor and of whom he stands in for: this week, and what is late; the first on top."""
    rows = Nazorgmoment.objects.filter(
        status=NAZORG.initial, datum__lte=shown_until(today()), dossier__in=access.caseload_of(actor)
    )
    return rows.order_by("datum", "pk")


def uitkomst_of(actor: Actor, jaar: int | None = None) -> Uitkomst:
    """Dossiers that are closed now count by the year in which that was; reopening by the year of the reopening. Nobody
    is in it, so no look at a person. Raises Hidden without the right, and for a year that is not there."""
    require(actor, "uitkomsten_inzien")
    vandaag = today()
    jaren = list(range(vandaag.year, _first_year(vandaag) - 1, -1))
    chosen = vandaag.year if jaar is None else jaar
    if chosen not in jaren:
        raise Hidden
    tot = counted_until(chosen, vandaag)
    span = (date(chosen, 1, 1), tot or date(chosen, 1, 1))
    closed = Dossier.objects.filter(fase="afgesloten", afgesloten_at__date__range=span)
    again = Afsluiting.objects.filter(status="heropend", heropend_at__date__range=span)
    lines, total = countable(_counted(closed, "afsluit_reden"), AFSLUITREDENEN)
    return Uitkomst(chosen, jaren, tot, lines, total, countable(_counted(again, "heropen_reden"), HEROPENREDENEN)[0])


def _first_year(vandaag: date) -> int:
    first = (
        Dossier.objects.exclude(afgesloten_at=None).order_by("afgesloten_at").values_list("afgesloten_at", flat=True)
    )
    oldest = first.first()
    return localdate(oldest).year if oldest else vandaag.year


def _counted(rows: "QuerySet[Dossier] | QuerySet[Afsluiting]", naam: str) -> Counter[str]:
    found = rows.order_by().values_list(naam).annotate(aantal=Count("pk"))
    return Counter({str(code): int(aantal) for code, aantal in found})
