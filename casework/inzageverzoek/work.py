"""Requests that wait for an answer, on "Mijn werk"."""

from datetime import date, timedelta

from django.urls import reverse

from casework.inzageverzoek.queries import waiting
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import Asked, Facts, WorkItem, together

SOON = timedelta(days=7)


@together
def waiting_inzageverzoeken(actor: Actor) -> list[Asked]:
    """In the own caseload; within a month, and urgent in the last week of it."""
    return [Asked(waiting(actor), {"pk": "pk", "nummer": "dossier__nummer", "voor": "uiterlijk"}, _item)]


def _item(one: Facts) -> WorkItem:
    uiterlijk = date.fromisoformat(one["voor"])
    return WorkItem(
        title=f"Inzageverzoek bij dossier {one['nummer']}",
        url=reverse("inzageverzoek", args=[one["pk"]]),
        why="De betrokkene wil weten welke gegevens wij hebben. Geef het overzicht binnen een maand.",
        due=uiterlijk,
        urgent=uiterlijk - today() <= SOON,
        group="Inzageverzoeken",
    )
