"""What waits on "Mijn werk": questions for the gedragswetenschapper, advice for who asked. Never a name."""

from django.urls import reverse

from casework.consultatie.queries import advice_to_read, waiting_for_advice
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import Asked, Facts, WorkItem, as_day, together


@together
def waiting_consultaties(actor: Actor) -> list[Asked]:
    if actor.kind != "regio":
        return []
    found = []
    facts = {"pk": "pk", "nummer": "dossier__nummer"}
    if may(actor, "advies_geven"):
        found.append(Asked(waiting_for_advice(actor), {**facts, "voor": "voor_op", "spoed": "spoed"}, _asked))
    if may(actor, "dossier_openen"):
        found.append(Asked(advice_to_read(actor), facts, _given))
    return found


def _asked(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Dossier {one['nummer']}",
        url=reverse("consultatie", args=[one["pk"]]),
        why="Een zorgcoördinator vraagt uw advies." + (" Het heeft spoed." if one["spoed"] else ""),
        due=as_day(one["voor"]),
        urgent=one["spoed"],
        group="Advies gevraagd",
    )


def _given(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Dossier {one['nummer']}",
        url=reverse("consultatie", args=[one["pk"]]),
        why="De gedragswetenschapper gaf advies. Lees het en leg vast wat u ermee doet.",
        group="Advies gekregen",
    )
