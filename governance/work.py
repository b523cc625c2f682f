"""What the overleggen put on "Mijn werk": to answer, to invite, to round off, and what is on this week."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.dateformat import format as date_format

from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.web.work import WorkItem
from governance.overleg.models import Overleg
from governance.overleg.queries import this_week, to_answer, waiting_for_planner, without_chair
from governance.overleg.rules import local

INVITE_AHEAD = timedelta(weeks=6)
INVITE_SOON = timedelta(weeks=2)


def waiting_overleggen(actor: Actor) -> Iterator[WorkItem]:
    """Nothing outside a regio: only there are overleggen."""
    if actor.kind != "regio":
        return
    for overleg in to_answer(actor):
        why = f"Laat weten of u komt op {_when(overleg)}."
        yield _item(overleg, why, "Uitnodigingen voor een overleg", dated=True)
    for overleg in without_chair(actor):
        why = "De voorzitter werkt hier niet meer. Kies een andere voorzitter."
        yield _item(overleg, why, "Overleg zonder voorzitter", dated=True, urgent=True)
    for overleg in waiting_for_planner(actor, now() + INVITE_AHEAD):
        yield _to_do(overleg)
    for overleg in this_week(actor):
        yield _item(overleg, f"{_when(overleg).capitalize()}, {overleg.plek}", "Overleg deze week")


def _to_do(overleg: Overleg) -> WorkItem:
    if overleg.status == "concept":
        urgent = overleg.begin < now() + INVITE_SOON
        return _item(overleg, "Nodig de deelnemers uit.", "Overleg voorbereiden", dated=True, urgent=urgent)
    if overleg.eind < now():
        return _item(overleg, "Leg vast of het overleg is gehouden.", "Overleg afronden", dated=True)
    return _item(
        overleg, "Een uitnodiging is niet verstuurd. Probeer het opnieuw.", "Overleg voorbereiden", urgent=True
    )


def _item(overleg: Overleg, why: str, group: str, *, dated: bool = False, urgent: bool = False) -> WorkItem:
    return WorkItem(
        title=overleg.titel,
        url=reverse("overleg", args=[overleg.pk]),
        why=why,
        due=local(overleg.begin).date() if dated else None,
        urgent=urgent,
        group=group,
    )


def _when(overleg: Overleg) -> str:
    return f"{date_format(local(overleg.begin), 'l j F, H:i')} tot {date_format(local(overleg.eind), 'H:i')}"
