"""Reading overleggen, always from the scoped queryset of the gate."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.accounts.roles import ROLES
from dekkend.core.clock import now, today
from dekkend.core.transitions import Edge
from governance.access import deelnemer_for, look_at_overleg, overleg_for, overleggen_for, take_step
from governance.overleg.inzage import Besproken, DossiersOpAgenda, dossiers_of
from governance.overleg.kalender import PUBLISH, calendar
from governance.overleg.models import Deelnemer, Overleg, Uitnodiging
from governance.overleg.rules import OVERLEG, Week
from tenants.public import tenant_by_schema

RECENT = 20
_CHAIR_ROLES = [code for code, role in ROLES.items() if "overleg_inzien" in role.rights]


def in_week(actor: Actor, week: Week, niveau: str) -> list[Overleg]:
    """In order of time. Without a level all levels."""
    rows = _on_level(overleggen_for(actor), niveau)
    within = rows.filter(begin__gte=week.begin, begin__lt=week.following.begin)
    return list(within.annotate(aantal=Count("deelnemers")).order_by("begin", "eind", "titel"))


def next_from(actor: Actor, moment: datetime, niveau: str) -> Overleg | None:
    """The first that will be held on or after a moment."""
    rows = _on_level(overleggen_for(actor), niveau).exclude(status="afgezegd")
    return rows.filter(begin__gte=moment).order_by("begin").first()


def past(actor: Actor) -> QuerySet[Overleg]:
    """What is over, the latest first."""
    over = overleggen_for(actor).filter(eind__lte=now())
    return over.annotate(aantal=Count("deelnemers")).order_by("-begin", "pk")


def between(actor: Actor, niveau: str, vanaf: datetime | None, tot: datetime | None) -> QuerySet[Overleg]:
    """For the API: in order of time, `tot` not included."""
    rows = _on_level(overleggen_for(actor), niveau).select_related("voorzitter").order_by("begin", "pk")
    if vanaf is not None:
        rows = rows.filter(begin__gte=vanaf)
    return rows.filter(begin__lt=tot) if tot is not None else rows


def _on_level(rows: QuerySet[Overleg], niveau: str) -> QuerySet[Overleg]:
    return rows.filter(niveau=niveau) if niveau else rows


@dataclass(frozen=True)
class Seat:
    """A participant, and what became of the last mail to him ("" when there was none)."""

    deelnemer: Deelnemer
    bericht: str


@dataclass(frozen=True)
class OverlegPage:
    """`eigen` is the actor's own seat, `later` how many concepts of the series come after this one."""

    overleg: Overleg
    seats: list[Seat]
    stappen: frozenset[str]
    eigen: Deelnemer | None
    mislukt: int
    later: int
    dossiers: DossiersOpAgenda | None


def page_of(actor: Actor, overleg_id: UUID) -> OverlegPage:
    """Everything about one overleg. A look that is logged. Raises Hidden."""
    overleg = look_at_overleg(actor, overleg_id)
    seats = _seats(overleg)
    stappen = {edge.name for edge in steps_open_to(actor, overleg)}
    mislukt = sum(seat.bericht == "mislukt" for seat in seats)
    if not mislukt:
        stappen.discard("opnieuw")
    later = 0
    if overleg.reeks and "uitnodigen" in stappen:
        later = overleggen_for(actor).filter(reeks=overleg.reeks, status="concept", begin__gt=overleg.begin).count()
    eigen = next((seat.deelnemer for seat in seats if seat.deelnemer.user_id == actor.user_id), None)
    return OverlegPage(overleg, seats, frozenset(stappen), eigen, mislukt, later, dossiers_of(actor, overleg))


def _seats(overleg: Overleg) -> list[Seat]:
    letters = Prefetch("uitnodigingen", Uitnodiging.objects.order_by("-volgnummer"))
    people = overleg.deelnemers.prefetch_related(letters)
    return [Seat(one, next((letter.status for letter in one.uitnodigingen.all()), "")) for one in people]


def steps_open_to(actor: Actor, overleg: Overleg) -> list[Edge]:
    """The steps that this actor may take now; the clock has a say in two of them."""
    begun = overleg.begin <= now()
    hidden = {"uitnodigen"} if begun else {"houden"}
    return [edge for edge in OVERLEG.open_to(overleg.status, actor.roles) if edge.name not in hidden]


def attendance_of(actor: Actor, overleg_id: UUID) -> tuple[Overleg, list[Deelnemer]]:
    """Who is expected. A look that is logged."""
    overleg = look_at_overleg(actor, overleg_id)
    return overleg, list(overleg.deelnemers.exclude(antwoord="komt_niet"))


def overleg_seen(actor: Actor, overleg_id: UUID) -> Overleg:
    """One overleg by itself. A look that is logged."""
    return look_at_overleg(actor, overleg_id)


def calendar_file(actor: Actor, overleg_id: UUID) -> bytes:
    """The calendar item to download. A look that is logged."""
    overleg = look_at_overleg(actor, overleg_id)
    return calendar(
        overleg,
        regio=tenant_by_schema(actor.tenant).naam,
        method=PUBLISH,
        volgnummer=overleg.volgnummer,
        stamp=overleg.gewijzigd_at,
    )


def points_of(actor: Actor, overleg_id: UUID) -> list[Besproken]:
    """The dossiers on its agenda, none where they do not belong. A look that is logged."""
    found = dossiers_of(actor, look_at_overleg(actor, overleg_id))
    return found.punten if found else []


def overleg_to(actor: Actor, overleg_id: UUID, step: str) -> Overleg:
    """For the form of a step; the one in which it is changed shows everything, so that is a look that is logged.
    Raises Hidden for who may not take it and Refused when it is too late for it."""
    overleg = overleg_for(actor, overleg_id)
    take_step(actor, step, overleg)
    return look_at_overleg(actor, overleg_id) if step == "wijzigen" else overleg


def overleg_like(actor: Actor, overleg_id: UUID) -> Overleg:
    """To plan another one like it. A look that is logged."""
    require(actor, "overleg_plannen")
    return look_at_overleg(actor, overleg_id)


def seat_to_answer(actor: Actor, overleg_id: UUID, deelnemer_id: UUID) -> tuple[Overleg, Deelnemer]:
    """A look that is logged: it names somebody."""
    overleg = look_at_overleg(actor, overleg_id)
    return overleg, deelnemer_for(actor, overleg, deelnemer_id)


def deelnemers_of(actor: Actor, overleg_id: UUID) -> list[Deelnemer]:
    """To copy into another overleg, or to change."""
    require(actor, "overleg_plannen")
    return list(overleg_for(actor, overleg_id).deelnemers.all())


def invitations_of(actor: Actor, overleg_id: UUID) -> list[Uitnodiging]:
    """Every mail about an overleg, the oldest first."""
    require(actor, "overleg_plannen")
    return list(overleg_for(actor, overleg_id).uitnodigingen.order_by("created_at", "pk"))


@dataclass(frozen=True)
class Choices:
    """What the form of an overleg offers: who can chair, and from which overleg participants can be copied."""

    voorzitters: list[tuple[str, str]]
    eerdere: list[tuple[str, str]]


def choices_for(actor: Actor) -> Choices:
    """Raises Hidden for who does not plan."""
    require(actor, "overleg_plannen")
    recent = Overleg.objects.filter(Exists(Deelnemer.objects.filter(overleg=OuterRef("pk")))).order_by("-created_at")
    named = {overleg.titel: overleg for overleg in reversed(recent[:RECENT])}
    return Choices(
        voorzitters=[(str(pk), naam) for pk, naam in _chairs().values_list("pk", "naam")],
        eerdere=[(str(overleg.pk), f"{titel} ({overleg.label})") for titel, overleg in sorted(named.items())],
    )


def _chairs() -> QuerySet[User]:
    return User.objects.filter(is_active=True, roltoekenningen__rol__in=_CHAIR_ROLES).distinct().order_by("naam")


def is_chair(user_id: UUID) -> bool:
    return _chairs().filter(pk=user_id).exists()


def waiting_for_planner(actor: Actor, until: datetime) -> QuerySet[Overleg]:
    """What this planner set up or chairs and cannot stay so: concepts until a moment, what is over, failed mail."""
    if not may(actor, "overleg_plannen"):
        return Overleg.objects.none()
    own = overleggen_for(actor).filter(Q(gepland_door=actor.user_id) | Q(voorzitter=actor.user_id))
    failed = Exists(Uitnodiging.objects.filter(overleg=OuterRef("pk"), status="mislukt"))
    waits = Q(status="concept", begin__lt=until) | Q(status="uitgenodigd", eind__lt=now())
    rows = own.annotate(mislukt=failed).filter(waits | Q(status="uitgenodigd", mislukt=True))
    return rows.order_by("begin")


def without_chair(actor: Actor) -> QuerySet[Overleg]:
    """What is still to be held and whose chair works here no more: for every planner, until somebody sees to it."""
    if not may(actor, "overleg_plannen"):
        return Overleg.objects.none()
    rows = overleggen_for(actor).filter(voorzitter__is_active=False, eind__gt=now())
    return rows.filter(status__in=("concept", "uitgenodigd")).order_by("begin")


def to_answer(actor: Actor) -> QuerySet[Overleg]:
    """What this actor is invited to and has not answered."""
    if not may(actor, "overleg_inzien"):
        return Overleg.objects.none()
    seats = Deelnemer.objects.filter(user=actor.user_id, antwoord="geen")
    rows = overleggen_for(actor).filter(status="uitgenodigd", begin__gt=now(), pk__in=seats.values("overleg"))
    return rows.order_by("begin")


def this_week(actor: Actor) -> QuerySet[Overleg]:
    """What is still to be held up to and including Sunday."""
    if not may(actor, "overleg_inzien"):
        return Overleg.objects.none()
    end = Week.of(today()).following.begin
    rows = overleggen_for(actor).filter(status="uitgenodigd", eind__gt=now(), begin__lt=end)
    return rows.order_by("begin")
