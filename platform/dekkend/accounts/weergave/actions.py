"""Keeping a view of a list, giving it another name, putting it first and taking it away. Each for oneself."""

from uuid import UUID

from django.db import transaction

from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten
from dekkend.accounts.models import User
from dekkend.accounts.weergave.models import Weergave
from dekkend.accounts.weergave.queries import own_weergaven, weergave_for, weergaven_of
from dekkend.accounts.weergave.rules import Keuze, check_keuze, check_room, checked_naam
from dekkend.audit.log import record
from dekkend.core.errors import Hidden
from dekkend.isolation.context import current_schema
from dekkend.keys.wisregister import shred

GROUND = "eigen voorkeur"


@transaction.atomic
def save_weergave(*, actor: Actor, keuze: Keuze, naam: str, eerste: bool = False) -> Weergave:
    """`eerste` opens the list with it. Raises InvalidInput for the name, and Refused when nothing was chosen or there
    are too many."""
    check_keuze(keuze)
    writer = _lock_writer(actor)
    known = weergaven_of(actor, keuze.lijst)
    naam = checked_naam(naam, [one.naam for one in known])
    check_room(len(known))
    if eerste:
        _none_first(actor, keuze.lijst)
    made = Weergave(
        van=writer,
        lijst=keuze.lijst,
        titel=keuze.titel,
        naam=naam,
        velden={name: list(values) for name, values in keuze.velden.items()},
        woorden=keuze.woorden,
        eerste=eerste,
    )
    made.save(force_insert=True)
    _log("weergave_bewaard", made, actor)
    return made


@transaction.atomic
def rename_weergave(*, actor: Actor, weergave_id: UUID, naam: str) -> Weergave:
    """Raises Hidden for that of another, and InvalidInput for the name."""
    _lock_writer(actor)
    found = weergave_for(actor, weergave_id, lock=True)
    others = [one.naam for one in weergaven_of(actor, found.lijst) if one.pk != found.pk]
    found.naam = checked_naam(naam, others)
    found.save(update_fields=["naam"])
    _log("weergave_gewijzigd", found, actor)
    return found


@transaction.atomic
def put_first(*, actor: Actor, weergave_id: UUID, eerste: bool) -> Weergave:
    """The list opens with it from now on, or with everything again. Raises Hidden for that of another."""
    _lock_writer(actor)
    found = weergave_for(actor, weergave_id, lock=True)
    _none_first(actor, found.lijst)
    found.eerste = eerste
    found.save(update_fields=["eerste"])
    _log("weergave_gewijzigd", found, actor)
    return found


@transaction.atomic
def remove_weergave(*, actor: Actor, weergave_id: UUID) -> Weergave:
    """Raises Hidden for that of another."""
    found = weergave_for(actor, weergave_id, lock=True)
    _log("weergave_weggehaald", found, actor)
    _remove(found)
    return found


def remove_all_of(event: AccountGesloten) -> None:
    """Whoever leaves needs them no more; nobody takes them over."""
    for found in Weergave.objects.select_for_update().filter(van=event.user_id):
        _remove(found)


def _lock_writer(actor: Actor) -> User:
    """Two windows of one person wait for each other. Raises Hidden for who is nobody."""
    writers = User.objects.select_for_update(no_key=True)
    writer = writers.filter(pk=actor.user_id).first() if actor.user_id is not None else None
    if writer is None:
        raise Hidden
    return writer


def _none_first(actor: Actor, lijst: str) -> None:
    own_weergaven(actor).filter(lijst=lijst, eerste=True).update(eerste=False)


def _remove(found: Weergave) -> None:
    schema, key = current_schema(), found.pk
    Weergave.objects.filter(pk=key).delete()
    transaction.on_commit(lambda: shred(schema, key))


def _log(code: str, found: Weergave, actor: Actor) -> None:
    record(code, actor=actor, object_type="weergave", object_id=found.pk, ground=GROUND, lijst=found.lijst)
