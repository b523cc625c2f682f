"""Reading what keeps a melding, adviesvraag or signalering that became no dossier."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from casework import access
from casework.adviesvraag.queries import advies_for, look_at_advies
from casework.bewaren.rules import LOS
from casework.meldcode.queries import look_at_signalering, signalering_for
from casework.opruimen.queries import PROPOSE, SEEN, allowed, kinds
from casework.stukstop.models import Stukstop
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused

_LOOK: Mapping[str, Callable[[Actor, UUID], Any]] = {
    "melding": access.look_at_melding,
    "adviesvraag": lambda actor, pk: look_at_advies(actor, pk).advies,
    "signalering": lambda actor, pk: look_at_signalering(actor, pk).signalering,
}
_LOCK: Mapping[str, Callable[..., Any]] = {
    "melding": access.melding_for,
    "adviesvraag": advies_for,
    "signalering": signalering_for,
}


@dataclass(frozen=True)
class StukDetail:
    """A piece with what keeps it now and what kept it before. `kan`: it stands on its own and is not destroyed."""

    soort: str
    stuk: Any
    stops: list[Stukstop]
    opgeheven: list[Stukstop]
    kan: bool

    @property
    def titel(self) -> str:
        return f"{LOS[self.soort].split()[0]} {self.stuk.nummer}"


def may_stop(actor: Actor) -> bool:
    return actor.gast is None and may(actor, PROPOSE)


def _kind_of(actor: Actor, stuk_id: UUID) -> str:
    """Raises Hidden when there is no such piece for this actor."""
    allowed(actor, PROPOSE)
    for soort in kinds(actor):
        if SEEN[soort](actor).filter(pk=stuk_id).exists():
            return soort
    raise Hidden


def look_at_stops(actor: Actor, stuk_id: UUID) -> StukDetail:
    """A look at the piece. Raises Hidden."""
    soort = _kind_of(actor, stuk_id)
    stuk = _LOOK[soort](actor, stuk_id)
    rows = list(Stukstop.objects.filter(stuk=stuk_id).select_related("gezet_door", "opgeheven_door"))
    standing = [one for one in rows if one.opgeheven_at is None]
    return StukDetail(soort, stuk, standing, [one for one in rows if one.opgeheven_at], _alone(stuk))


def stuk_to_stop(actor: Actor, stuk_id: UUID) -> tuple[str, Any]:
    """Its kind, and itself, locked. Raises Hidden, and Refused when it was destroyed or is in a dossier."""
    soort = _kind_of(actor, stuk_id)
    stuk = _LOCK[soort](actor, stuk_id, lock=True)
    if not _alone(stuk):
        raise Refused("Deze melding hoort bij een dossier. Zet de bewaarstop op het dossier.")
    return soort, stuk


def _alone(stuk: Any) -> bool:
    return stuk.vernietigd_at is None and getattr(stuk, "dossier_id", None) is None


def stop_for(actor: Actor, stukstop_id: UUID) -> Stukstop:
    """Locked. Raises Hidden when it is on nothing that this actor sees."""
    found = _seen(actor).select_for_update().filter(pk=stukstop_id).first()
    if found is None:
        raise Hidden
    return found


def _seen(actor: Actor) -> QuerySet[Stukstop]:
    allowed(actor, PROPOSE)
    where = Q(pk__in=[])
    for soort in kinds(actor):
        where |= Q(soort=soort, stuk__in=SEEN[soort](actor).order_by().values("pk"))
    return Stukstop.objects.filter(where)


def stops_to_review(actor: Actor) -> QuerySet[Stukstop]:
    """The longest ago on top. Raises Hidden."""
    return _seen(actor).filter(opgeheven_at=None, opnieuw_bekijken__lte=today()).order_by("opnieuw_bekijken", "pk")


def shown_on(actor: Actor, stuk_id: UUID) -> list[Stukstop]:
    """For the page of a piece that came through the gate already. Not for a guest: it is the work of the regio."""
    if actor.gast is not None:
        return []
    return list(_standing(stuk_id).select_related("gezet_door"))


def must_be_free(stuk_id: UUID) -> None:
    """Raises Refused while a stop holds."""
    reden = _standing(stuk_id).values_list("reden", flat=True).first()
    if reden is not None:
        raise Refused("Hier staat een bewaarstop op. Hef die eerst op.")


def _standing(stuk_id: UUID) -> QuerySet[Stukstop]:
    return Stukstop.objects.filter(stuk=stuk_id, opgeheven_at=None).order_by("gezet_at")


def with_stops(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """For a list, which says so of each."""
    told: QuerySet[Any] = rows.annotate(
        met_stop=Exists(Stukstop.objects.filter(stuk=OuterRef("pk"), opgeheven_at=None))
    )
    return told
