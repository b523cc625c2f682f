"""Writing down who has authority over the person, and whether there is a suspicion."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.events import PersoonGewijzigd
from casework.gezag.models import Gezag
from casework.gezag.rules import GezagInvoer, checked
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.events import publish


@transaction.atomic
def record_gezag(*, actor: Actor, dossier_id: UUID, invoer: GezagInvoer) -> Gezag:
    """What holds now. A consent by somebody who may not decide any more falls at once. Raises Hidden, InvalidInput and
    Refused."""
    require(actor, "toestemming_vastleggen")
    dossier = access.dossier_to_change(actor, dossier_id)
    found = note_gezag(actor=actor, dossier=dossier, invoer=invoer)
    publish(PersoonGewijzigd(dossier.pk, actor))
    return found


def note_gezag(*, actor: Actor, dossier: Dossier, invoer: GezagInvoer) -> Gezag:
    """In the transaction of whoever locked the dossier. Raises InvalidInput."""
    said = checked(invoer)
    found, _ = Gezag.objects.update_or_create(
        dossier=dossier,
        defaults={
            "gezag": said.gezag,
            "verdenking": said.verdenking,
            "toelichting": said.toelichting,
            "vastgelegd_at": now(),
            "vastgelegd_door_id": actor.user_id,
        },
    )
    happened(
        "gezag_vastgelegd", dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=" ".join(
            filter(
                None,
                (
                    f"Gezag: {found.get_gezag_display().lower()}.",
                    f"Vermoeden: {found.get_verdenking_display().lower()}.",
                    said.toelichting,
                ),
            )
        ),
        gezag=said.gezag, verdenking=said.verdenking,
    )  # fmt: skip
    return found
