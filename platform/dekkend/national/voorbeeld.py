"""What the national tier does with the registrations of the example, through the same actions as real work."""

from dekkend.accounts.actor import Actor
from dekkend.national.navraag.actions import ask_navraag
from dekkend.national.registraties.queries import registraties
from dekkend.national.uitlevering.actions import make_uitlevering


def build(actor: Actor) -> None:
    """Asks each regio about its newest registration, and makes a file."""
    newest = {row.afzender: row.sleutel for row in registraties(actor).order_by("ontvangen_at")}
    for sleutel in newest.values():
        ask_navraag(actor=actor, sleutel=sleutel, punten=["datum_nakijken"])
    make_uitlevering(actor=actor, ontvanger="ministerie")
