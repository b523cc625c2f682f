"""Passing a melding on, and taking it back when it did not arrive."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from casework import access
from casework.contact.actions import invoer_of
from casework.contact.letters import MeldingBrief
from casework.contact.models import Melding
from casework.contact.rules import machine_for
from casework.verwijzing.models import Verwijzing
from casework.verwijzing.queries import other_regios, outcome_of
from casework.verwijzing.rules import Verwijsinvoer, check_take_back, checked, told
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden
from tenants.post.public import send


@transaction.atomic
def refer_melding(*, actor: Actor, melding_id: UUID, invoer: Verwijsinvoer) -> Verwijzing:
    """To another regio as a letter, in this transaction; to Veilig Thuis as what was told. Raises InvalidInput."""
    require(actor, "dossier_openen")
    melding = access.melding_for(actor, melding_id, lock=True)
    edge = access.take_step(actor, machine_for(actor.kind), "verwijzen", melding.status)
    tidy = checked(invoer, dict(other_regios()))
    melding.status = edge.target
    melding.save(update_fields=["status", "gewijzigd_at"])
    row = Verwijzing(
        melding=melding, naar=tidy.naar, regio=tidy.regio, rechtsgrond=tidy.rechtsgrond, gedeeld=tidy.gedeeld,
        contact=tidy.contact, verwezen_door_id=actor.user_id, verwezen_at=now(),
    )  # fmt: skip
    row.save(force_insert=True)
    if tidy.regio:
        content = MeldingBrief(kenmerk=row.pk, **asdict(told(invoer_of(melding), met_melder=tidy.met_melder)))
        send("melding", receiver=tidy.regio, key=str(row.pk), version=1, content=content)
    _log(edge.audit, melding, actor, naar=tidy.naar)
    return row


@transaction.atomic
def take_back_melding(*, actor: Actor, melding_id: UUID) -> Melding:
    """Raises Refused while another regio has it."""
    require(actor, "dossier_openen")
    melding = access.melding_for(actor, melding_id, lock=True)
    edge = access.take_step(actor, machine_for(actor.kind), "terughalen", melding.status)
    row = Verwijzing.objects.select_for_update().filter(melding=melding, teruggehaald_at=None).first()
    if row is None:
        raise Hidden
    bericht = outcome_of(row)
    check_take_back(row.naar, bericht.uitkomst if bericht else "")
    row.teruggehaald_at = now()
    row.save(update_fields=["teruggehaald_at"])
    melding.status = edge.target
    melding.save(update_fields=["status", "gewijzigd_at"])
    _log(edge.audit, melding, actor)
    return melding


def _log(code: str, melding: Melding, actor: Actor, **details: str) -> None:
    ground = access.melding_ground(actor, melding)
    record(code, actor=actor, object_type="melding", object_id=melding.pk, ground=ground, **details)
