"""For who destroys dossiers. Apart, because a granted request proposes just that."""

from uuid import UUID

from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.rules import OPEN


def let_lapse(dossiers: list[UUID]) -> None:
    """There is nothing left to decide on; what was decided stays, to be told and shown."""
    Avgverzoek.objects.filter(dossier__in=dossiers, status__in=OPEN).update(status="vervallen")
