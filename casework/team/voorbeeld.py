"""Colleagues in the team of an invented dossier, as far as there are any."""

from datetime import timedelta
from uuid import UUID

from casework.team.actions import add_teamlid
from casework.team.queries import colleagues_for
from casework.team.rules import NODIG, WERKT_MEE, TeamInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today

_WAAROM = {
    WERKT_MEE: "Gaat mee naar de zitting en neemt de telefoon over (voorbeeld).",
    "gedragswetenschapper": "Geeft advies over trauma en tempo (voorbeeld).",
}


def fill_team(actor: Actor, dossier_id: UUID) -> None:
    """One for each part, for a season."""
    for rol, needed in NODIG.items():
        found = next((one for one in colleagues_for(dossier_id) if needed in one.rollen), None)
        if found is not None:
            invoer = TeamInvoer(rol, today(), today() + timedelta(days=90), _WAAROM[rol])
            add_teamlid(actor=actor, dossier_id=dossier_id, gebruiker_id=found.id, invoer=invoer)
