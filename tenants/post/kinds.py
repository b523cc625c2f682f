"""The kinds of letter that may cross a border. An unknown kind is refused at the door.

The contents carry their version in `inhoud_versie`. A receiver reads the version of today, and earlier ones by way of
their own schema, brought up step by step; a sender that was not brought up to date yet is understood.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from dekkend.core.errors import Refused


@dataclass(frozen=True)
class Envelope:
    """What stands on the outside of a letter that arrived."""

    sender: str
    kind: str
    key: str
    version: int


class TooNew(Refused):
    """The contents are of a version from after this program. They are kept until the program was brought up to date."""


@dataclass(frozen=True)
class Earlier:
    """The schema of an earlier version, and what makes contents of the next version out of one."""

    schema: type[BaseModel]
    upgrade: Callable[[Any], BaseModel]


@dataclass(frozen=True)
class LetterKind:
    """`handler` runs in the receiver's schema, in the transaction in which the letter is marked as opened.
    A DekkendError refuses the letter, with its message as the reason. `earlier` has every version before that of
    `schema`; raises ValueError when one is missing."""

    name: str
    label: str
    schema: type[BaseModel]
    sender_kinds: frozenset[str]
    receiver_kinds: frozenset[str]
    handler: Callable[[Envelope, Any], None]
    earlier: Mapping[int, Earlier] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if sorted(self.earlier) != list(range(1, self.inhoud_versie)):
            raise ValueError(f"{self.name}: give every version before {self.inhoud_versie}")

    @property
    def inhoud_versie(self) -> int:
        """Of what is sent today. A schema that does not say so is the first."""
        known = self.schema.model_fields.get("inhoud_versie")
        return int(known.default) if known else 1

    def read(self, text: bytes) -> BaseModel:
        """The contents in the version of today. Raises TooNew, and Refused for what does not fit its version."""
        try:
            version = _version_in(text)
            if version > self.inhoud_versie:
                raise TooNew(
                    f"Deze brief heeft versie {version} van zijn soort en wij kennen tot en met {self.inhoud_versie}. "
                    "Werk het platform bij en bied de brief daarna opnieuw aan."
                )
            return self._brought_up(version, text)
        except (ValidationError, ValueError):
            raise Refused("De inhoud van de brief past niet bij zijn soort.") from None

    def _brought_up(self, version: int, text: bytes) -> BaseModel:
        first = self.earlier[version].schema if version in self.earlier else self.schema
        content = first.model_validate_json(text)
        for step in range(version, self.inhoud_versie):
            content = self.earlier[step].upgrade(content)
        return content


def _version_in(text: bytes) -> int:
    """Raises ValueError when there is no whole number from 1 where the version belongs."""
    found = json.loads(text)
    version = found.get("inhoud_versie", 1) if isinstance(found, dict) else None
    if type(version) is not int or version < 1:
        raise ValueError("a version is a whole number from 1")
    return version


_kinds: dict[str, LetterKind] = {}


def register_kind(kind: LetterKind) -> None:
    _kinds[kind.name] = kind


def letter_kind(name: str) -> LetterKind:
    """Raises Refused for a kind that nobody registered."""
    if name not in _kinds:
        raise Refused(f"Deze soort brief kennen wij niet: {name}.")
    return _kinds[name]


def all_kinds() -> list[LetterKind]:
    return sorted(_kinds.values(), key=lambda kind: kind.name)


def label_of(name: str) -> str:
    return _kinds[name].label if name in _kinds else name
