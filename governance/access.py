"""The one gate of governance: who may see or change which overleg, and on which ground.

Whoever plans sees every overleg of the regio. Everybody else sees those in which he takes part, from the moment
that he is invited. What an actor may not know of is Hidden, like what does not exist.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Hidden
from dekkend.core.transitions import Edge
from governance.overleg.models import Deelnemer, Overleg
from governance.overleg.rules import OVERLEG

REGIO = "overleggen van de regio"
DEELNAME = "deelnemer aan het overleg"


def ground(actor: Actor) -> str:
    return REGIO if may(actor, "overleg_plannen") else DEELNAME


def overleggen_for(actor: Actor) -> QuerySet[Overleg]:
    """Raises Hidden without the right to see any."""
    require(actor, "overleg_inzien")
    if may(actor, "overleg_plannen"):
        return Overleg.objects.all()
    invited = Exists(Deelnemer.objects.filter(overleg=OuterRef("pk"), user=actor.user_id))
    return Overleg.objects.filter(Q(invited) | Q(voorzitter=actor.user_id)).exclude(status="concept")


def overleg_for(actor: Actor, overleg_id: UUID, *, lock: bool = False) -> Overleg:
    """Raises Hidden when it is not there for this actor. Lock it before it is changed."""
    rows = overleggen_for(actor).select_related("voorzitter")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=overleg_id).first()
    if found is None:
        raise Hidden
    return found


def look_at_overleg(actor: Actor, overleg_id: UUID) -> Overleg:
    """The same, with a line in the log."""
    overleg = overleg_for(actor, overleg_id)
    record("overleg_bekeken", actor=actor, object_type="overleg", object_id=overleg.pk, ground=ground(actor))
    return overleg


def deelnemer_for(actor: Actor, overleg: Overleg, deelnemer_id: UUID) -> Deelnemer:
    """The participant for whom this actor may answer: anybody for a planner, himself for the others."""
    rows = Deelnemer.objects.filter(overleg=overleg, pk=deelnemer_id)
    found = (rows if may(actor, "overleg_plannen") else rows.filter(user=actor.user_id)).first()
    if found is None:
        raise Hidden
    return found


def take_step(actor: Actor, name: str, overleg: Overleg) -> Edge:
    """The edge, for somebody who has a role on it. Raises Hidden for others and Refused when the state is not right."""
    if not any(edge.name == name and not edge.roles.isdisjoint(actor.roles) for edge in OVERLEG.edges):
        raise Hidden
    return OVERLEG.take(name, overleg.status)
