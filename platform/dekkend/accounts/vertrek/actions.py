"""Closing the account of a colleague who leaves, with the handover of the work, and opening it again."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten
from dekkend.accounts.models import Accountuitnodiging, ApiToken, Organisatiekoppeling, Roltoekenning, User
from dekkend.accounts.queries import roles_of
from dekkend.accounts.rollen.actions import GROUND, lock_user, other_beheerders
from dekkend.accounts.rollen.rules import check_beheer_remains, check_other
from dekkend.accounts.sessions import end_sessions_of
from dekkend.accounts.uitnodiging.rules import UITNODIGING
from dekkend.accounts.vertrek.queries import successors
from dekkend.accounts.vertrek.rules import check_reason
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.events import publish


@transaction.atomic
def close_account(*, actor: Actor, user_id: UUID, opvolger_id: UUID | None, reden: str) -> None:
    """Everything at once: no password, session, token, second factor or role is left, also after reopening.

    Raises InvalidInput for an unknown reason or successor, and Refused for oneself, for the last functioneel
    beheerder and for an account that was closed already.
    """
    require(actor, "gebruikers_beheren")
    user = lock_user(user_id)
    check_other(actor.user_id, user.pk, "U kunt uw eigen account niet sluiten.")
    check_reason(reden)
    if not user.is_active:
        raise Refused("Dit account is al gesloten.")
    roles = roles_of(user)
    check_beheer_remains(other_beheerders(user), roles, ())
    if opvolger_id is not None and not successors(user.pk).filter(pk=opvolger_id).exists():
        raise InvalidInput({"opvolger": ["Kies een zorgcoördinator die hier werkt."]})
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    Roltoekenning.objects.filter(user=user).delete()
    publish(AccountGesloten(user.pk, opvolger_id, actor))
    record(
        "account_gesloten",
        actor=actor,
        object_type="gebruiker",
        object_id=user.pk,
        ground=GROUND,
        reden=reden,
        opvolger=str(opvolger_id or ""),
        rollen=sorted(roles),
        beeindigd=_end_everything(user),
    )


@transaction.atomic
def reopen_account(*, actor: Actor, user_id: UUID) -> None:
    """Without roles, work or password: those are given anew. Raises Refused when it is open."""
    require(actor, "gebruikers_beheren")
    user = lock_user(user_id)
    if user.is_active:
        raise Refused("Dit account is open. Ververs de pagina.")
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("account_heropend", actor=actor, object_type="gebruiker", object_id=user.pk, ground=GROUND)


def _end_everything(user: User) -> dict[str, int]:
    """How many of each there were."""
    asked = Accountuitnodiging.objects.filter(Q(gemaakt_door=user) | Q(email__iexact=user.email), status="open")
    Organisatiekoppeling.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    return {
        "sessies": end_sessions_of(user.pk),
        "tokens": ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=now()),
        "uitnodigingen": asked.update(status=UITNODIGING.take("intrekken", "open").target, afgehandeld_at=now()),
    }
