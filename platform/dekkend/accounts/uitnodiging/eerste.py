"""The first invitation of an organisation, from the platform's beheerder: nobody is there yet who could invite.

Runs as the owner of all schemas, inside the new tenant; a tenant's own pages and roles never come here.
"""

import secrets
from dataclasses import dataclass

from django.db import transaction

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, User
from dekkend.accounts.uitnodiging.actions import Link
from dekkend.accounts.uitnodiging.rules import UitnodigingInvoer, stand
from dekkend.accounts.uitnodiging.schrijven import renew, send, take_back, write
from dekkend.core.clock import now


@dataclass(frozen=True)
class Eerste:
    """An invitation that stands, with the code of its link: that is known only until the mail has gone."""

    uitnodiging: Accountuitnodiging
    code: str

    def send(self, *, link: Link) -> bool:
        """Once everything stands. Says whether the mail went."""
        send(self.uitnodiging, link(self.code))
        return self.uitnodiging.verstuurd_at is not None


@transaction.atomic
def invite_first(*, actor: Actor, invoer: UitnodigingInvoer, opnieuw: bool = False) -> Eerste | None:
    """None when nothing is needed: somebody has an account, or an invitation for this address is under way.

    One that was not sent or has expired gets a new link, with `opnieuw` any; one for another address is withdrawn,
    since it went astray.
    """
    if User.objects.exists():
        return None
    code = secrets.token_urlsafe(32)
    waiting = Accountuitnodiging.objects.select_for_update().filter(status="open").first()
    if waiting is None:
        return Eerste(write(actor, invoer, code), code)
    if waiting.email != invoer.email.strip().lower():
        take_back(actor, waiting)
        return Eerste(write(actor, invoer, code), code)
    if not opnieuw and waiting.verstuurd_at and stand(waiting.status, waiting.vervalt_at, now()) == "open":
        return None
    renew(actor, waiting, code)
    return Eerste(waiting, code)
