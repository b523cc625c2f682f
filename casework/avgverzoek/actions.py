"""Noting a request, extending its term, deciding on it, telling that, and lifting what it stopped."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from casework import access
from casework.attenderen import tell_all_guests
from casework.avgverzoek.gevolgen import carry_through, undo
from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.queries import GROND, RIGHT, verzoek_for
from casework.avgverzoek.rules import (
    AVGVERZOEK,
    KORT,
    OPEN,
    STIL,
    WIJZEN,
    Besluit,
    Verteld,
    Verzoek,
    can_be_lifted,
    check_decision,
    check_lifting,
    check_step,
    check_told,
    checked,
    due,
    extended,
)
from casework.avgverzoek.stop import stop_now
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import GELEEGD
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge


@transaction.atomic
def note_avgverzoek(*, actor: Actor, dossier_id: UUID, invoer: Verzoek) -> Avgverzoek:
    """An objection stops what it is about from here on. Raises Hidden for a dossier that the actor may not change,
    InvalidInput, and Refused while such a request is open."""
    require(actor, RIGHT)
    if actor.user_id is None:
        raise Hidden
    dossier = access.dossier_to_change(actor, dossier_id)
    said = checked(invoer, today())
    if Avgverzoek.objects.filter(dossier=dossier, recht=said.recht, status__in=OPEN).exists():
        raise Refused("Er loopt al zo'n verzoek voor dit dossier. Beslis daar eerst op.")
    verzoek = Avgverzoek(
        dossier=dossier, recht=said.recht, tegen=said.tegen, status=AVGVERZOEK.initial, aanvrager=said.aanvrager,
        ontvangen_op=said.ontvangen_op, uiterlijk=due(said.ontvangen_op), wat=said.wat,
        vastgelegd_door_id=actor.user_id, vastgelegd_at=now(),
    )  # fmt: skip
    before = stop_now(dossier.pk)
    verzoek.save(force_insert=True)
    _note("avgverzoek_gedaan", verzoek, dossier, actor, said.wat)
    _tell_where_it_was_shared(before, dossier, actor)
    return verzoek


@transaction.atomic
def extend_avgverzoek(*, actor: Actor, verzoek_id: UUID, reden: str, verteld_op: date) -> Avgverzoek:
    """By two months, once, and told within the first. Raises Hidden, InvalidInput and Refused."""
    verzoek, dossier, edge = _to_change(actor, verzoek_id, "verlengen")
    if verzoek.verleng_reden:
        raise Refused("De termijn van dit verzoek is al een keer verlengd. Dat kan niet nog een keer.")
    verzoek.uiterlijk = extended(verzoek.ontvangen_op, reden, verteld_op, today())
    verzoek.verleng_reden, verzoek.verlengd_op, verzoek.status = reden, verteld_op, edge.target
    verzoek.save()
    _note(edge.audit, verzoek, dossier, actor, f"antwoord uiterlijk {verzoek.uiterlijk:%d-%m-%Y}.", reden=reden)
    return verzoek


@transaction.atomic
def decide_avgverzoek(*, actor: Actor, verzoek_id: UUID, besluit: Besluit) -> Avgverzoek:
    """With what follows from it. Raises Hidden, InvalidInput, and Refused also when what is granted cannot be done."""
    verzoek, dossier, edge = _to_change(actor, verzoek_id, "beslissen")
    said = check_decision(verzoek.recht, verzoek.aanvrager, besluit)
    verzoek.besluit, verzoek.grond, verzoek.identiteit = said.besluit, said.grond, said.identiteit
    verzoek.waarom, verzoek.gedaan = said.waarom, said.gedaan
    verzoek.status, verzoek.besloten_at, verzoek.besloten_door_id = edge.target, now(), actor.user_id
    carry_through(verzoek, dossier, actor, access.dossier_ground(actor, dossier))
    before = stop_now(dossier.pk)
    verzoek.save()
    _note(
        edge.audit, verzoek, dossier, actor, f"{verzoek.uitkomst.lower()}.", said.gedaan, said.waarom,
        besluit=said.besluit, grond=said.grond,
    )  # fmt: skip
    _tell_where_it_was_shared(before, dossier, actor)
    return verzoek


@transaction.atomic
def tell_avgverzoek(*, actor: Actor, verzoek_id: UUID, verteld: Verteld) -> Avgverzoek:
    """Also when the dossier is gone by then: that is what is told. Raises Hidden, InvalidInput and Refused."""
    verzoek = verzoek_for(actor, verzoek_id, lock=True)
    edge = access.take_step(actor, AVGVERZOEK, "vertellen", verzoek.status)
    check_told(verteld, verzoek.besluit, _decided_on(verzoek), today())
    verzoek.status, verzoek.verteld_op, verzoek.wijze = edge.target, verteld.op, verteld.wijze
    verzoek.klacht_verteld = verteld.klacht
    verzoek.save(update_fields=["status", "verteld_op", "wijze", "klacht_verteld"])
    if verzoek.dossier.fase not in GELEEGD:
        _note(edge.audit, verzoek, verzoek.dossier, actor, f"{WIJZEN[verteld.wijze].lower()}.", wijze=verteld.wijze)
        return verzoek
    record(
        edge.audit, actor=actor, object_type="dossier", object_id=verzoek.dossier_id, ground=GROND,
        avgverzoek=str(verzoek.pk), recht=verzoek.recht, wijze=verteld.wijze,
    )  # fmt: skip
    return verzoek


@transaction.atomic
def lift_avgverzoek(*, actor: Actor, verzoek_id: UUID, reden: str, verteld_op: date) -> Avgverzoek:
    """What was stopped may go again; nothing goes by itself. Raises Hidden, InvalidInput and Refused."""
    verzoek, dossier, edge = _to_change(actor, verzoek_id, "opheffen")
    if not can_be_lifted(verzoek.recht, verzoek.besluit):
        raise Refused("Dit verzoek houdt niets tegen, dus er is niets op te heffen.")
    verzoek.reden = check_lifting(reden, verteld_op, _decided_on(verzoek), today())
    verzoek.status, verzoek.opheffing_op = edge.target, verteld_op
    verzoek.save()
    _note(edge.audit, verzoek, dossier, actor, verzoek.reden)
    return verzoek


@transaction.atomic
def take_avgverzoek_step(*, actor: Actor, verzoek_id: UUID, stap: str, reden: str) -> Avgverzoek:
    """The applicant takes it back, it was a mistake, or it is looked at again. Raises Hidden, InvalidInput and
    Refused."""
    why = check_step(stap, reden)
    verzoek, dossier, edge = _to_change(actor, verzoek_id, stap)
    if stap == "heropenen":
        _reopen(verzoek, dossier, actor)
    verzoek.status, verzoek.reden = edge.target, why
    verzoek.save()
    _note(edge.audit, verzoek, dossier, actor, f"{edge.label.lower()}.", why, stap=stap)
    return verzoek


def _reopen(verzoek: Avgverzoek, dossier: Dossier, actor: Actor) -> None:
    """Whoever was told that his data stand still, hears first that they will not any more: that is lifting."""
    if verzoek.status == "verteld" and can_be_lifted(verzoek.recht, verzoek.besluit):
        raise Refused("Dit houdt nog iets tegen. Vertel het de aanvrager en kies eerst ‘Opheffen’.")
    others = Avgverzoek.objects.filter(dossier=dossier, recht=verzoek.recht, status__in=OPEN)
    if others.exists():
        raise Refused("Er loopt al zo'n verzoek voor dit dossier. Beslis daar eerst op.")
    undo(verzoek, actor)
    verzoek.besluit = verzoek.grond = verzoek.waarom = verzoek.gedaan = verzoek.identiteit = verzoek.wijze = ""
    verzoek.besloten_at = verzoek.besloten_door = verzoek.verteld_op = verzoek.opheffing_op = verzoek.wisverzoek = None
    verzoek.klacht_verteld = False


def _to_change(actor: Actor, verzoek_id: UUID, step: str) -> tuple[Avgverzoek, Dossier, Edge]:
    """First the dossier and then the request, as everywhere, so that two never wait for each other."""
    dossier = access.dossier_to_change(actor, verzoek_for(actor, verzoek_id).dossier_id)
    verzoek = verzoek_for(actor, verzoek_id, lock=True)
    return verzoek, dossier, access.take_step(actor, AVGVERZOEK, step, verzoek.status)


def _tell_where_it_was_shared(before: str, dossier: Dossier, actor: Actor) -> None:
    """When the data stand still from here on."""
    if before != STIL and stop_now(dossier.pk) == STIL:
        tell_all_guests("delen_gestopt", dossier, actor)


def _decided_on(verzoek: Avgverzoek) -> date:
    return localdate(verzoek.besloten_at) if verzoek.besloten_at else verzoek.ontvangen_op


def _note(code: str, verzoek: Avgverzoek, dossier: Dossier, actor: Actor, *parts: str, **details: Any) -> None:
    happened(
        code, dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=" ".join(filter(None, (f"{KORT[verzoek.recht]}:", *parts))),
        avgverzoek=str(verzoek.pk), recht=verzoek.recht, **details,
    )  # fmt: skip
