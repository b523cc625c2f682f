"""The second log: which processing of whose data, without who did it (Logius, Logboek Dataverwerkingen).

Every line of the first log that has an activity writes its own (`processed.py`). `processing` is for work of some
length of which the lines belong together, with its beginning, its end and how it ended."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import Error, connection

from dekkend.audit.log import LogUnavailable
from dekkend.audit.models import STATUS_ERROR, STATUS_UNSET, Verwerking
from dekkend.audit.processed import pseudonym
from dekkend.audit.trace import NOTHING, current, new_trace, tracing
from dekkend.core.clock import now
from dekkend.core.errors import DekkendError

__all__ = ["processing", "pseudonym"]


@contextmanager
def processing(activity: str, subject_id: UUID | str, *, name: str, subject_type: str = "dossier") -> Iterator[UUID]:
    """Around the work on one person's data; gives the id that lines of the log within it carry too.

    `activity` is the URI of the activity in the register of processing activities. Written when the work is done, in
    its transaction if there is one. A refusal of the domain is no fault (status 0), anything else is (status 2).
    Raises LogUnavailable when it cannot be written."""
    if not activity.startswith(("https://", "urn:")):
        raise ValueError(f"no URI of a processing activity: {activity}")
    above = current() if current() != NOTHING else new_trace()
    here = replace(above, span_id=secrets.token_hex(8), processing_id=uuid4())
    row = Verwerking(
        id=here.processing_id,
        trace_id=here.trace_id,
        span_id=here.span_id,
        parent_span_id=above.span_id,
        name=name,
        start_time=now(),
        processing_activity_id=activity,
        data_subject_id=pseudonym(subject_id),
        data_subject_id_type=subject_type,
    )
    with tracing(here):
        try:
            yield row.id
        except BaseException as error:
            _write_failed(row, STATUS_UNSET if isinstance(error, DekkendError) else STATUS_ERROR)
            raise
        _write(row, STATUS_UNSET, now())


def _write(row: Verwerking, status: int, ended: datetime) -> None:
    row.status_code, row.end_time = status, max(ended, row.start_time)
    try:
        row.save(force_insert=True)
    except Error as fault:
        raise LogUnavailable from fault


def _write_failed(row: Verwerking, status: int) -> None:
    """Within a transaction that is broken nothing can be written; it takes the work back as well."""
    if not connection.needs_rollback:
        with suppress(LogUnavailable):
            _write(row, status, now())
