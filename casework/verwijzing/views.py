"""Passing a melding on to another regio or Veilig Thuis, and what became of that."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.contact.models import Melding
from casework.contact.tables import BERICHT
from casework.verwijzing import actions, queries
from casework.verwijzing.forms import VerwijsForm
from casework.verwijzing.rules import MISLUKT
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.parts import Crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def melding_verwijzen(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    actor = request.actor
    melding, suggested = queries.melding_to_refer(actor, melding_id)
    initial = {"regio": suggested, "naar": "regio" if suggested else ""}
    form = VerwijsForm(request.POST or None, initial=initial, regios=queries.other_regios())
    if form.is_valid():
        with errors_on(form):
            actions.refer_melding(actor=actor, melding_id=melding_id, invoer=form.invoer())
            messages.success(request, "De melding is verwezen.")
            return redirect("melding_verwijzing", melding_id)
    return pages.form_page(
        request,
        form,
        title=f"Melding {melding.nummer} verwijzen",
        submit="Verwijzen",
        back=reverse("melding", args=[melding_id]),
        intro="Is iemand in gevaar? Bel altijd eerst. Een brief is soms later.",
        breadcrumb=_crumbs(melding, "Verwijzen"),
    )


@require_safe
def melding_verwijzing(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    detail = queries.referral_of(request.actor, melding_id)
    arrived = detail.bericht is None or detail.bericht.uitkomst not in MISLUKT
    context = {
        "detail": detail,
        "melding": detail.melding,
        "mag_terug": detail.mag_terug and (not arrived or detail.verwijzing.naar == "veilig_thuis"),
        "BERICHT": BERICHT,
        "crumbs": _crumbs(detail.melding, "Verwezen"),
    }
    return pages.render(request, "casework/verwijzing/verwijzing.html", context)


@require_POST
def melding_terughalen(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    actions.take_back_melding(actor=request.actor, melding_id=melding_id)
    messages.success(request, "De melding is terug bij ons en staat weer als nieuw in Mijn werk.")
    return redirect("melding", melding_id)


def _crumbs(melding: Melding, here: str) -> Crumbs:
    return (
        ("Meldingen", reverse("melding_lijst")),
        (melding.nummer, reverse("melding", args=[melding.pk])),
        (here, ""),
    )
