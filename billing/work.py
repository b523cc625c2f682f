"""What the finances put on "Mijn werk"."""

from datetime import date

from django.urls import reverse

from billing.begroting.queries import waiting_for_approval
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem


def waiting_begrotingen(actor: Actor) -> list[WorkItem]:
    """A concept of somebody else waits for a decision, due before the year begins."""
    if actor.kind != "regio":
        return []
    return [
        WorkItem(
            title=f"Begroting {begroting.jaar}, versie {begroting.versie}",
            url=reverse("begroting", args=[begroting.pk]),
            why="Controleer het concept en stel de begroting vast.",
            due=date(begroting.jaar, 1, 1),
            group="Begrotingen om vast te stellen",
        )
        for begroting in waiting_for_approval(actor)
    ]
