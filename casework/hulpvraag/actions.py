"""Writing down what somebody wants help with, putting that right, and how it ended."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.hulpvraag.models import Hulpvraag
from casework.hulpvraag.rules import (
    HULPVRAAG,
    MET_UITKOMST,
    HulpvraagStap,
    check_hulpvraag,
    check_outcome,
    check_still_asked,
)
from casework.hulpvraag.toegang import hulpvraag_to_change
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused


@transaction.atomic
def add_hulpvraag(*, actor: Actor, dossier_id: UUID, gebied: str, vraag: str) -> Hulpvraag:
    """In any phase, also before the intake. Raises Hidden, InvalidInput, and Refused in a closed dossier."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    said = check_hulpvraag(gebied, vraag)
    hulpvraag = Hulpvraag(
        dossier=dossier, gebied=said.gebied, vraag=said.vraag, gesteld_op=today(), stand_op=today(),
        vastgelegd_at=now(), gewijzigd_door_id=actor.user_id,
    )  # fmt: skip
    hulpvraag.save(force_insert=True)
    _note("hulpvraag_gesteld", hulpvraag, dossier, actor, said.vraag)
    return hulpvraag


@transaction.atomic
def change_hulpvraag(*, actor: Actor, hulpvraag_id: UUID, gebied: str, vraag: str) -> Hulpvraag:
    """Puts the words right. Raises Hidden, InvalidInput, and Refused once it is answered."""
    hulpvraag, dossier = hulpvraag_to_change(actor, hulpvraag_id)
    check_still_asked(hulpvraag.status)
    said = check_hulpvraag(gebied, vraag)
    hulpvraag.gebied, hulpvraag.vraag = said.gebied, said.vraag
    _save(hulpvraag, actor)
    _note("hulpvraag_gewijzigd", hulpvraag, dossier, actor, said.vraag)
    return hulpvraag


@transaction.atomic
def take_hulpvraag_step(*, actor: Actor, hulpvraag_id: UUID, invoer: HulpvraagStap) -> Hulpvraag:
    """Raises Hidden, InvalidInput and Refused."""
    hulpvraag, dossier = hulpvraag_to_change(actor, hulpvraag_id)
    uitkomst = check_outcome(invoer.stap, invoer.uitkomst)
    edge = access.take_step(actor, HULPVRAAG, invoer.stap, hulpvraag.status)
    hulpvraag.uitkomst = uitkomst if edge.name in MET_UITKOMST else ""
    hulpvraag.status, hulpvraag.stand_op = edge.target, today()
    _save(hulpvraag, actor)
    _note(edge.audit, hulpvraag, dossier, actor, f"{edge.label}.", uitkomst)
    return hulpvraag


def move_hulpvraag(*, actor: Actor, hulpvraag: Hulpvraag, dossier: Dossier, stap: str, ground: str) -> None:
    """A step that follows from a zorgactie; both were locked, and whether the actor may was decided, by the caller."""
    edge = HULPVRAAG.take(stap, hulpvraag.status)
    hulpvraag.status, hulpvraag.stand_op = edge.target, today()
    _save(hulpvraag, actor)
    _note(edge.audit, hulpvraag, dossier, actor, f"{edge.label}.", ground=ground)


def _save(hulpvraag: Hulpvraag, actor: Actor) -> None:
    hulpvraag.gewijzigd_door_id = actor.user_id
    hulpvraag.save()


def _note(code: str, hulpvraag: Hulpvraag, dossier: Dossier, actor: Actor, *parts: str, ground: str = "") -> None:
    happened(
        code, dossier, actor=actor, ground=ground or access.dossier_ground(actor, dossier),
        tekst=" ".join(filter(None, (f"{hulpvraag.get_gebied_display()}:", *parts))),
        hulpvraag=str(hulpvraag.pk), gebied=hulpvraag.gebied, stand=hulpvraag.status,
    )  # fmt: skip
