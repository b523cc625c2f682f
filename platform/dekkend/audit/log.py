"""Writing to the log, in the transaction of the deed itself: no line, no deed."""

from typing import Any, Protocol
from uuid import UUID

from dekkend.audit.events import event_type
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now


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
    **details: Any,
) -> None:
    """Raises UnknownEvent for a code that no app registered. `details` hold ids, counts and states only."""
    kind = event_type(code)
    AuditEvent.objects.create(
        at=now(),
        code=code,
        action=kind.action,
        actor_id=actor.user_id,
        actor_naam=actor.naam,
        roles=sorted(actor.roles),
        channel=actor.channel,
        address=actor.address,
        object_type=object_type,
        object_id=str(object_id),
        ground=ground,
        outcome=outcome,
        details=details,
    )
