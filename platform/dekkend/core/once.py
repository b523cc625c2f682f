"""What is looked up once while one page is made, although several parts of the page need it.

Nothing outlives the `with`, and nothing is remembered outside of one. Two pages never share anything.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("known", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(key: Hashable, look_up: Callable[[], T]) -> T:
    """`key` says all that the answer depends on, also the tenant."""
    known = _known.get()
    if known is None:
        return look_up()
    if key not in known:
        known[key] = look_up()
    found: T = known[key]
    return found
