"""The page that says how heavy the work is."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.caseload import queries
from casework.caseload.rules import VOL
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages


@require_safe
def caseload(request: ActorRequest) -> HttpResponse:
    found = queries.caseload_of(request.actor)
    return pages.render(
        request,
        "casework/caseload/caseload.html",
        {
            "caseload": found,
            "vol": found.eigen.weken >= VOL,
            "crumbs": (("Dossiers", reverse("dossier_lijst")), ("Caseload", "")),
        },
    )
