"""A hulpvraag that somebody may change, through its dossier."""

from uuid import UUID

from casework.dossier.models import Dossier
from casework.hulpvraag.models import Hulpvraag
from casework.records import record_to_change
from dekkend.accounts.actor import Actor


def hulpvraag_to_change(actor: Actor, hulpvraag_id: UUID) -> tuple[Hulpvraag, Dossier]:
    """Both locked, the dossier first. Raises Hidden."""
    row = record_to_change(actor, "dossier_openen", Hulpvraag.objects.all(), hulpvraag_id)
    return row, row.dossier
