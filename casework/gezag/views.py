"""Who has authority over the person of a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.dossier.tabs import tab_crumbs
from casework.gezag import actions, queries
from casework.gezag.forms import GezagForm
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_gezag(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier, known = queries.dossier_to_describe(request.actor, dossier_id)
    initial = {name: getattr(known, name) for name in ("gezag", "verdenking", "toelichting")} if known else {}
    form = GezagForm(request.POST or None, initial=initial)
    if form.is_valid():
        with errors_on(form):
            actions.record_gezag(actor=request.actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "Het gezag is vastgelegd. Wat daardoor niet meer geldt, is meteen vervallen.")
            return redirect("dossier_toestemmingen", dossier_id)
    return pages.form_page(
        request,
        form,
        title="Gezag",
        submit="Opslaan",
        intro="Hiervan hangt af wie toestemming mag geven. Komt er een vermoeden bij, of krijgt een ander het gezag? "
        "Pas het dan hier aan.",
        back=reverse("dossier_toestemmingen", args=[dossier_id]),
        breadcrumb=tab_crumbs(dossier, "Alle toestemmingen", "dossier_toestemmingen", "Gezag"),
    )
