"""What destroying puts on "Mijn werk"."""

from django.urls import reverse

from casework.opruimen.queries import RIGHT, waiting
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import Asked, Facts, WorkItem, together

KINDS = ("regio", "gemeente")


@together
def waiting_opruimen(actor: Actor) -> list[Asked]:
    """What a colleague proposed to destroy."""
    if actor.kind not in KINDS or actor.gast is not None or not may(actor, RIGHT):
        return []
    return [Asked(waiting(actor), {"pk": "pk", "aantal": "aantal", "door": "voorgesteld_door__naam"}, _item)]


def _item(one: Facts) -> WorkItem:
    what = "Een los stuk" if one["aantal"] == 1 else f"{one['aantal']} losse stukken"
    return WorkItem(
        title=f"{what} vernietigen",
        url=reverse("opruimvoorstel", args=[one["pk"]]),
        why=f"{one['door']} stelt dit voor. Beslis of dat goed is.",
        group="Opruimen",
    )
