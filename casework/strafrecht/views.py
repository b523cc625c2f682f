"""The pillar strafrecht of a dossier: its cases, their steps, the rights of the victim and damages."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.dossier.models import Dossier
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_tabs, pijler_crumbs
from casework.pijlers.views import NABIJ
from casework.strafrecht import actions, queries
from casework.strafrecht.forms import RechtForm, SchadeForm, SchadeStapForm, ZaakForm, ZaakStapForm
from casework.strafrecht.rules import SCHADEVERGOEDING, SLACHTOFFERRECHT, STRAFZAAK
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import Form, errors_on
from dekkend.web.status import statuses

NAAM, PAGINA = "Strafrecht", "dossier_strafrecht"
STAND = statuses(STRAFZAAK, tones={"uitspraak": "positive", "geseponeerd": "warning", "zitting": "warning"})
AF = [state for state in STRAFZAAK.states if not any(edge.source == state for edge in STRAFZAAK.edges)]
SCHADE_OPEN = {edge.source for edge in SCHADEVERGOEDING.edges}
RECHT = statuses(SLACHTOFFERRECHT, tones={"gewild": "warning", "gebruikt": "positive"})
SCHADE = statuses(SCHADEVERGOEDING, tones={"toegewezen": "positive", "betaald": "positive", "afgewezen": "warning"})


@require_safe
def dossier_strafrecht(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, zaken = queries.strafrecht_of(actor, dossier_id)
    return pages.render(
        request,
        "casework/strafrecht/strafrecht.html",
        {
            "dossier": dossier,
            "zaken": zaken,
            "af": AF,
            "schade_open": SCHADE_OPEN,
            "mag_wijzigen": may(actor, "dossier_openen") and dossier.besluit.wijzigen,
            "STAND": STAND,
            "RECHT": RECHT,
            "SCHADE": SCHADE,
            "NABIJ": NABIJ,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_pijlers"),
            "crumbs": pijler_crumbs(dossier, NAAM),
        },
    )


def _form_page(
    request: ActorRequest, dossier: Dossier, form: Form, save: Callable[[], object], *, title: str, saved: str
) -> HttpResponse:
    """One form of this pillar: saved and back to its page, or shown with what is wrong."""
    if form.is_valid():
        with errors_on(form):
            save()
            messages.success(request, saved)
            return redirect(PAGINA, dossier.pk)
    return pages.form_page(
        request,
        form,
        title=title,
        submit="Vastleggen",
        back=reverse(PAGINA, args=[dossier.pk]),
        breadcrumb=pijler_crumbs(dossier, NAAM, title, PAGINA),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def strafzaak_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_start(actor, dossier_id)
    form = ZaakForm(request.POST or None, initial={"datum": today()})
    return _form_page(
        request,
        dossier,
        form,
        lambda: actions.start_zaak(actor=actor, dossier_id=dossier_id, invoer=form.invoer()),
        title="Strafzaak vastleggen",
        saved="De zaak is vastgelegd. De termijnen lopen mee.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def strafzaak_stap(request: ActorRequest, strafzaak_id: UUID) -> HttpResponse:
    actor = request.actor
    zaak = queries.zaak_to_go_on(actor, strafzaak_id)
    form = ZaakStapForm(request.POST or None, initial={"datum": today()}, stappen=queries.steps_open(actor, zaak))
    return _form_page(
        request,
        zaak.dossier,
        form,
        lambda: actions.take_zaak_step(actor=actor, zaak_id=zaak.pk, invoer=form.invoer()),
        title="Strafzaak: wat is er gebeurd?",
        saved="Het is vastgelegd. De termijnen zijn bijgewerkt.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def slachtofferrecht_vastleggen(request: ActorRequest, strafzaak_id: UUID) -> HttpResponse:
    actor = request.actor
    zaak = queries.zaak_to_change(actor, strafzaak_id)
    form = RechtForm(request.POST or None, initial={"datum": today()})
    return _form_page(
        request,
        zaak.dossier,
        form,
        lambda: actions.record_recht(actor=actor, zaak_id=zaak.pk, **form.cleaned_data),
        title="Recht van het slachtoffer",
        saved="Het recht is vastgelegd.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def schadevergoeding_nieuw(request: ActorRequest, strafzaak_id: UUID) -> HttpResponse:
    actor = request.actor
    zaak = queries.zaak_to_change(actor, strafzaak_id)
    form = SchadeForm(request.POST or None, initial={"datum": today()})
    return _form_page(
        request,
        zaak.dossier,
        form,
        lambda: actions.ask_schadevergoeding(actor=actor, zaak_id=zaak.pk, **form.cleaned_data),
        title="Schadevergoeding vragen",
        saved="De vraag om schadevergoeding is vastgelegd.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def schadevergoeding_stap(request: ActorRequest, schadevergoeding_id: UUID) -> HttpResponse:
    actor = request.actor
    row, steps = queries.schade_to_change(actor, schadevergoeding_id)
    form = SchadeStapForm(request.POST or None, initial={"datum": today()}, stappen=steps)
    return _form_page(
        request,
        row.zaak.dossier,
        form,
        lambda: actions.take_schade_step(actor=actor, schadevergoeding_id=row.pk, **form.cleaned_data),
        title="Schadevergoeding: wat is er gebeurd?",
        saved="Het is vastgelegd.",
    )
