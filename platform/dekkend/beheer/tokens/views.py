"""Mijn API-tokens: who is logged in lets a program work for him, for a while, with a part of what he may do."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.stepup import check_stepped_up
from dekkend.accounts.tokens import actions, queries
from dekkend.beheer.tokens.forms import TokenForm
from dekkend.core.clock import now
from dekkend.web import pages
from dekkend.web.forms import errors_on

LIJST = "Mijn API-tokens"


@require_safe
def token_lijst(request: ActorRequest) -> HttpResponse:
    context = {"tokens": queries.own_tokens(request.actor), "nu": now()}
    return pages.render(request, "beheer/tokens.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def token_nieuw(request: ActorRequest) -> HttpResponse:
    """The token itself is in the answer to this one request and nowhere else."""
    actor = request.actor
    form = TokenForm(request.POST if request.method == "POST" else None, own=actor.roles)
    if form.is_valid():
        typed = form.cleaned_data
        with errors_on(form):
            check_stepped_up(request)
            token = actions.make_token(
                actor=actor,
                naam=typed["naam"],
                geldig=form.term(),
                rollen=typed["rollen"],
                rechten=typed["rechten"],
                gronden=typed.get("gronden", []),
                alleen_lezen=typed["alleen_lezen"],
            )
            return pages.render(request, "beheer/token_gemaakt.html", {"token": token, "crumbs": _crumbs()})
    return pages.form_page(
        request,
        form,
        title="Nieuw API-token",
        submit="Token maken",
        back=reverse("token_lijst"),
        intro="Met een token werkt een programma namens u. Geef het niet meer dan het nodig heeft.",
        breadcrumb=_crumbs(),
        proven=True,
    )


@require_POST
def token_intrekken(request: ActorRequest, api_token_id: UUID) -> HttpResponse:
    actions.revoke_own_token(actor=request.actor, token_id=api_token_id)
    messages.success(request, "Het token is ingetrokken. Het werkt niet meer.")
    return redirect("token_lijst")


def _crumbs() -> pages.Crumbs:
    return ((LIJST, reverse("token_lijst")), ("Nieuw token", ""))
