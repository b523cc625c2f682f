"""Risk assessments that are late, on "Mijn werk". Titles name a number, never a person."""

from django.urls import reverse

from casework.risico.queries import late_dossiers
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem

MOST = 25


def late_risicos(actor: Actor) -> list[WorkItem]:
    if actor.kind != "regio":
        return []
    return [
        WorkItem(
            title=f"Dossier {dossier.nummer}",
            url=reverse("dossier_risico", args=[dossier.pk]),
            why="Kijk opnieuw naar de risico's. Dit had al gemoeten.",
            due=due,
            group="Risico's opnieuw bekijken",
        )
        for dossier, due in late_dossiers(actor, MOST)
    ]
