"""Mijn werk: what waits for me and what is late. Apps register providers at start-up.

A provider gets the actor and answers with what waits for this actor, nothing else: it asks the queries of its
own app, which hold to the gate of that app. Most of them are `together`: what they need is asked of the database with
one question for the whole page, however many lists there are.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils.timezone import localdate

from dekkend.accounts.actor import Actor

MOST = 25
"""Of one kind of work more than this is no list of what to do today."""


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


Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """One short list. `rows` are scoped and in order; `facts` names what `item` needs of each of them, never anything
    sealed. A date, a moment and an id come as text. None is nothing to do yet."""

    rows: QuerySet[Any]
    facts: Mapping[str, str]
    item: Callable[[Facts], WorkItem | None]


def items_of(asked: Iterable[Asked]) -> list[WorkItem]:
    """All lists with one question."""
    lists = list(asked)
    parts = [
        one.rows.values_list(
            Value(number, output_field=IntegerField()),
            JSONObject(**{name: F(path) for name, path in one.facts.items()}),
        )[:MOST]
        for number, one in enumerate(lists)
    ]
    found = parts[0].union(*parts[1:], all=True) if parts else []
    items = (lists[number].item(facts) for number, facts in found)
    return [item for item in items if item is not None]


def as_day(fact: str | None) -> date | None:
    return None if fact is None else date.fromisoformat(fact)


def day_of(fact: str) -> date:
    """On which a moment was here."""
    return localdate(datetime.fromisoformat(fact))


class Together:
    """A provider of which the lists can be asked together with those of others; called alone it asks for itself."""

    def __init__(self, lists: Callable[[Actor], Iterable[Asked]]) -> None:
        self.lists = lists

    def __call__(self, actor: Actor) -> list[WorkItem]:
        return items_of(self.lists(actor))


def together(lists: Callable[[Actor], Iterable[Asked]]) -> Together:
    return Together(lists)


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
    items = items_of(asked for provider in _work if isinstance(provider, Together) for asked in provider.lists(actor))
    for provider in _work:
        if not isinstance(provider, Together):
            items.extend(provider(actor))
    return in_groups(items, today)


def figures_of(actor: Actor) -> list[Figure]:
    return [figure for provider in _figures for figure in provider(actor)]
