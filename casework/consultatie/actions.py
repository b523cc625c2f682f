"""Asking the gedragswetenschapper, her advice, and what the zorgcoördinator does with it."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.consultatie.models import Consultatie
from casework.consultatie.rules import (
    BESLUITEN,
    CONSULTATIE,
    BesluitInvoer,
    Vraag,
    answer_before,
    check_besluit,
    check_text,
)
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.records import record_to_change
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.actions import remind
from dekkend.accounts.attendering.queries import with_role
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, Refused


@transaction.atomic
def ask_consultatie(*, actor: Actor, dossier_id: UUID, invoer: Vraag) -> Consultatie:
    """Raises InvalidInput, and Refused while an earlier question waits."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    vraag = check_text("vraag", invoer.vraag, "Schrijf op waar u over wilt meedenken.")
    if Consultatie.objects.filter(dossier=dossier, status=CONSULTATIE.initial).exists():
        raise Refused("Er staat al een vraag open bij de gedragswetenschapper. Trek die eerst in, of wacht op advies.")
    row = Consultatie.objects.create(
        dossier=dossier, vraag=vraag, spoed=invoer.spoed, voor_op=answer_before(today(), spoed=invoer.spoed),
        gevraagd_door_id=actor.user_id, gevraagd_at=now(),
    )  # fmt: skip
    _note("consultatie_gevraagd", dossier, row, actor)
    remind(actor=actor, soort="advies_gevraagd", ontvangers=with_role("gedragswetenschapper"), haast=invoer.spoed)
    return row


@transaction.atomic
def give_advice(*, actor: Actor, consultatie_id: UUID, advies: str) -> Consultatie:
    """By a gedragswetenschapper, also to add to it until it was decided upon. Raises InvalidInput and Refused."""
    require(actor, "advies_geven")
    found = Consultatie.objects.filter(pk=consultatie_id, dossier__in=access.dossiers_for(actor)).first()
    if found is None:
        raise Hidden
    dossier = access.dossier_to_note(actor, found.dossier_id)
    row = Consultatie.objects.select_for_update(of=("self",)).get(pk=consultatie_id)
    edge = access.take_step(actor, CONSULTATIE, "adviseren", row.status)
    row.advies = check_text("advies", advies, "Schrijf uw advies op.")
    row.status, row.advies_at, row.advies_door_id = edge.target, now(), actor.user_id
    row.save()
    _note(edge.audit, dossier, row, actor, row.advies)
    return row


@transaction.atomic
def decide_consultatie(*, actor: Actor, consultatie_id: UUID, invoer: BesluitInvoer) -> Consultatie:
    """Raises InvalidInput without a reason for doing something else, and Refused before there is an advice."""
    dossier, row = _to_change(actor, consultatie_id)
    edge = access.take_step(actor, CONSULTATIE, "besluiten", row.status)
    tidy = check_besluit(invoer)
    row.besluit, row.toelichting = tidy.besluit, tidy.toelichting
    row.status, row.besloten_at, row.besloten_door_id = edge.target, now(), actor.user_id
    row.save()
    _note(edge.audit, dossier, row, actor, f"{BESLUITEN[tidy.besluit]}. {tidy.toelichting}".strip())
    return row


@transaction.atomic
def withdraw_consultatie(*, actor: Actor, consultatie_id: UUID) -> Consultatie:
    """A question that needs no answer any more. Raises Refused when it was answered."""
    dossier, row = _to_change(actor, consultatie_id)
    edge = access.take_step(actor, CONSULTATIE, "intrekken", row.status)
    row.status = edge.target
    row.save(update_fields=["status"])
    _note(edge.audit, dossier, row, actor)
    return row


def _to_change(actor: Actor, consultatie_id: UUID) -> tuple[Dossier, Consultatie]:
    row = record_to_change(actor, "dossier_openen", Consultatie.objects.all(), consultatie_id)
    return row.dossier, row


def _note(code: str, dossier: Dossier, row: Consultatie, actor: Actor, tekst: str = "") -> None:
    ground = access.dossier_ground(actor, dossier)
    happened(code, dossier, actor=actor, ground=ground, tekst=tekst, consultatie=str(row.pk))
