"""Saying of a clock that it is done, or needed no longer."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.pijlers.models import Termijn
from casework.pijlers.rules import TERMIJN
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import Hidden


@transaction.atomic
def finish_termijn(*, actor: Actor, termijn_id: UUID, uitkomst: str) -> Termijn:
    """`uitkomst` is a step of the machine. Raises Hidden, and Refused when somebody did so before."""
    require(actor, "dossier_openen")
    found = Termijn.objects.filter(pk=termijn_id, dossier__in=access.dossiers_to_change(actor)).first()
    if found is None:
        raise Hidden
    dossier = access.dossier_to_change(actor, found.dossier_id)
    termijn = Termijn.objects.select_for_update(of=("self",)).get(pk=termijn_id)
    edge = access.take_step(actor, TERMIJN, uitkomst, termijn.status)
    termijn.status, termijn.afgehandeld_at, termijn.afgehandeld_door_id = edge.target, now(), actor.user_id
    termijn.save(update_fields=["status", "afgehandeld_at", "afgehandeld_door"])
    ground = access.dossier_ground(actor, dossier)
    happened(edge.audit, dossier, actor=actor, ground=ground, tekst=termijn.term.wat, termijn=str(termijn.pk))
    return termijn
