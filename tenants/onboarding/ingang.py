"""By which door somebody speaks for a gemeente: the browser of its link, or later the account of its guest."""

from dataclasses import dataclass

from dekkend.accounts.actor import Actor
from dekkend.accounts.requests import ActorRequest
from tenants.onboarding.aansluiting.sessie import aansluiting_of, gemeente_actor
from tenants.onboarding.models import Aansluiting
from tenants.onboarding.toegang import aansluiting_of_gast


@dataclass(frozen=True)
class Ingang:
    """`terug` is the name of the page to come back to; `stappen` says whether steps are still being taken."""

    aansluiting: Aansluiting
    actor: Actor
    terug: str
    stappen: bool


def ingang_of(request: ActorRequest) -> Ingang:
    """Raises Hidden for anybody else, and Refused while the browser has not shown that it is the gemeente's."""
    guest = aansluiting_of_gast(request.actor)
    if guest is not None:
        return Ingang(guest, request.actor, "mijn_werk", stappen=False)
    found = aansluiting_of(request)
    return Ingang(found, gemeente_actor(request, found), "aansluiten", stappen=True)
