"""Keeping the checklist of practical provisions."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.rules import VOORBIJ
from casework.voorziening.models import Voorziening
from casework.voorziening.rules import AFWIJSREDENEN, VOORZIENING, VoorzieningStap, check_step
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Refused


@transaction.atomic
def take_voorziening_step(*, actor: Actor, dossier_id: UUID, invoer: VoorzieningStap) -> Voorziening:
    """Raises Hidden, InvalidInput, and Refused in a closed dossier."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    row = Voorziening.objects.filter(dossier=dossier, soort=invoer.soort).first()
    if row is None:
        row = Voorziening(dossier=dossier, soort=invoer.soort, status=VOORZIENING.initial)
    edge, tekst = check_step(invoer, row.status)
    row.status, row.stand_op, row.toelichting, row.gewijzigd_door_id = edge.target, today(), tekst, actor.user_id
    row.reden = invoer.reden if edge.target == "afgewezen" else ""
    row.save()
    why = f"{AFWIJSREDENEN[row.reden]}." if row.reden else ""
    happened(
        edge.audit, dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=" ".join(filter(None, (f"{row.get_soort_display()}: {edge.label.lower()}.", why, tekst))),
        voorziening=row.soort, stand=row.status,
    )  # fmt: skip
    return row
