"""A hulpvraag that somebody may change, through its dossier."""

from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.hulpvraag.models import Hulpvraag
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden


def hulpvraag_to_change(actor: Actor, hulpvraag_id: UUID) -> tuple[Hulpvraag, Dossier]:
    """Both locked, the dossier first. Raises Hidden."""
    require(actor, "dossier_openen")
    found = Hulpvraag.objects.filter(pk=hulpvraag_id, dossier__in=access.dossiers_to_change(actor)).first()
    if found is None:
        raise Hidden
    dossier = access.dossier_to_change(actor, found.dossier_id)
    return Hulpvraag.objects.select_for_update(of=("self",)).get(pk=hulpvraag_id), dossier
