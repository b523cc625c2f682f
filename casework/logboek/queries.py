"""Who looked at a dossier, and who changed it. For whoever may read the dossier himself; it is a look as well."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier
from dekkend.accounts.actor import Actor
from dekkend.audit.models import AuditEvent
from dekkend.audit.queries import actors_of, looks_at


@dataclass(frozen=True)
class DossierLog:
    """`mensen` are those in it, as id and name, to choose from."""

    dossier: Dossier
    lines: QuerySet[AuditEvent]
    mensen: list[tuple[str, str]]


def log_of_dossier(actor: Actor, dossier_id: UUID) -> DossierLog:
    """Newest first. Raises Hidden."""
    dossier = access.look_at_log(actor, dossier_id)
    lines = looks_at("dossier", dossier.pk)
    return DossierLog(dossier, lines, actors_of(lines))
