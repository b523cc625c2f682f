"""What keeping puts on "Mijn werk"."""

from django.urls import reverse

from casework.bewaren.queries import stops_to_review
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import Asked, Facts, WorkItem, as_day, together


@together
def waiting_bewaarstops(actor: Actor) -> list[Asked]:
    if actor.kind != "regio" or not may(actor, "dossier_wissen"):
        return []
    facts = {"nummer": "dossier__nummer", "dossier": "dossier_id", "dag": "opnieuw_bekijken"}
    return [Asked(stops_to_review(actor), facts, _item)]


def _item(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Bewaarstop op dossier {one['nummer']}",
        url=reverse("dossier_bewaren", args=[one["dossier"]]),
        why="Kijk of dit dossier nog bewaard moet blijven. Zo niet, hef de bewaarstop op.",
        due=as_day(one["dag"]),
        group="Bewaren",
    )
