"""The door of the post room: registering kinds of letter, sending one, and asking where one is."""

from tenants.post.actions import send
from tenants.post.kinds import Envelope, LetterKind, register_kind
from tenants.post.queries import LetterStatus, awaiting, status_of

__all__ = ["Envelope", "LetterKind", "LetterStatus", "awaiting", "register_kind", "send", "status_of"]
