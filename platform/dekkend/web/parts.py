"""The plain values that components of a page are drawn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

Crumbs = Sequence[tuple[str, str]]
"""Pairs of label and address, from the start page down; the last address is empty: that is this page."""


@dataclass(frozen=True)
class Notice:
    """Something that must be read before anything is done: a few words that may stand alone, and more about it."""

    title: str
    text: str = ""


class Trail(tuple[tuple[str, str], ...]):
    """Crumbs of pages that have the same notices on top."""

    notices: tuple[Notice, ...]

    def __new__(cls, crumbs: Iterable[tuple[str, str]], notices: Iterable[Notice] = ()) -> "Trail":
        trail = super().__new__(cls, crumbs)
        trail.notices = tuple(notices)
        return trail


@dataclass(frozen=True)
class Action:
    """A link that looks like a button. `kind` is primary, secondary, subtle or danger."""

    label: str
    url: str
    icon: str = ""
    kind: str = "secondary"


@dataclass(frozen=True)
class Moment:
    """One thing that happened, on a timeline."""

    title: str
    when: date | datetime
    who: str = ""
    text: str = ""
    icon: str = "file-text"
    tone: str = "info"


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class AgendaItem:
    begin: time
    end: time
    title: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class AgendaDay:
    date: date
    items: Sequence[AgendaItem] = ()
