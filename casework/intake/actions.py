"""Writing down what an intake told, which rights were explained, and how it ends or is taken up again."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from casework import access
from casework.dossier.models import Dossier
from casework.intake.feiten import facts_of
from casework.intake.models import Intake, Intakegesprek, Rechtenuitleg
from casework.intake.rules import (
    GEBIEDEN,
    GESPREK,
    INTAKE,
    ONDERDELEN,
    RECHTENUITLEG,
    STOPREDENEN,
    Beschrijving,
    RechtenuitlegInvoer,
    StopInvoer,
    beschrijving_of,
    by_area,
    check_beschrijving,
    check_rechtenuitleg,
    check_stop,
    missing,
)
from casework.intake.schrijven import dossier_in_work, intake_for, keep, note, take_up_again
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.merging import check_version
from dekkend.web.formats import datum


@transaction.atomic
def describe_intake(*, actor: Actor, dossier_id: UUID, invoer: Beschrijving, versie: int | None = None) -> Intake:
    """Raises InvalidInput, and Overtaken when a colleague changed the version that somebody began with."""
    dossier = dossier_in_work(actor, dossier_id)
    intake = intake_for(dossier, actor)
    check_version(versie, intake.versie)
    tidy = check_beschrijving(invoer)
    if tidy == beschrijving_of(intake):
        return intake
    for name, value in asdict(tidy).items():
        setattr(intake, name, value)
    intake.versie += 1
    keep(intake, actor)
    note("intake_beschreven", dossier, actor)
    return intake


@transaction.atomic
def finish_intake(*, actor: Actor, dossier_id: UUID) -> Intake:
    """Raises Refused with everything that is still missing. The phase of the dossier is another step: help may have
    begun long before."""
    dossier, intake = _intake_to_change(actor, dossier_id)
    edge = access.take_step(actor, INTAKE, "afronden", intake.status)
    lacking = missing(facts_of(dossier, intake))
    if lacking:
        raise Refused("De intake kan nog niet worden afgerond. " + " ".join(lacking))
    intake.status, intake.afgerond_at = edge.target, now()
    keep(intake, actor)
    note(edge.audit, dossier, actor)
    return intake


@transaction.atomic
def stop_intake(*, actor: Actor, dossier_id: UUID, invoer: StopInvoer) -> Intake:
    """Somebody does not go on now. Talks that were planned are called off; nothing is closed and nothing is lost."""
    dossier, intake = _intake_to_change(actor, dossier_id)
    edge = access.take_step(actor, INTAKE, "stoppen", intake.status)
    tidy = check_stop(invoer, today())
    for talk in Intakegesprek.objects.filter(dossier=dossier, status=GESPREK.initial, gepland_at__gt=now()):
        called_off = access.take_step(actor, GESPREK, "afzeggen", talk.status)
        talk.status, talk.gewijzigd_door_id = called_off.target, actor.user_id
        talk.save()
        note(called_off.audit, dossier, actor, f"Gesprek van {datum(talk.gepland_at)}, omdat de intake stopt.")
    intake.status, intake.stop_reden = edge.target, tidy.reden
    intake.stop_toelichting, intake.opnieuw_op = tidy.toelichting, tidy.opnieuw_op
    keep(intake, actor)
    again = f"Opnieuw contact zoeken op {datum(tidy.opnieuw_op)}." if tidy.opnieuw_op else ""
    note(edge.audit, dossier, actor, f"{STOPREDENEN[tidy.reden]}.", tidy.toelichting, again)
    return intake


@transaction.atomic
def resume_intake(*, actor: Actor, dossier_id: UUID) -> Intake:
    """Everything that stood there is there. Raises Refused when it is going on."""
    dossier, intake = _intake_to_change(actor, dossier_id)
    take_up_again(dossier, intake, actor)
    return intake


@transaction.atomic
def explain_rights(*, actor: Actor, dossier_id: UUID, invoer: RechtenuitlegInvoer) -> list[Rechtenuitleg]:
    """One row for each area of which something was explained. Raises InvalidInput."""
    dossier = dossier_in_work(actor, dossier_id)
    tidy = check_rechtenuitleg(invoer, localdate(dossier.geopend_at), today())
    intake_for(dossier, actor)
    rows = []
    for gebied, codes in by_area(tidy.onderdelen).items():
        row = Rechtenuitleg.objects.create(
            dossier=dossier, gebied=gebied, datum=tidy.datum, onderdelen=codes, taal=tidy.taal, tolk=tidy.tolk,
            begrepen=tidy.begrepen, schriftelijk=tidy.schriftelijk, toelichting=tidy.toelichting,
            vastgelegd_door_id=actor.user_id, vastgelegd_at=now(),
        )  # fmt: skip
        told = ", ".join(ONDERDELEN[gebied][code].lower() for code in codes)
        note("rechtenuitleg_gegeven", dossier, actor, f"{GEBIEDEN[gebied]}, {datum(tidy.datum)}: {told}.")
        rows.append(row)
    return rows


@transaction.atomic
def withdraw_rechtenuitleg(*, actor: Actor, rechtenuitleg_id: UUID) -> Rechtenuitleg:
    """For what was written down by mistake: it counts no longer and stays to be read."""
    require(actor, "dossier_openen")
    found = Rechtenuitleg.objects.filter(pk=rechtenuitleg_id, dossier__in=access.dossiers_to_change(actor)).first()
    if found is None:
        raise Hidden
    dossier = dossier_in_work(actor, found.dossier_id)
    row = Rechtenuitleg.objects.select_for_update(of=("self",)).get(pk=rechtenuitleg_id)
    edge = access.take_step(actor, RECHTENUITLEG, "intrekken", row.status)
    row.status = edge.target
    row.save(update_fields=["status"])
    note(edge.audit, dossier, actor, f"{row.get_gebied_display()}, {datum(row.datum)}.")
    return row


def _intake_to_change(actor: Actor, dossier_id: UUID) -> tuple[Dossier, Intake]:
    dossier = dossier_in_work(actor, dossier_id)
    found = Intake.objects.filter(dossier=dossier).first()
    if found is None:
        raise Refused("Er is nog geen intake. Plan eerst een gesprek.")
    return dossier, found
