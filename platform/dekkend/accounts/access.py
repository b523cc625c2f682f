"""The gate on rights. What one may not do is not there: Hidden, which page and API show as 404."""

from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.rules import RECHTEN
from dekkend.accounts.roles import rights_of
from dekkend.core.errors import Hidden


def may(actor: Actor, right: str) -> bool:
    within = actor.limited_to is None or right in actor.limited_to
    if actor.gast is not None and right not in RECHTEN:
        return False
    return within and right in rights_of(actor.roles)


def require(actor: Actor, right: str) -> None:
    """Raises Hidden when none of the actor's roles gives the right."""
    if not may(actor, right):
        raise Hidden
