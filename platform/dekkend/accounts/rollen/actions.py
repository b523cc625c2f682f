"""Giving a colleague roles and taking them away. It counts from the next request."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import RollenIngetrokken
from dekkend.accounts.gast.rules import check_role_of
from dekkend.accounts.models import Roltoekenning, User
from dekkend.accounts.queries import roles_of
from dekkend.accounts.rollen.rules import BEHEER, check_beheer_remains, check_other, check_roles
from dekkend.audit.log import record
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.core.events import publish

GROUND = "beheer van gebruikers"


@transaction.atomic
def change_roles(*, actor: Actor, user_id: UUID, rollen: Collection[str]) -> None:
    """`rollen` are all that the colleague has from now on. Raises InvalidInput and Refused."""
    require(actor, "gebruikers_beheren")
    user = lock_user(user_id)
    check_other(actor.user_id, user.pk, "U kunt uw eigen rollen niet wijzigen.")
    check_roles(rollen, actor.kind)
    if user.gast is not None:
        check_role_of(user.gast, tuple(rollen))
    if not rollen:
        raise InvalidInput(
            {"rollen": ["Kies ten minste één rol. Of sluit het account, als deze collega hier niet meer werkt."]}
        )
    if not user.is_active:
        raise Refused("Dit account is gesloten. Heropen het eerst.")
    before, after = roles_of(user), frozenset(rollen)
    check_beheer_remains(other_beheerders(user), before, after)
    taken, given = sorted(before - after), sorted(after - before)
    if not taken and not given:
        return
    Roltoekenning.objects.filter(user=user, rol__in=taken).delete()
    Roltoekenning.objects.bulk_create(Roltoekenning(user=user, rol=rol) for rol in given)
    record(
        "rollen_gewijzigd",
        actor=actor,
        object_type="gebruiker",
        object_id=user.pk,
        ground=GROUND,
        erbij=given,
        eraf=taken,
    )
    if taken:
        publish(RollenIngetrokken(user.pk, frozenset(taken), actor))


def lock_user(user_id: UUID) -> User:
    """Locks first who can manage, so that two who do this to each other at once wait for each other. Raises Hidden."""
    beheer = Roltoekenning.objects.filter(rol=BEHEER).order_by("pk")
    list(beheer.select_for_update(no_key=True))
    user = User.objects.select_for_update(no_key=True).filter(pk=user_id).first()
    if user is None:
        raise Hidden
    return user


def other_beheerders(user: User) -> int:
    return Roltoekenning.objects.filter(rol=BEHEER, user__is_active=True).exclude(user=user).count()
