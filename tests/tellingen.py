"""Counts that tests found, printed at the end of the run: a proof that says how much it looked at.

`telling("kanaries gelekt", 0)` in a test; the same name in more than one test adds up. With `van` it reads
"gaten gevonden 14 van 14". A text in place of a number is printed as it is.
"""

from typing import Protocol

import pytest

_Found = dict[str, tuple[int | str, int | None]]
_KEY = pytest.StashKey[_Found]()


class Telling(Protocol):
    def __call__(self, naam: str, aantal: int | str, *, van: int | None = None) -> None: ...


def telling_of(config: pytest.Config) -> Telling:
    found = config.stash.setdefault(_KEY, {})

    def note(naam: str, aantal: int | str, *, van: int | None = None) -> None:
        before, before_of = found.get(naam, (0, None))
        if isinstance(aantal, int) and isinstance(before, int):
            aantal += before
        if van is not None:
            van += before_of or 0
        found[naam] = (aantal, van)

    return note


def lines_of(config: pytest.Config) -> list[str]:
    found = config.stash.get(_KEY, {})
    return [f"{naam} {aantal}" + ("" if van is None else f" van {van}") for naam, (aantal, van) in found.items()]
