"""The kinds of letter that may cross a border. An unknown kind is refused at the door."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from dekkend.core.errors import Refused


@dataclass(frozen=True)
class Envelope:
    """What stands on the outside of a letter that arrived."""

    sender: str
    kind: str
    key: str
    version: int


@dataclass(frozen=True)
class LetterKind:
    """`handler` runs in the receiver's schema, in the transaction in which the letter is marked as opened.
    A DekkendError refuses the letter, with its message as the reason."""

    name: str
    label: str
    schema: type[BaseModel]
    sender_kinds: frozenset[str]
    receiver_kinds: frozenset[str]
    handler: Callable[[Envelope, Any], None]


_kinds: dict[str, LetterKind] = {}


def register_kind(kind: LetterKind) -> None:
    _kinds[kind.name] = kind


def letter_kind(name: str) -> LetterKind:
    """Raises Refused for a kind that nobody registered."""
    if name not in _kinds:
        raise Refused(f"Deze soort brief kennen wij niet: {name}.")
    return _kinds[name]


def label_of(name: str) -> str:
    return _kinds[name].label if name in _kinds else name
