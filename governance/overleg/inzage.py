"""Who may see the dossiers on the agenda: read from the tables after every deed, and handed to casework as a whole.

So nothing has to be undone step by step: whoever lost his seat, and whatever left the agenda, is simply not in it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.public import DossierOpAgenda, dossiers_on_agenda, set_inzage_for_overleg
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from governance.overleg.models import Agendapunt, Overleg
from governance.overleg.rules import has_seat, window


def renew_inzage(actor: Actor, overleg: Overleg) -> None:
    """To be called in the transaction of every deed that touches time, seats or agenda."""
    if overleg.niveau != "micro":
        return
    van, tot = window(overleg.begin, overleg.eind)
    set_inzage_for_overleg(
        actor=actor,
        overleg_id=overleg.pk,
        dossiers=list(overleg.agendapunten.values_list("dossier_id", flat=True)),
        users=_seated(overleg),
        van=van,
        tot=tot,
    )


def _seated(overleg: Overleg) -> set[UUID]:
    """Participants with an account that is open, and whoever chairs."""
    if not has_seat(overleg.status, ""):
        return set()
    seats = overleg.deelnemers.exclude(user=None).values_list("user", "antwoord")
    seated = {user for user, antwoord in seats if user and has_seat(overleg.status, antwoord)}
    here = User.objects.filter(pk__in=seated | {overleg.voorzitter_id}, is_active=True)
    return set(here.values_list("pk", flat=True))


@dataclass(frozen=True)
class Besproken:
    """A dossier on the agenda, as this actor may know it."""

    agendapunt_id: UUID
    dossier: DossierOpAgenda


@dataclass(frozen=True)
class DossiersOpAgenda:
    """`van` and `tot`: when those at the table see what is shared."""

    punten: list[Besproken]
    van: datetime
    tot: datetime


def dossiers_of(actor: Actor, overleg: Overleg) -> DossiersOpAgenda | None:
    """None where dossiers do not belong on the agenda. The overleg itself came through the gate."""
    if overleg.niveau != "micro":
        return None
    punten = {one.dossier_id: one.pk for one in Agendapunt.objects.filter(overleg=overleg)}
    found = dossiers_on_agenda(actor, punten) if punten else []
    van, tot = window(overleg.begin, overleg.eind)
    return DossiersOpAgenda([Besproken(punten[one.id], one) for one in found], van, tot)
