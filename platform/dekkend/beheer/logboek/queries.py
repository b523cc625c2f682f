"""Reading the log. Looking at it is itself a line in it."""

from django.db.models import QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.audit.models import AuditEvent


def log_for(actor: Actor) -> QuerySet[AuditEvent]:
    """Every line of this tenant, newest first. Raises Hidden without the right."""
    require(actor, "log_inzien")
    record("logboek_bekeken", actor=actor, object_type="logboek", object_id="lijst", ground="toezicht")
    return AuditEvent.objects.order_by("-at", "-pk")
