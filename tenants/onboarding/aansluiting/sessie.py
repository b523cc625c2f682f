"""The browser of a gemeente that joins. It has no account: a cookie with a secret, of which the hash is kept."""

from django.conf import settings
from django.http import HttpResponse

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import hash_token
from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import Hidden, Refused
from tenants.onboarding.aansluiting.meedoen import actor_for
from tenants.onboarding.aansluiting.queries import aansluiting_in_browser
from tenants.onboarding.aansluiting.rules import EERST_BEWIJZEN, TERM
from tenants.onboarding.models import Aansluiting

NAME = settings.AANSLUITING_COOKIE_NAME


def aansluiting_of(request: ActorRequest, *, bewezen: bool = True) -> Aansluiting:
    """Raises Hidden when this browser has no link opened, and Refused when it has not shown yet that it is the
    gemeente's, unless `bewezen` is False."""
    secret = request.COOKIES.get(NAME, "")
    found = aansluiting_in_browser(secret) if secret else None
    if found is None:
        raise Hidden
    if bewezen and not found.browser_bewezen:
        raise Refused(EERST_BEWIJZEN)
    return found


def is_of_browser(request: ActorRequest, aansluiting: Aansluiting) -> bool:
    secret = request.COOKIES.get(NAME, "")
    return bool(secret) and aansluiting.browser_hash == hash_token(secret)


def gemeente_actor(request: ActorRequest, aansluiting: Aansluiting) -> Actor:
    """Who acts for the gemeente; see `actor_for`."""
    return actor_for(request.actor, aansluiting)


def remember(response: HttpResponse, secret: str) -> None:
    response.set_cookie(
        NAME,
        secret,
        max_age=TERM,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
