"""Walking along the meldcode: beginning, recording each step, deciding, and passing on with a minimum."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from casework import access
from casework.concept.actions import let_go_about
from casework.contact.actions import note_melding, pass_on_melding
from casework.contact.rules import MeldingInvoer
from casework.meldcode.models import Meldcodestap, Signalering
from casework.meldcode.queries import GROUND, signalering_for, signaleringen, steps_of, weighing
from casework.meldcode.rules import (
    BESLUITEN,
    SIGNALERING,
    StapInvoer,
    check_besluit,
    check_onderwerp,
    check_stap,
)
from casework.nummering.actions import take_number
from casework.stukstop.queries import must_be_free
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge
from dekkend.isolation.context import current_schema
from tenants.public import regio_of, tenant_by_schema

GEEN_REGIO = "Uw gemeente doet nog niet mee in een regio. Bel de zorgcoördinator in uw buurt of CoMensha."


@transaction.atomic
def begin_signalering(*, actor: Actor, onderwerp: str) -> Signalering:
    """Raises InvalidInput without a word by which it is known again."""
    signaleringen(actor)
    row = Signalering(status=SIGNALERING.initial, onderwerp=check_onderwerp(onderwerp), begonnen_at=now())
    row.begonnen_door_id = actor.user_id
    row.nummer = take_number(soort="signaal", dag=today())
    row.save(force_insert=True)
    _log("signalering_begonnen", row, actor)
    return row


@transaction.atomic
def record_stap(*, actor: Actor, signalering_id: UUID, invoer: StapInvoer) -> Meldcodestap:
    """Also to correct one: it is recorded again. Raises InvalidInput, and Refused when it was decided already."""
    row = signalering_for(actor, signalering_id, lock=True)
    edge = access.take_step(actor, SIGNALERING, "vastleggen", row.status)
    tidy = check_stap(invoer, today())
    made = _write(row, actor, tidy)
    row.save(update_fields=["gewijzigd_at"])
    _log(edge.audit, row, actor, stap=tidy.stap)
    return made


@transaction.atomic
def decide(
    *, actor: Actor, signalering_id: UUID, besluit: str, toelichting: str, melding: MeldingInvoer | None = None
) -> Signalering:
    """With "melden" a melding is noted with what `melding` says, and goes to the regio as its letter in the same
    transaction; nothing else of the walk goes along. Raises InvalidInput, and Refused while a step is missing."""
    row = signalering_for(actor, signalering_id, lock=True)
    records = steps_of(row)
    gedaan = {one.stap for one in records}
    access.take_step(actor, SIGNALERING, "vastleggen", row.status)
    why = check_besluit(besluit, toelichting, gedaan=gedaan, weging=weighing(records))
    edge = access.take_step(actor, SIGNALERING, besluit, row.status)
    _write(row, actor, StapInvoer("beslissen", today(), f"{BESLUITEN[besluit]}. {why}"))
    if edge.target == "gemeld":
        row.melding_id = _report(actor, melding)
    row.besloten_at = now()
    _move(row, edge)
    _log(edge.audit, row, actor, besluit=besluit)
    return row


def _report(actor: Actor, melding: MeldingInvoer | None) -> UUID:
    """A minimum: who asked what of whom stays here."""
    if melding is None:
        raise InvalidInput({"omschrijving": ["Schrijf op wat de zorgcoördinator moet weten."]})
    if regio_of(tenant_by_schema(current_schema()).gm_code, today()) is None:
        raise InvalidInput({"besluit": [GEEN_REGIO]})
    made = note_melding(actor=actor, invoer=replace(melding, melder_soort="gemeente"))
    return pass_on_melding(actor=actor, melding_id=made.pk).pk


@transaction.atomic
def reopen_signalering(*, actor: Actor, signalering_id: UUID) -> Signalering:
    """When it turns out not to be over; the decision stays to be read. Raises Refused for what was reported."""
    row = signalering_for(actor, signalering_id, lock=True)
    edge = access.take_step(actor, SIGNALERING, "heropenen", row.status)
    row.besloten_at = None
    _move(row, edge)
    _log(edge.audit, row, actor)
    return row


@transaction.atomic
def withdraw_signalering(*, actor: Actor, signalering_id: UUID) -> Signalering:
    """It was begun by mistake: what was written is gone."""
    row = signalering_for(actor, signalering_id, lock=True)
    edge = access.take_step(actor, SIGNALERING, "intrekken", row.status)
    must_be_free(row.pk)
    Meldcodestap.objects.filter(signalering=row).delete()
    let_go_about(name="signalering_id", number=row.pk)
    row.onderwerp = ""
    _move(row, edge)
    _log(edge.audit, row, actor)
    return row


def _write(row: Signalering, actor: Actor, invoer: StapInvoer) -> Meldcodestap:
    made = Meldcodestap(
        signalering=row,
        stap=invoer.stap,
        datum=invoer.datum,
        tekst=invoer.tekst,
        met_wie=invoer.met_wie,
        overgeslagen=invoer.overgeslagen,
        antwoorden=dict(invoer.antwoorden) if invoer.antwoorden else None,
        vastgelegd_door_id=actor.user_id,
        vastgelegd_at=now(),
    )
    made.save(force_insert=True)
    return made


def _move(row: Signalering, edge: Edge) -> None:
    row.status = edge.target
    row.save()


def _log(code: str, row: Signalering, actor: Actor, **details: str) -> None:
    record(code, actor=actor, object_type="signalering", object_id=row.pk, ground=GROUND, **details)
