"""Writing down why a dossier is not registered."""

from datetime import date
from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.uitstel.models import Uitstel
from casework.uitstel.rules import REDENEN, check_uitstel
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today


@transaction.atomic
def record_uitstel(
    *, actor: Actor, dossier_id: UUID, reden: str, toelichting: str = "", opnieuw_datum: date | None = None
) -> Uitstel:
    """Takes the place of the reason before it. Raises Hidden, and InvalidInput."""
    require(actor, "toestemming_vastleggen")
    dossier = access.dossier_to_change(actor, dossier_id)
    tidy = check_uitstel(reden, toelichting, opnieuw_datum, today())
    lapse(dossier)
    uitstel = Uitstel.objects.create(
        dossier=dossier, reden=reden, toelichting=tidy, opnieuw_datum=opnieuw_datum,
        vastgelegd_door_id=actor.user_id, vastgelegd_at=now(),
    )  # fmt: skip
    happened(
        "registratie_uitgesteld", dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=" ".join(filter(None, (f"{REDENEN[reden]}.", tidy))), reden=reden,
    )  # fmt: skip
    return uitstel


def lapse(dossier: Dossier) -> None:
    """What stood no longer does: another reason comes, or the registration went."""
    Uitstel.objects.filter(dossier=dossier, vervallen_at=None).update(vervallen_at=now())
