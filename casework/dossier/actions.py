"""Opening a dossier, describing the person, writing notes, and leading it through its phases."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.contact.models import Melding
from casework.contact.rules import machine_for
from casework.dossier.history import happened
from casework.dossier.models import Dossier, Persoon
from casework.dossier.rules import (
    DOSSIER,
    LEEFTIJD,
    VOORBIJ,
    PersoonInvoer,
    check_note,
    check_recognisable,
    checked,
    completed,
)
from casework.events import PersoonGewijzigd
from casework.gemeenten import check_gm_code
from casework.nummering.actions import take_number
from casework.stukstop.actions import move_to_dossier
from casework.team.beeindigen import end_place
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused
from dekkend.core.events import publish
from dekkend.core.merging import check_version

NIETS_GEZEGD = PersoonInvoer()


@transaction.atomic
def open_dossier(*, actor: Actor, persoon: PersoonInvoer) -> Dossier:
    """Without a melding. Raises InvalidInput when nobody could recognise whom it is about."""
    require(actor, "dossier_openen")
    check_recognisable(persoon)
    return _open(actor, persoon)


@transaction.atomic
def open_dossier_from_melding(*, actor: Actor, melding_id: UUID, persoon: PersoonInvoer = NIETS_GEZEGD) -> Dossier:
    """What the melding tells goes along where `persoon` says nothing. Raises Refused when it has a dossier already."""
    require(actor, "dossier_openen")
    melding = access.melding_for(actor, melding_id, lock=True)
    edge = access.take_step(actor, machine_for(actor.kind), "dossier_maken", melding.status)
    ground = access.melding_ground(actor, melding)
    dossier = _open(actor, completed(persoon, persoon_of_melding(melding)))
    melding.dossier = dossier
    melding.status = edge.target
    melding.save(update_fields=["dossier", "status", "gewijzigd_at"])
    record(edge.audit, actor=actor, object_type="melding", object_id=melding.pk, ground=ground, dossier=str(dossier.pk))
    move_to_dossier(actor=actor, melding_id=melding.pk, dossier=dossier, ground=ground)
    return dossier


@transaction.atomic
def join_dossier(*, actor: Actor, melding_id: UUID, dossier_id: UUID) -> Dossier:
    """Somebody who is known already: the melding goes to that dossier, which keeps what it says of the person. Raises
    Hidden when either is not there for this actor, and Refused when the melding is dealt with or the dossier closed."""
    require(actor, "dossier_openen")
    melding = access.melding_for(actor, melding_id, lock=True)
    edge = access.take_step(actor, machine_for(actor.kind), "bij_dossier", melding.status)
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst, dan kan de melding erbij.")
    ground = access.melding_ground(actor, melding)
    melding.dossier, melding.status = dossier, edge.target
    melding.save(update_fields=["dossier", "status", "gewijzigd_at"])
    record(edge.audit, actor=actor, object_type="melding", object_id=melding.pk, ground=ground, dossier=str(dossier.pk))
    ground = access.dossier_ground(actor, dossier)
    happened("melding_toegevoegd", dossier, actor=actor, ground=ground, tekst=f"Melding {melding.nummer}.")
    move_to_dossier(actor=actor, melding_id=melding.pk, dossier=dossier, ground=ground)
    return dossier


def persoon_of_melding(melding: Melding) -> PersoonInvoer:
    return PersoonInvoer(
        roepnaam=melding.betrokkene_naam,
        minderjarig=melding.minderjarig,
        vormen=tuple(melding.vormen),
        gm_code=melding.gm_code,
    )


@transaction.atomic
def change_persoon(*, actor: Actor, dossier_id: UUID, persoon: PersoonInvoer, versie: int | None = None) -> Dossier:
    """What becomes known later. A consent that no longer fits the age falls at once. `versie` is the one that somebody
    began with: raises Overtaken when a colleague was faster."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    check_version(versie, dossier.versie)
    _fill(dossier, dossier.persoon, persoon)
    dossier.versie += 1
    dossier.save()
    dossier.persoon.save()
    happened("persoon_gewijzigd", dossier, actor=actor, ground=access.dossier_ground(actor, dossier))
    publish(PersoonGewijzigd(dossier.pk, actor))
    return dossier


@transaction.atomic
def write_note(*, actor: Actor, dossier_id: UUID, tekst: str) -> Dossier:
    """By whoever may see the dossier, so also the advice of the gedragswetenschapper."""
    dossier = access.dossier_to_note(actor, dossier_id)
    tidy = check_note(tekst)
    happened("aantekening_gemaakt", dossier, actor=actor, ground=access.dossier_ground(actor, dossier), tekst=tidy)
    return dossier


@transaction.atomic
def take_dossier(*, actor: Actor, dossier_id: UUID) -> Dossier:
    """Becoming the zorgcoördinator of a dossier that has none. Raises Refused when somebody was faster."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.zorgcoordinator_id is not None:
        raise Refused("Dit dossier heeft al een zorgcoördinator. Ververs de pagina.")
    ground = access.dossier_ground(actor, dossier)
    dossier.zorgcoordinator_id = actor.user_id
    dossier.save(update_fields=["zorgcoordinator", "gewijzigd_at"])
    happened("dossier_toegewezen", dossier, actor=actor, ground=ground)
    if actor.user_id is not None:
        end_place(dossier, actor.user_id, actor=actor, ground=ground)
    return dossier


@transaction.atomic
def release_dossier(*, actor: Actor, dossier_id: UUID) -> Dossier:
    """Back to the team: every zorgcoördinator may see it and take it. Raises Refused for a colleague's dossier."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.zorgcoordinator_id != actor.user_id:
        raise Refused("U bent niet de zorgcoördinator van dit dossier.")
    dossier.zorgcoordinator = None
    dossier.save(update_fields=["zorgcoordinator", "gewijzigd_at"])
    happened("dossier_losgelaten", dossier, actor=actor, ground=access.CASELOAD)
    return dossier


@transaction.atomic
def change_fase(*, actor: Actor, dossier_id: UUID, stap: str) -> Dossier:
    """Takes a step between the phases of a running dossier. Closing and reopening ask more: `casework/afronding`."""
    dossier = access.dossier_to_change(actor, dossier_id)
    edge = access.take_step(actor, DOSSIER, stap, dossier.fase)
    if not {edge.source, edge.target}.isdisjoint((*VOORBIJ, "in_overdracht")):
        raise Refused("Dit gaat niet met deze knop. Open het dossier en kies daar wat u wilt doen.")
    dossier.fase = edge.target
    dossier.save(update_fields=["fase", "gewijzigd_at"])
    happened(edge.audit, dossier, actor=actor, ground=access.dossier_ground(actor, dossier), fase=edge.target)
    return dossier


def _open(actor: Actor, invoer: PersoonInvoer) -> Dossier:
    dossier = Dossier(fase=DOSSIER.initial, zorgcoordinator_id=actor.user_id, geopend_at=now())
    persoon = Persoon(dossier=dossier)
    _fill(dossier, persoon, invoer)
    dossier.nummer = take_number(soort="dossier", dag=today())
    dossier.save(force_insert=True)
    persoon.save(force_insert=True)
    happened("dossier_geopend", dossier, actor=actor, ground=access.CASELOAD)
    return dossier


def _fill(dossier: Dossier, persoon: Persoon, invoer: PersoonInvoer) -> None:
    tidy = checked(invoer, today())
    check_gm_code(tidy.gm_code)
    if tidy.geschatte_leeftijd != persoon.geschatte_leeftijd:
        persoon.geschat_op = None if tidy.geschatte_leeftijd is None else today()
    for name in ("naam", "roepnaam", "alias", *LEEFTIJD, "minderjarig"):
        setattr(persoon, name, getattr(tidy, name))
    for name in ("gender", "nationaliteitsgroep", "gm_code"):
        setattr(dossier, name, getattr(tidy, name))
    dossier.vormen = list(tidy.vormen)


def invoer_of(dossier: Dossier) -> PersoonInvoer:
    """What is known now, as somebody would have put it in."""
    persoon = dossier.persoon
    return PersoonInvoer(
        naam=persoon.naam,
        roepnaam=persoon.roepnaam,
        alias=persoon.alias,
        geboortedatum=persoon.geboortedatum,
        geschatte_leeftijd=persoon.geschatte_leeftijd,
        geboortejaar=persoon.geboortejaar,
        datum_geschat=persoon.datum_geschat,
        minderjarig=persoon.minderjarig,
        gender=dossier.gender,
        nationaliteitsgroep=dossier.nationaliteitsgroep,
        vormen=tuple(dossier.vormen),
        gm_code=dossier.gm_code,
    )
