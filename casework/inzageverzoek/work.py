"""Requests that wait for an answer, on "Mijn werk"."""

from datetime import timedelta

from django.urls import reverse

from casework.inzageverzoek.queries import waiting
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import WorkItem

SOON = timedelta(days=7)
MOST = 25


def waiting_inzageverzoeken(actor: Actor) -> list[WorkItem]:
    """In the own caseload; within a month, and urgent in the last week of it."""
    return [
        WorkItem(
            title=f"Inzageverzoek bij dossier {one.dossier.nummer}",
            url=reverse("inzageverzoek", args=[one.pk]),
            why="De betrokkene wil weten welke gegevens wij hebben. Geef het overzicht binnen een maand.",
            due=one.uiterlijk,
            urgent=one.uiterlijk - today() <= SOON,
            group="Inzageverzoeken",
        )
        for one in waiting(actor)[:MOST]
    ]
