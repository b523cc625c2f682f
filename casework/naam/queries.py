"""Reading the other names of a person, always through the dossier."""

from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.naam.models import Persoonsnaam
from dekkend.accounts.actor import Actor


@dataclass(frozen=True)
class Namen:
    dossier: Dossier
    namen: list[Persoonsnaam]


def namen_of(actor: Actor, dossier_id: UUID) -> Namen:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return Namen(dossier, list(Persoonsnaam.objects.filter(dossier=dossier).select_related("toegevoegd_door")))


def other_names(dossier: Dossier) -> list[Persoonsnaam]:
    """Of a dossier that came through the gate already."""
    return list(dossier.andere_namen.all())
