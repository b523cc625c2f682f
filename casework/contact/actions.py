"""Taking in a melding, correcting it, closing it, and passing it on from a gemeente to the regio."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from casework import access
from casework.attenderen import tell_coordinators
from casework.contact.letters import MeldingBrief
from casework.contact.melder import on_the_map
from casework.contact.models import Melding
from casework.contact.rules import FIELDS, MeldingInvoer, check_closing, checked, for_guest, machine_for
from casework.gemeenten import check_gm_code
from casework.nummering.actions import take_number
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor, system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.merging import check_version
from dekkend.isolation.context import current_schema
from tenants.post.public import Envelope, send
from tenants.public import regio_of, tenant_by_schema

GRONDEN = {"gemeente": "brief van een gemeente", "regio": "brief van een andere regio"}


@transaction.atomic
def note_melding(*, actor: Actor, invoer: MeldingInvoer) -> Melding:
    """Raises InvalidInput when what is needed is missing."""
    require(actor, "melding_noteren")
    melding = _new(_allowed(actor, invoer), kind=actor.kind)
    melding.genoteerd_door_id = actor.user_id
    if actor.gast is not None:
        melding.namens_gemeente, melding.herkomst = actor.gast.gm_code, "gemeente"
    melding.save(force_insert=True)
    _log("melding_genoteerd", melding, actor, in_gevaar=melding.in_gevaar)
    if actor.gast is not None:
        tell_coordinators("melding_binnen", actor, haast=melding.in_gevaar == "ja")
    return melding


@transaction.atomic
def correct_melding(*, actor: Actor, melding_id: UUID, invoer: MeldingInvoer, versie: int | None = None) -> Melding:
    """Only while nobody has acted on it. Raises Refused afterwards, and Overtaken when a colleague changed the version
    that somebody began with."""
    require(actor, "melding_noteren")
    melding = access.melding_for(actor, melding_id, lock=True)
    edge = access.take_step(actor, machine_for(actor.kind), "wijzigen", melding.status)
    check_version(versie, melding.versie)
    melding.versie += 1
    _fill(melding, _allowed(actor, invoer, melding.gm_code))
    melding.save()
    _log(edge.audit, melding, actor, in_gevaar=melding.in_gevaar)
    return melding


@transaction.atomic
def close_melding(*, actor: Actor, melding_id: UUID, reden: str, toelichting: str) -> Melding:
    """Raises InvalidInput without a reason that others understand."""
    require(actor, "melding_noteren")
    melding = access.melding_for(actor, melding_id, lock=True)
    edge = access.take_step(actor, machine_for(actor.kind), "afsluiten", melding.status)
    melding.afsluit_toelichting = check_closing(reden, toelichting)
    melding.afsluit_reden = reden
    melding.afgesloten_at = now()
    melding.status = edge.target
    melding.save()
    _log(edge.audit, melding, actor, reden=reden)
    return melding


@transaction.atomic
def pass_on_melding(*, actor: Actor, melding_id: UUID) -> Melding:
    """From a gemeente to the regio in which it takes part, as a letter. Raises Refused while it is in none."""
    require(actor, "melding_noteren")
    if actor.kind != "gemeente":
        raise Hidden
    melding = access.melding_for(actor, melding_id, lock=True)
    edge = access.take_step(actor, machine_for(actor.kind), "doorgeven", melding.status)
    regio = regio_of(tenant_by_schema(current_schema()).gm_code, today())
    if regio is None:
        raise Refused("Uw gemeente doet nog niet mee in een regio. Bel de zorgcoördinator in uw buurt of CoMensha.")
    melding.doorgegeven_aan = regio.schema
    melding.doorgegeven_at = now()
    melding.status = edge.target
    melding.save()
    content = MeldingBrief(kenmerk=melding.pk, **asdict(invoer_of(melding)))
    send("melding", receiver=regio.schema, key=str(melding.pk), version=1, content=content)
    _log(edge.audit, melding, actor)
    return melding


def receive_melding(envelope: Envelope, brief: MeldingBrief) -> None:
    """Opens the letter of a gemeente or another regio: a new melding here, once. Raises Refused or
    InvalidInput when it does not fit."""
    if str(brief.kenmerk) != envelope.key:
        raise Refused("Het kenmerk in de brief past niet bij de envelop.")
    if Melding.objects.filter(afzender=envelope.sender, afzender_kenmerk=brief.kenmerk).exists():
        return
    actor = system_actor(current_schema(), "regio")
    values = brief.model_dump(include=set(FIELDS))
    invoer = MeldingInvoer(**{**values, "vormen": tuple(brief.vormen)})
    melding = _new(invoer, kind=actor.kind)
    melding.herkomst = tenant_by_schema(envelope.sender).kind
    melding.afzender = envelope.sender
    melding.afzender_kenmerk = brief.kenmerk
    melding.save(force_insert=True)
    record(
        "melding_ontvangen", actor=actor, object_type="melding", object_id=melding.pk, ground=GRONDEN[melding.herkomst]
    )
    tell_coordinators("melding_binnen", actor, haast=melding.in_gevaar == "ja")


def invoer_of(melding: Melding) -> MeldingInvoer:
    """A melding as somebody noted it."""
    values = {name: getattr(melding, name) for name in FIELDS}
    return MeldingInvoer(**{**values, "vormen": tuple(melding.vormen)})


def _allowed(actor: Actor, invoer: MeldingInvoer, before: str = "") -> MeldingInvoer:
    return invoer if actor.gast is None else for_guest(invoer, actor.gast.gm_code, before)


def _new(invoer: MeldingInvoer, *, kind: str) -> Melding:
    melding = Melding(status=machine_for(kind).initial, ontvangen_at=now())
    _fill(melding, invoer)
    melding.nummer = take_number(soort="melding", dag=today())
    return melding


def _fill(melding: Melding, invoer: MeldingInvoer) -> None:
    tidy = checked(invoer)
    check_gm_code(tidy.gm_code)
    for name in FIELDS:
        setattr(melding, name, getattr(tidy, name))
    melding.vormen = list(tidy.vormen)
    melding.melder_kaart = on_the_map(tidy.melder_organisatie)


def _log(code: str, melding: Melding, actor: Actor, **details: str) -> None:
    ground = access.melding_ground(actor, melding)
    record(code, actor=actor, object_type="melding", object_id=melding.pk, ground=ground, **details)
