"""Reading who has authority over the person."""

from collections.abc import Collection
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.gezag.models import Gezag
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor


def gezag_of(dossier: Dossier) -> Gezag | None:
    """Of a dossier that came through the gate already."""
    return Gezag.objects.filter(dossier=dossier).first()


def facts_of(dossiers: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """Who has authority and whether there is a suspicion, for each of these dossiers that says so."""
    rows = Gezag.objects.filter(dossier__in=dossiers).values_list("dossier", "gezag", "verdenking")
    return {dossier: (gezag, verdenking) for dossier, gezag, verdenking in rows}


def look_at_gezag(actor: Actor, dossier_id: UUID) -> Gezag:
    """A look at the dossier; a row that is not kept while nobody wrote it down. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return gezag_of(dossier) or Gezag(dossier=dossier, gezag="onbekend", verdenking="onbekend")


def dossier_to_describe(actor: Actor, dossier_id: UUID) -> tuple[Dossier, Gezag | None]:
    """For its form. Raises Hidden for who may not change it."""
    require(actor, "toestemming_vastleggen")
    dossier = access.look_to_change(actor, dossier_id)
    return dossier, gezag_of(dossier)
