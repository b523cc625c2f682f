"""Invented requests for the demo."""

from datetime import timedelta
from uuid import UUID

from casework.avgverzoek.actions import decide_avgverzoek, note_avgverzoek
from casework.avgverzoek.rules import Besluit, Verzoek
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def ask_for_rights(actor: Actor, dossier_id: UUID) -> None:
    """One that waits, and one that was decided on and must be told."""
    asked = today() - timedelta(days=12)
    wat = "Mijn geboortejaar klopt niet (voorbeeld)."
    note_avgverzoek(actor=actor, dossier_id=dossier_id, invoer=Verzoek("rectificatie", "betrokkene", asked, wat))
    wat = "Geef mijn gegevens niet aan de vorige opvang (voorbeeld)."
    said = Verzoek("bezwaar", "gemachtigde", asked, wat, "alles")
    verzoek = note_avgverzoek(actor=actor, dossier_id=dossier_id, invoer=said)
    waarom = "Voor de veiligheid moet de nieuwe opvang dit weten (voorbeeld)."
    decide_avgverzoek(
        actor=actor,
        verzoek_id=verzoek.pk,
        besluit=Besluit("geweigerd", "machtiging", "art_21_1_belang", waarom),
    )
