"""Nazorg on "Mijn werk", also of dossiers that are closed. Titles name a number, never a person."""

from django.urls import reverse

from casework.afronding.queries import coming_nazorg
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import WorkItem

MOST = 25


def waiting_nazorg(actor: Actor) -> list[WorkItem]:
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    return [
        WorkItem(
            title=f"Dossier {one.dossier.nummer}: nazorg",
            url=reverse("dossier_afronding", args=[one.dossier_id]),
            why=f"{one.get_vorm_display()}. Leg daarna vast hoe het ging.",
            due=one.datum,
            urgent=one.datum < today(),
            group="Nazorg",
        )
        for one in coming_nazorg(actor, MOST)
    ]
