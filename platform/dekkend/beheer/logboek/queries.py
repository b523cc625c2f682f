"""Reading the log. Looking at it is itself a line in it, and so is searching it."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.audit.models import AuditEvent


def log_for(actor: Actor) -> QuerySet[AuditEvent]:
    """Every line of this tenant, newest first. Raises Hidden without the right."""
    require(actor, "log_inzien")
    return AuditEvent.objects.order_by("-at", "-pk")


def note_look(actor: Actor, used: Collection[str]) -> None:
    """To be called before the lines go out. `used` are the filters, never what was typed in them."""
    code = "logboek_doorzocht" if used else "logboek_bekeken"
    details: dict[str, Any] = {"filters": list(used)} if used else {}
    record(code, actor=actor, object_type="logboek", object_id="lijst", ground="toezicht", **details)
