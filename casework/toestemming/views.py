"""Recording an answer to the question for consent, and withdrawing a consent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.dossier.tabs import dossier_crumbs
from casework.toestemming import actions, queries
from casework.toestemming.forms import ToestemmingForm
from casework.toestemming.rules import TEKSTEN, TEKSTVERSIE
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on

DOEL = "registratie_comensha"


@require_http_methods(["GET", "HEAD", "POST"])
def toestemming_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_ask(actor, dossier_id)
    age_known = dossier.persoon.leeftijd(today()) is not None
    form = ToestemmingForm(request.POST or None, initial={"datum": today()}, age_known=age_known)
    if form.is_valid():
        with errors_on(form):
            actions.record_toestemming(actor=actor, dossier_id=dossier_id, invoer=form.invoer(DOEL))
            messages.success(request, "Het antwoord is vastgelegd.")
            return redirect("dossier_registratie", dossier_id)
    return pages.form_page(
        request,
        form,
        title="Toestemming voor registratie bij CoMensha",
        submit="Antwoord vastleggen",
        back=reverse("dossier_registratie", args=[dossier_id]),
        template="casework/toestemming/toestemming_form.html",
        breadcrumb=dossier_crumbs(dossier, "Toestemming"),
        context={"tekst": TEKSTEN[TEKSTVERSIE], "tekstversie": TEKSTVERSIE},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def toestemming_intrekken(request: ActorRequest, toestemming_id: UUID) -> HttpResponse:
    """The page asks once whether this is meant; nothing else is asked, so that it is as easy as giving."""
    actor = request.actor
    if request.method == "POST":
        toestemming = actions.withdraw_toestemming(actor=actor, toestemming_id=toestemming_id)
        messages.success(request, "De toestemming is ingetrokken. Wat al verstuurd was, wordt nu weggehaald.")
        return redirect("dossier_registratie", toestemming.dossier_id)
    toestemming = queries.toestemming_to_withdraw(actor, toestemming_id)
    return pages.render(
        request,
        "casework/toestemming/intrekken.html",
        {
            "toestemming": toestemming,
            "back": reverse("dossier_registratie", args=[toestemming.dossier_id]),
            "crumbs": dossier_crumbs(toestemming.dossier, "Toestemming intrekken"),
        },
    )
