"""Consents on "Mijn werk": what must be asked again."""

from django.urls import reverse

from casework.toestemming.queries import to_ask_again
from casework.toestemming.rules import in_a_sentence
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem

MOST = 25
_WAAROM = {
    "grens": "De betrokkene wordt of werd 12 of 16 jaar. Nu beslist een ander: vraag het opnieuw.",
    "verlopen": "De toestemming loopt af of is verlopen. Vraag het opnieuw als het nog nodig is.",
    "gezag": "Wie de toestemming gaf, mag dat niet meer. Vraag het aan wie nu beslist.",
    "leeftijd": "De leeftijd bleek anders. Vraag het aan wie nu beslist.",
}


def waiting_toestemmingen(actor: Actor) -> list[WorkItem]:
    """Titles name a number and a purpose, never a person."""
    if actor.kind != "regio" or not may(actor, "toestemming_vastleggen"):
        return []
    return [
        WorkItem(
            title=f"Dossier {one.toestemming.dossier.nummer}: {in_a_sentence(one.toestemming.doel)}",
            url=reverse("dossier_toestemmingen", args=[one.toestemming.dossier_id]),
            why=_WAAROM[one.reden],
            due=one.voor,
            group="Toestemming opnieuw vragen",
        )
        for one in to_ask_again(actor, MOST)
    ]
