"""Pages on which a zorgcoördinator arranges who stands in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.vervanging import actions, queries
from casework.vervanging.forms import VervangingForm
from casework.vervanging.models import Vervanging
from casework.vervanging.rules import last_day
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import now, today
from dekkend.web import pages
from dekkend.web.forms import errors_on

TITEL = "Vervanging"


@dataclass(frozen=True)
class Regel:
    """One vervanging as the page shows it."""

    row: Vervanging
    loopt: bool
    laatste: date


@require_safe
def vervanging_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    found = queries.own_vervangingen(actor)
    rows = [Regel(row, row.van <= now(), last_day(row.tot)) for row in found]
    return pages.render(
        request,
        "casework/vervanging/lijst.html",
        {
            "mij": [one for one in rows if one.row.afwezige_id == actor.user_id],
            "anderen": [one for one in rows if one.row.vervanger_id == actor.user_id],
            "crumbs": (("Dossiers", reverse("dossier_lijst")), (TITEL, "")),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def vervanging_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    form = VervangingForm(request.POST or None, collegas=queries.candidates(actor), initial={"begin": today()})
    if form.is_valid():
        typed = form.cleaned_data
        with errors_on(form):
            actions.arrange_vervanging(
                actor=actor, vervanger_id=form.vervanger_id, begin=typed["begin"], eind=typed["eind"]
            )
            messages.success(request, "Uw vervanger kan in deze dagen bij uw dossiers.")
            return redirect("vervanging_lijst")
    return pages.form_page(
        request,
        form,
        title="Vervanging regelen",
        submit="Vervanging opslaan",
        back=reverse("vervanging_lijst"),
        intro="Uw vervanger mag in deze dagen hetzelfde als u, in al uw dossiers. Ook in dossiers die u nog opent.",
        breadcrumb=(("Dossiers", reverse("dossier_lijst")), (TITEL, reverse("vervanging_lijst")), ("Regelen", "")),
    )


@require_POST
def vervanging_beeindigen(request: ActorRequest, vervanging_id: UUID) -> HttpResponse:
    actions.end_vervanging(actor=request.actor, vervanging_id=vervanging_id)
    messages.success(request, "De vervanging is beëindigd.")
    return redirect("vervanging_lijst")
