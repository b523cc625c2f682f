"""Writing to the log, in the transaction of the deed itself: no line, no deed. A look is written before it is shown."""

from typing import Any, Protocol
from uuid import UUID

import structlog
from django.db import Error

from dekkend.audit.events import event_type
from dekkend.audit.models import AuditEvent
from dekkend.audit.processed import note_processing
from dekkend.audit.trace import current
from dekkend.core.clock import now
from dekkend.core.errors import DekkendError

REFUSED = "toegang_geweigerd"


class LogUnavailable(DekkendError):
    """The line could not be written, so nothing may be shown or changed. Page and API answer 503."""

    def __init__(self) -> None:
        super().__init__("Het logboek is niet bereikbaar. Er is niets getoond of bewaard. Probeer het straks opnieuw.")


class Acting(Protocol):
    """What the log needs to know of whoever acts."""

    @property
    def user_id(self) -> UUID | None: ...
    @property
    def naam(self) -> str: ...
    @property
    def roles(self) -> frozenset[str]: ...
    @property
    def channel(self) -> str: ...
    @property
    def address(self) -> str: ...


def record(
    code: str,
    *,
    actor: Acting,
    object_type: str,
    object_id: UUID | str,
    ground: str,
    outcome: str = "gelukt",
    namens: str = "",
    **details: Any,
) -> None:
    """`details` hold ids, counts and states only; `namens` is for whom the actor stands in. A list names what it showed
    as `<type>s` under the object type `<type>lijst`. What works with data of a person stands in the second log too,
    unless it is part of a processing that is going on. Raises UnknownEvent for a code that no app registered, and
    LogUnavailable when one of both lines cannot be written."""
    kind = event_type(code)
    trace = current()
    try:
        processing = trace.processing_id or note_processing(
            kind, object_type=object_type, object_id=object_id, outcome=outcome, details=details
        )
        AuditEvent.objects.create(
            at=now(),
            code=code,
            action=kind.action,
            actor_id=actor.user_id,
            actor_naam=actor.naam,
            roles=sorted(actor.roles),
            namens=namens,
            channel=actor.channel,
            address=actor.address,
            request_id=trace.request_id,
            processing_id=processing,
            object_type=object_type,
            object_id=str(object_id),
            purpose=kind.purpose,
            ground=ground,
            outcome=outcome,
            details=details,
        )
    except Error as fault:
        structlog.get_logger().error("logregel_niet_geschreven", code=code, fault=type(fault).__name__)
        raise LogUnavailable from fault


def record_refusal(actor: Acting, where: str) -> None:
    """That somebody who is logged in asked for what he may not know of. `where` is the name of the route, never an
    id. Called after the refused work was rolled back, so that the line stays. Strangers leave no line: they could
    fill the log."""
    if actor.user_id is not None and where:
        record(REFUSED, actor=actor, object_type="pagina", object_id=where[:64], ground="geen", outcome="geweigerd")
