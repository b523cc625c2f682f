"""The pillar hulp en opvang of a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_tabs, pijler_crumbs
from casework.hulp import actions, queries
from casework.hulp.forms import HulpForm, HulpStapForm
from casework.hulp.rules import HULP, SOORTEN
from casework.pijlers.views import NABIJ
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import statuses

NAAM, PAGINA = "Hulp en opvang", "dossier_hulp"
STAND = statuses(HULP, tones={"loopt": "positive", "wachtlijst": "warning"})


@require_safe
def dossier_hulp(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, rows = queries.hulp_of(actor, dossier_id)
    return pages.render(
        request,
        "casework/hulp/hulp.html",
        {
            "dossier": dossier,
            "rijen": rows,
            "mag_wijzigen": may(actor, "dossier_openen") and dossier.besluit.wijzigen,
            "STAND": STAND,
            "NABIJ": NABIJ,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_pijlers"),
            "crumbs": pijler_crumbs(dossier, NAAM),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hulp_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_start(actor, dossier_id)
    form = HulpForm(request.POST or None, initial={"datum": today()})
    if form.is_valid():
        with errors_on(form):
            actions.start_hulp(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "De hulp is vastgelegd.")
            return redirect(PAGINA, dossier_id)
    return pages.form_page(
        request,
        form,
        title="Hulp of opvang vastleggen",
        submit="Vastleggen",
        back=reverse(PAGINA, args=[dossier_id]),
        breadcrumb=pijler_crumbs(dossier, NAAM, "Vastleggen", PAGINA),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hulp_stap(request: ActorRequest, hulp_id: UUID) -> HttpResponse:
    actor = request.actor
    hulp, steps = queries.hulp_to_change(actor, hulp_id)
    form = HulpStapForm(request.POST or None, initial={"datum": today()}, stappen=steps)
    if form.is_valid():
        with errors_on(form):
            actions.take_hulp_step(actor=actor, hulp_id=hulp.pk, invoer=form.invoer())
            messages.success(request, "Het is vastgelegd.")
            return redirect(PAGINA, hulp.dossier_id)
    return pages.form_page(
        request,
        form,
        title=f"{SOORTEN[hulp.soort]}: wat is er gebeurd?",
        submit="Vastleggen",
        back=reverse(PAGINA, args=[hulp.dossier_id]),
        breadcrumb=pijler_crumbs(hulp.dossier, NAAM, "Wat is er gebeurd?", PAGINA),
    )
