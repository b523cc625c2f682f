"""The door of the post room: registering kinds of letter, sending one, and asking where one is."""

from tenants.post.actions import empty_letters, send
from tenants.post.kinds import Earlier, Envelope, LetterKind, register_kind
from tenants.post.queries import LetterStatus, awaiting, status_of

__all__ = [
    "Earlier",
    "Envelope",
    "LetterKind",
    "LetterStatus",
    "awaiting",
    "empty_letters",
    "register_kind",
    "send",
    "status_of",
]
