"""What a colleague proposes, and whom to meet, on "Mijn werk". Titles name a number, never a person."""

from django.urls import reverse

from casework.wisseling.queries import waiting_for
from casework.wisseling.rules import WISSELING
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem

MOST = 25


def waiting_wisselingen(actor: Actor) -> list[WorkItem]:
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    return [
        WorkItem(
            title=f"Dossier {one.dossier.nummer}",
            url=reverse("wisseling_lijst"),
            why=f"{one.van.naam} wil dit dossier aan u overdragen. Beslis of u het overneemt."
            if one.status == WISSELING.initial
            else "Maak kennis met de persoon, liefst samen met uw collega.",
            due=one.kennismaking_op,
            group="Van collega naar collega",
        )
        for one in waiting_for(actor, MOST)
    ]
