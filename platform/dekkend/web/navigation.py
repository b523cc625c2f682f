"""The main menu. Apps register their items at start-up; who may not go somewhere does not see that it exists."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.accounts.roles import rights_of
from dekkend.web.parts import Crumbs


@dataclass(frozen=True)
class NavItem:
    """`right` "" is for everybody who is logged in; `kinds` are the kinds of tenant, () is all of them.

    Items stand in the order of `order`, then of `label`.
    """

    label: str
    icon: str
    url_name: str
    right: str = ""
    order: int = 50
    kinds: Collection[str] = ()


@dataclass(frozen=True)
class MenuEntry:
    label: str
    icon: str
    url: str
    current: bool


_items: dict[str, NavItem] = {}


def register(item: NavItem) -> None:
    """Raises ValueError when another item leads to the same page already."""
    if _items.setdefault(item.url_name, item) != item:
        raise ValueError(f"{item.url_name} is in the menu already")


def items() -> list[NavItem]:
    return sorted(_items.values(), key=lambda item: (item.order, item.label))


def allowed(actor: Actor) -> list[NavItem]:
    rights = rights_of(actor.roles)
    return [
        item
        for item in items()
        if (not item.right or item.right in rights) and (not item.kinds or actor.kind in item.kinds)
    ]


def menu(actor: Actor, path: str) -> list[MenuEntry]:
    """What the actor sees. The page we are on belongs to the item with the longest address that begins it."""
    if not actor.known:
        return []
    urls = [(item, reverse(item.url_name)) for item in allowed(actor)]
    holding = [url for _, url in urls if path == url or (url != "/" and path.startswith(url))]
    here = max(holding, key=len, default="")
    return [MenuEntry(item.label, item.icon, url, url == here) for item, url in urls]


def along(entries: Sequence[MenuEntry], crumbs: Crumbs) -> list[MenuEntry]:
    """A page at an address of its own belongs to the item that its trail of crumbs begins with."""
    top = crumbs[0][1] if crumbs else ""
    if any(entry.current for entry in entries):
        return list(entries)
    return [replace(entry, current=entry.url == top) for entry in entries]
