"""Reading the grounds other than consent. They stand on the page of consents: `casework/toestemming/queries.py`."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.dossier.rules import STIL
from casework.grondslag.models import Grondslag
from casework.grondslag.rules import grounds_for
from casework.toestemming.ontvangers import receivers_of
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden


def grondslagen_of(actor: Actor, dossier_id: UUID) -> QuerySet[Grondslag]:
    """Newest first; a look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return Grondslag.objects.filter(dossier=dossier).order_by("-vastgelegd_at")


def grounds_that_ran_out() -> list[UUID]:
    """For Dekkend itself: the last day was yesterday or before, and nobody ended it."""
    rows = Grondslag.objects.filter(status="geldt", geldig_tot__lt=today()).exclude(dossier__fase__in=STIL)
    return list(rows.values_list("pk", flat=True))


@dataclass(frozen=True)
class Grondvraag:
    """What the form of a new one must ask."""

    dossier: Dossier
    doel: str
    ontvangers: dict[str, str]


def ground_to_write(actor: Actor, dossier_id: UUID, doel: str) -> Grondvraag:
    """For the form of a new one; a look at the dossier. Raises Hidden, also for a purpose without other grounds."""
    require(actor, "toestemming_vastleggen")
    if not grounds_for(doel):
        raise Hidden
    return Grondvraag(access.look_to_change(actor, dossier_id), doel, receivers_of(actor, doel))
