"""Documents of an invented dossier for the demo, made through the same actions as real work."""

from uuid import UUID

from casework.document.actions import add_document, withdraw_document
from casework.document.rules import DocumentInvoer
from dekkend.accounts.actor import Actor

_TEKST = "text/plain"


def fill_documents(actor: Actor, dossier_id: UUID) -> None:
    """A letter in two versions, and one that hung in the wrong dossier."""
    letter = DocumentInvoer("brief", "Brief van de advocaat (voorbeeld)", "brief-advocaat.txt", _TEKST)
    first = add_document(actor=actor, dossier_id=dossier_id, invoer=letter, content=b"Eerste brief (voorbeeld).")
    add_document(
        actor=actor, dossier_id=dossier_id, invoer=letter, content=b"Tweede brief (voorbeeld).", vorige=first.pk
    )
    wrong = DocumentInvoer("medisch", "Verwijzing (voorbeeld)", "verwijzing.txt", _TEKST)
    found = add_document(actor=actor, dossier_id=dossier_id, invoer=wrong, content=b"Verwijzing (voorbeeld).")
    withdraw_document(actor=actor, document_id=found.pk, reden="Hoort bij een ander (voorbeeld).")
