"""Asking to destroy a dossier, deciding on it by another, and doing it so that a crash halfway is finished later."""

from typing import Any
from uuid import UUID

import structlog
from django.db import transaction

from casework import access
from casework.bewaren.queries import must_be_free
from casework.cijfers.actions import release_counted
from casework.dossier.rules import DOSSIER
from casework.registratie.actions import retract_for_good
from casework.wissen.legen import erase, subjects_of
from casework.wissen.models import DoorTweeMensen, Wisverzoek
from casework.wissen.queries import wisverzoek_for
from casework.wissen.rules import TEN_ONRECHTE, WISVERZOEK, check_reason, check_second
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor, system_actor
from dekkend.accounts.attendering.actions import remind
from dekkend.accounts.attendering.queries import with_role
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import DekkendError, Hidden, Refused
from dekkend.isolation.context import current_schema
from dekkend.keys.wisregister import shred

GROND = "vernietigen na akkoord van twee mensen"

log = structlog.get_logger()


@transaction.atomic
def propose_wisverzoek(*, actor: Actor, dossier_id: UUID, reden: str) -> Wisverzoek:
    """Raises InvalidInput without a reason, and Refused while the dossier is open or somebody asked already."""
    require(actor, "dossier_wissen")
    if actor.user_id is None:
        raise Hidden
    dossier = access.dossier_to_change(actor, dossier_id)
    access.take_step(actor, DOSSIER, "vernietigen", dossier.fase)
    check_reason(reden)
    must_be_free(dossier)
    if Wisverzoek.objects.filter(dossier=dossier, status=WISVERZOEK.initial).exists():
        raise Refused("Er is al voorgesteld om dit dossier te vernietigen. Een ander moet nog beslissen.")
    wisverzoek = Wisverzoek.objects.create(
        dossier=dossier,
        reden=reden,
        status=WISVERZOEK.initial,
        voorgesteld_door_id=actor.user_id,
        voorgesteld_at=now(),
    )
    _log("wisverzoek_gedaan", wisverzoek, actor, ground=access.dossier_ground(actor, dossier), reden=reden)
    remind(actor=actor, soort="besluit_gevraagd", ontvangers=with_role("fg"))
    return wisverzoek


@transaction.atomic
def reject_wisverzoek(*, actor: Actor, wisverzoek_id: UUID) -> Wisverzoek:
    """Also by who asked, who may think better of it."""
    wisverzoek = wisverzoek_for(actor, wisverzoek_id, lock=True)
    edge = access.take_step(actor, WISVERZOEK, "afwijzen", wisverzoek.status)
    decide(voorstel=wisverzoek, actor=actor, status=edge.target)
    _log(edge.audit, wisverzoek, actor, ground=GROND)
    return wisverzoek


def confirm_wisverzoek(*, actor: Actor, wisverzoek_id: UUID) -> Wisverzoek:
    """In one transaction the decision is written, what stands in clear is emptied and the national tier is told; then
    the keys go, which no transaction can take back. When that fails the task of the next minute finishes it."""
    wisverzoek = _confirm(actor, wisverzoek_id)
    try:
        carry_out(wisverzoek_id=wisverzoek.pk)
    except (DekkendError, OSError) as error:
        log.error("vernietigen_niet_klaar", wisverzoek=str(wisverzoek.pk), fout=type(error).__name__)
    wisverzoek.refresh_from_db()
    return wisverzoek


@transaction.atomic
def _confirm(actor: Actor, wisverzoek_id: UUID) -> Wisverzoek:
    wisverzoek = wisverzoek_for(actor, wisverzoek_id, lock=True)
    edge = access.take_step(actor, WISVERZOEK, "bevestigen", wisverzoek.status)
    check_second(wisverzoek.voorgesteld_door_id, actor.user_id)
    dossier = wisverzoek.dossier
    DOSSIER.take("vernietigen", dossier.fase)
    must_be_free(dossier)
    retract_for_good(actor=actor, dossier=dossier, ground=GROND)
    if wisverzoek.reden == TEN_ONRECHTE:
        release_counted(dossier)
    erase([dossier.pk])
    decide(voorstel=wisverzoek, actor=actor, status=edge.target)
    _log(edge.audit, wisverzoek, actor, ground=GROND, reden=wisverzoek.reden)
    return wisverzoek


def carry_out(*, wisverzoek_id: UUID) -> None:
    """Destroys the keys and says so. Each may be done again; a request that is not confirmed is left alone."""
    wisverzoek = Wisverzoek.objects.select_related("dossier").filter(pk=wisverzoek_id, status="bevestigd").first()
    if wisverzoek is None:
        return
    subjects = subjects_of(wisverzoek.dossier)
    for subject in subjects:
        shred(current_schema(), subject)
    with transaction.atomic():
        wisverzoek = Wisverzoek.objects.select_for_update().get(pk=wisverzoek_id)
        edge = WISVERZOEK.take("uitvoeren", wisverzoek.status)
        wisverzoek.status, wisverzoek.vernietigd_at = edge.target, now()
        wisverzoek.save(update_fields=["status", "vernietigd_at"])
        actor = system_actor(current_schema(), "regio")
        _log(edge.audit, wisverzoek, actor, ground=GROND, sleutels=len(subjects))


def decide(*, voorstel: DoorTweeMensen, actor: Actor, status: str) -> None:
    """Writes down who decided."""
    voorstel.status, voorstel.beslist_door_id, voorstel.beslist_at = status, actor.user_id, now()
    voorstel.save(update_fields=["status", "beslist_door", "beslist_at"])


def _log(code: str, wisverzoek: Wisverzoek, actor: Actor, *, ground: str, **details: Any) -> None:
    record(
        code,
        actor=actor,
        object_type="dossier",
        object_id=wisverzoek.dossier_id,
        ground=ground,
        wisverzoek=str(wisverzoek.pk),
        **details,
    )
