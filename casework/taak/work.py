"""Tasks on "Mijn werk". What must be done is told inside the dossier; here stands its kind and its day."""

from django.urls import reverse

from casework.taak.queries import waiting_for
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem

MOST = 25
URGENT = ("te_laat", "vandaag")


def waiting_taken(actor: Actor) -> list[WorkItem]:
    """The first day first."""
    if actor.kind != "regio" or not may(actor, "dossier_inzien"):
        return []
    return [
        WorkItem(
            title=f"Dossier {one.dossier.nummer}: {one.get_soort_display().lower()}",
            url=reverse("dossier_taken", args=[one.dossier_id]),
            why=f"Een taak voor u ({one.woorden})." if one.voor_id else f"Een taak in uw caseload ({one.woorden}).",
            due=one.uiterlijk,
            urgent=one.nabij in URGENT,
            group="Taken",
        )
        for one in waiting_for(actor, MOST)
    ]
