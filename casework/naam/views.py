"""The other names of a person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from casework.dossier.tabs import dossier_crumbs
from casework.naam import actions, queries
from casework.naam.forms import NaamForm
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on

PAGINA = "dossier_namen"


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_namen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    found = queries.namen_of(request.actor, dossier_id)
    form = NaamForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.add_naam(actor=request.actor, dossier_id=dossier_id, **form.cleaned_data)
            messages.success(
                request, "De naam staat in het dossier. Zoekt iemand op deze naam, dan wordt het gevonden."
            )
            return redirect(PAGINA, dossier_id)
    wrong = bool(form.is_bound and form.errors)
    context = {
        "dossier": found.dossier,
        "namen": found.namen,
        "form": form,
        "crumbs": dossier_crumbs(found.dossier, "Andere namen"),
    }
    return pages.render(request, "casework/naam/namen.html", context, pages.UNPROCESSABLE if wrong else 200)


@require_POST
def naam_weghalen(request: ActorRequest, persoonsnaam_id: UUID) -> HttpResponse:
    dossier_id = actions.remove_naam(actor=request.actor, persoonsnaam_id=persoonsnaam_id)
    messages.success(request, "De naam is weggehaald. U kunt haar weer toevoegen.")
    return redirect(PAGINA, dossier_id)
