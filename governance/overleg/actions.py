"""Planning an overleg, inviting to it, changing it, calling it off, and noting who comes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from casework.public import may_be_discussed
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput
from dekkend.isolation.context import current_schema
from dekkend.isolation.tasks import ring
from governance.access import deelnemer_for, ground, overleg_for, overleggen_for, take_step
from governance.overleg.inzage import renew_inzage
from governance.overleg.models import Deelnemer, Overleg
from governance.overleg.queries import is_chair
from governance.overleg.rules import (
    OVERLEG,
    DeelnemerInvoer,
    OverlegInvoer,
    check_answer,
    check_deelnemers,
    check_dossiers,
    check_grounds,
    check_held,
    check_invitable,
    check_invoer,
    difference,
    repeat,
)
from governance.overleg.tasks import send_invitations
from governance.overleg.verzending import try_again, write_cancellations, write_invitations


@transaction.atomic
def plan_overleg(*, actor: Actor, invoer: OverlegInvoer, deelnemers: Sequence[DeelnemerInvoer]) -> Overleg:
    """A concept: nobody hears of it yet. Raises InvalidInput."""
    _check(actor, invoer, deelnemers)
    return _plan(actor, invoer, deelnemers, [(invoer.begin, invoer.eind)])[0]


@transaction.atomic
def plan_reeks(
    *, actor: Actor, invoer: OverlegInvoer, deelnemers: Sequence[DeelnemerInvoer], weken: int, aantal: int
) -> list[Overleg]:
    """Concepts at the same clock time every so many weeks, each an overleg of its own. Raises InvalidInput."""
    _check(actor, invoer, deelnemers)
    return _plan(actor, invoer, deelnemers, repeat(invoer.begin, invoer.eind, weken=weken, aantal=aantal))


@transaction.atomic
def change_overleg(
    *, actor: Actor, overleg_id: UUID, invoer: OverlegInvoer, deelnemers: Sequence[DeelnemerInvoer]
) -> Overleg:
    """After inviting, everybody hears of a change, and a new time asks for a new answer.

    Raises InvalidInput, and Refused when it was held or called off.
    """
    overleg = _locked(actor, overleg_id)
    edge = take_step(actor, "wijzigen", overleg)
    _check(actor, invoer, deelnemers)
    known = {one.email: one for one in overleg.deelnemers.all()}
    change = difference(overleg.invoer, invoer, [one.invoer for one in known.values()], deelnemers)
    moved_table = overleg.soort != invoer.soort
    _fill(overleg, invoer)
    if overleg.status == "uitgenodigd" and change.anything:
        overleg.volgnummer += 1
    overleg.save()
    points = list(overleg.agendapunten.values_list("dossier_id", flat=True))
    check_dossiers(overleg.niveau, len(points))
    check_grounds(sum(not may_be_discussed(one, overleg.soort) for one in points) if moved_table else 0)
    _sync(overleg, known, deelnemers)
    if change.tijd:
        overleg.deelnemers.update(antwoord="geen")
    renew_inzage(actor, overleg)
    sent = 0
    if overleg.status == "uitgenodigd":
        everybody = overleg.deelnemers.all()
        sent += write_invitations(overleg, everybody if change.inhoud else everybody.filter(email__in=change.nieuw))
        sent += write_cancellations(overleg, sorted(change.weg))
    _log(edge.audit, overleg, actor, berichten=sent)
    _ring_later(sent)
    return overleg


@transaction.atomic
def invite(*, actor: Actor, overleg_id: UUID) -> Overleg:
    """Sends everybody the calendar item. Raises Refused without participants or after the beginning."""
    overleg = _locked(actor, overleg_id)
    _ring_later(_invite(actor, overleg))
    return overleg


@transaction.atomic
def invite_reeks(*, actor: Actor, overleg_id: UUID) -> int:
    """Invites to this overleg and to every later concept of its series. Returns to how many."""
    overleg = _locked(actor, overleg_id)
    later = overleggen_for(actor).filter(reeks=overleg.reeks, status="concept", begin__gt=overleg.begin)
    rest = list(later.select_for_update().order_by("begin")) if overleg.reeks else []
    _ring_later(sum(_invite(actor, one) for one in [overleg, *rest]))
    return 1 + len(rest)


@transaction.atomic
def retry_invitations(*, actor: Actor, overleg_id: UUID) -> int:
    """Tries again what could not be sent. Returns how many."""
    overleg = _locked(actor, overleg_id)
    edge = take_step(actor, "opnieuw", overleg)
    again = try_again(overleg)
    _log(edge.audit, overleg, actor, berichten=again)
    _ring_later(again)
    return again


@transaction.atomic
def cancel_overleg(*, actor: Actor, overleg_id: UUID, reden: str) -> Overleg:
    """Takes it out of the calendars of everybody who was told. Raises InvalidInput without a reason."""
    overleg = _locked(actor, overleg_id)
    edge = take_step(actor, "afzeggen", overleg)
    if not reden.strip():
        raise InvalidInput({"reden": ["Vul in waarom het overleg niet doorgaat."]})
    if overleg.status == "uitgenodigd":
        overleg.volgnummer += 1
    overleg.reden = reden.strip()
    _move(overleg, edge.target)
    renew_inzage(actor, overleg)
    sent = write_cancellations(overleg, list(overleg.deelnemers.values_list("email", flat=True)))
    _log(edge.audit, overleg, actor, berichten=sent)
    _ring_later(sent)
    return overleg


@transaction.atomic
def mark_held(*, actor: Actor, overleg_id: UUID) -> Overleg:
    """Raises Refused before it has begun."""
    overleg = _locked(actor, overleg_id)
    edge = take_step(actor, "houden", overleg)
    check_held(overleg.begin, now())
    _move(overleg, edge.target)
    _log(edge.audit, overleg, actor)
    return overleg


@transaction.atomic
def record_answer(*, actor: Actor, overleg_id: UUID, deelnemer_id: UUID, antwoord: str) -> Deelnemer:
    """A planner notes anybody's answer, a participant with an account his own."""
    overleg = _locked(actor, overleg_id)
    deelnemer = deelnemer_for(actor, overleg, deelnemer_id)
    check_answer(overleg.status, antwoord)
    deelnemer.antwoord = antwoord
    deelnemer.save(update_fields=["antwoord"])
    renew_inzage(actor, overleg)
    _log("antwoord_vastgelegd", overleg, actor, deelnemer=str(deelnemer.pk), antwoord=antwoord)
    return deelnemer


def _check(actor: Actor, invoer: OverlegInvoer, deelnemers: Sequence[DeelnemerInvoer]) -> None:
    require(actor, "overleg_plannen")
    check_invoer(invoer, now())
    check_deelnemers(deelnemers)
    if not is_chair(invoer.voorzitter_id):
        raise InvalidInput({"voorzitter": ["Kies een voorzitter uit de lijst."]})


def _plan(
    actor: Actor,
    invoer: OverlegInvoer,
    deelnemers: Sequence[DeelnemerInvoer],
    times: Sequence[tuple[datetime, datetime]],
) -> list[Overleg]:
    if actor.user_id is None:
        raise Hidden
    reeks = uuid4() if len(times) > 1 else None
    planned = []
    for begin, eind in times:
        overleg = Overleg(status=OVERLEG.initial, reeks=reeks, gepland_door_id=actor.user_id)
        _fill(overleg, replace(invoer, begin=begin, eind=eind))
        planned.append(overleg)
    Overleg.objects.bulk_create(planned)
    users = _users(deelnemers)
    Deelnemer.objects.bulk_create(_new(overleg, one, users) for overleg in planned for one in deelnemers)
    for overleg in planned:
        _log("overleg_gepland", overleg, actor, deelnemers=len(deelnemers))
    return planned


def _fill(overleg: Overleg, invoer: OverlegInvoer) -> None:
    overleg.niveau, overleg.soort = invoer.niveau, invoer.soort
    overleg.titel, overleg.agenda = invoer.titel.strip(), invoer.agenda.strip()
    overleg.begin, overleg.eind = invoer.begin, invoer.eind
    overleg.plaats, overleg.link = invoer.plaats.strip(), invoer.link
    overleg.voorzitter_id = invoer.voorzitter_id
    overleg.gewijzigd_at = now()


def _sync(overleg: Overleg, known: dict[str, Deelnemer], deelnemers: Sequence[DeelnemerInvoer]) -> None:
    """Who stays keeps his answer."""
    users = _users(deelnemers)
    wanted = {one.adres: one for one in deelnemers}
    for address, deelnemer in known.items():
        if address not in wanted:
            deelnemer.delete()
            continue
        one = wanted[address]
        deelnemer.naam, deelnemer.organisatie, deelnemer.rol = one.naam.strip(), one.organisatie.strip(), one.rol
        deelnemer.user_id = users.get(address)
    staying = [known[address] for address in wanted if address in known]
    Deelnemer.objects.bulk_update(staying, ["naam", "organisatie", "rol", "user"])
    Deelnemer.objects.bulk_create(_new(overleg, wanted[a], users) for a in wanted if a not in known)


def _new(overleg: Overleg, one: DeelnemerInvoer, users: dict[str, UUID]) -> Deelnemer:
    return Deelnemer(
        overleg=overleg,
        naam=one.naam.strip(),
        organisatie=one.organisatie.strip(),
        rol=one.rol,
        email=one.adres,
        user_id=users.get(one.adres),
    )


def _users(deelnemers: Iterable[DeelnemerInvoer]) -> dict[str, UUID]:
    """Accounts of this tenant with one of these addresses."""
    addresses = [one.adres for one in deelnemers]
    return dict(User.objects.filter(email__in=addresses, is_active=True).values_list("email", "pk"))


def _invite(actor: Actor, overleg: Overleg) -> int:
    edge = take_step(actor, "uitnodigen", overleg)
    deelnemers = list(overleg.deelnemers.all())
    check_invitable(overleg.begin, len(deelnemers), now())
    users = _users([one.invoer for one in deelnemers])
    for deelnemer in deelnemers:
        deelnemer.user_id = users.get(deelnemer.email)
    Deelnemer.objects.bulk_update(deelnemers, ["user"])
    _move(overleg, edge.target)
    renew_inzage(actor, overleg)
    sent = write_invitations(overleg, deelnemers)
    _log(edge.audit, overleg, actor, berichten=sent)
    return sent


def _move(overleg: Overleg, status: str) -> None:
    overleg.status = status
    overleg.gewijzigd_at = now()
    overleg.save()


def _locked(actor: Actor, overleg_id: UUID) -> Overleg:
    return overleg_for(actor, overleg_id, lock=True)


def _log(code: str, overleg: Overleg, actor: Actor, **details: Any) -> None:
    record(
        code,
        actor=actor,
        object_type="overleg",
        object_id=overleg.pk,
        ground=ground(actor),
        niveau=overleg.niveau,
        status=overleg.status,
        volgnummer=overleg.volgnummer,
        **details,
    )


def _ring_later(letters: int) -> None:
    if letters:
        schema = current_schema()
        transaction.on_commit(lambda: ring(send_invitations, schema))
