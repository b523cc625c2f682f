"""Hulpvragen of an invented dossier for the demo, made through the same actions as real work."""

from uuid import UUID

from casework.hulpvraag.actions import add_hulpvraag, take_hulpvraag_step
from casework.hulpvraag.rules import HulpvraagStap
from dekkend.accounts.actor import Actor


def ask_for_help(actor: Actor, dossier_id: UUID) -> None:
    """Two that are open, and one that is answered."""

    def ask(gebied: str, vraag: str) -> UUID:
        return add_hulpvraag(actor=actor, dossier_id=dossier_id, gebied=gebied, vraag=f"{vraag} (voorbeeld)").pk

    ask("psychische_gezondheid", "Wil beter slapen en praten over wat er is gebeurd.")
    ask("woonruimte", "Wil later een eigen kamer.")
    safe = ask("veilige_plek", "Wil slapen op een plek waar niemand haar vindt.")
    invoer = HulpvraagStap("beantwoorden", "Woont nu op een veilige plek (voorbeeld).")
    take_hulpvraag_step(actor=actor, hulpvraag_id=safe, invoer=invoer)
