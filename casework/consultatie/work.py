"""What waits on "Mijn werk": questions for the gedragswetenschapper, advice for who asked. Never a name."""

from django.urls import reverse

from casework.consultatie.queries import advice_to_read, waiting_for_advice
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem

MOST = 25


def waiting_consultaties(actor: Actor) -> list[WorkItem]:
    if actor.kind != "regio":
        return []
    asked = waiting_for_advice(actor)[:MOST] if may(actor, "advies_geven") else []
    given = advice_to_read(actor)[:MOST] if may(actor, "dossier_openen") else []
    return [
        *(
            WorkItem(
                title=f"Dossier {one.dossier.nummer}",
                url=reverse("consultatie", args=[one.pk]),
                why="Een zorgcoördinator vraagt uw advies." + (" Het heeft spoed." if one.spoed else ""),
                due=one.voor_op,
                urgent=one.spoed,
                group="Advies gevraagd",
            )
            for one in asked
        ),
        *(
            WorkItem(
                title=f"Dossier {one.dossier.nummer}",
                url=reverse("consultatie", args=[one.pk]),
                why="De gedragswetenschapper gaf advies. Lees het en leg vast wat u ermee doet.",
                group="Advies gekregen",
            )
            for one in given
        ),
    ]
