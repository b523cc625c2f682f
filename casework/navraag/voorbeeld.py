"""What a regio of the example says when the national tier asks."""

from casework.navraag.actions import answer_navraag
from casework.navraag.queries import open_navragen
from dekkend.accounts.actor import Actor


def answer_all(actor: Actor) -> None:
    for navraag in open_navragen(actor):
        answer_navraag(actor=actor, navraag_id=navraag.pk, antwoord="klopt")
