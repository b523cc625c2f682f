"""What keeping a loose piece puts on "Mijn werk"."""

from django.urls import reverse

from casework.opruimen.work import KINDS
from casework.stukstop.queries import may_stop, stops_to_review
from dekkend.accounts.actor import Actor
from dekkend.web.work import Asked, Facts, WorkItem, as_day, together


@together
def waiting_stukstops(actor: Actor) -> list[Asked]:
    if actor.kind not in KINDS or not may_stop(actor):
        return []
    facts = {"soort": "soort", "stuk": "stuk", "nummer": "nummer", "dag": "opnieuw_bekijken"}
    return [Asked(stops_to_review(actor), facts, _item)]


def _item(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Bewaarstop op {one['soort']} {one['nummer']}",
        url=reverse("stuk_bewaren", args=[one["stuk"]]),
        why="Kijk of dit nog bewaard moet blijven. Zo niet, hef de bewaarstop op.",
        due=as_day(one["dag"]),
        group="Bewaren",
    )
