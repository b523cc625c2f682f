"""Nazorg on "Mijn werk", also of dossiers that are closed. Titles name a number, never a person."""

from datetime import date

from django.urls import reverse

from casework.afronding.queries import coming_nazorg
from casework.afronding.rules import VORMEN
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import Asked, Facts, WorkItem, together


@together
def waiting_nazorg(actor: Actor) -> list[Asked]:
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    facts = {"dossier": "dossier", "nummer": "dossier__nummer", "vorm": "vorm", "datum": "datum"}
    return [Asked(coming_nazorg(actor), facts, _item)]


def _item(one: Facts) -> WorkItem:
    datum = date.fromisoformat(one["datum"])
    return WorkItem(
        title=f"Dossier {one['nummer']}: nazorg",
        url=reverse("dossier_afronding", args=[one["dossier"]]),
        why=f"{VORMEN[one['vorm']]}. Leg daarna vast hoe het ging.",
        due=datum,
        urgent=datum < today(),
        group="Nazorg",
    )
