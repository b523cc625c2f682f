"""The browser of a gemeente that joins. It has no account: a cookie with a secret, of which the hash is kept."""

from django.conf import settings
from django.http import HttpResponse

from dekkend.accounts.actor import Actor
from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import Hidden
from tenants.onboarding.aansluiting.queries import aansluiting_in_browser, naam_of
from tenants.onboarding.aansluiting.rules import TERM
from tenants.onboarding.models import Aansluiting

NAME = settings.AANSLUITING_COOKIE_NAME


def aansluiting_of(request: ActorRequest) -> Aansluiting:
    """Raises Hidden when this browser has no link opened."""
    secret = request.COOKIES.get(NAME, "")
    found = aansluiting_in_browser(secret) if secret else None
    if found is None:
        raise Hidden
    return found


def gemeente_actor(request: ActorRequest, aansluiting: Aansluiting) -> Actor:
    """Who acts for the gemeente: nobody with an account, and without any right beyond this aansluiting."""
    visitor = request.actor
    naam = f"{naam_of(aansluiting.gm_code)} (bij het aansluiten)"
    return Actor(None, naam, frozenset(), visitor.tenant, visitor.kind, visitor.channel, visitor.address)


def remember(response: HttpResponse, secret: str) -> None:
    response.set_cookie(
        NAME,
        secret,
        max_age=TERM,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(NAME)
