"""Reading the walk along the meldcode. The aandachtsfunctionarissen of one gemeente share it; nobody else has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from casework import access
from casework.herinnering.queries import terms
from casework.meldcode.models import Meldcodestap, Signalering
from casework.meldcode.rules import SIGNALERING, STAPPEN, Weging, missing, next_step, weigh
from casework.opruimen.rules import check_there
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from dekkend.core.transitions import Edge

RIGHT = "meldcode_bijhouden"
GROUND = access.GEMEENTE


@dataclass(frozen=True)
class StapStand:
    """One step as it stands: the newest record counts, the older ones stay to be read."""

    code: str
    label: str
    nieuwste: Meldcodestap | None
    eerdere: Sequence[Meldcodestap]


@dataclass(frozen=True)
class SignaleringDetail:
    """The walk with its five steps, what the kader advises, and what may be done now."""

    signalering: Signalering
    standen: Sequence[StapStand]
    weging: Weging | None
    ontbreekt: Sequence[str]
    stappen: dict[str, Edge]


def signaleringen(actor: Actor) -> QuerySet[Signalering]:
    """In a gemeente only, the newest first. Raises Hidden for others."""
    require(actor, RIGHT)
    if actor.kind != "gemeente":
        raise Hidden
    rows = Signalering.objects.all() if actor.may_lean_on(GROUND) else Signalering.objects.none()
    return rows.defer("onderwerp").order_by("-begonnen_at", "-nummer")


def signalering_for(actor: Actor, signalering_id: UUID, *, lock: bool = False) -> Signalering:
    """Raises Hidden when it is not there for this actor, and Refused to change what was destroyed."""
    rows = signaleringen(actor).defer(None)
    found = (rows.select_for_update() if lock else rows.select_related("begonnen_door", "melding")).filter(
        pk=signalering_id
    )
    row = found.first()
    if row is None:
        raise Hidden
    if lock:
        check_there(row.vernietigd_at)
    return row


def look_at_signalering(actor: Actor, signalering_id: UUID, step: str = "") -> SignaleringDetail:
    """With a line in the log. Raises Refused when `step` cannot be taken any more."""
    row = signalering_for(actor, signalering_id)
    if step:
        check_there(row.vernietigd_at)
        access.take_step(actor, SIGNALERING, step, row.status)
    record("signalering_bekeken", actor=actor, object_type="signalering", object_id=row.pk, ground=GROUND)
    records = steps_of(row)
    return SignaleringDetail(
        signalering=row,
        standen=[_standing(code, records) for code in STAPPEN],
        weging=weighing(records),
        ontbreekt=missing({one.stap for one in records}),
        stappen={} if row.vernietigd_at else {e.name: e for e in SIGNALERING.open_to(row.status, actor.roles)},
    )


def steps_of(row: Signalering) -> list[Meldcodestap]:
    """In the order in which they were recorded."""
    return list(Meldcodestap.objects.filter(signalering=row).select_related("vastgelegd_door"))


def weighing(records: Iterable[Meldcodestap]) -> Weging | None:
    """Of the newest weighing; None while there is none."""
    last = [one for one in records if one.stap == "wegen"][-1:]
    return weigh(last[0].antwoorden) if last else None


def _standing(code: str, records: Sequence[Meldcodestap]) -> StapStand:
    own = [one for one in records if one.stap == code]
    return StapStand(code, STAPPEN[code], own[-1] if own else None, own[:-1])


def waiting(actor: Actor, most: int) -> list[tuple[Signalering, str, date]]:
    """What runs, with the step that comes next and the day on which somebody should have gone on."""
    if actor.kind != "gemeente" or not may(actor, RIGHT):
        return []
    rows = signaleringen(actor).filter(status="loopt").order_by("gewijzigd_at").prefetch_related("stappen")[:most]
    days = timedelta(days=terms(today())["signalering_stap"])
    return [
        (row, STAPPEN[next_step({one.stap for one in row.stappen.all()})], localdate(row.gewijzigd_at) + days)
        for row in rows
    ]
