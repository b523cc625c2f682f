"""What this tenant asked for and what came of it. Who may look is for the room that asked."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from dekkend.core.errors import Hidden
from tenants.opdracht.models import Opdracht


def requests_of(soorten: Collection[str]) -> QuerySet[Opdracht]:
    """The newest first, with who asked."""
    return (
        Opdracht.objects.filter(soort__in=soorten)
        .select_related("gevraagd_door", "intrekking")
        .order_by("-created_at", "id")
    )


def status_of(opdracht_id: UUID, soorten: Collection[str]) -> Opdracht:
    """Raises Hidden when this tenant asked for no such thing."""
    found = requests_of(soorten).filter(pk=opdracht_id).first()
    if found is None:
        raise Hidden
    return found


def stand_of(opdracht: Opdracht) -> str:
    """Where it stands, as people see it: what was taken back waits for the inrichter to say so."""
    taken_back = opdracht.status == "wachtend" and getattr(opdracht, "intrekking", None) is not None
    return "wordt_ingetrokken" if taken_back else opdracht.status
