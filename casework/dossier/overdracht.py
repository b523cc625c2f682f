"""What becomes of the caseload of a colleague who leaves, or is no zorgcoördinator any more: it goes to the chosen
successor, or back to the team, in the same transaction. Meldingen belong to the team already.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import GELEEGD
from casework.team.beeindigen import end_place
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten, RollenIngetrokken
from dekkend.accounts.vertrek.overdracht import Overdracht
from dekkend.keys.keyring import load

VERTREK, ROL_WEG = "het account is gesloten", "is geen zorgcoördinator meer"


def hand_over(event: AccountGesloten) -> None:
    """Only a regio has dossiers."""
    if event.actor.kind != "regio":
        return
    _pass_on(event.actor, event.user_id, event.opvolger_id, VERTREK)


def release_all(event: RollenIngetrokken) -> None:
    """Without the role nobody else would see these dossiers."""
    if event.actor.kind == "regio" and "zorgcoordinator" in event.rollen:
        _pass_on(event.actor, event.user_id, None, ROL_WEG)


def work_of(user_id: UUID) -> Iterator[Overdracht]:
    """For who closes the account: a number, and what happens to it."""
    count = _running(user_id).count()
    label = "lopend dossier" if count == 1 else "lopende dossiers"
    yield Overdracht(label, count, "naar de opvolger die u kiest, anders terug naar het team.")


def _running(user_id: UUID) -> QuerySet[Dossier]:
    """And what a bewaarstop keeps here: somebody must be able to lift that."""
    return Dossier.objects.filter(zorgcoordinator=user_id).exclude(fase__in=("afgesloten", *GELEEGD))


def _pass_on(actor: Actor, user_id: UUID, opvolger_id: UUID | None, ground: str) -> None:
    rows = list(_running(user_id).select_for_update(of=("self",)).order_by("pk"))
    load(actor.tenant, [dossier.pk for dossier in rows])
    soort = "dossier_overgedragen" if opvolger_id else "dossier_losgelaten"
    for dossier in rows:
        dossier.zorgcoordinator_id = opvolger_id
        dossier.save(update_fields=["zorgcoordinator", "gewijzigd_at"])
        happened(soort, dossier, actor=actor, ground=ground, van=str(user_id), naar=str(opvolger_id or ""))
        if opvolger_id is not None:
            end_place(dossier, opvolger_id, actor=actor, ground=ground)
