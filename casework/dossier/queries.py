"""Reading dossiers, always from the scoped queryset."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier, Gebeurtenis
from casework.dossier.rules import DOSSIER
from casework.gemeenten import naam_van
from dekkend.accounts.access import may, require
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
    """The newest first."""
    return access.dossiers_for(actor).select_related("persoon", "zorgcoordinator").order_by("-geopend_at")


def own_open_dossiers(actor: Actor) -> QuerySet[Dossier]:
    return dossiers(actor).filter(zorgcoordinator=actor.user_id).exclude(fase="afgesloten")


def note_names_shown(actor: Actor, dossier_ids: Iterable[UUID]) -> None:
    """To be called before a list with names goes out."""
    access.looked_at_names(actor, dossier_ids)


def look_at_dossier(actor: Actor, dossier_id: UUID) -> Dossier:
    """A look: it is written to the log. Raises Hidden."""
    return access.look_at_dossier(actor, dossier_id)


def dossier_detail(actor: Actor, dossier_id: UUID) -> DossierDetail:
    """A look: it is written to the log. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    changes = may(actor, "dossier_openen")
    return DossierDetail(
        dossier=dossier,
        gemeente=naam_van(dossier.gm_code),
        stappen={edge.name: edge for edge in DOSSIER.open_to(dossier.fase, actor.roles)},
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
    return access.look_at_dossier(actor, dossier_id)


def dossier_to_close(actor: Actor, dossier_id: UUID) -> Dossier:
    """Raises Refused when it is closed already."""
    dossier = access.dossier_for(actor, dossier_id)
    access.take_step(actor, DOSSIER, "afsluiten", dossier.fase)
    return dossier
