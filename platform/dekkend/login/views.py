"""What allauth has no screen for: why a second step is asked, where somebody is logged in, the last passkey."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dekkend.accounts.actor import Actor
from dekkend.accounts.factor import second_factors
from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.sessions import end_other_sessions, end_session, sessions_of
from dekkend.accounts.stepup import has_stepped_up
from dekkend.core.errors import Hidden
from dekkend.web import pages

LAST = "Dit is uw laatste tweede stap, en bij uw werk is die nodig. Voeg eerst een andere toe."


@require_safe
def tweede_stap(request: ActorRequest) -> HttpResponse:
    """The only page inside for who must show a second factor and has not."""
    if not request.on_doorstep:
        return redirect("mijn_werk")
    return pages.render(
        request, "login/tweede_stap.html", {"has_factor": second_factors(_user_id(request.actor)).exists()}
    )


@require_safe
def sessie_lijst(request: ActorRequest) -> HttpResponse:
    sessions = sessions_of(_user_id(request.actor), _key(request))
    return pages.render(request, "login/sessies.html", {"sessions": sessions})


@require_POST
def sessie_beeindigen(request: ActorRequest) -> HttpResponse:
    """One session by its number, or all others."""
    if not has_stepped_up(request):
        return pages.prove_first(request, reverse("sessie_lijst"))
    asked = request.POST.get("sessie", "")
    if asked == "andere":
        count = end_other_sessions(actor=request.actor, current_key=_key(request))
        said = "Op alle andere apparaten bent u uitgelogd." if count else "U was nergens anders ingelogd."
    elif asked.isascii() and asked.isdigit() and len(asked) < len("1234567890123456789"):
        end_session(actor=request.actor, session_id=int(asked))
        said = "Op dat apparaat bent u uitgelogd."
    else:
        messages.error(request, "Kies een apparaat uit de lijst.")
        return redirect("sessie_lijst")
    messages.success(request, said)
    return redirect("sessie_lijst")


@require_safe
def geen_wachtwoord(request: ActorRequest) -> HttpResponse:
    return pages.render(request, "login/geen_wachtwoord.html")


def niet_hier(request: HttpRequest) -> HttpResponse:
    """allauth wants the name of this address in a mail that we word otherwise."""
    raise Http404


def keeps_one(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Before allauth takes a passkey away: it asks whether an app with codes may go, and not whether a passkey may."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int) -> HttpResponse:
        asked = second_factors(request.user.pk).filter(pk=pk).first() if request.user.pk else None
        if asked and not get_adapter().can_delete_authenticator(asked):
            messages.error(request, LAST)
            return redirect("mfa_list_webauthn")
        return view(request, pk=pk)

    return guarded


def _user_id(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise Hidden
    return actor.user_id


def _key(request: HttpRequest) -> str:
    return request.session.session_key or ""
