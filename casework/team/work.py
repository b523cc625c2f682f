"""A new place in a team, on "Mijn werk". Titles name a number, never a person."""

from django.urls import reverse

from casework.team.queries import new_places
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.formats import datum
from dekkend.web.work import WorkItem


def waiting_places(actor: Actor) -> list[WorkItem]:
    """For a week; the work in the dossier itself stands in the other lists."""
    if actor.kind != "regio" or not may(actor, "dossier_inzien"):
        return []
    return [
        WorkItem(
            title=f"Dossier {one.dossier.nummer}",
            url=reverse("dossier_team", args=[one.dossier_id]),
            why=f"U bent in het team gezet: {one.get_rol_display().lower()}, vanaf {datum(one.van)}"
            + (f" tot en met {datum(one.laatste)}." if one.laatste else "."),
            group="Nieuw in een team",
        )
        for one in new_places(actor)
    ]
