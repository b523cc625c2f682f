"""Keeping a melding, adviesvraag or signalering, and letting go of that. As `casework/bewaren` does for dossiers."""

from datetime import date
from uuid import UUID

from django.db import transaction

from casework.bewaren.models import Bewaarstop
from casework.bewaren.rules import check_stop
from casework.bewaren.stop import check_standing, mark_lifted, save_once
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.stukstop.models import Stukstop
from casework.stukstop.queries import stop_for, stuk_to_stop
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today

GROND = "bewaren of vernietigen van gegevens"


@transaction.atomic
def stop_stuk(*, actor: Actor, stuk_id: UUID, reden: str, opnieuw_bekijken: date, toelichting: str = "") -> Stukstop:
    """Raises Hidden, InvalidInput, and Refused when it stands for this reason already."""
    soort, stuk = stuk_to_stop(actor, stuk_id)
    check_stop(reden, opnieuw_bekijken, today())
    row = Stukstop(
        soort=soort, stuk=stuk.pk, nummer=stuk.nummer, reden=reden, opnieuw_bekijken=opnieuw_bekijken,
        toelichting=toelichting.strip(), gezet_at=now(), gezet_door_id=actor.user_id,
    )  # fmt: skip
    save_once(row, "Om deze reden staat hier al een bewaarstop op.")
    _log("stukstop_gezet", row, actor)
    return row


@transaction.atomic
def lift_stukstop(*, actor: Actor, stukstop_id: UUID) -> Stukstop:
    """Raises Hidden, and Refused when somebody did so before."""
    row = stop_for(actor, stukstop_id)
    check_standing(row)
    _lift(row, actor)
    return row


def move_to_dossier(*, actor: Actor, melding_id: UUID, dossier: Dossier, ground: str) -> None:
    """The melding goes into a dossier, and from now on what kept it keeps all of that."""
    there = set(Bewaarstop.objects.filter(dossier=dossier, opgeheven_at=None).values_list("reden", flat=True))
    for row in Stukstop.objects.select_for_update().filter(stuk=melding_id, opgeheven_at=None):
        if row.reden not in there:
            Bewaarstop.objects.create(
                dossier=dossier, reden=row.reden, toelichting=row.toelichting, opnieuw_bekijken=row.opnieuw_bekijken,
                gezet_at=row.gezet_at, gezet_door_id=row.gezet_door_id,
            )  # fmt: skip
            told = f"{row.get_reden_display()}. {row.toelichting}".strip()
            happened("bewaarstop_gezet", dossier, actor=actor, ground=ground, tekst=told, stukstop=str(row.pk))
        _lift(row, actor)


def _lift(row: Stukstop, actor: Actor) -> None:
    mark_lifted(row, actor)
    _log("stukstop_opgeheven", row, actor)


def _log(code: str, row: Stukstop, actor: Actor) -> None:
    record(
        code, actor=actor, object_type=row.soort, object_id=row.stuk, ground=GROND, stukstop=str(row.pk),
        reden=row.reden,
    )  # fmt: skip
