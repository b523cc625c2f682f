"""The warnings of a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.dossier.intrekken import IntrekForm
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from casework.waarschuwing import actions, queries
from casework.waarschuwing.forms import WaarschuwingForm
from casework.waarschuwing.rules import LANGST_TEKST
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on

PAGINA, NAAM = "dossier_waarschuwingen", "Waarschuwingen"


@require_safe
def dossier_waarschuwingen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.waarschuwingen_of(actor, dossier_id)
    besluit = detail.dossier.besluit
    return pages.render(
        request,
        "casework/waarschuwing/waarschuwingen.html",
        {
            "dossier": detail.dossier,
            "waarschuwingen": detail,
            "mag_zetten": besluit.noteren,
            "mag_wijzigen": may(actor, "dossier_openen") and besluit.wijzigen,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, PAGINA),
            "crumbs": dossier_crumbs(detail.dossier, NAAM),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def waarschuwing_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_warn(actor, dossier_id)
    form = WaarschuwingForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.set_waarschuwing(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "De waarschuwing staat boven elke bladzijde van dit dossier.")
            return redirect(PAGINA, dossier_id)
    return pages.form_page(
        request,
        form,
        title="Waarschuwing zetten",
        submit="Waarschuwing zetten",
        back=reverse(PAGINA, args=[dossier_id]),
        breadcrumb=dossier_crumbs(dossier, "Waarschuwing zetten"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def waarschuwing_intrekken(request: ActorRequest, waarschuwing_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.waarschuwing_to_withdraw(actor, waarschuwing_id)
    vraag = "Waarom is de waarschuwing niet meer nodig?"
    form = IntrekForm(request.POST or None, vraag=vraag, langst=LANGST_TEKST)
    if form.is_valid():
        with errors_on(form):
            actions.withdraw_waarschuwing(actor=actor, waarschuwing_id=waarschuwing_id, **form.cleaned_data)
            messages.success(request, "De waarschuwing is ingetrokken. U kunt haar weer laten gelden.")
            return redirect(PAGINA, found.dossier_id)
    return pages.form_page(
        request,
        form,
        title="Waarschuwing intrekken",
        submit="Intrekken",
        back=reverse(PAGINA, args=[found.dossier_id]),
        breadcrumb=dossier_crumbs(found.dossier, "Waarschuwing intrekken"),
    )


@require_POST
def waarschuwing_herstellen(request: ActorRequest, waarschuwing_id: UUID) -> HttpResponse:
    found = actions.restore_waarschuwing(actor=request.actor, waarschuwing_id=waarschuwing_id)
    messages.success(request, "De waarschuwing geldt weer.")
    return redirect(PAGINA, found.dossier_id)
