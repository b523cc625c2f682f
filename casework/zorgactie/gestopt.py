"""Of which dossiers the sharing with a guest's organisation stopped, so that he erases what he kept of them."""

from datetime import timedelta
from typing import Any

from django.db.models import DateTimeField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Greatest

from casework.avgverzoek.stop import held_still
from casework.dossier.models import Dossier
from casework.zorgactie.models import Zorgactie
from casework.zorgactie.rules import ZICHTBAAR
from casework.zorgactie.toegang import asked_of, ground_fell, with_ground, zorgacties_of_guest
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.core.clock import now

ZO_LANG = timedelta(days=30)


def stopped_sharing(actor: Actor) -> QuerySet[Dossier]:
    """Those of which this guest could see something until less than a month ago, and sees nothing now. By number, and
    for nothing but that number: the dossier itself is not there for him."""
    since = _since(actor)
    asked = asked_of(actor)
    seen = asked.filter(status__in=ZICHTBAAR)
    stopped = (
        _ended_here(asked).filter(gewijzigd_at__gt=since),
        ground_fell(seen, since),
        with_ground(seen).filter(dossier__in=held_still(since)),
    )
    found = Q(*(("pk__in", one.values("dossier")) for one in stopped), _connector=Q.OR)
    return Dossier.objects.filter(found).exclude(pk__in=zorgacties_of_guest(actor).values("dossier")).order_by("nummer")


def _ended_here(asked: QuerySet[Zorgactie]) -> QuerySet[Zorgactie]:
    """Taken back or stopped by us; who ended it himself knows that he did."""
    by_us = Q(gewijzigd_door=None) | Q(gewijzigd_door__gast_organisatie="")
    return asked.filter(by_us, status__in=("ingetrokken", "gestopt"))


def _since(actor: Actor) -> Any:
    """Whoever became a guest after it stopped never saw it."""
    came = User.objects.filter(pk__in=[actor.user_id]).values("created_at")
    return Greatest(Value(now() - ZO_LANG, output_field=DateTimeField()), Subquery(came))
