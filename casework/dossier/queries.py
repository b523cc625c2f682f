"""Reading dossiers, always from the scoped queryset."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier, Gebeurtenis
from casework.dossier.rules import DOSSIER, VOORBIJ
from casework.gemeenten import naam_van
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.transitions import Edge


@dataclass(frozen=True)
class DossierDetail:
    """A dossier with what stands beside it and the steps that are open to this actor."""

    dossier: Dossier
    gemeente: str
    stappen: dict[str, Edge]
    mag_wijzigen: bool
    mag_oppakken: bool
    mag_loslaten: bool


def dossiers(actor: Actor) -> QuerySet[Dossier]:
    """The newest first, with the facts by which each is judged."""
    rows = access.with_facts(access.dossiers_for(actor), actor)
    return rows.select_related("persoon", "zorgcoordinator").order_by("-geopend_at")


def own_open_dossiers(actor: Actor) -> QuerySet[Dossier]:
    """Also those of a colleague for whom the actor stands in."""
    return access.caseload_of(actor).exclude(fase__in=VOORBIJ).order_by("-geopend_at")


def note_names_shown(actor: Actor, shown: Iterable[Dossier]) -> None:
    """To be called before a list with names goes out."""
    access.looked_at_names(actor, shown)


def look_at_dossier(actor: Actor, dossier_id: UUID) -> Dossier:
    """A look: it is written to the log. Raises Hidden."""
    return access.look_at_dossier(actor, dossier_id)


def dossier_detail(actor: Actor, dossier_id: UUID) -> DossierDetail:
    """A look: it is written to the log. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    changes = dossier.besluit.wijzigen
    return DossierDetail(
        dossier=dossier,
        gemeente=naam_van(dossier.gm_code),
        stappen={edge.name: edge for edge in DOSSIER.open_to(dossier.fase, actor.roles)} if changes else {},
        mag_wijzigen=changes,
        mag_oppakken=changes and dossier.zorgcoordinator_id is None,
        mag_loslaten=changes and dossier.zorgcoordinator_id == actor.user_id,
    )


def timeline_of(actor: Actor, dossier: Dossier) -> QuerySet[Gebeurtenis]:
    """Newest first. The dossier itself came through the gate."""
    require(actor, "dossier_inzien")
    return Gebeurtenis.objects.filter(dossier=dossier).select_related("door").order_by("-at")


def dossier_to_change(actor: Actor, dossier_id: UUID) -> Dossier:
    """A look, for the form in which the person is described. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def dossier_to_destroy(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form in which somebody asks for that. Raises Refused while it is not closed."""
    require(actor, "dossier_wissen")
    dossier = access.dossier_to_change(actor, dossier_id, lock=False)
    access.take_step(actor, DOSSIER, "vernietigen", dossier.fase)
    return dossier
