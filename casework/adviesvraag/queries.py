"""Reading questions for advice. The zorgcoördinatoren of a regio share them; nobody else has them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Min, QuerySet

from casework import access
from casework.adviesvraag.models import Adviesvraag
from casework.adviesvraag.rules import ADVIESVRAAG, Telling, count
from casework.opruimen.rules import check_there
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from dekkend.core.transitions import Edge

GROUND = access.REGIO


@dataclass(frozen=True)
class AdviesDetail:
    """A question with the steps open to this actor."""

    advies: Adviesvraag
    stappen: dict[str, Edge]


@dataclass(frozen=True)
class Jaartelling:
    """What was asked in a year. `jaren` are those in which there is something to count."""

    jaar: int
    jaren: list[int]
    regels: list[Telling]
    aantal: int
    minuten: int


def adviesvragen(actor: Actor) -> QuerySet[Adviesvraag]:
    """Without the texts, newest first: a list tells about what was asked, and not about whom."""
    require(actor, "adviesvraag_noteren")
    rows = Adviesvraag.objects.all() if actor.may_lean_on(GROUND) else Adviesvraag.objects.none()
    return rows.defer("vraag", "antwoord", "vrager_organisatie", "vrager_functie").order_by("-gesteld_at", "-nummer")


def advies_for(actor: Actor, advies_id: UUID, *, lock: bool = False) -> Adviesvraag:
    """Raises Hidden when it is not there for this actor, and Refused to change what was destroyed."""
    rows = adviesvragen(actor).defer(None)
    found = (rows.select_for_update() if lock else rows.select_related("genoteerd_door", "melding")).filter(
        pk=advies_id
    )
    row = found.first()
    if row is None:
        raise Hidden
    if lock:
        check_there(row.vernietigd_at)
    return row


def look_at_advies(actor: Actor, advies_id: UUID, step: str = "") -> AdviesDetail:
    """With a line in the log. Raises Refused when `step` cannot be taken any more."""
    advies = advies_for(actor, advies_id)
    if step:
        check_there(advies.vernietigd_at)
        access.take_step(actor, ADVIESVRAAG, step, advies.status)
    record("adviesvraag_bekeken", actor=actor, object_type="adviesvraag", object_id=advies.pk, ground=GROUND)
    edges = [] if advies.vernietigd_at else ADVIESVRAAG.open_to(advies.status, actor.roles)
    return AdviesDetail(advies, {edge.name: edge for edge in edges})


def open_adviesvragen(actor: Actor) -> QuerySet[Adviesvraag]:
    """Those without an answer, oldest first."""
    return adviesvragen(actor).filter(status="open").order_by("gesteld_at")


def telling(actor: Actor, jaar: int | None = None) -> Jaartelling:
    """What was withdrawn does not count. Raises Hidden for a year in which there is nothing to count."""
    counted = adviesvragen(actor).exclude(status="ingetrokken").order_by()
    first, last = counted.aggregate(first=Min("gesteld_at"))["first"], today().year
    jaren = list(range(last, (first.year if first else last) - 1, -1))
    chosen = last if jaar is None else jaar
    if chosen not in jaren:
        raise Hidden
    regels = count(counted.filter(gesteld_at__year=chosen).values_list("onderwerp", "minuten"))
    return Jaartelling(chosen, jaren, regels, sum(one.aantal for one in regels), sum(one.minuten for one in regels))
