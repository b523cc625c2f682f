"""Agreeing on how long what was written is kept, stopping the destruction of one, and lifting that."""

from datetime import date
from uuid import UUID

from django.db import transaction

from casework import access
from casework.bewaren.models import Bewaarstop, Bewaartermijn
from casework.bewaren.queries import stop_for
from casework.bewaren.rules import PER_SOORT_TENANT, Termijn, check_stop, check_termijn
from casework.bewaren.stop import check_standing, mark_lifted, save_once
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today

GROND = "afspraak van de organisatie"


@transaction.atomic
def set_bewaartermijn(*, actor: Actor, regime: str, jaren: int, ingang: date) -> Bewaartermijn:
    """From a day on. Twice for one day is the second figure. Raises InvalidInput."""
    require(actor, "bewaartermijnen_beheren")
    check_termijn(Termijn(regime, jaren, ingang), today(), PER_SOORT_TENANT[actor.kind])
    made = {"jaren": jaren, "vastgesteld_door_id": actor.user_id, "vastgesteld_at": now()}
    row, _ = Bewaartermijn.objects.update_or_create(regime=regime, ingang=ingang, defaults=made)
    record(
        "bewaartermijn_vastgesteld", actor=actor, object_type="bewaartermijn", object_id=row.pk, ground=GROND,
        regime=regime, jaren=jaren, ingang=str(ingang),
    )  # fmt: skip
    return row


@transaction.atomic
def stop_destruction(
    *, actor: Actor, dossier_id: UUID, reden: str, opnieuw_bekijken: date, toelichting: str = ""
) -> Bewaarstop:
    """Raises Hidden, InvalidInput, and Refused when it stands for this reason already."""
    require(actor, "dossier_wissen")
    dossier = access.dossier_to_change(actor, dossier_id)
    check_stop(reden, opnieuw_bekijken, today())
    row = Bewaarstop(
        dossier=dossier, reden=reden, opnieuw_bekijken=opnieuw_bekijken, toelichting=toelichting.strip(),
        gezet_at=now(), gezet_door_id=actor.user_id,
    )  # fmt: skip
    save_once(row, "Om deze reden staat er al een bewaarstop op dit dossier.")
    told = f"{row.get_reden_display()}. {row.toelichting}".strip()
    _happened("bewaarstop_gezet", row, actor, dossier, told)
    return row


@transaction.atomic
def lift_stop(*, actor: Actor, stop_id: UUID) -> Bewaarstop:
    """Also of a dossier that another regio has by now: it was kept here for this. Raises Hidden, and Refused when
    somebody did so before."""
    dossier = stop_for(actor, stop_id).dossier
    row = Bewaarstop.objects.select_for_update(of=("self",)).get(pk=stop_id)
    check_standing(row)
    mark_lifted(row, actor)
    _happened("bewaarstop_opgeheven", row, actor, dossier, f"{row.get_reden_display()}.")
    return row


def _happened(code: str, row: Bewaarstop, actor: Actor, dossier: Dossier, tekst: str) -> None:
    ground = access.dossier_ground(actor, dossier)
    happened(code, dossier, actor=actor, ground=ground, tekst=tekst, bewaarstop=str(row.pk), reden=row.reden)
