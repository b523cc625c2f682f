"""The door of the post room: registering kinds of letter, and sending one."""

from tenants.post.actions import send
from tenants.post.kinds import Envelope, LetterKind, register_kind

__all__ = ["Envelope", "LetterKind", "register_kind", "send"]
