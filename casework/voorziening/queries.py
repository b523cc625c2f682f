"""Reading the checklist of practical provisions, always through the dossier."""

from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.voorziening.models import Voorziening
from casework.voorziening.rules import SOORTEN, UITLEG, VOORZIENING
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor


@dataclass(frozen=True)
class Punt:
    """One line of the list; `rij` is None while nobody looked at it."""

    soort: str
    label: str
    uitleg: str
    status: str
    rij: Voorziening | None


def checklist(actor: Actor, dossier_id: UUID) -> tuple[Dossier, list[Punt]]:
    """All of it, in order; a look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = {row.soort: row for row in Voorziening.objects.filter(dossier=dossier).select_related("gewijzigd_door")}
    return dossier, [
        Punt(soort, label, UITLEG[soort], rows[soort].status if soort in rows else VOORZIENING.initial, rows.get(soort))
        for soort, label in SOORTEN.items()
    ]


def dossier_to_keep(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form; a look. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def punt_of(row: Voorziening) -> Punt:
    """A row as a line of the list."""
    return Punt(row.soort, SOORTEN[row.soort], UITLEG[row.soort], row.status, row)
