"""What happens to a dossier is written twice in one breath: on its timeline, for the colleagues, and in the log."""

from typing import Any

from casework.access import on_behalf_of
from casework.attenderen import tell_owner
from casework.dossier.models import Dossier, Gebeurtenis
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now


def happened(soort: str, dossier: Dossier, *, actor: Actor, ground: str, tekst: str = "", **details: Any) -> None:
    """`soort` is both the kind of line on the timeline and the code in the log. `tekst` stays out of the log."""
    Gebeurtenis.objects.create(dossier=dossier, soort=soort, at=now(), door_id=actor.user_id, tekst=tekst)
    tell_owner(soort, dossier, actor)
    namens = on_behalf_of(ground, dossier)
    record(soort, actor=actor, object_type="dossier", object_id=dossier.pk, ground=ground, namens=namens, **details)
