"""Reading the log for pages. Whoever asks must have been let in by the gate of his own app."""

from uuid import UUID

from django.db.models import Q, QuerySet

from dekkend.audit.models import AuditEvent


def about(object_type: str, object_id: UUID | str) -> Q:
    """Lines about this record, and of lists that showed it: those have object type "<type>lijst" and the ids under
    "<type>s" in the details."""
    shown = Q(object_type=f"{object_type}lijst", details__contains={f"{object_type}s": [str(object_id)]})
    directly = Q(object_type=object_type, object_id=str(object_id))
    return directly | (shown & Q(object_type__endswith="lijst"))


def looks_at(object_type: str, object_id: UUID | str) -> QuerySet[AuditEvent]:
    """Who looked at or changed this record, newest first; page it in the database."""
    return AuditEvent.objects.filter(about(object_type, object_id)).order_by("-at", "-pk")


def actors_of(lines: QuerySet[AuditEvent]) -> list[tuple[str, str]]:
    """Id and name of everybody in these lines, to choose from; a name as it stood when it was last used."""
    found = lines.filter(actor_id__isnull=False).order_by("actor_naam").values_list("actor_id", "actor_naam")
    return [(str(number), naam) for number, naam in dict(found.distinct()).items()]
