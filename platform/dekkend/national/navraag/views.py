"""Asking the regio about a registration."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.public import missing_in
from dekkend.accounts.requests import ActorRequest
from dekkend.national.navraag import actions
from dekkend.national.navraag.forms import NavraagForm
from dekkend.national.registraties.actions import look_at_registratie
from dekkend.national.registraties.queries import known_of
from dekkend.web import pages
from dekkend.web.forms import errors_on


@require_http_methods(["GET", "HEAD", "POST"])
def registratie_navraag(request: ActorRequest, sleutel: UUID) -> HttpResponse:
    found = look_at_registratie(actor=request.actor, sleutel=sleutel)
    form = NavraagForm(request.POST or None, initial={"punten": list(missing_in(known_of(found)))})
    if form.is_valid():
        with errors_on(form):
            actions.ask_navraag(actor=request.actor, sleutel=sleutel, punten=form.cleaned_data["punten"])
            messages.success(request, "De vraag is op weg naar de regio.")
            return redirect("registratie", sleutel)
    back = reverse("registratie", args=[sleutel])
    return pages.form_page(
        request,
        form,
        title="Vraag de regio",
        submit="Vraag versturen",
        back=back,
        breadcrumb=(("Registraties", reverse("registratie_lijst")), (str(found), back), ("Vraag de regio", "")),
    )
