"""Pages on which a regio says when somebody is reminded."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.herinnering import actions, queries
from casework.herinnering.forms import TermijnForm
from dekkend.accounts.access import require
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on


@require_safe
def herinnering_lijst(request: ActorRequest) -> HttpResponse:
    return pages.render(
        request,
        "casework/herinnering/lijst.html",
        {"termijnen": queries.termijnen(request.actor), "crumbs": (("Herinneringen", ""),)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def herinnering_wijzigen(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, "herinneringen_beheren")
    form = TermijnForm(request.POST or None, initial={"ingang": today()})
    if form.is_valid():
        with errors_on(form):
            actions.set_termijn(actor=actor, **form.cleaned_data)
            messages.success(request, "De termijn is vastgelegd.")
            return redirect("herinnering_lijst")
    return pages.form_page(
        request,
        form,
        title="Herinnering wijzigen",
        submit="Termijn vastleggen",
        back=reverse("herinnering_lijst"),
        breadcrumb=(("Herinneringen", reverse("herinnering_lijst")), ("Wijzigen", "")),
    )
