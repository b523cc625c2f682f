"""What somebody has not finished. Only his own; the contents are not opened here."""

from django.db.models import QuerySet

from casework.concept.models import Concept
from casework.concept.rules import KEPT, SOORTEN
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import Hidden


def concepten(actor: Actor) -> QuerySet[Concept]:
    """Raises Hidden for who fills in none of these forms."""
    if not any(may(actor, soort.recht) for soort in SOORTEN.values()):
        raise Hidden
    return own_concepten(actor)


def own_concepten(actor: Actor) -> QuerySet[Concept]:
    """The last one first. What is over is gone, also when it was not cleared away yet."""
    open_to = [code for code, soort in SOORTEN.items() if may(actor, soort.recht)]
    return Concept.objects.filter(van=actor.user_id, soort__in=open_to, bewaard_at__gt=now() - KEPT)
