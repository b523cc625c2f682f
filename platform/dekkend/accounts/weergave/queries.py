"""Somebody's own views; nobody sees those of another."""

from uuid import UUID

from django.db.models import QuerySet

from dekkend.accounts.actor import Actor
from dekkend.accounts.weergave.models import Weergave
from dekkend.core.errors import Hidden
from dekkend.keys.keyring import load


def own_weergaven(actor: Actor) -> QuerySet[Weergave]:
    if actor.user_id is None:
        return Weergave.objects.none()
    return Weergave.objects.filter(van=actor.user_id).order_by("titel", "gemaakt_at")


def weergaven_of(actor: Actor, lijst: str) -> list[Weergave]:
    """Of one list, the oldest first."""
    return with_names(actor, own_weergaven(actor).filter(lijst=lijst))


def with_names(actor: Actor, rows: QuerySet[Weergave]) -> list[Weergave]:
    """Fetches the keys of their names with one question, and asks nothing when there are none."""
    found = list(rows)
    load(actor.tenant, [one.pk for one in found])
    return found


def weergave_for(actor: Actor, weergave_id: UUID, *, lock: bool = False) -> Weergave:
    """Raises Hidden for that of another."""
    rows = own_weergaven(actor).filter(pk=weergave_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Hidden
    return found
