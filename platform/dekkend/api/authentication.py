"""`Authorization: Bearer …`: a token of a user of this tenant. Another tenant's token is simply unknown here."""

from django.http import HttpRequest
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import APIException, AuthenticationFailed
from rest_framework.request import Request

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import ApiToken, User
from dekkend.accounts.queries import actor_of
from dekkend.accounts.tokens.queries import actor_of_token, valid_token
from dekkend.api.limits import RefusedTokens

LONGEST_TOKEN = 200


class TokenAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The user and the token. Raises AuthenticationFailed, and Throttled after too many of those."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None
        refused = RefusedTokens()
        refused.check(request)
        token = token.strip()
        good = scheme.lower() == "bearer" and 0 < len(token) <= LONGEST_TOKEN and token.isascii()
        found = valid_token(token) if good else None
        if found is None:
            refused.count(request)
            raise AuthenticationFailed
        return found.user, found

    def authenticate_header(self, request: Request | HttpRequest) -> str:
        return "Bearer"


def actor_at_the_door(request: HttpRequest) -> Actor:
    """Whose token this is, where no view asked for it; nobody when it is not good."""
    try:
        found = TokenAuthentication().authenticate(Request(request))
    except APIException:
        found = None
    return actor_of_token(request, found[1]) if found else actor_of(request, "api", None)
