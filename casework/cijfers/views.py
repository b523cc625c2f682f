"""Pages on which a coordinator sees the figures of a quarter, closes it, and tells later what changed."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from casework.cijfers import actions, queries
from casework.cijfers.forms import GezienForm
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import Status

LIJST = "Cijfers"
STANDEN = {
    "loopt": Status("Loopt nog", "info"),
    "open": Status("Nog af te sluiten", "warning"),
    "te_laat": Status("Te laat", "negative"),
    "afgesloten": Status("Afgesloten", "positive"),
}
BEZORGING = {
    "verzonden": Status("Onderweg naar de kluis", "info", icon="send"),
    "ontvangen": Status("Aangekomen in de kluis", "positive"),
    "geweigerd": Status("Geweigerd door de kluis", "negative"),
    "onbestelbaar": Status("Niet te bezorgen", "negative"),
}


@require_safe
def kwartaal_lijst(request: ActorRequest) -> HttpResponse:
    context = {"kwartalen": queries.kwartalen(request.actor), "STANDEN": STANDEN, "crumbs": ((LIJST, ""),)}
    return pages.render(request, "casework/cijfers/lijst.html", context)


@require_safe
def kwartaal(request: ActorRequest, kwartaal: str) -> HttpResponse:
    return _page(request, kwartaal)


@require_POST
def kwartaal_afsluiten(request: ActorRequest, kwartaal: str) -> HttpResponse:
    said = "Het kwartaal is afgesloten. De cijfers zijn op weg naar de kluis."
    return _send(request, kwartaal, actions.close_kwartaal, said)


@require_POST
def kwartaal_aanvullen(request: ActorRequest, kwartaal: str) -> HttpResponse:
    return _send(request, kwartaal, actions.supplement_kwartaal, "De aanvulling is op weg naar de kluis.")


@require_POST
def cijferopgave_opnieuw(request: ActorRequest, cijferopgave_id: UUID) -> HttpResponse:
    opgave = actions.resend_opgave(actor=request.actor, opgave_id=cijferopgave_id)
    messages.success(request, "Dezelfde cijfers zijn opnieuw op weg naar de kluis.")
    return redirect("kwartaal", opgave.kwartaal)


def _send(request: ActorRequest, kwartaal: str, action: Callable[..., object], said: str) -> HttpResponse:
    form = GezienForm(request.POST)
    if form.is_valid():
        with errors_on(form):
            action(actor=request.actor, kwartaal=kwartaal, gezien=form.cleaned_data["gezien"])
            messages.success(request, said)
            return redirect("kwartaal", kwartaal)
    return _page(request, kwartaal, form)


def _page(request: ActorRequest, kwartaal: str, form: GezienForm | None = None) -> HttpResponse:
    """With `form`: what was shown is not what would go now, so it is shown again."""
    detail = queries.look_at_kwartaal(request.actor, kwartaal)
    context = {
        "detail": detail,
        "titel": f"Cijfers van {detail.kwartaal}",
        "form": form,
        "STANDEN": STANDEN,
        "BEZORGING": BEZORGING,
        "crumbs": ((LIJST, reverse("kwartaal_lijst")), (str(detail.kwartaal), "")),
    }
    return pages.render(request, "casework/cijfers/kwartaal.html", context, status=422 if form else 200)
