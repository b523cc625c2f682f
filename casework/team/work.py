"""A new place in a team, on "Mijn werk". Titles name a number, never a person."""

from datetime import datetime

from django.urls import reverse

from casework.team.queries import new_places
from casework.team.rules import ROLLEN, last_day
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.formats import datum
from dekkend.web.work import Asked, Facts, WorkItem, day_of, together


@together
def waiting_places(actor: Actor) -> list[Asked]:
    """For a week; the work in the dossier itself stands in the other lists."""
    if actor.kind != "regio" or not may(actor, "dossier_inzien"):
        return []
    facts = {"dossier": "dossier", "nummer": "dossier__nummer", "rol": "rol", "van": "van", "tot": "tot"}
    return [Asked(new_places(actor), facts, _item)]


def _item(one: Facts) -> WorkItem:
    until = f" tot en met {datum(last_day(datetime.fromisoformat(one['tot'])))}" if one["tot"] else ""
    return WorkItem(
        title=f"Dossier {one['nummer']}",
        url=reverse("dossier_team", args=[one["dossier"]]),
        why=f"U bent in het team gezet: {ROLLEN[one['rol']].lower()}, vanaf {datum(day_of(one['van']))}{until}.",
        group="Nieuw in een team",
    )
