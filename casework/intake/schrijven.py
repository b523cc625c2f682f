"""What writing in an intake has in common."""

from uuid import UUID

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.intake.models import Intake
from casework.intake.rules import INTAKE
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import Refused


def dossier_in_work(actor: Actor, dossier_id: UUID) -> Dossier:
    """Locked. Raises Hidden for who may not change it, and Refused when it is closed."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    return dossier


def intake_for(dossier: Dossier, actor: Actor) -> Intake:
    """The intake of this dossier; it begins with the first thing that is written down. The dossier is locked."""
    found = Intake.objects.filter(dossier=dossier).first()
    return found or Intake.objects.create(dossier=dossier, begonnen_at=now(), gewijzigd_door_id=actor.user_id)


def take_up_again(dossier: Dossier, intake: Intake, actor: Actor) -> None:
    edge = access.take_step(actor, INTAKE, "hervatten", intake.status)
    intake.status, intake.afgerond_at = edge.target, None
    intake.stop_reden, intake.opnieuw_op = "", None
    keep(intake, actor)
    note(edge.audit, dossier, actor)


def keep(intake: Intake, actor: Actor) -> None:
    intake.gewijzigd_door_id = actor.user_id
    intake.save()


def note(code: str, dossier: Dossier, actor: Actor, *parts: str, **details: str) -> None:
    ground = access.dossier_ground(actor, dossier)
    happened(code, dossier, actor=actor, ground=ground, tekst=" ".join(filter(None, parts)), **details)
