"""Questions that wait for an answer, on "Mijn werk"."""

from django.urls import reverse
from django.utils.timezone import localdate

from casework.adviesvraag.queries import open_adviesvragen
from casework.contact.rules import answer_before
from casework.herinnering.queries import terms
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import WorkItem

MOST = 25


def waiting_adviesvragen(actor: Actor) -> list[WorkItem]:
    """In time is what the regio agreed on for a melding without danger."""
    if not may(actor, "adviesvraag_noteren"):
        return []
    days = terms(today())["melding_antwoord"]
    return [
        WorkItem(
            title=f"Adviesvraag {advies.nummer}",
            url=reverse("adviesvraag", args=[advies.pk]),
            why=f"Geef antwoord. {advies.get_onderwerp_display()}.",
            due=answer_before(localdate(advies.gesteld_at), "nee", days),
            group="Adviesvragen",
        )
        for advies in open_adviesvragen(actor)[:MOST]
    ]
