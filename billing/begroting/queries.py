"""Reading begrotingen: only with the right to see the finances of the region."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from billing.begroting.models import Begroting
from billing.begroting.rules import BEGROTING, check_four_eyes
from billing.maatstaf.queries import stand_of
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from dekkend.core.transitions import Edge


def begrotingen(actor: Actor) -> QuerySet[Begroting]:
    """All versions, the newest year and version first."""
    require(actor, "verdeling_inzien")
    return Begroting.objects.order_by("-jaar", "-versie")


def begroting_by_id(actor: Actor, begroting_id: UUID) -> Begroting:
    """Raises Hidden when there is none."""
    people = ("opgesteld_door", "gewijzigd_door", "vastgesteld_door")
    found = begrotingen(actor).select_related("maatstaf", *people).filter(pk=begroting_id).first()
    if found is None:
        raise Hidden
    return found


@dataclass(frozen=True)
class Begin:
    """What a new begroting begins with: the year after this one, and the inhabitants of the region."""

    jaar: int
    inwoners: int


def start_of_new(actor: Actor) -> Begin:
    require(actor, "begroting_opstellen")
    jaar = today().year + 1
    return Begin(jaar, stand_of(actor.tenant, jaar).totaal)


def concept_to_change(actor: Actor, begroting_id: UUID) -> Begroting:
    """Raises Refused when it is no concept any more."""
    require(actor, "begroting_opstellen")
    begroting = begroting_by_id(actor, begroting_id)
    BEGROTING.take("wijzigen", begroting.status)
    return begroting


def concept_to_approve(actor: Actor, begroting_id: UUID) -> Begroting:
    """Raises Refused when it is no concept any more, or the actor wrote it."""
    require(actor, "verdeling_vaststellen")
    begroting = begroting_by_id(actor, begroting_id)
    BEGROTING.take("vaststellen", begroting.status)
    check_four_eyes(actor.user_id, begroting.makers)
    return begroting


def steps_open_to(actor: Actor, begroting: Begroting) -> list[Edge]:
    """The steps that this actor may take now; approving only when somebody else wrote it."""
    edges = BEGROTING.open_to(begroting.status, actor.roles)
    hidden = {"vervangen"} | ({"vaststellen"} if actor.user_id in begroting.makers else set())
    return [edge for edge in edges if edge.name not in hidden]


def approved_for(jaar: int) -> Begroting | None:
    """The begroting in force for a year."""
    return Begroting.objects.filter(jaar=jaar, status="vastgesteld").first()


def waiting_for_approval(actor: Actor) -> list[Begroting]:
    """The concepts that this actor may approve: those of others."""
    if not may(actor, "verdeling_vaststellen"):
        return []
    concepts = Begroting.objects.filter(status="concept").order_by("jaar")
    return list(concepts.exclude(opgesteld_door=actor.user_id).exclude(gewijzigd_door=actor.user_id))
