"""E-mail over mijn werk: how often, and what was mailed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from dekkend.accounts.attendering import actions, queries
from dekkend.accounts.requests import ActorRequest
from dekkend.beheer.attenderen.forms import AttenderenForm
from dekkend.web import pages
from dekkend.web.forms import errors_on


@require_http_methods(["GET", "HEAD", "POST"])
def attenderen(request: ActorRequest) -> HttpResponse:
    form = AttenderenForm(request.POST or None, initial={"attenderen": queries.voorkeur_of(request.actor)})
    if form.is_valid():
        with errors_on(form):
            actions.choose_voorkeur(actor=request.actor, **form.cleaned_data)
            messages.success(request, "Uw keuze is opgeslagen.")
            return redirect("attenderen")
    return pages.form_page(
        request,
        form,
        title="E-mail over mijn werk",
        submit="Opslaan",
        template="beheer/attenderen.html",
        intro="In de e-mail staat alleen dat er iets wacht, nooit waar het over gaat of over wie.",
        context={"mails": queries.mailed_to(request.actor)},
    )
