"""Writing down by what somebody is known again, and taking it away."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.herkenning.models import Herkenningspunt
from casework.herkenning.queries import index_for
from casework.herkenning.rules import SOORTEN, check_punt
from casework.records import record_to_change
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import InvalidInput


@transaction.atomic
def add_punt(*, actor: Actor, dossier_id: UUID, soort: str, waarde: str) -> Herkenningspunt:
    """Raises InvalidInput for what is no such thing, and for what the dossier has already."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    tidy = check_punt(soort, waarde)
    zoek = index_for(soort, tidy)
    if Herkenningspunt.objects.filter(dossier=dossier, zoek=zoek).exists():
        raise InvalidInput({"waarde": ["Dit staat al in het dossier."]})
    punt = Herkenningspunt(
        dossier=dossier, soort=soort, waarde=tidy, zoek=zoek, vastgelegd_door_id=actor.user_id, vastgelegd_at=now()
    )
    punt.save(force_insert=True)
    ground = access.dossier_ground(actor, dossier)
    happened("herkenningspunt_toegevoegd", dossier, actor=actor, ground=ground, tekst=SOORTEN[soort])
    return punt


@transaction.atomic
def remove_punt(*, actor: Actor, punt_id: UUID) -> UUID:
    """It was wrong, or is no longer theirs. Gives the id of the dossier."""
    found = record_to_change(actor, "dossier_openen", Herkenningspunt.objects.all(), punt_id)
    dossier = found.dossier
    Herkenningspunt.objects.filter(pk=punt_id).delete()
    ground = access.dossier_ground(actor, dossier)
    happened("herkenningspunt_weggehaald", dossier, actor=actor, ground=ground, tekst=SOORTEN[found.soort])
    return dossier.pk
