"""From a user to an Actor."""

from django.http import HttpRequest

from dekkend.accounts.actor import Actor
from dekkend.accounts.gast import lidmaatschap
from dekkend.accounts.models import User
from dekkend.core.clock import today
from dekkend.isolation.context import current_schema


def roles_of(user: User) -> frozenset[str]:
    return frozenset(user.roltoekenningen.values_list("rol", flat=True))


def gast_is_over(user: User) -> bool:
    """The last day has passed, or the gemeente is not in this regio any more."""
    gast = user.gast
    if gast is None:
        return False
    away = bool(gast.gm_code) and not lidmaatschap.belongs(current_schema(), gast.gm_code, today())
    return away or gast.over_on(today())


def actor_for(user: User, *, kind: str, channel: str, address: str = "") -> Actor:
    """A guest whose time is over has no roles."""
    roles: frozenset[str] = frozenset() if gast_is_over(user) else roles_of(user)
    return Actor(user.id, user.naam, roles, current_schema(), kind, channel, address, gast=user.gast)


def actor_of(request: HttpRequest, channel: str, user: User | None) -> Actor:
    """An anonymous visitor is an Actor without roles."""
    kind = request.tenant.kind  # type: ignore[attr-defined]
    address = request.META.get("REMOTE_ADDR", "")
    if user is None:
        return Actor(None, "", frozenset(), current_schema(), kind, channel, address)
    return actor_for(user, kind=kind, channel=channel, address=address)
