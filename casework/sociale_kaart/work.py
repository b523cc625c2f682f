"""What the sociale kaart puts on "Mijn werk": one line for everything that is to be looked at again."""

from django.urls import reverse

from casework.sociale_kaart.queries import BEHEREN, termijn, to_look_at_again
from casework.sociale_kaart.rules import nakijken_voor
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem


def waiting_kaart(actor: Actor) -> list[WorkItem]:
    """Late since the day on which the oldest of them should have been looked at."""
    if actor.kind != "regio" or not may(actor, BEHEREN):
        return []
    days = list(to_look_at_again(actor).values_list("nagekeken_op", flat=True))
    if not days:
        return []
    what = "1 organisatie" if len(days) == 1 else f"{len(days)} organisaties"
    return [
        WorkItem(
            title=f"{what} op de sociale kaart nakijken",
            url=f"{reverse('kaart_lijst')}?nakijken=on&sort=nagekeken_op",
            why="Vraag na of aanbod, contactpersonen en wachttijd nog kloppen.",
            due=nakijken_voor(days[0], termijn()),
            group="Sociale kaart",
        )
    ]
