"""Reading what colleagues propose to each other. Before the answer the next one sees a number, not the story."""

from uuid import UUID

from django.db.models import Q, QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.gronden import TEAMLID
from casework.wisseling.models import Wisseling
from casework.wisseling.rules import WISSELING
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden
from dekkend.core.transitions import Edge

OPEN = (WISSELING.initial, "aangenomen")


def dossiers_to_hand_over(actor: Actor) -> list[Dossier]:
    """The running caseload with names, without those in which the actor only works along: a look. Raises Hidden."""
    require(actor, "dossier_openen")
    rows = access.with_facts(access.caseload_of(actor), actor).exclude(fase__in=(*VOORBIJ, "in_overdracht"))
    rows = rows.select_related("persoon", "zorgcoordinator").order_by("-geopend_at")
    found = [one for one in rows if access.judge(actor, one).grond != TEAMLID]
    access.looked_at_names(actor, found)
    return found


def _mine(actor: Actor) -> QuerySet[Wisseling]:
    require(actor, "dossier_openen")
    own = Q(naar=actor.user_id) | Q(van=actor.user_id) | Q(voorgesteld_door=actor.user_id)
    return Wisseling.objects.filter(own).select_related("dossier", "van", "naar")


def wisselingen_of(actor: Actor) -> QuerySet[Wisseling]:
    """To the actor and of him, the newest first. Raises Hidden."""
    return _mine(actor).defer("notitie", "reden").order_by("-voorgesteld_at", "pk")


def wisseling_for(actor: Actor, wisseling_id: UUID, *, lock: bool = False) -> Wisseling:
    """Raises Hidden when it is of others."""
    rows = _mine(actor).filter(pk=wisseling_id)
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise Hidden
    return found


def steps_open(actor: Actor, row: Wisseling) -> list[Edge]:
    """Answering and meeting are for the next one, withdrawing is for who goes or who proposed it."""
    to_me = row.naar_id == actor.user_id
    return [edge for edge in WISSELING.open_to(row.status, actor.roles) if (edge.name == "intrekken") is not to_me]


def waiting_for(actor: Actor) -> QuerySet[Wisseling]:
    """Proposals to the actor, and persons whom he has still to meet; the first meeting on top."""
    rows = _mine(actor).filter(naar=actor.user_id, status__in=OPEN)
    return rows.defer("notitie", "reden").order_by("kennismaking_op", "pk")
