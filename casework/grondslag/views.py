"""Writing down a ground other than consent, and ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from casework.dossier.tabs import tab_crumbs
from casework.grondslag import actions, queries
from casework.grondslag.forms import GrondslagForm
from casework.toestemming.eerst import way_back
from casework.toestemming.rules import in_a_sentence
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on

PAGINA = "dossier_toestemmingen"


@require_http_methods(["GET", "HEAD", "POST"])
def grondslag_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """`doel` in the address is the purpose; by itself the table; the rest as for a consent."""
    asked = queries.ground_to_write(request.actor, dossier_id, request.GET.get("doel", "overleg"))
    back = way_back(request, reverse(PAGINA, args=[dossier_id]))
    initial = {"ontvanger": request.GET.get("ontvanger", "")}
    form = GrondslagForm(request.POST or None, initial=initial, doel=asked.doel, ontvangers=asked.ontvangers)
    if form.is_valid():
        with errors_on(form):
            actions.record_grondslag(actor=request.actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "De grond is vastgelegd. Hij staat op de tijdlijn en in het logboek.")
            return redirect(back)
    return pages.form_page(
        request,
        form,
        title="Een andere grond dan toestemming",
        submit="Grond vastleggen",
        intro=f"Voor: {in_a_sentence(asked.doel)}. Vraag eerst toestemming als dat kan. Kan dat niet, leg dan vast op "
        "welke grond het toch mag, en waarom.",
        back=back,
        breadcrumb=tab_crumbs(asked.dossier, "Alle toestemmingen", PAGINA, "Andere grond"),
    )


@require_POST
def grondslag_beeindigen(request: ActorRequest, grondslag_id: UUID) -> HttpResponse:
    found = actions.end_grondslag(actor=request.actor, grondslag_id=grondslag_id)
    messages.success(request, "De grond is beëindigd. Wat erop rustte, gaat nu terug.")
    return redirect(PAGINA, found.dossier_id)
