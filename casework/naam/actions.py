"""Adding another name of a person, and taking it away."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.naam.models import Persoonsnaam
from casework.naam.queries import other_names
from casework.naam.rules import checked
from casework.records import record_to_change
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now


@transaction.atomic
def add_naam(*, actor: Actor, dossier_id: UUID, soort: str, naam: str) -> Persoonsnaam:
    """Raises Hidden, InvalidInput also for a name that is there already, and Refused while it is under way."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    tidy = checked(soort, naam, [one.naam for one in other_names(dossier)])
    found = Persoonsnaam.objects.create(
        dossier=dossier, soort=soort, naam=tidy, toegevoegd_at=now(), toegevoegd_door_id=actor.user_id
    )
    _note("naam_toegevoegd", dossier, found, actor)
    return found


@transaction.atomic
def remove_naam(*, actor: Actor, persoonsnaam_id: UUID) -> UUID:
    """It was wrong, or of somebody else. Gives the id of the dossier. Raises Hidden and Refused."""
    found = record_to_change(actor, "dossier_openen", Persoonsnaam.objects.all(), persoonsnaam_id)
    _note("naam_weggehaald", found.dossier, found, actor)
    Persoonsnaam.objects.filter(pk=persoonsnaam_id).delete()
    return found.dossier_id


def _note(code: str, dossier: Dossier, found: Persoonsnaam, actor: Actor) -> None:
    ground = access.dossier_ground(actor, dossier)
    tekst = f"{found.get_soort_display()}: {found.naam}"
    happened(code, dossier, actor=actor, ground=ground, tekst=tekst, naam=str(found.pk))
