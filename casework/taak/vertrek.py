"""Who leaves, or reads every dossier no longer, has no tasks: they fall to the zorgcoördinator of each dossier."""

from uuid import UUID

from casework.taak.models import Taak
from casework.taak.rules import TAAK
from dekkend.accounts.events import AccountGesloten, RollenIngetrokken


def release_on_leaving(event: AccountGesloten) -> None:
    """Only a regio has dossiers."""
    if event.actor.kind == "regio":
        _release(event.user_id)


def release_on_other_work(event: RollenIngetrokken) -> None:
    if event.actor.kind == "regio" and "gedragswetenschapper" in event.rollen:
        _release(event.user_id)


def _release(user_id: UUID) -> None:
    Taak.objects.filter(voor=user_id, status=TAAK.initial).update(voor=None)
