"""Puts the Actor on the request, for pages; the API does so when it has read the token."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_of


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if isinstance(request.user, User) else None
        request.actor = actor_of(request, "web", user)  # type: ignore[attr-defined]
        return self.get_response(request)
