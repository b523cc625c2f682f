"""What becomes of the overleggen of a colleague whose account was closed: who takes over the work chairs what is still
to be held, and at the table of others the colleague does not come. Without a successor every planner sees on his work
that a chair is missing.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten
from dekkend.accounts.vertrek.overdracht import Overdracht
from dekkend.audit.log import record
from dekkend.core.clock import now
from governance.overleg.inzage import renew_inzage
from governance.overleg.models import Deelnemer, Overleg
from governance.overleg.verzending import write_invitations

VERTREK = "het account is gesloten"
TO_COME = ("concept", "uitgenodigd")


def leave_overleggen(event: AccountGesloten) -> None:
    """Who was invited hears of another chair; the mails go with the next round of invitations."""
    if event.actor.kind != "regio":
        return
    if event.opvolger_id is not None:
        for overleg in _chaired(event.user_id).select_for_update(of=("self",)).order_by("pk"):
            _pass_chair(event.actor, overleg, event.opvolger_id)
    seats = Deelnemer.objects.filter(user=event.user_id, overleg__status__in=TO_COME, overleg__eind__gt=now())
    for seat in seats.exclude(antwoord="komt_niet").select_related("overleg"):
        seat.antwoord = "komt_niet"
        seat.save(update_fields=["antwoord"])
        _note("antwoord_vastgelegd", event.actor, seat.overleg, deelnemer=str(seat.pk), antwoord=seat.antwoord)


def work_of(user_id: UUID) -> Iterator[Overdracht]:
    """For who closes the account: a number, and what happens to it."""
    count = _chaired(user_id).count()
    label = "overleg dat nog komt, als voorzitter" if count == 1 else "overleggen die nog komen, als voorzitter"
    yield Overdracht(label, count, "de opvolger die u kiest wordt voorzitter. Anders kiest wie plant een voorzitter.")


def _chaired(user_id: UUID) -> QuerySet[Overleg]:
    return Overleg.objects.filter(voorzitter=user_id, status__in=TO_COME, eind__gt=now())


def _pass_chair(actor: Actor, overleg: Overleg, opvolger_id: UUID) -> None:
    overleg.voorzitter_id, overleg.gewijzigd_at = opvolger_id, now()
    told = overleg.status == "uitgenodigd"
    overleg.volgnummer += int(told)
    overleg.save(update_fields=["voorzitter", "gewijzigd_at", "volgnummer"])
    sent = write_invitations(overleg, overleg.deelnemers.all()) if told else 0
    renew_inzage(actor, overleg)
    _note("overleg_gewijzigd", actor, overleg, voorzitter=str(opvolger_id), berichten=sent)


def _note(code: str, actor: Actor, overleg: Overleg, **details: Any) -> None:
    record(code, actor=actor, object_type="overleg", object_id=overleg.pk, ground=VERTREK, **details)
