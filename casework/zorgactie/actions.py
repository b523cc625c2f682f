"""Offering a hulpvraag to an organisation, its answer, what came of it, and keeping in touch."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.attenderen import tell_guests
from casework.avgverzoek.stop import must_not_be_stopped
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.hulpvraag.actions import move_hulpvraag
from casework.hulpvraag.models import Hulpvraag
from casework.hulpvraag.rules import check_still_asked
from casework.hulpvraag.toegang import hulpvraag_to_change
from casework.inzage.actions import lend_for_zorgactie, withdraw_inzage
from casework.sociale_kaart.queries import organisatie_for
from casework.toestemming.queries import ground_for, valid_ground
from casework.zorgactie.models import Zorgactie, Zorgcontact
from casework.zorgactie.opvolging import ContactInvoer, Opvolging, check_contact, check_opvolging, next_contact
from casework.zorgactie.queries import check_running, known_of, opvolging_of, taken_on
from casework.zorgactie.rules import (
    ANTWOORD_BINNEN,
    BEANTWOORD,
    DOEL,
    GRONDSLAGEN,
    LOPEND,
    MET_REDEN,
    REDENEN,
    ZICHTBAAR,
    ZORGACTIE,
    Aanbod,
    Stap,
    check_aanbod,
    check_step,
    shared_text,
)
from casework.zorgactie.toegang import AANGEBODEN, is_partner, zorgactie_to_answer, zorgactie_to_change
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused
from dekkend.core.transitions import Edge
from dekkend.web.formats import datum


@transaction.atomic
def offer_zorgactie(*, actor: Actor, hulpvraag_id: UUID, organisatie_id: UUID, invoer: Aanbod) -> Zorgactie:
    """Shares what was chosen with an organisation on the map. Raises Hidden, InvalidInput, and Refused for a closed
    dossier, a hulpvraag that is over, an organisation that was asked this already, and without a recorded ground to
    share with it."""
    require(actor, "dossier_openen")
    hulpvraag, dossier = hulpvraag_to_change(actor, hulpvraag_id)
    organisatie = organisatie_for(actor, organisatie_id)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    must_not_be_stopped(dossier)
    check_still_asked(hulpvraag.status)
    if organisatie.status != "actief":
        raise Refused("Deze organisatie staat in het archief van de sociale kaart. Kies een andere.")
    _check_first(hulpvraag.pk, organisatie.pk)
    said = check_aanbod(invoer, today())
    grond = ground_for(dossier, DOEL, str(organisatie.pk))
    zorgactie = Zorgactie(
        dossier=dossier, hulpvraag=hulpvraag, organisatie=organisatie, stand_op=today(), delen=list(said.delen),
        gedeeld=shared_text(hulpvraag.vraag, known_of(dossier), said.delen, said.toelichting),
        grondslag=grond.soort, grond_datum=grond.datum, contact=said.contact, waarom=said.waarom,
        antwoord_voor=said.antwoord_voor, aangeboden_at=now(), aangeboden_door_id=actor.user_id,
        gewijzigd_door_id=actor.user_id, **opvolging_of(organisatie).antwoorden,
    )  # fmt: skip
    zorgactie.save(force_insert=True)
    _note(
        "zorgactie_aangeboden", zorgactie, dossier, actor,
        f"antwoord gevraagd voor {datum(said.antwoord_voor)}. {GRONDSLAGEN[grond.soort]}.",
        organisatie=str(organisatie.pk), delen=list(said.delen), grondslag=grond.soort, grond=str(grond.kenmerk),
    )  # fmt: skip
    tell_guests("zorgactie_aangeboden", zorgactie, actor)
    return zorgactie


@transaction.atomic
def take_zorgactie_step(*, actor: Actor, zorgactie_id: UUID, invoer: Stap) -> Zorgactie:
    """By the zorgcoördinator, who heard it from the organisation. Raises Hidden, InvalidInput and Refused."""
    zorgactie, dossier = zorgactie_to_change(actor, zorgactie_id)
    return _step(actor, zorgactie, dossier, invoer, access.dossier_ground(actor, dossier))


@transaction.atomic
def answer_zorgactie(*, actor: Actor, zorgactie_id: UUID, invoer: Stap) -> Zorgactie:
    """By a guest of the organisation. Raises alike."""
    zorgactie, dossier = zorgactie_to_answer(actor, zorgactie_id)
    return _step(actor, zorgactie, dossier, invoer, AANGEBODEN)


def _step(actor: Actor, zorgactie: Zorgactie, dossier: Dossier, invoer: Stap, ground: str) -> Zorgactie:
    tekst = check_step(invoer)
    edge = access.take_step(actor, ZORGACTIE, invoer.stap, zorgactie.status)
    if edge.name in ("aannemen", "herstellen"):
        must_not_be_stopped(dossier)
    if edge.name == "herstellen":
        _check_first(zorgactie.hulpvraag_id, zorgactie.organisatie_id)
        grond = ground_for(dossier, DOEL, str(zorgactie.organisatie_id))
        zorgactie.grondslag, zorgactie.grond_datum = grond.soort, grond.datum
    zorgactie.reden = invoer.reden if edge.name in MET_REDEN else ""
    zorgactie.antwoord = tekst
    _set_state(zorgactie, edge, actor)
    _lend(zorgactie, edge, actor, ground)
    zorgactie.save()
    why = f"{REDENEN[zorgactie.reden]}." if zorgactie.reden else ""
    _note(edge.audit, zorgactie, dossier, actor, f"{edge.label.lower()}.", why, tekst, ground=ground)
    _move_the_question(zorgactie, dossier, actor, ground)
    if edge.target == ZORGACTIE.initial:
        tell_guests("zorgactie_aangeboden", zorgactie, actor)
    if edge.name in ("intrekken", "stoppen") and not is_partner(actor):
        tell_guests("delen_gestopt", zorgactie, actor)
    return zorgactie


def _set_state(zorgactie: Zorgactie, edge: Edge, actor: Actor) -> None:
    was_answered = zorgactie.beantwoord_at
    zorgactie.status, zorgactie.stand_op, zorgactie.gewijzigd_door_id = edge.target, today(), actor.user_id
    zorgactie.beantwoord_at = (was_answered or now()) if edge.target in BEANTWOORD else None
    if edge.target == ZORGACTIE.initial:
        zorgactie.antwoord_voor = max(zorgactie.antwoord_voor, today() + ANTWOORD_BINNEN)
    if edge.target not in LOPEND:
        zorgactie.volgend_contact = None
    elif zorgactie.volgend_contact is None:
        zorgactie.volgend_contact = next_contact(today(), opvolging_of(zorgactie))


def _lend(zorgactie: Zorgactie, edge: Edge, actor: Actor, ground: str) -> None:
    """Who took it as a guest may see what is shared of the dossier, for as long as it runs and the ground stands."""
    if edge.target not in LOPEND:
        withdraw_inzage(actor=actor, bron=zorgactie.pk, ground=ground)
    if edge.name == "aannemen":
        zorgactie.partner_id = actor.user_id if is_partner(actor) else None
    taken_again = edge.target in LOPEND and edge.name in ("aannemen", "herstellen")
    if not taken_again or valid_ground(zorgactie.dossier, DOEL, str(zorgactie.organisatie_id)) is None:
        return
    if zorgactie.partner is not None and zorgactie.partner.is_active:
        lend_for_zorgactie(
            actor=actor, dossier_id=zorgactie.dossier_id, user_id=zorgactie.partner.pk, zorgactie_id=zorgactie.pk,
            ground=ground,
        )  # fmt: skip


def _move_the_question(zorgactie: Zorgactie, dossier: Dossier, actor: Actor, ground: str) -> None:
    """Help was found with the first that is taken, and is to be found again when the last one stops early. Whether a
    question is answered when help is done, is for the zorgcoördinator to say."""
    hulpvraag = Hulpvraag.objects.select_for_update(of=("self",)).get(pk=zorgactie.hulpvraag_id)
    others = Zorgactie.objects.filter(hulpvraag=hulpvraag, status__in=LOPEND).exclude(pk=zorgactie.pk)
    stap = ""
    if zorgactie.status in LOPEND and hulpvraag.status == "open":
        stap = "oppakken"
    if zorgactie.status == "gestopt" and hulpvraag.status == "loopt" and not others.exists():
        stap = "loslaten"
    if stap:
        move_hulpvraag(actor=actor, hulpvraag=hulpvraag, dossier=dossier, stap=stap, ground=ground)


@transaction.atomic
def record_contact(*, actor: Actor, zorgactie_id: UUID, invoer: ContactInvoer) -> Zorgcontact:
    """Contact with the organisation about a zorgactie that was taken. Raises Hidden, InvalidInput and Refused."""
    zorgactie, dossier = zorgactie_to_change(actor, zorgactie_id)
    check_running(zorgactie)
    verslag, volgende = check_contact(invoer, opvolging_of(zorgactie), sinds=taken_on(zorgactie), vandaag=today())
    contact = Zorgcontact(
        dossier=dossier, zorgactie=zorgactie, datum=invoer.datum, wijze=invoer.wijze, verslag=verslag,
        volgende=volgende, door_id=actor.user_id, vastgelegd_at=now(),
    )  # fmt: skip
    contact.save(force_insert=True)
    newest = zorgactie.contacten.order_by("-datum", "-vastgelegd_at").first()
    zorgactie.volgend_contact = contact.volgende if newest is None else newest.volgende
    _save(zorgactie, actor)
    _note(
        "zorgactie_contact", zorgactie, dossier, actor,
        f"{contact.get_wijze_display().lower()} op {datum(contact.datum)}.", contact.verslag,
    )  # fmt: skip
    return contact


@transaction.atomic
def set_opvolging(*, actor: Actor, zorgactie_id: UUID, opvolging: Opvolging) -> Zorgactie:
    """What is known of this zorgverlener now; when to speak again follows from it. Raises Hidden, InvalidInput and
    Refused."""
    zorgactie, dossier = zorgactie_to_change(actor, zorgactie_id)
    check_running(zorgactie)
    check_opvolging(opvolging)
    for name, answer in opvolging.antwoorden.items():
        setattr(zorgactie, name, answer)
    last = zorgactie.contacten.order_by("-datum").values_list("datum", flat=True).first()
    zorgactie.volgend_contact = next_contact(last or taken_on(zorgactie), opvolging)
    _save(zorgactie, actor)
    record(
        "zorgactie_opvolging", actor=actor, object_type="dossier", object_id=dossier.pk,
        ground=access.dossier_ground(actor, dossier), zorgactie=str(zorgactie.pk), weken=opvolging.weken,
    )  # fmt: skip
    return zorgactie


def _check_first(hulpvraag_id: UUID, organisatie_id: UUID) -> None:
    """Raises Refused when the organisation has this question already."""
    same = Zorgactie.objects.filter(hulpvraag=hulpvraag_id, organisatie=organisatie_id, status__in=ZICHTBAAR)
    if same.exists():
        raise Refused("Deze hulpvraag ligt al bij deze organisatie. Ververs de pagina.")


def _save(zorgactie: Zorgactie, actor: Actor) -> None:
    zorgactie.gewijzigd_door_id = actor.user_id
    zorgactie.save()


def _note(
    code: str, zorgactie: Zorgactie, dossier: Dossier, actor: Actor, *parts: str, ground: str = "", **details: object
) -> None:
    happened(
        code, dossier, actor=actor, ground=ground or access.dossier_ground(actor, dossier),
        tekst=" ".join(filter(None, (f"{zorgactie.organisatie.naam}:", *parts))),
        zorgactie=str(zorgactie.pk), stand=zorgactie.status, **details,
    )  # fmt: skip
