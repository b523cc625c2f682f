"""Hulpvragen of an invented dossier for the demo, made through the same actions as real work."""

from uuid import UUID

from casework.hulpvraag.actions import add_hulpvraag, take_hulpvraag_step
from casework.hulpvraag.rules import HulpvraagStap
from dekkend.accounts.actor import Actor

_VRAGEN = {
    "psychische_gezondheid": "Wil beter slapen en praten over wat er is gebeurd (voorbeeld).",
    "woonruimte": "Wil later een eigen kamer (voorbeeld).",
    "veilige_plek": "Wil slapen op een plek waar niemand haar vindt (voorbeeld).",
}


def ask_for_help(actor: Actor, dossier_id: UUID) -> dict[str, UUID]:
    """By area: two that are open, and one that is answered."""
    ids = {
        gebied: add_hulpvraag(actor=actor, dossier_id=dossier_id, gebied=gebied, vraag=vraag).pk
        for gebied, vraag in _VRAGEN.items()
    }
    invoer = HulpvraagStap("beantwoorden", "Woont nu op een veilige plek (voorbeeld).")
    take_hulpvraag_step(actor=actor, hulpvraag_id=ids["veilige_plek"], invoer=invoer)
    return ids
