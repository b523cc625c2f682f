"""Reading what became no dossier and was kept long enough. A number, a kind and a day; never whom it is about."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from casework import access
from casework.adviesvraag.models import Adviesvraag
from casework.adviesvraag.queries import adviesvragen
from casework.bewaren.queries import years_now
from casework.bewaren.rules import LOS, PER_SOORT_TENANT, kept_until, years_before
from casework.contact.models import Melding
from casework.meldcode.models import Signalering
from casework.meldcode.queries import signaleringen
from casework.opruimen.models import Opruimstuk, Opruimvoorstel
from casework.opruimen.rules import AF, MEEST, RECHT
from casework.stukstop.models import Stukstop
from casework.wissen.rules import OPEN
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden

RIGHT = "losse_stukken_beslissen"
PROPOSE = "losse_stukken_wissen"
SEEN: Mapping[str, "Callable[[Actor], QuerySet[Any]]"] = {
    "melding": access.meldingen_for,
    "adviesvraag": adviesvragen,
    "signalering": signaleringen,
}


@dataclass(frozen=True)
class Los:
    """One of them: when it was changed last, and the last day on which it had to be there."""

    soort: str
    id: UUID
    nummer: str
    laatst: date
    tot: date

    @property
    def label(self) -> str:
        return LOS[self.soort]


def allowed(actor: Actor, right: str = RIGHT) -> None:
    """Raises Hidden without the right, and for a guest: what he sent is kept by the regio."""
    require(actor, right)
    if actor.gast is not None:
        raise Hidden


def kinds(actor: Actor) -> list[str]:
    return [soort for soort in PER_SOORT_TENANT[actor.kind] if soort in LOS and may(actor, RECHT[soort])]


def due(actor: Actor) -> list[Los]:
    """The oldest first, without what somebody proposed already; no more than fit in one proposal. Raises Hidden."""
    allowed(actor, PROPOSE)
    years, found = years_now(), []
    asked = Opruimstuk.objects.filter(voorstel__status__in=OPEN).values("stuk")
    for soort in kinds(actor):
        rows = _past(soort, years[soort]).filter(pk__in=SEEN[soort](actor).order_by().values("pk"))
        for pk, nummer, at in (
            rows.exclude(pk__in=asked).order_by("gewijzigd_at")[:MEEST].values_list("pk", "nummer", "gewijzigd_at")
        ):
            last = localdate(at)
            found.append(Los(soort, pk, nummer, last, kept_until(last, years[soort])))
    return sorted(found, key=lambda one: (one.laatst, one.nummer))[:MEEST]


def lock_past(stukken: Collection[Opruimstuk]) -> list[UUID]:
    """Those of which the term is still over and nothing has to be done; nobody changes them meanwhile."""
    years, found = years_now(), []
    for soort in LOS:
        rows = _past(soort, years[soort]).filter(pk__in=[one.stuk for one in stukken if one.soort == soort])
        found += list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    return found


def _past(soort: str, years: int) -> "QuerySet[Any]":
    """Without what a stop keeps."""
    rows: dict[str, QuerySet[Any]] = {
        "melding": Melding.objects.filter(dossier=None),
        "adviesvraag": Adviesvraag.objects.all(),
        "signalering": Signalering.objects.all(),
    }
    since = years_before(today(), years)
    held = Stukstop.objects.filter(opgeheven_at=None).values("stuk")
    past = rows[soort].exclude(pk__in=held)
    return past.filter(status__in=AF[soort], vernietigd_at=None, gewijzigd_at__date__lt=since)


def voorstellen(actor: Actor) -> QuerySet[Opruimvoorstel]:
    """Of the whole organisation, newest first: the second person need not know what it is about. Raises Hidden."""
    allowed(actor)
    rows = Opruimvoorstel.objects.select_related("voorgesteld_door", "beslist_door")
    counted = rows.annotate(aantal=Count("stukken"), gebleven=Count("stukken", filter=Q(stukken__gebleven=True)))
    return counted.order_by("-voorgesteld_at", "-pk")


def voorstel_for(actor: Actor, voorstel_id: UUID) -> Opruimvoorstel:
    """Raises Hidden when it is not there for this actor."""
    found = voorstellen(actor).filter(pk=voorstel_id).first()
    if found is None:
        raise Hidden
    return found


def lock_voorstel(actor: Actor, voorstel_id: UUID) -> Opruimvoorstel:
    """To decide on it. Raises Hidden."""
    allowed(actor)
    found = Opruimvoorstel.objects.select_for_update().filter(pk=voorstel_id).first()
    if found is None:
        raise Hidden
    return found


def waiting(actor: Actor) -> QuerySet[Opruimvoorstel]:
    """Those that this actor may decide on: somebody else asked. Raises Hidden."""
    return voorstellen(actor).filter(status="voorgesteld").exclude(voorgesteld_door=actor.user_id)


def unfinished() -> list[UUID]:
    """Confirmed, while keys are still there: a process was stopped in between."""
    return list(Opruimvoorstel.objects.filter(status="bevestigd").values_list("pk", flat=True))
