"""Asking for a change of the register. The row is the request; the bell only shortens the wait."""

from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError, transaction
from pydantic import BaseModel

from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Refused
from dekkend.isolation.tasks import ring
from tenants.opdracht.models import Intrekking, Opdracht
from tenants.opdracht.queries import status_of
from tenants.opdracht.soorten import opdracht_soort


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
    waiting = Opdracht.objects.filter(soort=soort, status="wachtend", inhoud=contents, intrekking=None).first()
    if waiting:
        return waiting
    row = Opdracht.objects.create(soort=soort, inhoud=contents, gevraagd_door_id=actor.user_id)
    transaction.on_commit(_ring)
    return row


@transaction.atomic
def withdraw(*, actor: Actor, opdracht_id: UUID, soorten: Collection[str], ground: str) -> None:
    """Takes back what still waits. The caller has seen to it that the actor may ask for these kinds.

    The row that is added holds the opdracht until this is done, so the inrichter sees it or has been first. Raises
    Hidden for what this tenant did not ask, and Refused when it is too late or was done before.
    """
    found = status_of(opdracht_id, soorten)
    try:
        with transaction.atomic():
            Intrekking.objects.create(opdracht=found, ingetrokken_door_id=actor.user_id)
    except IntegrityError as twice:
        raise Refused("Deze aanvraag is al ingetrokken.") from twice
    found.refresh_from_db(fields=["status"])
    if found.status != "wachtend":
        raise Refused("Deze aanvraag is al afgehandeld. Vraag een nieuwe wijziging aan.")
    record("opdracht_ingetrokken", actor=actor, object_type="opdracht", object_id=found.pk, ground=ground)
    transaction.on_commit(_ring)


def _ring() -> None:
    from tenants.opdracht.tasks import carry_out_requests  # noqa: PLC0415  tasks import the inrichter

    ring(carry_out_requests)
