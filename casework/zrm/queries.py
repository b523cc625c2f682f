"""Reading measurements, always through the dossier they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.timezone import localdate

from casework import access
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.herinnering.queries import terms
from casework.zrm.models import Zrmmeting, Zrmscore
from casework.zrm.rules import (
    DOMEINEN,
    GELDIG,
    ZRMMETING,
    DomeinUitkomst,
    Verschil,
    compare,
    counted_until,
    next_due,
    outcome,
    too_young,
)
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden


@dataclass(frozen=True)
class ZrmOverzicht:
    """All that counts of one dossier, oldest first, and two of them side by side."""

    dossier: Dossier
    metingen: Sequence[Zrmmeting]
    eerst: Zrmmeting | None
    laatst: Zrmmeting | None
    verschillen: Sequence[Verschil]
    voor: date | None
    te_laat: bool
    te_jong: bool
    mag_vastleggen: bool
    mag_uitdraaien: bool


@dataclass(frozen=True)
class MetingDetail:
    """One version with what came before and after it, newest first."""

    dossier: Dossier
    meting: Zrmmeting
    scores: Sequence[Zrmscore]
    versies: Sequence[Zrmmeting]
    mag_wijzigen: bool


@dataclass(frozen=True)
class RegioUitkomst:
    """`tot` is the last day that counts, None when no quarter of this year is over."""

    jaar: int
    jaren: Sequence[int]
    tot: date | None
    domeinen: Sequence[DomeinUitkomst]


def levels(meting: Zrmmeting) -> dict[str, int | None]:
    """Per domain; the scores came along with the measurement."""
    return {one.domein: one.score for one in meting.scores.all()}


def metingen_of(dossier: Dossier) -> QuerySet[Zrmmeting]:
    """What counts, oldest first, of a dossier that came through the gate already."""
    rows = Zrmmeting.objects.filter(dossier=dossier, status=GELDIG).select_related("vastgelegd_door")
    return rows.prefetch_related("scores").order_by("datum", "vastgelegd_at")


def look_at_metingen(actor: Actor, dossier_id: UUID) -> QuerySet[Zrmmeting]:
    """Newest first, with every version that was corrected or withdrawn. A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = Zrmmeting.objects.filter(dossier=dossier).select_related("vastgelegd_door").prefetch_related("scores")
    return rows.order_by("-datum", "-vastgelegd_at")


def overzicht(actor: Actor, dossier_id: UUID, van: str = "", met: str = "") -> ZrmOverzicht:
    """A look: it is written to the log. `van` and `met` are ids of the two to compare; else the first and the last.

    Raises Hidden, also for an id that is not in this dossier."""
    dossier = access.look_at_dossier(actor, dossier_id)
    metingen = list(metingen_of(dossier))
    eerst = _chosen(metingen, van) if van else _at(metingen, 0)
    laatst = _chosen(metingen, met) if met else _at(metingen, -1)
    voor = _due(dossier, metingen)
    return ZrmOverzicht(
        dossier=dossier,
        metingen=metingen,
        eerst=eerst,
        laatst=laatst,
        verschillen=compare(levels(eerst), levels(laatst)) if eerst and laatst else [],
        voor=voor,
        te_laat=voor is not None and voor < today(),
        te_jong=too_young(dossier.persoon.leeftijd(today())),
        mag_vastleggen=may(actor, "zrm_vastleggen") and dossier.besluit.wijzigen,
        mag_uitdraaien=dossier.besluit.uitdraaien,
    )


def uitdraai(actor: Actor, dossier_id: UUID) -> ZrmOverzicht:
    """To print. Paper leaves the house, so it has a line of its own. Raises Hidden for who reads in need only."""
    found = overzicht(actor, dossier_id)
    if not found.mag_uitdraaien:
        raise Hidden
    ground = found.dossier.besluit.grond
    namens = access.on_behalf_of(ground, found.dossier)
    record("zrm_uitgedraaid", actor=actor, object_type="dossier", object_id=dossier_id, ground=ground, namens=namens)
    return found


def _at(metingen: Sequence[Zrmmeting], place: int) -> Zrmmeting | None:
    return metingen[place] if metingen else None


def _chosen(metingen: Sequence[Zrmmeting], which: str) -> Zrmmeting:
    found = next((one for one in metingen if str(one.pk) == which), None)
    if found is None:
        raise Hidden
    return found


def _due(dossier: Dossier, metingen: Sequence[Zrmmeting]) -> date | None:
    """None when nothing is expected any more."""
    if dossier.fase in VOORBIJ:
        return None
    return measured_before(localdate(dossier.geopend_at), metingen[-1].datum if metingen else None)


def measured_before(opened: date, last: date | None) -> date:
    """The day on which the next measurement is due."""
    known = terms(today())
    return next_due(opened, last, eerste_na=known["zrm_eerste"], herhalen_na=known["zrm_herhaling"])


def dossier_to_measure(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form. A look. Raises Hidden."""
    require(actor, "zrm_vastleggen")
    return access.look_to_change(actor, dossier_id)


def meting_for(actor: Actor, meting_id: UUID) -> MetingDetail:
    """One version, with its notes. A look. Raises Hidden."""
    dossier_id = Zrmmeting.objects.filter(pk=meting_id).values_list("dossier", flat=True).first()
    if dossier_id is None:
        raise Hidden
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = Zrmmeting.objects.filter(dossier=dossier).select_related("vastgelegd_door", "vervallen_door")
    versions = _chain({one.pk: one for one in rows}, meting_id)
    meting = next(one for one in versions if one.pk == meting_id)
    order = list(DOMEINEN)
    found = Zrmscore.objects.filter(meting=meting).select_related("meting")
    return MetingDetail(
        dossier=dossier,
        meting=meting,
        scores=sorted(found, key=lambda one: order.index(one.domein)),
        versies=versions,
        mag_wijzigen=may(actor, "zrm_vastleggen") and dossier.besluit.wijzigen and meting.status == GELDIG,
    )


def _chain(rows: dict[UUID, Zrmmeting], meting_id: UUID) -> list[Zrmmeting]:
    """All versions of one measurement, newest first: each names the one before it."""
    after = {one.correctie_van_id: one.pk for one in rows.values() if one.correctie_van_id}
    newest = meting_id
    while newest in after:
        newest = after[newest]
    found = [rows[newest]]
    while found[-1].correctie_van_id:
        found.append(rows[found[-1].correctie_van_id])
    return found


def meting_to_change(actor: Actor, meting_id: UUID, step: str) -> MetingDetail:
    """For the form in which it is corrected or withdrawn. Raises Hidden, and Refused when that is done already.

    Without a step: for who sends the form, and must get back what was typed."""
    require(actor, "zrm_vastleggen")
    found = meting_for(actor, meting_id)
    if not found.dossier.besluit.wijzigen:
        raise Hidden
    if step:
        access.take_step(actor, ZRMMETING, step, found.meting.status)
    return found


# Reminders


def late_dossiers(actor: Actor) -> QuerySet[Dossier]:
    """Of the actor's own work, what should have been measured before today; `laatste_zrm` is when it was, None for
    never: those first. Raises Hidden."""
    require(actor, "zrm_vastleggen")
    vandaag = today()
    known = terms(vandaag)
    last = Zrmmeting.objects.filter(dossier=OuterRef("pk"), status=GELDIG).order_by("-datum").values("datum")[:1]
    rows: Any = access.caseload_of(actor).exclude(fase__in=VOORBIJ).annotate(laatste_zrm=Subquery(last))
    first_before = vandaag - timedelta(days=known["zrm_eerste"])
    again_before = vandaag - timedelta(days=known["zrm_herhaling"])
    late: QuerySet[Dossier] = rows.filter(
        Q(laatste_zrm=None, geopend_at__date__lt=first_before) | Q(laatste_zrm__lt=again_before)
    ).order_by(F("laatste_zrm").asc(nulls_first=True), "geopend_at")
    return late


# The outcome of a regio


def regio_uitkomst(actor: Actor, jaar: int | None = None) -> RegioUitkomst:
    """Counts and means without anybody in them, so no look at a person. Raises Hidden without the right, and for a
    year that is not there.

    Somebody counts in the year of the last score of a domain, and the change is that since the first score of it."""
    require(actor, "uitkomsten_inzien")
    vandaag = today()
    jaren = list(range(vandaag.year, _first_year(vandaag) - 1, -1))
    chosen = vandaag.year if jaar is None else jaar
    if chosen not in jaren:
        raise Hidden
    tot = counted_until(chosen, vandaag)
    return RegioUitkomst(chosen, jaren, tot, outcome(_sums(date(chosen, 1, 1), tot) if tot else {}))


def year_of(typed: str) -> int | None:
    """What stands in an address. Nothing is the running year. Raises Hidden for what is no year."""
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) == len("2026")):
        raise Hidden
    return int(typed)


def _first_year(vandaag: date) -> int:
    first = Zrmmeting.objects.filter(status=GELDIG).order_by("datum").values_list("datum", flat=True).first()
    return first.year if first else vandaag.year


def _sums(begin: date, tot: date) -> dict[str, tuple[int, int]]:
    """Per domain how many people, and the sum of what they changed."""
    scored = Zrmscore.objects.filter(meting__status=GELDIG, score__isnull=False, meting__datum__lte=tot)
    same = scored.filter(domein=OuterRef("domein"), meting__dossier=OuterRef("meting__dossier"))
    later = same.filter(
        Q(meting__datum__gt=OuterRef("meting__datum"))
        | Q(meting__datum=OuterRef("meting__datum"), meting__vastgelegd_at__gt=OuterRef("meting__vastgelegd_at"))
    )
    first = same.order_by("meting__datum", "meting__vastgelegd_at")
    last: Any = scored.filter(~Exists(later), meting__datum__gte=begin).annotate(
        begin_id=Subquery(first.values("pk")[:1]), begin_score=Subquery(first.values("score")[:1])
    )
    twice = last.exclude(pk=F("begin_id")).order_by().values("domein")
    counted = twice.annotate(aantal=Count("pk"), som=Sum(F("score") - F("begin_score")))
    return {row["domein"]: (row["aantal"], row["som"]) for row in counted}
