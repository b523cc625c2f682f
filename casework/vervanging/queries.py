"""Reading who stands in for whom."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.vervanging.models import Vervanging
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.accounts.roles import ROLES
from dekkend.core.clock import now
from dekkend.core.errors import Hidden

_ROLES = [code for code, role in ROLES.items() if "vervanging_regelen" in role.rights]


def _candidates() -> QuerySet[User]:
    return User.objects.filter(is_active=True, roltoekenningen__rol__in=_ROLES).distinct().order_by("naam")


def is_candidate(user_id: UUID) -> bool:
    return _candidates().filter(pk=user_id).exists()


def candidates(actor: Actor) -> list[tuple[str, str]]:
    """Colleagues who may stand in, for the form. Raises Hidden."""
    require(actor, "vervanging_regelen")
    found = _candidates().values_list("pk", "naam")
    return [(str(pk), naam) for pk, naam in found if pk != actor.user_id]


def ending(user_id: UUID, *, after: datetime, by: bool = False) -> QuerySet[Vervanging]:
    """Those of a user that are not over at a moment: of his absence, or `by` him for others."""
    whose = Q(vervanger=user_id) if by else Q(afwezige=user_id)
    return Vervanging.objects.filter(whose, beeindigd_at=None, tot__gt=after).select_for_update()


def _own(actor: Actor) -> QuerySet[Vervanging]:
    """Not over yet, of the actor or by him."""
    require(actor, "vervanging_regelen")
    mine = Q(afwezige=actor.user_id) | Q(vervanger=actor.user_id)
    return Vervanging.objects.filter(mine, beeindigd_at=None, tot__gt=now())


def own_vervangingen(actor: Actor) -> list[Vervanging]:
    """For the page: what runs and what is to come, the first to begin on top."""
    return list(_own(actor).select_related("afwezige", "vervanger").order_by("van", "pk"))


def own_vervanging(actor: Actor, vervanging_id: UUID, *, lock: bool = False) -> Vervanging:
    rows = _own(actor).filter(pk=vervanging_id)
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise Hidden
    return found


def vervangers_of(user_id: UUID) -> list[UUID]:
    """Who stands in for this user now."""
    nu = now()
    rows = Vervanging.objects.filter(afwezige=user_id, beeindigd_at=None, van__lte=nu, tot__gt=nu)
    return list(rows.values_list("vervanger", flat=True))
