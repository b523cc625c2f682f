"""Puts the Actor on the request, for pages; the API does so when it has read the token."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dekkend.accounts.factor import has_second_factor, needs_second_factor, second_factors
from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_of
from dekkend.accounts.sessions import is_over, note_seen

# Not "cookies": that would take those of every tenant under the same domain.
NOTHING_LEFT = '"cache", "storage"'
SET_UP = {"mfa_activate_totp", "mfa_add_webauthn"}
# All that is left to a session that should show a second factor and has not.
DOORSTEP = {"tweede_stap", "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", *SET_UP}


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if isinstance(request.user, User) else None
        if user is not None and (is_over(request, user) or not note_seen(request)):
            logout(request)
            user = None
        request.actor = actor_of(request, "web", user)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if user is not None and isinstance(request.user, AnonymousUser):
            response.headers["Clear-Site-Data"] = NOTHING_LEFT
        return response


class SecondFactorMiddleware:
    """Who sees persons shows a second factor first. Until then he has no roles at all, so that a page that would be
    let through by mistake shows nothing, and every page sends him to where he can set one up.

    Whoever has one already shows that, and cannot add another with only a password."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        request.on_doorstep = needs_second_factor(actor.roles) and not has_second_factor(request)  # type: ignore[attr-defined]
        if request.on_doorstep:  # type: ignore[attr-defined]
            request.actor = replace(actor, roles=frozenset())  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], given: Any, named: Any
    ) -> HttpResponse | None:
        inside = getattr(view, "login_required", True) and not request.path.startswith(settings.API_PREFIX)
        if not inside or not request.on_doorstep:  # type: ignore[attr-defined]
            return None
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name not in DOORSTEP:
            return redirect("tweede_stap")
        if name in SET_UP and second_factors(request.actor.user_id).exists():  # type: ignore[attr-defined]
            return redirect("tweede_stap")
        return None
