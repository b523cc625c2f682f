"""What other apps hold about the person of a dossier. They stand above casework, so they make themselves known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

Regel = Mapping[str, str]


@dataclass(frozen=True)
class Deel:
    """One part of the overview: a heading, a sentence about it, and lines of label and text."""

    titel: str
    uitleg: str
    regels: Sequence[Regel]


_known: list[Callable[[UUID], Deel]] = []


def register_bron(bron: Callable[[UUID], Deel]) -> None:
    """`bron` gets the id of a dossier. It names organisations and roles, never colleagues."""
    if bron not in _known:
        _known.append(bron)


def parts_of_others(dossier_id: UUID) -> list[Deel]:
    return [bron(dossier_id) for bron in _known]
