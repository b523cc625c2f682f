"""The gate for what is written: the right, and a person behind it, because a begroting names who made it."""

from uuid import UUID

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden


def require_user(actor: Actor, right: str) -> UUID:
    """Raises Hidden without the right, also for the platform itself, which signs for nothing."""
    require(actor, right)
    if actor.user_id is None:
        raise Hidden
    return actor.user_id
