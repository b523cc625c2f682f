"""The second factor: who must have one, and whether this session has shown one.

The session keeps allauth's own record of how somebody proved who he is; we read it and ask the database nothing.
"""

from collections.abc import Collection
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.http import HttpRequest

from dekkend.accounts.models import User
from dekkend.accounts.roles import WITHOUT_PERSONS, rights_of

SECOND = {"mfa", "organisatie_mfa"}


def needs_second_factor(roles: Collection[str]) -> bool:
    """Every role with a right that is not known to show no persons: a new right counts until it is looked at."""
    return not rights_of(roles) <= WITHOUT_PERSONS


def has_second_factor(request: HttpRequest) -> bool:
    """A code, a recovery code, a passkey (also without a password), or a log-in at an organisation that asked one."""
    user = request.user if isinstance(request.user, User) else None
    return any(record.get("method") in SECOND for record in get_authentication_records(request, user))


def mark_second_factor(request: HttpRequest, user: User) -> None:
    """For a log-in elsewhere that said it asked for a second factor; may be called before the log-in is finished."""
    record_authentication(request, user, "organisatie_mfa")


def second_factors(user_id: UUID) -> QuerySet[Authenticator]:
    """Passkeys and apps. Recovery codes are for when those are lost, so they do not count."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=user_id)
    return found.exclude(type=Authenticator.Type.RECOVERY_CODES)
