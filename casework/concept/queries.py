"""What somebody has not finished. Only his own; the contents are not opened here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from casework import access
from casework.concept.models import Concept
from casework.concept.rules import KEPT, SOORTEN, Plek
from casework.dossier.models import Dossier
from casework.dossier.rules import STIL
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import Hidden


@dataclass(frozen=True)
class Begonnen:
    """For a list: what it is, by the number of its dossier and never by a name, and where somebody goes on."""

    concept: Concept
    titel: str
    url: str


def concepten(actor: Actor) -> Sequence[Begonnen]:
    """Raises Hidden for who fills in none of these forms."""
    if not any(may(actor, soort.recht) for soort in SOORTEN.values()):
        raise Hidden
    return begun(actor)


def begun(actor: Actor) -> Sequence[Begonnen]:
    """The last one first."""
    return [_shown(one) for one in own_concepten(actor).select_related("dossier").defer("inhoud")]


def _shown(concept: Concept) -> Begonnen:
    soort = SOORTEN[concept.soort]
    of = f", dossier {concept.dossier.nummer}" if concept.dossier else ""
    return Begonnen(concept, soort.label + of, _url(concept))


def _url(concept: Concept) -> str:
    page = reverse(SOORTEN[concept.soort].pagina, kwargs=concept.waar)
    return f"{page}?concept={concept.pk}"


def earlier(actor: Actor, plek: Plek) -> Begonnen | None:
    """What this actor began in the same form on the same page, the last."""
    rows = own_concepten(actor).filter(soort=plek.soort, waar=dict(plek.waar)).select_related("dossier")
    found = rows.defer("inhoud").first()
    return _shown(found) if found else None


def own_concepten(actor: Actor) -> QuerySet[Concept]:
    """The last one first. What is over is gone, also when it was not cleared away yet, and what belongs to a dossier
    is there as long as the actor may read that dossier."""
    open_to = [code for code, soort in SOORTEN.items() if may(actor, soort.recht)]
    where = Q(dossier=None)
    if may(actor, "dossier_inzien"):
        where |= Q(dossier__in=readable(actor))
    return Concept.objects.filter(where, van=actor.user_id, soort__in=open_to, bewaard_at__gt=now() - KEPT)


def readable(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers in which this actor may type, as far as a draft goes; the form itself asks for more."""
    return access.dossiers_for(actor).exclude(fase__in=STIL)
