"""What a log line may hold: a closed list of keys, and for each key what its value must look like.

Whatever is not here is left out, so that nobody can log a record by accident: a name does not look like a code, and
a story is not a number. None of these values says anything about a person beyond the opaque id of a user.
"""

import re
from collections.abc import Callable
from typing import Any

Check = Callable[[Any], bool]


def _like(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _places(value: Any) -> bool:
    return isinstance(value, list) and all(_PLACE(part) for part in value)


_CODE = _like(r"[a-z][a-z0-9_.-]{0,59}")
_CLASS = _like(r"[A-Za-z_][A-Za-z0-9_]{0,59}")
_DOTTED = _like(r"[A-Za-z_][A-Za-z0-9_.-]{0,99}")
_PLACE = _like(r"[A-Za-z0-9_./-]{1,120}:\d{1,6}")
_UUID = _like(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

CHECKS: dict[str, Check] = {
    "event": _CODE,
    "level": _CODE,
    "timestamp": _like(r"[0-9T:.Z-]{20,32}"),
    "logger": _DOTTED,
    "place": _PLACE,
    "trace": _places,
    # request
    "request_id": _like(r"[0-9a-f]{32}"),
    "tenant": _like(r"[rglk]_[0-9a-f]{8}|public"),
    "kind": _CODE,
    "method": _like(r"[A-Z]{3,7}"),
    "route": _CODE,
    "status": _number,
    "duration_ms": _number,
    "user_id": _UUID,
    # work
    "task": _DOTTED,
    "task_id": _UUID,
    "code": _CODE,
    "soort": _CODE,
    "aantal": _number,
    "brief": _UUID,
    "opdracht": _UUID,
    "uitnodiging": _UUID,
    "wisverzoek": _UUID,
    "opruimvoorstel": _UUID,
    "fault": _CLASS,
    "fout": _CLASS,
}
