"""Mijn werk: what waits for me and what is late. Apps register providers at start-up.

A provider gets the actor and answers with what waits for this actor, nothing else: it asks the queries of its
own app, which hold to the gate of that app.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dekkend.accounts.actor import Actor


@dataclass(frozen=True)
class WorkItem:
    """One thing to do. `why` says what is expected, `group` is the heading it stands below."""

    title: str
    url: str
    why: str
    due: date | None = None
    urgent: bool = False
    group: str = "Overig"

    def late(self, today: date) -> bool:
        return self.due is not None and self.due < today


@dataclass(frozen=True)
class Figure:
    """One tile. `tone` is "", positive, warning or negative and colours the hint, which says it in words too."""

    label: str
    value: str
    hint: str = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True)
class WorkGroup:
    name: str
    items: list[WorkItem]


WorkProvider = Callable[[Actor], Iterable[WorkItem]]
FigureProvider = Callable[[Actor], Iterable[Figure]]

_work: list[WorkProvider] = []
_figures: list[FigureProvider] = []


def register(provider: WorkProvider) -> None:
    if provider not in _work:
        _work.append(provider)


def register_figure(provider: FigureProvider) -> None:
    if provider not in _figures:
        _figures.append(provider)


def sort_key(item: WorkItem, today: date) -> tuple[bool, bool, date, str]:
    """Late first, then urgent, then the nearest date; what has no date comes last."""
    return not item.late(today), not item.urgent, item.due or date.max, item.title


def in_groups(items: Iterable[WorkItem], today: date) -> list[WorkGroup]:
    """Groups in the order of their first item, so that the group with the latest work is on top."""
    groups: dict[str, list[WorkItem]] = {}
    for item in sorted(items, key=lambda item: sort_key(item, today)):
        groups.setdefault(item.group, []).append(item)
    return [WorkGroup(name, members) for name, members in groups.items()]


def work_of(actor: Actor, today: date) -> list[WorkGroup]:
    return in_groups((item for provider in _work for item in provider(actor)), today)


def figures_of(actor: Actor) -> list[Figure]:
    return [figure for provider in _figures for figure in provider(actor)]
