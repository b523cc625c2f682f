"""News about accounts, for the apps that gave the person work. Handlers are registered in their `apps.py`."""

from dataclasses import dataclass
from uuid import UUID

from dekkend.accounts.actor import Actor
from dekkend.core.events import Event


@dataclass(frozen=True)
class AccountGesloten(Event):
    """This user works here no more; `opvolger_id` takes over what can be taken over, None leaves it to the team.
    `actor` is who closed the account."""

    user_id: UUID
    opvolger_id: UUID | None
    actor: Actor


@dataclass(frozen=True)
class RollenIngetrokken(Event):
    """This user does not have these roles any more, and still works here."""

    user_id: UUID
    rollen: frozenset[str]
    actor: Actor
