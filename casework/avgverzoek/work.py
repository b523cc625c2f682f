"""Requests that wait for an answer, on "Mijn werk"."""

from datetime import timedelta

from django.urls import reverse

from casework.avgverzoek.queries import late, waiting
from casework.avgverzoek.rules import KORT, OPEN
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import Asked, Facts, WorkItem, as_day, together

SOON = timedelta(days=7)
FEITEN = {"pk": "pk", "nummer": "dossier__nummer", "recht": "recht", "status": "status", "dag": "uiterlijk"}
GROEP = "AVG-verzoeken"


@together
def waiting_avgverzoeken(actor: Actor) -> list[Asked]:
    """In the own caseload, urgent in the last week; for who watches over the terms what is late."""
    if actor.kind != "regio":
        return []
    return [Asked(waiting(actor), FEITEN, _item), Asked(late(actor), FEITEN, _late)]


def _item(one: Facts) -> WorkItem:
    dag = as_day(one["dag"])
    return WorkItem(
        title=f"Dossier {one['nummer']}: {KORT[one['recht']].lower()}",
        url=reverse("avgverzoek", args=[one["pk"]]),
        why="Beslis op dit verzoek." if one["status"] in OPEN else "Vertel de aanvrager wat u heeft besloten.",
        due=dag,
        urgent=dag is not None and dag - today() <= SOON,
        group=GROEP,
    )


def _late(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Dossier {one['nummer']}: {KORT[one['recht']].lower()}",
        url=reverse("avgverzoek_lijst"),
        why="De termijn voor het antwoord is voorbij. Vraag de zorgcoördinator wat er nodig is.",
        due=as_day(one["dag"]),
        urgent=True,
        group=GROEP,
    )
