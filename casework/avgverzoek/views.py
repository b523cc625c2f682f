"""Pages of a request of a person over his data: noting it, one request, its steps, and the list of terms."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.avgverzoek import actions, queries
from casework.avgverzoek.forms import BesluitForm, OpheffenForm, RedenForm, VerlengForm, VertelForm, VerzoekForm
from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.rules import AVGVERZOEK, STAPPEN, can_be_lifted
from casework.avgverzoek.tables import STATUS, AvgverzoekFilter, AvgverzoekTable
from casework.dossier.tabs import dossier_crumbs
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import Form, errors_on
from dekkend.web.parts import Crumbs, Trail

TITEL = "AVG-verzoek"
LIJST = "AVG-verzoeken"


@require_safe
def avgverzoek_lijst(request: ActorRequest) -> HttpResponse:
    filterset = AvgverzoekFilter(request.GET or None, queryset=queries.terms(request.actor))
    table = AvgverzoekTable(filterset.qs)

    def fill(rows: list[Avgverzoek]) -> None:
        table.own = queries.own_among(request.actor, rows)

    return pages.list_page(
        request,
        title=LIJST,
        table=table,
        filterset=filterset,
        intro="Wanneer moet er antwoord zijn? Wat er gevraagd is, staat alleen in het dossier.",
        shown=fill,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_avgverzoek(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, earlier = queries.dossier_asked_about(actor, dossier_id)
    form = VerzoekForm(request.POST if request.method == "POST" else None, initial={"ontvangen_op": today()})
    if form.is_valid():
        with errors_on(form):
            made = actions.note_avgverzoek(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "Het verzoek is vastgelegd. U heeft een maand om te antwoorden.")
            return redirect("avgverzoek", made.pk)
    return pages.form_page(
        request,
        form,
        title=f"{TITEL} bij dossier {dossier.nummer}",
        submit="Verzoek vastleggen",
        back=reverse("dossier", args=[dossier_id]),
        intro="Wil iemand weten welke gegevens wij hebben? Kies dan bij het dossier ‘Inzageverzoek’.",
        template="casework/avgverzoek/nieuw.html",
        breadcrumb=dossier_crumbs(dossier, TITEL),
        context={"eerdere": earlier, "STATUS": STATUS},
    )


@require_safe
def avgverzoek(request: ActorRequest, avgverzoek_id: UUID) -> HttpResponse:
    detail = queries.look_at_verzoek(request.actor, avgverzoek_id)
    found = detail.verzoek
    steps = {edge.name: edge for edge in AVGVERZOEK.open_to(found.status, request.actor.roles)}
    if not can_be_lifted(found.recht, found.besluit):
        steps.pop("opheffen", None)
    elif found.status == "verteld":
        steps.pop("heropenen", None)
    context = {"detail": detail, "verzoek": found, "stappen": steps, "STATUS": STATUS, "crumbs": _crumbs(found)}
    return pages.render(request, "casework/avgverzoek/avgverzoek.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def avgverzoek_verlengen(request: ActorRequest, avgverzoek_id: UUID) -> HttpResponse:
    found = _at(request, avgverzoek_id, "verlengen")
    form = VerlengForm(request.POST if request.method == "POST" else None, initial={"verteld_op": today()})
    if form.is_valid():
        with errors_on(form):
            actions.extend_avgverzoek(actor=request.actor, verzoek_id=avgverzoek_id, **form.cleaned_data)
            return _done(request, found, "De termijn is met twee maanden verlengd.")
    return _form(request, form, found, "Termijn verlengen")


@require_http_methods(["GET", "HEAD", "POST"])
def avgverzoek_beslissen(request: ActorRequest, avgverzoek_id: UUID) -> HttpResponse:
    found = _at(request, avgverzoek_id, "beslissen")
    form = BesluitForm(request.POST if request.method == "POST" else None, recht=found.recht)
    if form.is_valid():
        with errors_on(form):
            actions.decide_avgverzoek(actor=request.actor, verzoek_id=avgverzoek_id, besluit=form.invoer())
            return _done(request, found, "Het besluit is vastgelegd. Vertel het nu aan de aanvrager.")
    return _form(request, form, found, "Beslissen", intro=found.wat)


@require_http_methods(["GET", "HEAD", "POST"])
def avgverzoek_vertellen(request: ActorRequest, avgverzoek_id: UUID) -> HttpResponse:
    found = _at(request, avgverzoek_id, "vertellen")
    form = VertelForm(request.POST if request.method == "POST" else None, initial={"op": today()})
    if form.is_valid():
        with errors_on(form):
            actions.tell_avgverzoek(actor=request.actor, verzoek_id=avgverzoek_id, verteld=form.invoer())
            return _done(request, found, "Vastgelegd. Dit verzoek is klaar.")
    return _form(request, form, found, "Besluit is verteld")


@require_http_methods(["GET", "HEAD", "POST"])
def avgverzoek_opheffen(request: ActorRequest, avgverzoek_id: UUID) -> HttpResponse:
    found = _at(request, avgverzoek_id, "opheffen")
    form = OpheffenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            actions.lift_avgverzoek(actor=request.actor, verzoek_id=avgverzoek_id, **form.cleaned_data)
            return _done(request, found, "Opgeheven. Er gaat niets vanzelf weer naar anderen.")
    return _form(request, form, found, "Opheffen")


@require_http_methods(["GET", "HEAD", "POST"])
def avgverzoek_stap(request: ActorRequest, avgverzoek_id: UUID, stap: str) -> HttpResponse:
    found = _at(request, avgverzoek_id, stap)
    form = RedenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            actions.take_avgverzoek_step(
                actor=request.actor, verzoek_id=avgverzoek_id, stap=stap, **form.cleaned_data
            )  # fmt: skip
            return _done(request, found, "Vastgelegd.")
    return _form(request, form, found, STAPPEN[stap])


def _at(request: ActorRequest, avgverzoek_id: UUID, step: str) -> Avgverzoek:
    found = queries.look_at_verzoek(request.actor, avgverzoek_id).verzoek
    AVGVERZOEK.take(step, found.status)
    return found


def _done(request: ActorRequest, found: Avgverzoek, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("avgverzoek", found.pk)


def _form(request: ActorRequest, form: Form, found: Avgverzoek, title: str, **more: Any) -> HttpResponse:
    return pages.form_page(
        request,
        form,
        title=title,
        submit=title,
        back=reverse("avgverzoek", args=[found.pk]),
        breadcrumb=_crumbs(found, title),
        **more,
    )


def _crumbs(found: Avgverzoek, here: str = "") -> Crumbs:
    before = dossier_crumbs(found.dossier, TITEL)
    if not here:
        return before
    return Trail([*before[:-1], (TITEL, reverse("avgverzoek", args=[found.pk])), (here, "")], before.notices)
