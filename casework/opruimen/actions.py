"""Proposing to destroy what became no dossier, deciding on it by another, and doing it so that a crash halfway is
finished later. As `casework/wissen` does for dossiers."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction

from casework import access
from casework.concept.actions import let_go_about
from casework.opruimen.models import Opruimstuk, Opruimvoorstel
from casework.opruimen.queries import due, lock_past, lock_voorstel
from casework.opruimen.rules import OPRUIMVOORSTEL, check_choice
from casework.wissen.actions import GROND, decide
from casework.wissen.legen import erase
from casework.wissen.rules import check_second
from dekkend.accounts.actor import Actor, system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import DekkendError, Hidden
from dekkend.isolation.context import current_schema
from dekkend.keys.wisregister import shred
from tenants.public import tenant_by_schema

log = structlog.get_logger()


@transaction.atomic
def propose_opruimen(*, actor: Actor, stukken: Collection[UUID]) -> Opruimvoorstel:
    """Raises Hidden, and InvalidInput for a choice that is empty or of which something must be kept."""
    known = {one.id: one for one in due(actor)}
    if actor.user_id is None:
        raise Hidden
    check_choice(stukken, known)
    voorstel = Opruimvoorstel.objects.create(
        status=OPRUIMVOORSTEL.initial, voorgesteld_door_id=actor.user_id, voorgesteld_at=now()
    )
    Opruimstuk.objects.bulk_create(
        Opruimstuk(voorstel=voorstel, soort=one.soort, stuk=one.id, nummer=one.nummer, laatst=one.laatst)
        for one in known.values()
        if one.id in stukken
    )
    _log("opruimen_voorgesteld", voorstel, actor, aantal=len(set(stukken)))
    return voorstel


@transaction.atomic
def reject_opruimen(*, actor: Actor, voorstel_id: UUID) -> Opruimvoorstel:
    """Also by who proposed it, who may think better of it."""
    voorstel = lock_voorstel(actor, voorstel_id)
    edge = access.take_step(actor, OPRUIMVOORSTEL, "afwijzen", voorstel.status)
    decide(voorstel=voorstel, actor=actor, status=edge.target)
    _log(edge.audit, voorstel, actor)
    return voorstel


def confirm_opruimen(*, actor: Actor, voorstel_id: UUID) -> Opruimvoorstel:
    """The decision and the emptying are one transaction; then the keys go, which no transaction can take back. When
    that fails the task of the next minute finishes it."""
    voorstel = _confirm(actor, voorstel_id)
    try:
        carry_out(voorstel_id=voorstel.pk)
    except (DekkendError, OSError) as error:
        log.error("opruimen_niet_klaar", opruimvoorstel=str(voorstel.pk), fout=type(error).__name__)
    voorstel.refresh_from_db()
    return voorstel


@transaction.atomic
def _confirm(actor: Actor, voorstel_id: UUID) -> Opruimvoorstel:
    """What was changed, reopened or put in a dossier meanwhile, stays."""
    voorstel = lock_voorstel(actor, voorstel_id)
    edge = access.take_step(actor, OPRUIMVOORSTEL, "bevestigen", voorstel.status)
    check_second(voorstel.voorgesteld_door_id, actor.user_id)
    stukken = list(voorstel.stukken.all())
    going = lock_past(stukken)
    voorstel.stukken.exclude(stuk__in=going).update(gebleven=True)
    for one in stukken:
        if one.stuk in going:
            let_go_about(name=f"{one.soort}_id", number=one.stuk)
    erase(going)
    decide(voorstel=voorstel, actor=actor, status=edge.target)
    _log(edge.audit, voorstel, actor, aantal=len(going), gebleven=len(stukken) - len(going))
    return voorstel


def carry_out(*, voorstel_id: UUID) -> None:
    """Destroys the keys and says so of each. May be done again; what is not confirmed is left alone."""
    voorstel = Opruimvoorstel.objects.filter(pk=voorstel_id, status="bevestigd").first()
    if voorstel is None:
        return
    stukken = list(voorstel.stukken.filter(gebleven=False))
    for one in stukken:
        shred(current_schema(), one.stuk)
    with transaction.atomic():
        voorstel = Opruimvoorstel.objects.select_for_update().get(pk=voorstel_id)
        edge = OPRUIMVOORSTEL.take("uitvoeren", voorstel.status)
        voorstel.status, voorstel.vernietigd_at = edge.target, now()
        voorstel.save(update_fields=["status", "vernietigd_at"])
        actor = system_actor(current_schema(), tenant_by_schema(current_schema()).kind)
        for one in stukken:
            record(
                "los_stuk_vernietigd", actor=actor, object_type=one.soort, object_id=one.stuk, ground=GROND,
                opruimvoorstel=str(voorstel.pk),
            )  # fmt: skip
        _log(edge.audit, voorstel, actor, sleutels=len(stukken))


def _log(code: str, voorstel: Opruimvoorstel, actor: Actor, **details: Any) -> None:
    record(code, actor=actor, object_type="opruimvoorstel", object_id=voorstel.pk, ground=GROND, **details)
