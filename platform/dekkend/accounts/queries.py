"""From a user to an Actor."""

from django.http import HttpRequest

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.isolation.context import current_schema


def roles_of(user: User) -> frozenset[str]:
    return frozenset(user.roltoekenningen.values_list("rol", flat=True))


def actor_for(user: User, *, kind: str, channel: str, address: str = "") -> Actor:
    return Actor(user.id, user.naam, roles_of(user), current_schema(), kind, channel, address)


def actor_of(request: HttpRequest, channel: str, user: User | None) -> Actor:
    """An anonymous visitor is an Actor without roles."""
    kind = request.tenant.kind  # type: ignore[attr-defined]
    address = request.META.get("REMOTE_ADDR", "")
    if user is None:
        return Actor(None, "", frozenset(), current_schema(), kind, channel, address)
    return actor_for(user, kind=kind, channel=channel, address=address)
