"""Questions that wait for an answer, on "Mijn werk"."""

from functools import partial

from django.urls import reverse

from casework.adviesvraag.queries import open_adviesvragen
from casework.adviesvraag.rules import ONDERWERPEN
from casework.contact.rules import answer_before
from casework.herinnering.queries import terms
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import Asked, Facts, WorkItem, day_of, together


@together
def waiting_adviesvragen(actor: Actor) -> list[Asked]:
    """In time is what the regio agreed on for a melding without danger."""
    if not may(actor, "adviesvraag_noteren"):
        return []
    facts = {"pk": "pk", "nummer": "nummer", "onderwerp": "onderwerp", "gesteld": "gesteld_at"}
    return [Asked(open_adviesvragen(actor), facts, partial(_item, days=terms(today())["melding_antwoord"]))]


def _item(one: Facts, days: int) -> WorkItem:
    return WorkItem(
        title=f"Adviesvraag {one['nummer']}",
        url=reverse("adviesvraag", args=[one["pk"]]),
        why=f"Geef antwoord. {ONDERWERPEN[one['onderwerp']]}.",
        due=answer_before(day_of(one["gesteld"]), "nee", days),
        group="Adviesvragen",
    )
