"""What a colleague proposes, and whom to meet, on "Mijn werk". Titles name a number, never a person."""

from django.urls import reverse

from casework.wisseling.queries import waiting_for
from casework.wisseling.rules import WISSELING
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import Asked, Facts, WorkItem, as_day, together


@together
def waiting_wisselingen(actor: Actor) -> list[Asked]:
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    facts = {"nummer": "dossier__nummer", "van": "van__naam", "status": "status", "dag": "kennismaking_op"}
    return [Asked(waiting_for(actor), facts, _item)]


def _item(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Dossier {one['nummer']}",
        url=reverse("wisseling_lijst"),
        why=f"{one['van']} wil dit dossier aan u overdragen. Beslis of u het overneemt."
        if one["status"] == WISSELING.initial
        else "Maak kennis met de persoon, liefst samen met uw collega.",
        due=as_day(one["dag"]),
        group="Van collega naar collega",
    )
