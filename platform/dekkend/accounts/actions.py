"""Making accounts, and letting somebody in again who lost his second factor."""

from collections.abc import Collection
from functools import partial
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.models import Roltoekenning, User
from dekkend.accounts.notices import tell_of_change
from dekkend.accounts.rollen.rules import check_other, check_roles
from dekkend.accounts.sessions import end_sessions_of
from dekkend.accounts.tokens.actions import issue_token
from dekkend.audit.log import record
from dekkend.core.errors import Hidden, InvalidInput

__all__ = ["create_user", "issue_token", "reset_second_factor"]


@transaction.atomic
def create_user(
    *,
    email: str,
    naam: str,
    roles: Collection[str],
    kind: str,
    password: str | None = None,
    gast: Gast | None = None,
) -> User:
    """Raises InvalidInput for a role that does not exist in this kind of tenant or an address in use."""
    check_roles(roles, kind)
    if User.objects.filter(email__iexact=email).exists():
        raise InvalidInput({"email": ["Er is al een account met dit e-mailadres."]})
    of = gast or Gast()
    user = User.objects.create_user(
        email, password, naam=naam, gast_gm_code=of.gm_code, gast_organisatie=of.organisatie,
        gast_organisatie_id=of.organisatie_id, gast_tot=of.tot,
    )  # fmt: skip
    Roltoekenning.objects.bulk_create(Roltoekenning(user=user, rol=role) for role in sorted(set(roles)))
    return user


@transaction.atomic
def reset_second_factor(*, actor: Actor, user_id: UUID) -> None:
    """For a colleague with a lost phone, whom the actor knows: takes all of his second factors away and ends all his
    sessions. His next log-in asks for a new one.

    Raises Hidden for who may not see the users or for somebody unknown, Refused for oneself.
    """
    require(actor, "gebruikers_beheren")
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        raise Hidden
    check_other(actor.user_id, user.pk, "U kunt uw eigen tweede stap niet weghalen.")
    count = Authenticator.objects.filter(user_id=user.pk).delete()[0]
    end_sessions_of(user.pk)
    record(
        "tweede_stap_hersteld", actor=actor, object_type="gebruiker", object_id=user.pk, ground="beheer", aantal=count
    )
    transaction.on_commit(partial(tell_of_change, user.email))
