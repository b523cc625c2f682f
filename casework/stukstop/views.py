"""The page on which a piece that became no dossier is kept."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from casework.bewaren.forms import BewaarstopForm
from casework.stukstop import actions, queries
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on


@require_http_methods(["GET", "HEAD", "POST"])
def stuk_bewaren(request: ActorRequest, los_stuk_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.look_at_stops(actor, los_stuk_id)
    form = BewaarstopForm(request.POST or None)
    form.fields["reden"].label = "Waarom mag dit niet weg?"
    if form.is_valid():
        with errors_on(form):
            actions.stop_stuk(actor=actor, stuk_id=los_stuk_id, **form.cleaned_data)
            messages.success(request, "De bewaarstop staat erop. Dit kan nu niet weg.")
            return redirect("stuk_bewaren", los_stuk_id)
    page = reverse(detail.soort, args=[los_stuk_id])
    return pages.form_page(
        request,
        form,
        title=f"{detail.titel} bewaren",
        submit="Bewaarstop zetten",
        back=page,
        template="casework/stukstop/bewaren.html",
        breadcrumb=((detail.titel, page), ("Bewaren", "")),
        context={"detail": detail},
    )


@require_POST
def stukstop_opheffen(request: ActorRequest, stukstop_id: UUID) -> HttpResponse:
    row = actions.lift_stukstop(actor=request.actor, stukstop_id=stukstop_id)
    messages.success(request, "De bewaarstop is opgeheven.")
    return redirect("stuk_bewaren", row.stuk)
