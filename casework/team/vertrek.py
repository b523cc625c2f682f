"""Who leaves, or does other work, is in no team any more."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.team.beeindigen import stop
from casework.team.models import Teamlid
from casework.team.rules import NODIG
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten, RollenIngetrokken
from dekkend.accounts.vertrek.overdracht import Overdracht
from dekkend.keys.keyring import load

VERTREK, ROL_WEG = "het account is gesloten", "doet dit werk niet meer"


def leave_on_closing(event: AccountGesloten) -> None:
    """Only a regio has dossiers."""
    if event.actor.kind == "regio":
        _leave(event.actor, _places(event.user_id), "account", VERTREK)


def leave_on_other_work(event: RollenIngetrokken) -> None:
    """The parts for which the account has not the role any more."""
    parts = [part for part, role in NODIG.items() if role in event.rollen]
    if event.actor.kind == "regio" and parts:
        _leave(event.actor, _places(event.user_id).filter(rol__in=parts), "ander_werk", ROL_WEG)


def places_of(user_id: UUID) -> Iterator[Overdracht]:
    """For who closes the account: a number, and what happens to it."""
    count = _places(user_id).exclude(dossier__fase__in=VOORBIJ).count()
    label = "plek in het team van een dossier" if count == 1 else "plekken in teams van dossiers"
    yield Overdracht(label, count, "vervalt. De zorgcoördinator van het dossier leest dat op de tijdlijn.")


def _places(user_id: UUID) -> QuerySet[Teamlid]:
    return Teamlid.objects.filter(gebruiker=user_id, gestopt_at=None)


def _leave(actor: Actor, rows: QuerySet[Teamlid], reden: str, ground: str) -> None:
    found = list(rows.order_by("pk"))
    dossiers = Dossier.objects.filter(pk__in={row.dossier_id for row in found}).select_for_update(of=("self",))
    by_id = {one.pk: one for one in dossiers.order_by("pk")}
    load(actor.tenant, list(by_id))
    for row in found:
        row.dossier = by_id[row.dossier_id]
        stop(row, reden, actor=actor, ground=ground)
