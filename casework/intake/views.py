"""The tab of the intake, its talks, what they told, the rights that were explained, and how it ends."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.concept.formulier import keep
from casework.consultatie.beeld import STAND as ADVIES
from casework.dossier.models import Dossier
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs, tab_crumbs
from casework.intake import actions, gesprekken, queries
from casework.intake.forms import (
    BeschrijvingForm,
    GesprekForm,
    RechtenuitlegForm,
    StopForm,
    UitkomstForm,
    gesprek_initial,
)
from casework.intake.rules import GEBIEDEN, GEEN_VAKTOLK, GESPREK, INTAKE, beschrijving_of
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import now, today
from dekkend.web import pages
from dekkend.web.forms import Form, errors_on
from dekkend.web.status import statuses
from dekkend.web.together import saving

PAGINA = "dossier_intake"
STAND = statuses(INTAKE, tones={"loopt": "info", "gestopt": "neutral", "afgerond": "positive"})
GESPREKSSTAND = statuses(
    GESPREK, tones={"gepland": "info", "gehouden": "positive", "niet_verschenen": "warning", "afgezegd": "neutral"}
)


def _form_page(
    request: ActorRequest, dossier: Dossier, form: Form, title: str, submit: str, **more: Any
) -> HttpResponse:
    return pages.form_page(
        request,
        form,
        title=title,
        submit=submit,
        back=reverse(PAGINA, args=[dossier.pk]),
        breadcrumb=tab_crumbs(dossier, "Intake", PAGINA, title),
        **more,
    )


@require_safe
def dossier_intake(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    found = queries.intake_of(request.actor, dossier_id)
    explained = queries.explained_areas(found.rechtenuitleg)
    return pages.render(
        request,
        "casework/intake/intake.html",
        {
            "detail": found,
            "dossier": found.dossier,
            "intake": found.intake,
            "gebieden": [(GEBIEDEN[code], code in explained) for code in found.gebieden],
            "geen_vaktolk": GEEN_VAKTOLK,
            "nu": now(),
            "STAND": STAND,
            "GESPREK": GESPREKSSTAND,
            "ADVIES": ADVIES,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, PAGINA),
            "crumbs": dossier_crumbs(found.dossier, "Intake"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def intakegesprek_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, _ = queries.dossier_to_intake(actor, dossier_id)
    form = GesprekForm(request.POST or None)
    kept = keep(request, form, dossier_id)
    if form.is_valid():
        with errors_on(form):
            gesprekken.plan_gesprek(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "Het gesprek is gepland. De dag ervoor staat de herinnering in Mijn werk.")
            return redirect(PAGINA, dossier_id)
    return _form_page(request, dossier, form, "Gesprek plannen", "Gesprek plannen", context={"kept": kept})


@require_http_methods(["GET", "HEAD", "POST"])
def intakegesprek_verzetten(request: ActorRequest, intakegesprek_id: UUID) -> HttpResponse:
    actor = request.actor
    talk = queries.gesprek_to_change(actor, intakegesprek_id)
    form = GesprekForm(request.POST or None, initial=gesprek_initial(talk))
    if form.is_valid():
        with errors_on(form):
            gesprekken.move_gesprek(actor=actor, gesprek_id=intakegesprek_id, invoer=form.invoer())
            messages.success(request, "Het gesprek is gewijzigd.")
            return redirect(PAGINA, talk.dossier_id)
    return _form_page(request, talk.dossier, form, "Gesprek wijzigen", "Opslaan")


@require_http_methods(["GET", "HEAD", "POST"])
def intakegesprek_uitkomst(request: ActorRequest, intakegesprek_id: UUID) -> HttpResponse:
    actor = request.actor
    talk = queries.gesprek_to_change(actor, intakegesprek_id)
    initial = {"aanwezig": talk.aanwezig, "verslag": talk.verslag}
    form = UitkomstForm(request.POST or None, initial=initial)
    kept = keep(request, form, talk.dossier_id)
    if form.is_valid():
        with errors_on(form):
            gesprekken.close_gesprek(actor=actor, gesprek_id=intakegesprek_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "Het is opgeslagen. Klopt het niet? Kies bij het gesprek ‘Dit klopt niet’.")
            return redirect(PAGINA, talk.dossier_id)
    return _form_page(request, talk.dossier, form, "Hoe ging het gesprek?", "Opslaan", context={"kept": kept})


@require_POST
def intakegesprek_herinnerd(request: ActorRequest, intakegesprek_id: UUID) -> HttpResponse:
    talk = gesprekken.note_reminded(actor=request.actor, gesprek_id=intakegesprek_id)
    messages.success(request, "Vastgelegd dat u de persoon heeft herinnerd.")
    return redirect(PAGINA, talk.dossier_id)


@require_POST
def intakegesprek_herstellen(request: ActorRequest, intakegesprek_id: UUID) -> HttpResponse:
    talk = gesprekken.reopen_gesprek(actor=request.actor, gesprek_id=intakegesprek_id)
    messages.success(request, "Het gesprek staat weer op gepland. Wat u opschreef, is er nog.")
    return redirect(PAGINA, talk.dossier_id)


@require_http_methods(["GET", "HEAD", "POST"])
def intake_beschrijven(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, intake = queries.dossier_to_intake(actor, dossier_id)
    known = vars(beschrijving_of(intake)) if intake else {}
    form = BeschrijvingForm(request.POST or None, initial=known)
    form.begin(intake.versie if intake else 1)
    kept = keep(request, form, dossier_id)
    if form.is_valid():
        with saving(form):
            actions.describe_intake(actor=actor, dossier_id=dossier_id, invoer=form.invoer(), versie=form.begun_with)
            kept.let_go()
            messages.success(request, "De intake is opgeslagen.")
            return redirect(PAGINA, dossier_id)
    return _form_page(
        request,
        dossier,
        form,
        "Intake beschrijven",
        "Opslaan",
        intro="U mag velden leeg laten en later verdergaan.",
        template="casework/form_in_parts.html",
        context={"kept": kept},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rechtenuitleg_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, _ = queries.dossier_to_intake(actor, dossier_id)
    form = RechtenuitlegForm(request.POST or None, initial={"datum": today()})
    kept = keep(request, form, dossier_id)
    if form.is_valid():
        with errors_on(form):
            actions.explain_rights(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "Vastgelegd welke rechten u heeft uitgelegd.")
            return redirect(PAGINA, dossier_id)
    return _form_page(request, dossier, form, "Rechten uitgelegd", "Opslaan", context={"kept": kept})


@require_POST
def rechtenuitleg_intrekken(request: ActorRequest, rechtenuitleg_id: UUID) -> HttpResponse:
    row = actions.withdraw_rechtenuitleg(actor=request.actor, rechtenuitleg_id=rechtenuitleg_id)
    messages.success(request, "Ingetrokken. Dit telt niet meer mee en blijft te lezen.")
    return redirect(PAGINA, row.dossier_id)


@require_POST
def intake_afronden(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actions.finish_intake(actor=request.actor, dossier_id=dossier_id)
    messages.success(request, "De intake is afgerond.")
    return redirect(PAGINA, dossier_id)


@require_POST
def intake_hervatten(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actions.resume_intake(actor=request.actor, dossier_id=dossier_id)
    messages.success(request, "De intake loopt weer. Alles wat er stond is er nog.")
    return redirect(PAGINA, dossier_id)


@require_http_methods(["GET", "HEAD", "POST"])
def intake_stoppen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, _ = queries.dossier_to_intake(actor, dossier_id)
    form = StopForm(request.POST or None)
    kept = keep(request, form, dossier_id)
    if form.is_valid():
        with errors_on(form):
            actions.stop_intake(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "De intake staat stil. U kunt die altijd weer oppakken.")
            return redirect(PAGINA, dossier_id)
    return _form_page(
        request,
        dossier,
        form,
        "Nu niet verder",
        "Vastleggen",
        intro="Het dossier blijft open en er gaat niets verloren. Gesprekken die nog kwamen, gaan niet door.",
        context={"kept": kept},
    )
