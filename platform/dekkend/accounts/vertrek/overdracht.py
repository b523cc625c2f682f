"""What would pass to somebody else when a colleague leaves: counts, from the apps that hold the work.

A provider gets the id of the colleague and answers with counts only: who manages accounts sees no work.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Overdracht:
    """`label` as in "3 lopende dossiers", without the number; `gevolg` says what becomes of it, in one sentence."""

    label: str
    aantal: int
    gevolg: str


Provider = Callable[[UUID], Iterable[Overdracht]]
_providers: list[tuple[Provider, frozenset[str]]] = []


def register(provider: Provider, kinds: Collection[str]) -> None:
    """`kinds` are the kinds of tenant that have this work."""
    if (provider, frozenset(kinds)) not in _providers:
        _providers.append((provider, frozenset(kinds)))


def work_in_hand(user_id: UUID, kind: str) -> list[Overdracht]:
    asked = [provider for provider, kinds in _providers if kind in kinds]
    return [found for provider in asked for found in provider(user_id) if found.aantal]
