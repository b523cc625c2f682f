"""Risk assessments that are late, on "Mijn werk". Titles name a number, never a person."""

from django.urls import reverse

from casework.risico.queries import first_due, late_dossiers
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import Asked, Facts, WorkItem, as_day, day_of, together


@together
def late_risicos(actor: Actor) -> list[Asked]:
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    facts = {"pk": "pk", "nummer": "nummer", "volgend": "volgend_risico", "geopend": "geopend_at"}
    return [Asked(late_dossiers(actor), facts, _item)]


def _item(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Dossier {one['nummer']}",
        url=reverse("dossier_risico", args=[one["pk"]]),
        why="Kijk opnieuw naar de risico's. Dit had al gemoeten.",
        due=as_day(one["volgend"]) or first_due(day_of(one["geopend"])),
        group="Risico's opnieuw bekijken",
    )
