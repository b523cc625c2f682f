"""Setting a warning, withdrawing it, and putting it back."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.records import record_to_change
from casework.waarschuwing.models import Waarschuwing
from casework.waarschuwing.rules import WAARSCHUWING, WaarschuwingInvoer, check_reason, checked
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now


@transaction.atomic
def set_waarschuwing(*, actor: Actor, dossier_id: UUID, invoer: WaarschuwingInvoer) -> Waarschuwing:
    """By whoever may write a note, in any phase: safety waits for nobody. Raises Hidden, InvalidInput and Refused."""
    dossier = access.dossier_to_note(actor, dossier_id)
    said = checked(invoer)
    found = Waarschuwing.objects.create(
        dossier=dossier, soort=said.soort, tekst=said.tekst, status=WAARSCHUWING.initial, gezet_at=now(),
        gezet_door_id=actor.user_id,
    )  # fmt: skip
    _note("waarschuwing_gezet", found, actor, said.tekst)
    return found


@transaction.atomic
def withdraw_waarschuwing(*, actor: Actor, waarschuwing_id: UUID, reden: str) -> Waarschuwing:
    """Raises Hidden, InvalidInput without a reason, and Refused when somebody did so before."""
    found = _locked(actor, waarschuwing_id)
    edge = access.take_step(actor, WAARSCHUWING, "intrekken", found.status)
    why = check_reason(reden)
    found.status, found.ingetrokken_at, found.ingetrokken_door_id = edge.target, now(), actor.user_id
    found.intrek_reden = why
    found.save(update_fields=["status", "ingetrokken_at", "ingetrokken_door", "intrek_reden"])
    _note(edge.audit, found, actor, found.tekst, why)
    return found


@transaction.atomic
def restore_waarschuwing(*, actor: Actor, waarschuwing_id: UUID) -> Waarschuwing:
    """Raises Hidden, and Refused when it counts already."""
    found = _locked(actor, waarschuwing_id)
    edge = access.take_step(actor, WAARSCHUWING, "herstellen", found.status)
    found.status, found.ingetrokken_at, found.ingetrokken_door_id, found.intrek_reden = edge.target, None, None, ""
    found.save(update_fields=["status", "ingetrokken_at", "ingetrokken_door", "intrek_reden"])
    _note(edge.audit, found, actor, found.tekst)
    return found


def _locked(actor: Actor, waarschuwing_id: UUID) -> Waarschuwing:
    return record_to_change(actor, "dossier_openen", Waarschuwing.objects.all(), waarschuwing_id)


def _note(code: str, found: Waarschuwing, actor: Actor, *parts: str) -> None:
    happened(
        code, found.dossier, actor=actor, ground=access.dossier_ground(actor, found.dossier),
        tekst=" ".join(filter(None, (f"{found.get_soort_display()}.", *parts))), waarschuwing=str(found.pk),
        stand=found.status,
    )  # fmt: skip
