"""The checklist of practical provisions of a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_tabs
from casework.hulpvraag.views import PAGINA as HULPVRAGEN
from casework.hulpvraag.views import hulpvraag_crumbs
from casework.voorziening import actions, queries
from casework.voorziening.forms import VoorzieningForm
from casework.voorziening.rules import DREMPEL_TEKST, SOORTEN, VOORZIENING
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import statuses

NAAM, PAGINA = "Praktische voorzieningen", "dossier_voorzieningen"
STAND = statuses(
    VOORZIENING, tones={"nodig": "warning", "aangevraagd": "info", "geregeld": "positive", "afgewezen": "negative"}
)


@require_safe
def dossier_voorzieningen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier, points = queries.checklist(request.actor, dossier_id)
    return pages.render(
        request,
        "casework/voorziening/voorzieningen.html",
        {
            "dossier": dossier,
            "punten": points,
            "mag_wijzigen": may(request.actor, "dossier_openen") and dossier.besluit.wijzigen,
            "drempel": DREMPEL_TEKST,
            "STAND": STAND,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, HULPVRAGEN),
            "crumbs": hulpvraag_crumbs(dossier, NAAM),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def voorziening_stap(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier = queries.dossier_to_keep(request.actor, dossier_id)
    asked = request.GET.get("soort", "")
    form = VoorzieningForm(request.POST or None, initial={"soort": asked if asked in SOORTEN else ""})
    if form.is_valid():
        with errors_on(form):
            actions.take_voorziening_step(actor=request.actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "Het is vastgelegd.")
            return redirect(PAGINA, dossier_id)
    return pages.form_page(
        request,
        form,
        title="Voorziening bijhouden",
        submit="Vastleggen",
        back=reverse(PAGINA, args=[dossier_id]),
        breadcrumb=hulpvraag_crumbs(dossier, NAAM),
    )
