"""Reading the log for pages. Whoever asks must have been let in by the gate of his own app."""

from uuid import UUID

from django.db.models import Q, QuerySet

from dekkend.audit.models import AuditEvent


def looks_at(object_type: str, object_id: UUID | str) -> QuerySet[AuditEvent]:
    """Who looked at or changed this record, newest first; page it in the database.

    A list that showed it counts: its line has object type "<type>lijst" and the ids under "<type>s" in the details."""
    shown = Q(object_type=f"{object_type}lijst", details__contains={f"{object_type}s": [str(object_id)]})
    directly = Q(object_type=object_type, object_id=str(object_id))
    return AuditEvent.objects.filter(directly | (shown & Q(object_type__endswith="lijst"))).order_by("-at", "-pk")
