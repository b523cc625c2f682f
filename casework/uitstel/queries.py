"""Reading why a dossier is not registered, always through the dossier."""

from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.uitstel.models import Uitstel
from casework.uitstel.rules import stands
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def uitstel_of(dossier: Dossier) -> Uitstel | None:
    """What was written last, of a dossier that came through the gate already; also when the day has come."""
    return Uitstel.objects.filter(dossier=dossier, vervallen_at=None).select_related("vastgelegd_door").first()


def holds(uitstel: Uitstel | None) -> bool:
    return uitstel is not None and stands(uitstel.opnieuw_datum, today())


def dossier_to_postpone(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form; a look. Raises Hidden."""
    require(actor, "toestemming_vastleggen")
    return access.look_to_change(actor, dossier_id)
