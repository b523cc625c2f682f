"""Reading the grounds other than consent. They stand on the page of consents: `casework/toestemming/queries.py`."""

from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.grondslag.models import Grondslag
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor


def grondslagen_of(actor: Actor, dossier_id: UUID) -> QuerySet[Grondslag]:
    """Newest first; a look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return Grondslag.objects.filter(dossier=dossier).order_by("-vastgelegd_at")


def dossier_to_ground(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of a new one. Raises Hidden."""
    require(actor, "toestemming_vastleggen")
    return access.look_to_change(actor, dossier_id)
