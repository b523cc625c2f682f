"""Asking the gedragswetenschapper, her list, her advice, and the decision after it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.concept.formulier import Bewaard, keep
from casework.consultatie import actions, queries
from casework.consultatie.beeld import STAND
from casework.consultatie.forms import AdviesForm, BesluitForm, VraagForm
from casework.consultatie.tables import ConsultatieTable
from casework.dossier.models import Dossier
from casework.dossier.tabs import tab_crumbs
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import Form, errors_on
from dekkend.web.parts import Trail

PAGINA = "consultatie"


def _crumbs(dossier: Dossier, here: str) -> Trail:
    return tab_crumbs(dossier, "Intake", "dossier_intake", here)


def _form_page(
    request: ActorRequest, dossier: Dossier, form: Form, kept: Bewaard, title: str, **more: Any
) -> HttpResponse:
    crumbs = _crumbs(dossier, title)
    return pages.form_page(request, form, title=title, breadcrumb=crumbs, context={"kept": kept}, **more)


@require_safe
def consultatie_lijst(request: ActorRequest) -> HttpResponse:
    table = ConsultatieTable(queries.waiting_for_advice(request.actor))
    return pages.list_page(request, title="Advies gevraagd", table=table)


@require_safe
def consultatie(request: ActorRequest, consultatie_id: UUID) -> HttpResponse:
    found = queries.look_at_consultatie(request.actor, consultatie_id)
    return pages.render(
        request,
        "casework/consultatie/consultatie.html",
        {
            "detail": found,
            "dossier": found.dossier,
            "consultatie": found.consultatie,
            "STAND": STAND,
            "crumbs": _crumbs(found.dossier, "Advies"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def consultatie_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_ask(actor, dossier_id)
    form = VraagForm(request.POST or None)
    kept = keep(request, form, dossier_id)
    if form.is_valid():
        with errors_on(form):
            actions.ask_consultatie(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "De vraag staat in Mijn werk van de gedragswetenschapper.")
            return redirect("dossier_intake", dossier_id)
    return _form_page(
        request, dossier, form, kept, "Advies vragen", submit="Advies vragen",
        back=reverse("dossier_intake", args=[dossier_id]),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def consultatie_advies(request: ActorRequest, consultatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.consultatie_for_step(actor, consultatie_id, "adviseren")
    form = AdviesForm(request.POST or None, initial={"advies": found.consultatie.advies})
    kept = keep(request, form, found.dossier.pk)
    if form.is_valid():
        with errors_on(form):
            actions.give_advice(actor=actor, consultatie_id=consultatie_id, **form.cleaned_data)
            kept.let_go()
            messages.success(request, "Uw advies staat in het dossier. U kunt het aanvullen tot er is besloten.")
            return redirect(PAGINA, consultatie_id)
    return _form_page(
        request, found.dossier, form, kept, "Advies geven", submit="Advies opslaan",
        back=reverse(PAGINA, args=[consultatie_id]), intro=f"De vraag: {found.consultatie.vraag}",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def consultatie_besluit(request: ActorRequest, consultatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.consultatie_for_step(actor, consultatie_id, "besluiten")
    row = found.consultatie
    form = BesluitForm(request.POST or None, initial={"besluit": row.besluit, "toelichting": row.toelichting})
    kept = keep(request, form, found.dossier.pk)
    if form.is_valid():
        with errors_on(form):
            actions.decide_consultatie(actor=actor, consultatie_id=consultatie_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "Uw besluit is vastgelegd.")
            return redirect(PAGINA, consultatie_id)
    return _form_page(
        request, found.dossier, form, kept, "Besluit na het advies", submit="Besluit vastleggen",
        back=reverse(PAGINA, args=[consultatie_id]),
    )  # fmt: skip


@require_POST
def consultatie_intrekken(request: ActorRequest, consultatie_id: UUID) -> HttpResponse:
    row = actions.withdraw_consultatie(actor=request.actor, consultatie_id=consultatie_id)
    messages.success(request, "De vraag is ingetrokken.")
    return redirect("dossier_intake", row.dossier_id)
