"""Reading what was offered to others, always through the dossier, and what others offer to us."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.dossier.rules import DOSSIER
from casework.overdracht.letters import SOORT
from casework.overdracht.models import Overdracht, Overname
from casework.records import lock_dossier
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from dekkend.isolation.context import current_schema
from tenants.post.public import LetterStatus, status_of
from tenants.public import tenants_of_kind

RIGHT = "dossier_overdragen"
GROND = "aangeboden door een andere regio"


def receivers(actor: Actor | None = None) -> list[tuple[str, str]]:
    """The other regio's, by schema and name. Raises Hidden for an actor without the right."""
    if actor is not None:
        require(actor, RIGHT)
    found = [(one.schema, one.naam) for one in tenants_of_kind("regio") if one.schema != current_schema()]
    return sorted(found, key=lambda pair: pair[1])


def dossier_to_offer(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form. Raises Hidden, and Refused for one that is closed."""
    require(actor, RIGHT)
    dossier = access.dossier_to_change(actor, dossier_id, lock=False)
    access.take_step(actor, DOSSIER, "overdragen", dossier.fase)
    return dossier


def overdrachten(actor: Actor) -> QuerySet[Overdracht]:
    """Of dossiers that this actor works on, the newest first."""
    require(actor, RIGHT)
    rows = Overdracht.objects.filter(dossier__in=access.dossiers_to_change(actor))
    return rows.select_related("dossier", "aangeboden_door").order_by("-aangeboden_at", "-pk")


def overdracht_for(actor: Actor, overdracht_id: UUID, *, lock: bool = False) -> Overdracht:
    """Raises Hidden when it is not there for this actor. Lock it before it is changed."""
    rows = overdrachten(actor).filter(pk=overdracht_id)
    found = rows.first()
    if found is not None and lock:
        dossier = lock_dossier(found.dossier_id)
        found = rows.select_for_update(of=("self",)).first()
        if found is not None:
            found.dossier = dossier
    if found is None:
        raise Hidden
    return found


def last_of(dossier_id: UUID) -> Overdracht | None:
    """Of a dossier that came through the gate already."""
    return Overdracht.objects.filter(dossier=dossier_id).order_by("-aangeboden_at").first()


def letter_of(overdracht: Overdracht) -> LetterStatus | None:
    """Where the last letter to the other regio is."""
    return status_of(SOORT, receiver=overdracht.ontvanger, key=str(overdracht.pk))


def overnames(actor: Actor) -> QuerySet[Overname]:
    """Offered to this regio, for every zorgcoördinator, the newest first."""
    require(actor, RIGHT)
    return Overname.objects.select_related("dossier", "beslist_door").order_by("-ontvangen_at", "-pk")


def overname_for(actor: Actor, overname_id: UUID, *, lock: bool = False) -> Overname:
    """Raises Hidden when it is not there for this actor. Lock it before it is changed."""
    rows = overnames(actor)
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=overname_id).first()
    if found is None:
        raise Hidden
    return found


def look_at_overname(actor: Actor, overname_id: UUID) -> Overname:
    """The same, with a line in the log: it is about somebody, though not by name."""
    found = overname_for(actor, overname_id)
    note_offers_shown(actor, [found])
    return found


def note_offers_shown(actor: Actor, shown: Iterable[Overname]) -> None:
    for one in shown:
        record("overname_bekeken", actor=actor, object_type="overname", object_id=one.pk, ground=GROND)


def waiting_overnames(actor: Actor) -> QuerySet[Overname]:
    """For "Mijn werk": the urgent ones first, then what should be answered first."""
    if actor.kind != "regio" or not may(actor, RIGHT):
        return Overname.objects.none()
    return overnames(actor).filter(status="aangeboden").order_by("-spoed", "reageren_voor", "pk")


def late_overdrachten(actor: Actor) -> QuerySet[Overdracht]:
    """For "Mijn werk": offers that nobody answered in time, and dossiers that went and did not arrive that day."""
    if actor.kind != "regio" or not may(actor, RIGHT):
        return Overdracht.objects.none()
    rows = overdrachten(actor)
    late = rows.filter(status="aangeboden", reageren_voor__lt=today())
    return (late | rows.filter(status="verstuurd", beantwoord_at__date__lt=today())).order_by("aangeboden_at")


def unfinished() -> list[UUID]:
    """Handed over, while the keys are still here."""
    return list(Overdracht.objects.filter(status="voltooid", geleegd_at=None).values_list("pk", flat=True))
