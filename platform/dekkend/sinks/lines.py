"""How a log line is made, by us and by others: steps of structlog that end in one line of JSON.

A line of ours is a code with fields. A line of somebody else's code (Django, Celery, gunicorn) is kept as its template
without the values, because those hold addresses, queries and messages of errors. Of an error its class and the places
it came through are kept, never its text.
"""

import sys
import traceback
from collections.abc import Mapping
from logging import LogRecord
from types import TracebackType
from typing import Any
from uuid import UUID

import structlog
from django.db import connection
from structlog.typing import EventDict, Processor

from dekkend.audit.trace import current
from dekkend.sinks.fields import CHECKS

UNKNOWN = "onbekend"
ELSEWHERE = "regel_van_anderen"
DEEPEST = 12
LONGEST_TEMPLATE = 200


def foreign(logger: Any, name: str, line: EventDict) -> EventDict:
    """Text that was put together before it reached us cannot be told from data, so only a template is kept."""
    record: LogRecord = line["_record"]
    given = line.pop("positional_args", None)
    template = record.msg[:LONGEST_TEMPLATE] if given and isinstance(record.msg, str) else ""
    data = getattr(record, "data", None)
    work: Mapping[str, Any] = data if isinstance(data, dict) else {}
    found: EventDict = {
        **{key: line[key] for key in ("_record", "_from_structlog", "exc_info") if key in line},
        "event": ELSEWHERE,
        "_template": template,
        "logger": record.name,
        "place": f"{record.module}:{record.lineno}",
    }
    extras = {"status": getattr(record, "status_code", None), "task": work.get("name"), "task_id": work.get("id")}
    return {**found, **{key: value for key, value in extras.items() if value is not None}}


def circumstances(logger: Any, name: str, line: EventDict) -> EventDict:
    """The tenant and the request in which the line was written, unless the line says so itself."""
    line.setdefault("tenant", getattr(connection, "schema_name", None) or "public")
    if current().request_id:
        line.setdefault("request_id", current().request_id)
    return line


def faults(logger: Any, name: str, line: EventDict) -> EventDict:
    error = line.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        line["fault"] = type(error).__name__
        line["trace"] = places(error.__traceback__)
    return line


def places(trace: TracebackType | None) -> list[str]:
    """Where an error came through, the last place last: file and line, no text of the program and no values."""
    return [f"{_short(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-DEEPEST:]]


def _short(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-3:]) or UNKNOWN


def only_known(logger: Any, name: str, line: EventDict) -> EventDict:
    """Leaves out every key that is not on the list and every value that does not fit; says how many."""
    template = line.pop("_template", "")
    kept: EventDict = {}
    left_out = 0
    for key, given in line.items():
        value = str(given) if isinstance(given, UUID) else given
        if key in CHECKS and CHECKS[key](value):
            kept[key] = value
        elif not key.startswith("_"):
            left_out += 1
    kept.setdefault("event", UNKNOWN)
    if template:
        kept["template"] = template
    if left_out:
        kept["weggelaten"] = left_out
    return kept


SHARED: list[Processor] = [faults, structlog.stdlib.add_log_level, structlog.processors.TimeStamper("iso", utc=True)]
OURS: list[Processor] = [*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter]
FOREIGN: list[Processor] = [foreign, *SHARED]
LAST: list[Processor] = [
    circumstances,
    only_known,
    structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True),
]
