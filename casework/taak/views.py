"""The tasks of a dossier."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.dossier.models import Dossier
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from casework.taak import actions, queries
from casework.taak.forms import ZORGCOORDINATOR, TaakForm, initial_of
from casework.taak.rules import NABIJ, TAAK
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import Status, statuses

PAGINA = "dossier_taken"
STAND = statuses(TAAK, tones={"gedaan": "positive", "vervallen": "neutral"})
_TONES = {"te_laat": "negative", "vandaag": "warning", "binnenkort": "info", "later": "neutral"}
_ICONS = {"te_laat": "triangle-alert", "vandaag": "clock", "binnenkort": "clock", "later": "calendar-days"}
NABIJHEID = {code: Status(label, _TONES[code], _ICONS[code]) for code, label in NABIJ.items()}


@require_safe
def dossier_taken(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.taken_of(actor, dossier_id)
    return pages.render(
        request,
        "casework/taak/taken.html",
        {
            "dossier": detail.dossier,
            "taken": detail,
            "mag_wijzigen": may(actor, "dossier_openen") and detail.dossier.besluit.wijzigen,
            "mag_noteren": detail.dossier.besluit.noteren,
            "zorgcoordinator": ZORGCOORDINATOR,
            "STAND": STAND,
            "NABIJ": NABIJHEID,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, PAGINA),
            "crumbs": dossier_crumbs(detail.dossier, "Taken"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def taak_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_for_taak(actor, dossier_id)
    form = TaakForm(request.POST or None, dossier=dossier)
    return _form_page(
        request,
        dossier,
        form,
        lambda: actions.add_taak(actor=actor, dossier_id=dossier_id, invoer=form.invoer(), voor=form.voor_id),
        title="Taak toevoegen",
        saved="De taak staat op de lijst, en bij Mijn werk.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def taak_wijzigen(request: ActorRequest, taak_id: UUID) -> HttpResponse:
    actor = request.actor
    taak = queries.taak_to_change(actor, taak_id)
    form = TaakForm(request.POST or None, initial=initial_of(taak), dossier=taak.dossier)
    return _form_page(
        request,
        taak.dossier,
        form,
        lambda: actions.change_taak(actor=actor, taak_id=taak_id, invoer=form.invoer(), voor=form.voor_id),
        title="Taak wijzigen",
        saved="De taak is gewijzigd.",
    )


@require_POST
def taak_stap(request: ActorRequest, taak_id: UUID) -> HttpResponse:
    """`stap` is the value of the button that was pressed."""
    taak = actions.take_taak_step(actor=request.actor, taak_id=taak_id, stap=request.POST.get("stap", "afvinken"))
    messages.success(request, f"De taak staat op: {taak.get_status_display().lower()}.")
    return redirect(PAGINA, taak.dossier_id)


def _form_page(
    request: ActorRequest, dossier: Dossier, form: TaakForm, save: Callable[[], object], *, title: str, saved: str
) -> HttpResponse:
    if form.is_valid():
        with errors_on(form):
            save()
            messages.success(request, saved)
            return redirect(PAGINA, dossier.pk)
    return pages.form_page(
        request,
        form,
        title=title,
        submit="Opslaan",
        back=reverse(PAGINA, args=[dossier.pk]),
        breadcrumb=dossier_crumbs(dossier, title),
    )
