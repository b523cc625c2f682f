"""What goes through the browser of one person and comes back from him as it was given."""

from typing import Any

from django.core import signing

from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden


def signed(actor: Actor, purpose: str, told: Any) -> str:
    """`told` is plain JSON. Whoever has it can read it."""
    return signing.dumps(told, salt=_salt(actor, purpose), compress=True)


def told_by(actor: Actor, purpose: str, text: str) -> Any:
    """Raises Hidden for what was not given to this person for this purpose."""
    try:
        return signing.loads(text, salt=_salt(actor, purpose))
    except signing.BadSignature as error:
        raise Hidden from error


def _salt(actor: Actor, purpose: str) -> str:
    return f"{purpose}.{actor.tenant}.{actor.user_id}"
