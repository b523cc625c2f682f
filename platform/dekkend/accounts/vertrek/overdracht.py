"""What would pass to somebody else when a colleague leaves: counts, from the apps that hold the work.

A provider gets the id of the colleague and answers with counts only: who manages accounts sees no work.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Overdracht:
    """`label` as in "3 lopende dossiers", without the number; `gevolg` says what becomes of it, in one sentence."""

    label: str
    aantal: int
    gevolg: str


Provider = Callable[[UUID], Iterable[Overdracht]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    if provider not in _providers:
        _providers.append(provider)


def work_in_hand(user_id: UUID) -> list[Overdracht]:
    return [found for provider in _providers for found in provider(user_id) if found.aantal]
