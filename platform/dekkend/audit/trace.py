"""Which request the work in this thread belongs to, so that lines of both logs can be laid side by side.

A trace may come from another organisation (W3C Trace Context, header `traceparent`); the number of the request is
always our own, because a visitor must not be able to choose it.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

_PARENT = re.compile(
    r"^(?P<version>[0-9a-f]{2})-(?P<trace>[0-9a-f]{32})-(?P<span>[0-9a-f]{16})-[0-9a-f]{2}(?P<rest>-.*)?$"
)


@dataclass(frozen=True)
class Trace:
    """`request_id` and `trace_id`: 32 hex digits. `span_id`: 16, or empty when nothing came before. `processing_id`
    is the processing that is going on."""

    request_id: str
    trace_id: str
    span_id: str = ""
    processing_id: UUID | None = None


NOTHING = Trace("", "")
_current: ContextVar[Trace] = ContextVar("trace", default=NOTHING)


def current() -> Trace:
    return _current.get()


def new_trace(traceparent: str = "") -> Trace:
    """Goes on with the trace of the caller; a header that is not well-formed counts as none."""
    found = _PARENT.match(traceparent.strip())
    usable = (
        found
        and found["version"] != "ff"
        and not (found["version"] == "00" and found["rest"])
        and int(found["trace"], 16)
        and int(found["span"], 16)
    )
    if found and usable:
        return Trace(secrets.token_hex(16), found["trace"], found["span"])
    return Trace(secrets.token_hex(16), secrets.token_hex(16))


@contextmanager
def tracing(trace: Trace) -> Iterator[Trace]:
    token = _current.set(trace)
    try:
        yield trace
    finally:
        _current.reset(token)
