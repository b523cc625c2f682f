"""Noting a question for advice, answering and correcting it, withdrawing a mistake, and making it a melding."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.adviesvraag.models import Adviesvraag
from casework.adviesvraag.queries import GROUND, advies_for
from casework.adviesvraag.rules import ADVIESVRAAG, TEXTS, AdviesInvoer, checked, step_of
from casework.concept.actions import let_go_about
from casework.contact.actions import note_melding
from casework.contact.models import Melding
from casework.contact.rules import MeldingInvoer
from casework.nummering.actions import take_number
from casework.stukstop.queries import must_be_free
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.transitions import Edge

KEUZES = ("onderwerp", "vrager_soort", "minuten")


@transaction.atomic
def note_advies(*, actor: Actor, invoer: AdviesInvoer) -> Adviesvraag:
    """With an answer it is done at once. Raises InvalidInput."""
    require(actor, "adviesvraag_noteren")
    tidy = checked(invoer)
    advies = Adviesvraag(status=ADVIESVRAAG.initial, gesteld_at=now(), genoteerd_door_id=actor.user_id)
    _fill(advies, tidy)
    if tidy.antwoord:
        _move(advies, access.take_step(actor, ADVIESVRAAG, "beantwoorden", advies.status))
    advies.nummer = take_number(soort="advies", dag=today())
    advies.save(force_insert=True)
    _log("adviesvraag_genoteerd", advies, actor, status=advies.status)
    return advies


@transaction.atomic
def change_advies(*, actor: Actor, advies_id: UUID, invoer: AdviesInvoer) -> Adviesvraag:
    """Answers it or corrects what stands there. Raises InvalidInput, and Refused when it is a melding by now."""
    advies = advies_for(actor, advies_id, lock=True)
    edge = access.take_step(actor, ADVIESVRAAG, step_of(advies.status, invoer.antwoord.strip()), advies.status)
    _fill(advies, checked(invoer, beantwoord=advies.status == "beantwoord"))
    _move(advies, edge)
    advies.save()
    _log(edge.audit, advies, actor)
    return advies


@transaction.atomic
def withdraw_advies(*, actor: Actor, advies_id: UUID) -> Adviesvraag:
    """It was a mistake, or noted twice: it counts no longer, and what was typed is gone."""
    advies = advies_for(actor, advies_id, lock=True)
    edge = access.take_step(actor, ADVIESVRAAG, "intrekken", advies.status)
    must_be_free(advies.pk)
    _empty(advies, edge)
    _log(edge.audit, advies, actor)
    return advies


@transaction.atomic
def grow_into_melding(*, actor: Actor, advies_id: UUID, invoer: MeldingInvoer) -> Melding:
    """The melding carries what was told from now on, so that it stands in one place and goes with the dossier."""
    advies = advies_for(actor, advies_id, lock=True)
    edge = access.take_step(actor, ADVIESVRAAG, "melding_maken", advies.status)
    must_be_free(advies.pk)
    melding = note_melding(actor=actor, invoer=invoer)
    advies.melding = melding
    _empty(advies, edge)
    _log(edge.audit, advies, actor, melding=str(melding.pk))
    return melding


def invoer_of(advies: Adviesvraag) -> AdviesInvoer:
    """A question as somebody noted it."""
    return AdviesInvoer(**{name: getattr(advies, name) for name in (*TEXTS, *KEUZES)})


def _fill(advies: Adviesvraag, tidy: AdviesInvoer) -> None:
    for name in (*TEXTS, *KEUZES):
        setattr(advies, name, getattr(tidy, name))


def _move(advies: Adviesvraag, edge: Edge) -> None:
    if edge.target == "beantwoord" and advies.beantwoord_at is None:
        advies.beantwoord_at = now()
    advies.status = edge.target


def _empty(advies: Adviesvraag, edge: Edge) -> None:
    for name in TEXTS:
        setattr(advies, name, "")
    _move(advies, edge)
    advies.save()
    let_go_about(name="adviesvraag_id", number=advies.pk)


def _log(code: str, advies: Adviesvraag, actor: Actor, **details: str) -> None:
    record(code, actor=actor, object_type="adviesvraag", object_id=advies.pk, ground=GROUND, **details)
