"""Writing down why a dossier is not registered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.dossier.tabs import tab_crumbs
from casework.uitstel import actions, queries
from casework.uitstel.forms import UitstelForm
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on

TITEL = "Nu niet registreren"


@require_http_methods(["GET", "HEAD", "POST"])
def uitstel_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier = queries.dossier_to_postpone(request.actor, dossier_id)
    form = UitstelForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.record_uitstel(actor=request.actor, dossier_id=dossier_id, **form.invoer())
            messages.success(request, "De reden is vastgelegd.")
            return redirect("dossier_registratie", dossier_id)
    return pages.form_page(
        request,
        form,
        title=TITEL,
        submit="Reden vastleggen",
        back=reverse("dossier_registratie", args=[dossier_id]),
        intro="De reden blijft staan. Op de dag die u kiest, vraagt Mijn werk u om opnieuw te kijken.",
        breadcrumb=tab_crumbs(dossier, "Toestemming en registratie", "dossier_registratie", TITEL),
    )
