"""What runs along the meldcode, on "Mijn werk" of the gemeente."""

from django.urls import reverse

from casework.meldcode.queries import waiting
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem

MOST = 25


def waiting_signaleringen(actor: Actor) -> list[WorkItem]:
    """Each with the step that comes next."""
    return [
        WorkItem(
            title=f"Signalering {row.nummer}",
            url=reverse("signalering", args=[row.pk]),
            why=f"Volgende stap: {step.lower()}.",
            due=due,
            group="Meldcode",
        )
        for row, step, due in waiting(actor, MOST)
    ]
