"""What putting and lifting a stop are, on a dossier and on a loose piece alike."""

from django.db import IntegrityError, transaction

from casework.bewaren.models import Stop
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import Refused


def save_once(stop: Stop, twice: str) -> None:
    """Raises Refused with `twice` when one stands for this reason already."""
    try:
        with transaction.atomic():
            stop.save(force_insert=True)
    except IntegrityError:
        raise Refused(twice) from None


def check_standing(stop: Stop) -> None:
    """Raises Refused when somebody lifted it before."""
    if stop.opgeheven_at is not None:
        raise Refused("Deze bewaarstop is al opgeheven.")


def mark_lifted(stop: Stop, actor: Actor) -> None:
    stop.opgeheven_at, stop.opgeheven_door_id = now(), actor.user_id
    stop.save(update_fields=["opgeheven_at", "opgeheven_door"])
