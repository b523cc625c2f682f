"""From a user to an Actor, and from a token to its user."""

from django.http import HttpRequest

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import ApiToken, User, hash_token
from dekkend.isolation.context import current_schema


def user_of_token(token: str) -> User | None:
    """None for an unknown or revoked token and for a user who has left."""
    found = (
        ApiToken.objects.filter(hash=hash_token(token), revoked_at=None, user__is_active=True)
        .select_related("user")
        .first()
    )
    return found.user if found else None


def actor_for(user: User, *, kind: str, channel: str, address: str = "") -> Actor:
    roles = frozenset(user.roltoekenningen.values_list("rol", flat=True))
    return Actor(user.id, user.naam, roles, current_schema(), kind, channel, address)


def actor_of(request: HttpRequest, channel: str, user: User | None) -> Actor:
    """An anonymous visitor is an Actor without roles."""
    kind = request.tenant.kind  # type: ignore[attr-defined]
    address = request.META.get("REMOTE_ADDR", "")
    if user is None:
        return Actor(None, "", frozenset(), current_schema(), kind, channel, address)
    return actor_for(user, kind=kind, channel=channel, address=address)
