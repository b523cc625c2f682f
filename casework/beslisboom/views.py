"""The decision tree: for a dossier, and for anybody who wonders who registers and when."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.beslisboom import queries
from casework.beslisboom.forms import VraagForm
from casework.beslisboom.rules import BOOM
from casework.dossier.tabs import tab_crumbs
from casework.registratie.views import TAB
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages

TITEL = "Mag ik registreren?"


@require_safe
def beslisboom(request: ActorRequest) -> HttpResponse:
    """One question at a time; the answers stand in the address, which says nothing about a person."""
    given = {code: request.GET.get(code, "") for code in BOOM.vragen}
    route = queries.route_for_anybody(request.actor, given)
    return pages.render(
        request,
        "casework/beslisboom/beslisboom.html",
        {
            "route": route,
            "form": VraagForm(route.open) if route.open else None,
            "titel": TITEL,
            "opnieuw": reverse("beslisboom"),
            "crumbs": ((TITEL, ""),),
        },
    )


@require_safe
def dossier_beslisboom(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier, route = queries.route_of(request.actor, dossier_id)
    return pages.render(
        request,
        "casework/beslisboom/beslisboom.html",
        {
            "route": route,
            "titel": TITEL,
            "dossier": dossier,
            "crumbs": tab_crumbs(dossier, TAB, "dossier_registratie", TITEL),
        },
    )
