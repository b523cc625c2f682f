"""Taking a step of an aansluiting: lock, rule, change, the line with its moment, the log. One way for both sides."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden
from dekkend.core.transitions import Edge
from tenants.onboarding.aansluiting.rules import AANSLUITING, LIVING, OPEN, TERM, check_step, partij_of
from tenants.onboarding.models import Aansluiting, Aansluitstap

GROUND = "aansluiten van een gemeente bij de regio"


def locked(aansluiting_id: UUID) -> Aansluiting:
    """Raises Hidden when there is none."""
    found = Aansluiting.objects.select_for_update(of=("self",)).filter(pk=aansluiting_id).first()
    if found is None:
        raise Hidden
    return found


@transaction.atomic
def advance(aansluiting: Aansluiting, edge: str, *, actor: Actor, **changes: Any) -> Aansluiting:
    """Takes a step, with what else changes on the row. Raises Refused when it cannot be taken (any more), and Hidden
    when this actor may not. The object that was given knows the new state too."""
    row = locked(aansluiting.pk)
    step = AANSLUITING.take(edge, row.status)
    at = now()
    partij = partij_of(known=actor.known, channel=actor.channel)
    check_step(step, partij, actor.roles, bewezen=row.browser_bewezen, verlopen=row.vervalt_at <= at)
    fields = {**changes, **_moments(step, at)}
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    note_step(row, edge, partij, at)
    note_line(step.audit, row, actor, van=step.source)
    aansluiting.status, aansluiting.vervalt_at = row.status, row.vervalt_at
    return row


def note_step(row: Aansluiting, stap: str, partij: str, at: datetime) -> None:
    Aansluitstap.objects.create(aansluiting=row, stap=stap, naar=row.status, door=partij, at=at)


def _moments(step: Edge, at: datetime) -> dict[str, Any]:
    """Each step of the gemeente begins a new term, and the reminders anew."""
    fields: dict[str, Any] = {"status": step.target}
    if step.target in OPEN:
        fields |= {"vervalt_at": at + TERM, "herinneringen": 0}
    if step.target == "aangesloten":
        fields["aangesloten_at"] = at
    if step.target not in LIVING:
        fields["beeindigd_at"] = at
    return fields


def note_line(code: str, row: Aansluiting, actor: Actor, **details: Any) -> None:
    record(
        code,
        actor=actor,
        object_type="aansluiting",
        object_id=row.pk,
        ground=GROUND,
        gemeente=row.gm_code,
        status=row.status,
        **details,
    )
