"""The page on which the national tier sees how complete the registrations of each regio are."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.national.volledigheid import queries
from dekkend.web import pages


@require_safe
def registratie_volledigheid(request: ActorRequest) -> HttpResponse:
    regios = queries.per_regio(request.actor)
    context = {
        "regios": regios,
        "groepen": queries.veldgroepen(),
        "aantal": sum(one.aantal for one in regios),
        "crumbs": (("Registraties", reverse("registratie_lijst")), ("Volledigheid", "")),
    }
    return pages.render(request, "national/volledigheid/volledigheid.html", context)
