"""Questions that wait for an answer, on "Mijn werk"."""

from django.urls import reverse
from django.utils.timezone import localdate

from casework.adviesvraag.queries import open_adviesvragen
from casework.contact.rules import answer_before
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem

MOST = 25


def waiting_adviesvragen(actor: Actor) -> list[WorkItem]:
    """In time is the next working day, as for a melding without danger."""
    return [
        WorkItem(
            title=f"Adviesvraag {advies.nummer}",
            url=reverse("adviesvraag", args=[advies.pk]),
            why=f"Geef antwoord. {advies.get_onderwerp_display()}.",
            due=answer_before(localdate(advies.gesteld_at), "nee"),
            group="Adviesvragen",
        )
        for advies in open_adviesvragen(actor)[:MOST]
    ]
