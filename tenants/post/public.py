"""The door of the post room: registering kinds of letter, sending one, and asking where one is."""

from tenants.post.actions import empty_letters, send
from tenants.post.kinds import Earlier, Envelope, LetterKind, register_kind
from tenants.post.queries import LetterStatus, SentLetter, awaiting, letters_about, status_of

__all__ = [
    "Earlier",
    "Envelope",
    "LetterKind",
    "LetterStatus",
    "SentLetter",
    "awaiting",
    "empty_letters",
    "letters_about",
    "register_kind",
    "send",
    "status_of",
]
