"""Putting dossiers on the agenda of a micro overleg, and taking them off."""

from uuid import UUID

from django.db import transaction

from casework.public import dossier_to_share, may_be_discussed
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput
from governance.access import ground, overleg_for
from governance.overleg.inzage import Besproken, renew_inzage
from governance.overleg.models import Agendapunt, Overleg
from governance.overleg.rules import GEEN_GROND, check_agenda_kept, check_agenda_open, check_dossiers


def overleg_for_dossiers(actor: Actor, overleg_id: UUID, *, lock: bool = False) -> Overleg:
    """To put a dossier on its agenda: for who plans and works on dossiers. Raises Hidden, and Refused when this is no
    table for cases or it is over."""
    require(actor, "overleg_plannen")
    require(actor, "dossier_openen")
    overleg = overleg_for(actor, overleg_id, lock=lock)
    check_agenda_open(overleg.status, overleg.eind, now())
    check_dossiers(overleg.niveau, overleg.agendapunten.count() + 1)
    return overleg


@transaction.atomic
def add_dossier(*, actor: Actor, overleg_id: UUID, nummer: str) -> Besproken:
    """One that the actor may change himself, by its number; that is deciding to share it with this table. Raises
    InvalidInput for any other number, for one that is there already, without a recorded ground for this table, and
    while the person's data stand still."""
    overleg = overleg_for_dossiers(actor, overleg_id, lock=True)
    if actor.user_id is None:
        raise Hidden
    dossier = dossier_to_share(actor, nummer)
    if overleg.agendapunten.filter(dossier_id=dossier.id).exists():
        raise InvalidInput({"nummer": ["Dit dossier staat al op de agenda."]})
    if not may_be_discussed(dossier.id, overleg.soort):
        raise InvalidInput({"nummer": [GEEN_GROND]})
    punt = Agendapunt.objects.create(
        overleg=overleg, dossier_id=dossier.id, toegevoegd_door_id=actor.user_id, toegevoegd_at=now()
    )
    _log("dossier_geagendeerd", actor, overleg, dossier.id)
    renew_inzage(actor, overleg)
    return Besproken(punt.pk, dossier)


@transaction.atomic
def remove_dossier(*, actor: Actor, agendapunt_id: UUID) -> Overleg:
    """Whoever saw it because of this overleg sees it no more. Raises Hidden, and Refused when it is over."""
    require(actor, "overleg_plannen")
    found = Agendapunt.objects.filter(pk=agendapunt_id).first()
    if found is None:
        raise Hidden
    overleg = overleg_for(actor, found.overleg_id, lock=True)
    check_agenda_kept(overleg.status, overleg.eind, now())
    Agendapunt.objects.filter(pk=agendapunt_id).delete()
    _log("dossier_van_agenda", actor, overleg, found.dossier_id)
    renew_inzage(actor, overleg)
    return overleg


def _log(code: str, actor: Actor, overleg: Overleg, dossier_id: UUID) -> None:
    record(
        code,
        actor=actor,
        object_type="dossier",
        object_id=dossier_id,
        ground=ground(actor),
        overleg=str(overleg.pk),
    )
