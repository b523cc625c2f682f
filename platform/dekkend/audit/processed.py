"""A line of the second log for a line of the first: each deed and each look that works with data of a person.

What the first log calls by its id stands here under a pseudonym. A list that showed several persons gives one line
for the list, whose person is empty, and below it one for each of them, so that every processing can be found by person.
"""

import secrets
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from dekkend.audit.events import EventType
from dekkend.audit.models import STATUS_ERROR, STATUS_UNSET, Verwerking
from dekkend.audit.trace import NOTHING, current, new_trace
from dekkend.core.clock import now
from dekkend.keys.blindindex import index_of

LIST = "lijst"


def pseudonym(subject_id: UUID | str) -> str:
    """The same person always gives the same one within a tenant, and never in another: 32 hex digits."""
    return index_of(str(subject_id), column="verwerking.betrokkene").hex()


def note_processing(
    kind: EventType, *, object_type: str, object_id: UUID | str, outcome: str, details: dict[str, Any]
) -> UUID | None:
    """Writes the line, with the lines below it, and gives the id that both logs carry. None for what is no
    processing: the kind has no activity, or the list showed nobody."""
    if not kind.activity:
        return None
    rows = _rows(kind, object_type, str(object_id), details)
    for row in rows:
        row.status_code = STATUS_ERROR if outcome == "mislukt" else STATUS_UNSET
    Verwerking.objects.bulk_create(rows)
    return rows[0].id if rows else None


def _rows(kind: EventType, object_type: str, object_id: str, details: dict[str, Any]) -> list[Verwerking]:
    if not object_type.endswith(LIST):
        return [_row(kind, object_type, pseudonym(object_id))]
    subject_type = object_type.removesuffix(LIST)
    shown: Iterable[str] = details.get(f"{subject_type}s", ())
    above = _row(kind, object_type, "")
    below = [_row(kind, subject_type, pseudonym(one), above) for one in shown]
    return [above, *below] if below else []


def _row(kind: EventType, subject_type: str, subject: str, above: Verwerking | None = None) -> Verwerking:
    trace, moment = current() if current() != NOTHING else new_trace(), now()
    return Verwerking(
        id=uuid4(),
        trace_id=above.trace_id if above else trace.trace_id,
        span_id=secrets.token_hex(8),
        parent_span_id=above.span_id if above else trace.span_id,
        name=kind.code,
        start_time=moment,
        end_time=moment,
        processing_activity_id=kind.activity,
        data_subject_id=subject,
        data_subject_id_type=subject_type,
    )
