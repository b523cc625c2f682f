"""Saying of a clock that it is done, or needed no longer."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.pijlers.models import Termijn
from casework.pijlers.rules import TERMIJN
from casework.records import record_to_change
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now


@transaction.atomic
def finish_termijn(*, actor: Actor, termijn_id: UUID, uitkomst: str) -> Termijn:
    """`uitkomst` is a step of the machine. Raises Hidden, and Refused when somebody did so before."""
    termijn = record_to_change(actor, "dossier_openen", Termijn.objects.all(), termijn_id)
    dossier = termijn.dossier
    edge = access.take_step(actor, TERMIJN, uitkomst, termijn.status)
    termijn.status, termijn.afgehandeld_at, termijn.afgehandeld_door_id = edge.target, now(), actor.user_id
    termijn.save(update_fields=["status", "afgehandeld_at", "afgehandeld_door"])
    ground = access.dossier_ground(actor, dossier)
    happened(edge.audit, dossier, actor=actor, ground=ground, tekst=termijn.term.wat, termijn=str(termijn.pk))
    return termijn
