"""Asking for a change of the register. The row is the request; the bell only shortens the wait."""

import structlog
from django.db import transaction
from kombu.exceptions import OperationalError
from pydantic import BaseModel

from dekkend.accounts.actor import Actor
from dekkend.core.errors import Refused
from tenants.opdracht.models import Opdracht
from tenants.opdracht.soorten import opdracht_soort

log = structlog.get_logger()


@transaction.atomic
def ask(soort: str, *, actor: Actor, inhoud: BaseModel) -> Opdracht:
    """Puts the request in this tenant's own table. The same one that still waits is one request.

    The caller has seen to it that the actor may ask this, and writes the line in the log. Raises Refused for a kind
    that is unknown, that this kind of tenant may not ask for, or to which the contents do not belong.
    """
    kind = opdracht_soort(soort)
    if actor.kind not in kind.sender_kinds or not isinstance(inhoud, kind.schema):
        raise Refused("Deze opdracht kan van hier niet gegeven worden.")
    contents = inhoud.model_dump(mode="json")
    waiting = Opdracht.objects.filter(soort=soort, status="wachtend", inhoud=contents).first()
    if waiting:
        return waiting
    row = Opdracht.objects.create(soort=soort, inhoud=contents, gevraagd_door_id=actor.user_id)
    transaction.on_commit(_ring)
    return row


def _ring() -> None:
    """When the broker is away, the next round finds the request in its table."""
    from tenants.opdracht.tasks import carry_out_requests  # noqa: PLC0415  tasks import the inrichter

    try:
        carry_out_requests.delay()
    except (OSError, OperationalError):
        log.warning("bel_niet_bereikbaar")
