"""What the figures put on "Mijn werk"."""

from django.urls import reverse

from casework.cijfers.queries import waiting
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import WorkItem

GROEP = "Cijfers van een kwartaal"


def waiting_cijfers(actor: Actor) -> list[WorkItem]:
    """Quarters to close, figures that did not arrive, and figures that are no longer right."""
    open_, late, changed = waiting(actor)
    vandaag = today()
    closing = [
        WorkItem(
            title=f"Kwartaal {quarter} afsluiten",
            url=reverse("kwartaal", args=[str(quarter)]),
            why="Kijk de cijfers na en stuur ze naar de kluis. Ook nul is een melding.",
            due=due,
            urgent=due < vandaag,
            group=GROEP,
        )
        for quarter, due in open_
    ]
    lost = [
        WorkItem(
            title=f"Cijfers van {opgave.kwartaal}: {opgave.soort.lower()}",
            url=reverse("kwartaal", args=[opgave.kwartaal]),
            why="De kluis heeft deze cijfers nog niet. Kijk waar de brief is.",
            group=GROEP,
        )
        for opgave in late
    ]
    behind = [
        WorkItem(
            title=f"Cijfers van {quarter} aanvullen",
            url=reverse("kwartaal", args=[quarter]),
            why="Sinds de cijfers zijn verstuurd, veranderde er iets. Kijk het na en stuur een aanvulling.",
            group=GROEP,
        )
        for quarter in changed
    ]
    return closing + lost + behind
