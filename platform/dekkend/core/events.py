"""News that has to travel up the house. Handlers are registered in `apps.py` and run in the same transaction."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True)
class Event:
    """Base of all news; a subclass carries ids and counts, never a person."""


E = TypeVar("E", bound=Event)
_handlers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E], handler: Callable[[E], None]) -> None:
    _handlers[kind].append(handler)


def publish(event: Event) -> None:
    for handler in _handlers[type(event)]:
        handler(event)
