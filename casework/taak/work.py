"""Tasks on "Mijn werk". What must be done is told inside the dossier; here stands its kind and its day."""

from datetime import date
from functools import partial

from django.urls import reverse

from casework.pijlers.rules import in_words
from casework.taak.queries import waiting_for
from casework.taak.rules import SOORTEN, nabij
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import Asked, Facts, WorkItem, together

URGENT = ("te_laat", "vandaag")


@together
def waiting_taken(actor: Actor) -> list[Asked]:
    """The first day first."""
    if actor.kind != "regio" or not may(actor, "dossier_inzien"):
        return []
    facts = {
        "dossier": "dossier", "nummer": "dossier__nummer", "soort": "soort", "dag": "uiterlijk", "voor": "voor",
    }  # fmt: skip
    return [Asked(waiting_for(actor), facts, partial(_item, mine=str(actor.user_id)))]


def _item(one: Facts, mine: str) -> WorkItem:
    uiterlijk, vandaag = date.fromisoformat(one["dag"]), today()
    whose = "Een taak voor u" if one["voor"] == mine else "Een taak in uw caseload"
    return WorkItem(
        title=f"Dossier {one['nummer']}: {SOORTEN[one['soort']].lower()}",
        url=reverse("dossier_taken", args=[one["dossier"]]),
        why=f"{whose} ({in_words(uiterlijk, vandaag)}).",
        due=uiterlijk,
        urgent=nabij(uiterlijk, vandaag) in URGENT,
        group="Taken",
    )
