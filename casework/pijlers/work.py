"""The clocks of the pillars on "Mijn werk": late first, then what is soon."""

from datetime import date

from django.urls import reverse

from casework.pijlers.overzicht import PAGINAS
from casework.pijlers.queries import warning_termijnen
from casework.pijlers.rules import NAGEGAAN, PIJLERS, in_words, known
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import Asked, Facts, WorkItem, together

URGENT = 7
"""Days before the last day from which it is urgent."""


@together
def warning_clocks(actor: Actor) -> list[Asked]:
    """Titles name a number, never a person."""
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    facts = {"dossier": "dossier", "nummer": "dossier__nummer", "pijler": "pijler", "code": "code", "voor": "uiterlijk"}
    return [Asked(warning_termijnen(actor), facts, _item)]


def _item(one: Facts) -> WorkItem:
    term, uiterlijk, vandaag = known(one["code"]), date.fromisoformat(one["voor"]), today()
    return WorkItem(
        title=f"Dossier {one['nummer']}: {PIJLERS[one['pijler']].lower()}",
        url=reverse(PAGINAS[one["pijler"]], args=[one["dossier"]]),
        why=f"{term.wat} ({in_words(uiterlijk, vandaag)})."
        + ("" if term.nagegaan == "ja" else f" {NAGEGAAN[term.nagegaan]}."),
        due=uiterlijk,
        urgent=(uiterlijk - vandaag).days <= URGENT,
        group="Termijnen van de pijlers",
    )
