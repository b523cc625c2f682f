"""What somebody wants help with: the list of a dossier, and its forms."""

from collections import defaultdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.dossier.models import Dossier
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs, tab_crumbs
from casework.hulpvraag import actions, queries
from casework.hulpvraag.forms import HulpvraagForm, HulpvraagStapForm
from casework.hulpvraag.rules import HULPVRAAG, LOPEND
from casework.zorgactie.queries import zorgacties_of
from casework.zorgactie.tables import STAND as ZORGSTAND
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.parts import Trail
from dekkend.web.status import statuses

NAAM, PAGINA = "Hulpvragen", "dossier_hulpvragen"
STAND = statuses(HULPVRAAG, tones={"open": "warning", "loopt": "info", "beantwoord": "positive"})


def hulpvraag_crumbs(dossier: Dossier, here: str) -> Trail:
    """Below the page with the hulpvragen."""
    return tab_crumbs(dossier, NAAM, PAGINA, here)


@require_safe
def dossier_hulpvragen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, rows = queries.look_at_hulpvragen(actor, dossier_id)
    acties = defaultdict(list)
    for zorgactie in zorgacties_of(dossier):
        acties[zorgactie.hulpvraag_id].append(zorgactie)
    return pages.render(
        request,
        "casework/hulpvraag/hulpvragen.html",
        {
            "dossier": dossier,
            "rijen": [(row, acties[row.pk]) for row in rows],
            "mag_wijzigen": may(actor, "dossier_openen") and dossier.besluit.wijzigen,
            "STAND": STAND,
            "ZORGSTAND": ZORGSTAND,
            "lopend": LOPEND,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, PAGINA),
            "crumbs": dossier_crumbs(dossier, NAAM),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hulpvraag_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier = queries.dossier_to_ask_in(request.actor, dossier_id)
    form = HulpvraagForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.add_hulpvraag(actor=request.actor, dossier_id=dossier_id, **form.cleaned_data)
            messages.success(request, "De hulpvraag is vastgelegd.")
            return redirect(PAGINA, dossier_id)
    return pages.form_page(
        request,
        form,
        title="Hulpvraag vastleggen",
        submit="Vastleggen",
        back=reverse(PAGINA, args=[dossier_id]),
        breadcrumb=hulpvraag_crumbs(dossier, "Vastleggen"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hulpvraag_wijzigen(request: ActorRequest, hulpvraag_id: UUID) -> HttpResponse:
    hulpvraag = queries.hulpvraag_to_word(request.actor, hulpvraag_id)
    form = HulpvraagForm(request.POST or None, initial={"gebied": hulpvraag.gebied, "vraag": hulpvraag.vraag})
    if form.is_valid():
        with errors_on(form):
            actions.change_hulpvraag(actor=request.actor, hulpvraag_id=hulpvraag_id, **form.cleaned_data)
            messages.success(request, "De hulpvraag is gewijzigd.")
            return redirect(PAGINA, hulpvraag.dossier_id)
    return pages.form_page(
        request,
        form,
        title="Hulpvraag wijzigen",
        submit="Opslaan",
        back=reverse(PAGINA, args=[hulpvraag.dossier_id]),
        breadcrumb=hulpvraag_crumbs(hulpvraag.dossier, "Wijzigen"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hulpvraag_stap(request: ActorRequest, hulpvraag_id: UUID) -> HttpResponse:
    hulpvraag, steps = queries.hulpvraag_for_form(request.actor, hulpvraag_id)
    form = HulpvraagStapForm(request.POST or None, stappen=steps)
    if form.is_valid():
        with errors_on(form):
            actions.take_hulpvraag_step(actor=request.actor, hulpvraag_id=hulpvraag_id, invoer=form.invoer())
            messages.success(request, "Het is vastgelegd.")
            return redirect(PAGINA, hulpvraag.dossier_id)
    return pages.form_page(
        request,
        form,
        title=f"{hulpvraag.get_gebied_display()}: wat is er gebeurd?",
        submit="Vastleggen",
        back=reverse(PAGINA, args=[hulpvraag.dossier_id]),
        breadcrumb=hulpvraag_crumbs(hulpvraag.dossier, "Wat is er gebeurd?"),
    )
