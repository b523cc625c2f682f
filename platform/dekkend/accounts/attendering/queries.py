"""Who is told, and what somebody was mailed."""

from uuid import UUID

from django.db.models import Q, QuerySet

from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.models import Attendering
from dekkend.accounts.attendering.rules import SOORTEN
from dekkend.accounts.models import User
from dekkend.core.errors import Hidden

SHOWN = 10


def with_role(rol: str) -> list[UUID]:
    """Colleagues, no guests."""
    people = User.objects.filter(is_active=True, roltoekenningen__rol=rol)
    return list(people.filter(gast_gm_code="", gast_organisatie="").values_list("pk", flat=True))


def guests_of(organisatie_id: UUID, naam: str) -> QuerySet[User]:
    """Who answers for an organisation on the map; who was invited before it stood there is known by its name."""
    by_name = Q(gast_organisatie_id=None, gast_organisatie__iexact=naam)
    return User.objects.filter(Q(gast_organisatie_id=organisatie_id) | by_name, is_active=True)


def voorkeur_of(actor: Actor) -> str:
    """Raises Hidden for who is nobody."""
    if actor.user_id is None:
        raise Hidden
    found = User.objects.filter(pk=actor.user_id).values_list("attenderen", flat=True).first()
    if found is None:
        raise Hidden
    return str(found)


def mailed_to(actor: Actor) -> list[dict[str, object]]:
    """The last mails: when, and what they were about."""
    rows = Attendering.objects.filter(ontvanger=actor.user_id, gemeld_at__isnull=False).order_by("-gemeld_at")
    mails: dict[object, list[str]] = {}
    for at, soort in rows.values_list("gemeld_at", "soort")[: SHOWN * 3]:
        about = mails.setdefault(at, [])
        about += [SOORTEN[soort]] if SOORTEN[soort] not in about else []
    return [{"at": at, "over": about} for at, about in list(mails.items())[:SHOWN]]
