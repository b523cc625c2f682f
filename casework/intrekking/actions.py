"""Taking a registration back for another reason than the consent."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.intrekking.models import Registratieintrekking
from casework.intrekking.rules import REDENEN, check_intrekking
from casework.registratie.actions import retract
from casework.registratie.queries import lock_full
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import Refused

NIETS_TE_HALEN = "Er staat geen registratie met persoonsgegevens bij CoMensha. U hoeft niets in te trekken."


@transaction.atomic
def withdraw_registratie(*, actor: Actor, dossier_id: UUID, reden: str, toelichting: str = "") -> Registratieintrekking:
    """A letter goes at once, and the dossier counts on without a name. Raises Hidden, InvalidInput, and Refused when
    there is nothing to take back."""
    require(actor, "registratie_versturen")
    dossier = access.dossier_to_change(actor, dossier_id)
    tidy = check_intrekking(reden, toelichting)
    registratie = lock_full(dossier.pk)
    if registratie is None:
        raise Refused(NIETS_TE_HALEN)
    retract(
        registratie=registratie, dossier=dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=" ".join(filter(None, (f"{REDENEN[reden]}.", tidy))), reden=reden,
    )  # fmt: skip
    return Registratieintrekking.objects.create(
        dossier=dossier, versie=registratie.versie, reden=reden, toelichting=tidy, ingetrokken_at=now(),
        ingetrokken_door_id=actor.user_id,
    )  # fmt: skip
