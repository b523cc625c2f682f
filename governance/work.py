"""What the overleggen put on "Mijn werk": to answer, to invite, to round off, and what is on this week."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.dateformat import format as date_format

from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.web.work import Asked, Facts, WorkItem, together
from governance.overleg.queries import this_week, to_answer, waiting_for_planner, without_chair
from governance.overleg.rules import local

INVITE_AHEAD = timedelta(weeks=6)
INVITE_SOON = timedelta(weeks=2)
_FACTS = {"pk": "pk", "titel": "titel", "begin": "begin", "eind": "eind"}


@together
def waiting_overleggen(actor: Actor) -> list[Asked]:
    """Nothing outside a regio: only there are overleggen."""
    if actor.kind != "regio":
        return []
    return [
        Asked(to_answer(actor), _FACTS, _to_answer),
        Asked(without_chair(actor), _FACTS, _without_chair),
        Asked(waiting_for_planner(actor, now() + INVITE_AHEAD), {**_FACTS, "status": "status"}, _to_do),
        Asked(this_week(actor), {**_FACTS, "plaats": "plaats"}, _this_week),
    ]


def _to_answer(one: Facts) -> WorkItem:
    return _item(one, f"Laat weten of u komt op {_when(one)}.", "Uitnodigingen voor een overleg", dated=True)


def _without_chair(one: Facts) -> WorkItem:
    why = "De voorzitter werkt hier niet meer. Kies een andere voorzitter."
    return _item(one, why, "Overleg zonder voorzitter", dated=True, urgent=True)


def _this_week(one: Facts) -> WorkItem:
    return _item(one, f"{_when(one).capitalize()}, {one['plaats'] or 'Online'}", "Overleg deze week")


def _to_do(one: Facts) -> WorkItem:
    if one["status"] == "concept":
        urgent = _at(one["begin"]) < now() + INVITE_SOON
        return _item(one, "Nodig de deelnemers uit.", "Overleg voorbereiden", dated=True, urgent=urgent)
    if _at(one["eind"]) < now():
        return _item(one, "Leg vast of het overleg is gehouden.", "Overleg afronden", dated=True)
    return _item(one, "Een uitnodiging is niet verstuurd. Probeer het opnieuw.", "Overleg voorbereiden", urgent=True)


def _item(one: Facts, why: str, group: str, *, dated: bool = False, urgent: bool = False) -> WorkItem:
    return WorkItem(
        title=one["titel"],
        url=reverse("overleg", args=[one["pk"]]),
        why=why,
        due=_at(one["begin"]).date() if dated else None,
        urgent=urgent,
        group=group,
    )


def _at(moment: str) -> datetime:
    return local(datetime.fromisoformat(moment))


def _when(one: Facts) -> str:
    return f"{date_format(_at(one['begin']), 'l j F, H:i')} tot {date_format(_at(one['eind']), 'H:i')}"
