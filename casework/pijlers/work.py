"""The clocks of the pillars on "Mijn werk": late first, then what is soon."""

from django.urls import reverse

from casework.pijlers.overzicht import PAGINAS
from casework.pijlers.queries import warning_termijnen
from casework.pijlers.rules import NAGEGAAN
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import WorkItem

MOST = 25
URGENT = 7
"""Days before the last day from which it is urgent."""


def warning_clocks(actor: Actor) -> list[WorkItem]:
    """Titles name a number, never a person."""
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    vandaag = today()
    return [
        WorkItem(
            title=f"Dossier {one.dossier.nummer}: {one.get_pijler_display().lower()}",
            url=reverse(PAGINAS[one.pijler], args=[one.dossier_id]),
            why=f"{one.term.wat} ({one.woorden})."
            + ("" if one.term.nagegaan == "ja" else f" {NAGEGAAN[one.term.nagegaan]}."),
            due=one.uiterlijk,
            urgent=(one.uiterlijk - vandaag).days <= URGENT,
            group="Termijnen van de pijlers",
        )
        for one in warning_termijnen(actor, MOST)
    ]
