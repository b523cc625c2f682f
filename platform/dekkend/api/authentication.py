"""`Authorization: Bearer …`: a token of a user of this tenant. Another tenant's token is simply unknown here."""

from django.http import HttpRequest
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from dekkend.accounts.models import User
from dekkend.accounts.queries import user_of_token


class TokenAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[User, None] | None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None
        user = user_of_token(token.strip()) if scheme.lower() == "bearer" else None
        if user is None:
            raise AuthenticationFailed("Dit token is niet geldig.")
        return user, None

    def authenticate_header(self, request: Request | HttpRequest) -> str:
        return "Bearer"
