"""Reading requests: only of dossiers that the actor may change."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.inzageverzoek.bestand import overview_in, taken_out
from casework.inzageverzoek.models import Inzageverzoek
from casework.inzageverzoek.rules import MET_BESTAND, OPEN
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Hidden, Refused

RIGHT = "inzageverzoek_behandelen"
GROND = "verzoek om inzage van de betrokkene"


def verzoeken_for(actor: Actor) -> QuerySet[Inzageverzoek]:
    """Raises Hidden without the right."""
    require(actor, RIGHT)
    rows = Inzageverzoek.objects.filter(dossier__in=access.dossiers_to_change(actor)).defer("bestand")
    return rows.select_related("dossier", "vastgelegd_door", "afgehandeld_door")


def verzoek_for(actor: Actor, verzoek_id: UUID, *, lock: bool = False) -> Inzageverzoek:
    """Raises Hidden when it is not there for this actor. Lock it before it is changed."""
    rows = verzoeken_for(actor)
    if lock:
        rows = rows.defer(None).select_for_update(of=("self",))
    found = rows.filter(pk=verzoek_id).first()
    if found is None:
        raise Hidden
    return found


def dossier_asked_about(actor: Actor, dossier_id: UUID) -> tuple[Dossier, list[Inzageverzoek]]:
    """For the form in which a request is noted, with the earlier ones. Raises Hidden."""
    require(actor, RIGHT)
    dossier = access.dossier_to_change(actor, dossier_id, lock=False)
    return dossier, list(verzoeken_for(actor).filter(dossier=dossier))


def overview_for(actor: Actor, verzoek_id: UUID) -> tuple[Inzageverzoek, dict[str, Any]]:
    """What is in the file that waits, to check it before it goes. A look: it is written to the log. Raises Hidden, and
    Refused when there is no file."""
    found = verzoek_for(actor, verzoek_id)
    if found.status not in MET_BESTAND:
        raise Refused("Er is nu geen overzicht. Maak het eerst, of kijk of het al is uitgereikt.")
    record(
        "inzageverzoek_nagekeken", actor=actor, object_type="dossier", object_id=found.dossier_id, ground=GROND,
        verzoek=str(found.pk),
    )  # fmt: skip
    return found, overview_in(taken_out(found))


def waiting(actor: Actor) -> QuerySet[Inzageverzoek]:
    """In the own caseload, the first that is due on top."""
    if not may(actor, RIGHT):
        return Inzageverzoek.objects.none()
    own = access.caseload_of(actor)
    rows = Inzageverzoek.objects.filter(status__in=OPEN, dossier__in=own).defer("bestand")
    return rows.select_related("dossier").order_by("uiterlijk")
