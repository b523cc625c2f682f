"""The page on which the national tier sees whose figures are there, and whose are not."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.national.cijferstand import queries
from dekkend.web import pages
from dekkend.web.status import Status

STANDEN = {
    "ontvangen": Status("In de kluis", "positive"),
    "ontbreekt": Status("Nog niet ontvangen", "warning"),
}


@require_safe
def cijferstand(request: ActorRequest) -> HttpResponse:
    found = queries.volledigheid(request.actor, request.GET.get("kwartaal", ""))
    context = {"stand": found, "STANDEN": STANDEN, "crumbs": (("Cijfers", ""),)}
    return pages.render(request, "national/cijferstand/cijferstand.html", context)
