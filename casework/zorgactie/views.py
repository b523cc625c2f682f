"""Finding and offering help for a hulpvraag, and following what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.concept.formulier import keep
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_tabs
from casework.hulpvraag.views import PAGINA as HULPVRAGEN
from casework.hulpvraag.views import hulpvraag_crumbs
from casework.sociale_kaart.queries import best_fit
from casework.toestemming.eerst import to_ground, wants_ground_first
from casework.toestemming.queries import valid_ground
from casework.zorgactie import actions, queries
from casework.zorgactie.forms import AanbodForm, ContactForm, OpvolgingForm, StapForm, ZoekForm
from casework.zorgactie.models import Zorgactie
from casework.zorgactie.opvolging import FACTOREN
from casework.zorgactie.rules import ANTWOORD_BINNEN, DEELBAAR, DOEL, GRONDSLAG_BRONNEN, GRONDSLAGEN
from casework.zorgactie.tables import STAND
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.parts import Trail

GET_OR_POST = ["GET", "HEAD", "POST"]


def _crumbs(zorgactie: Zorgactie, here: str) -> Trail:
    """Below the page of the zorgactie."""
    name = zorgactie.organisatie.naam
    page = reverse("zorgactie", args=[zorgactie.pk])
    before = hulpvraag_crumbs(zorgactie.dossier, name)
    return Trail([*before[:-1], (name, page), (here, "")], before.notices)


@require_http_methods(GET_OR_POST)
def zorgactie_zoeken(request: ActorRequest, hulpvraag_id: UUID) -> HttpResponse:
    """Who fits best, first by what the dossier says, then by what is filled in here; none of that is kept."""
    actor = request.actor
    hulpvraag = queries.hulpvraag_to_find_help_for(actor, hulpvraag_id)
    vraag = queries.question_of(hulpvraag.dossier, hulpvraag)
    initial = {"aanbod": vraag.aanbod, "onderwerpen": sorted(vraag.onderwerpen)}
    form = ZoekForm(request.POST or None, initial=initial, gebied=hulpvraag.gebied)
    gevonden = best_fit(actor, form.refined(vraag) if form.is_valid() else vraag)
    return pages.form_page(
        request,
        form,
        title="Passende hulp zoeken",
        submit="Zoeken",
        back=reverse(HULPVRAGEN, args=[hulpvraag.dossier_id]),
        intro="Dekkend zet op volgorde wie het best past, en zegt waarom. U kiest zelf.",
        template="casework/zorgactie/zoeken.html",
        breadcrumb=hulpvraag_crumbs(hulpvraag.dossier, "Passende hulp"),
        context={"gevonden": gevonden, "hulpvraag": hulpvraag},
    )


@require_http_methods(GET_OR_POST)
def zorgactie_aanbieden(request: ActorRequest, hulpvraag_id: UUID, organisatie_id: UUID) -> HttpResponse:
    actor = request.actor
    hulpvraag = queries.hulpvraag_to_find_help_for(actor, hulpvraag_id)
    organisatie = queries.organisatie_to_ask(actor, organisatie_id)
    initial = {
        "antwoord_voor": today() + ANTWOORD_BINNEN,
        "waarom": queries.reasons_for(actor, hulpvraag, organisatie),
    }
    grond = valid_ground(hulpvraag.dossier, DOEL, str(organisatie_id))
    form = AanbodForm(request.POST or None, initial=initial, mag_delen=grond is not None)
    kept = keep(request, form, hulpvraag.dossier_id)
    if wants_ground_first(request):
        terug = kept.put_away(request.POST)
        return to_ground(request, hulpvraag.dossier_id, doel=DOEL, ontvanger=str(organisatie_id), terug=terug)
    if form.is_valid():
        with errors_on(form):
            made = actions.offer_zorgactie(
                actor=actor, hulpvraag_id=hulpvraag_id, organisatie_id=organisatie_id, invoer=form.invoer()
            )
            kept.let_go()
            messages.success(request, f"De hulpvraag is aangeboden aan {organisatie.naam}.")
            return redirect("zorgactie", made.pk)
    known = queries.known_of(hulpvraag.dossier)
    return pages.form_page(
        request,
        form,
        title=f"Aanbieden aan {organisatie.naam}",
        submit="Aanbieden",
        back=reverse("zorgactie_zoeken", args=[hulpvraag_id]),
        template="casework/zorgactie/aanbieden.html",
        breadcrumb=hulpvraag_crumbs(hulpvraag.dossier, "Aanbieden"),
        context={
            "kept": kept,
            "hulpvraag": hulpvraag,
            "bekend": [(label, known[code] or "Niet bekend") for code, label in DEELBAAR.items()],
            "gasten": queries.guests_of(organisatie),
            "grond": grond,
            "bronnen": [(GRONDSLAGEN[code], source) for code, source in GRONDSLAG_BRONNEN.items()],
        },
    )


@require_safe
def zorgactie(request: ActorRequest, zorgactie_id: UUID) -> HttpResponse:
    detail = queries.zorgactie_detail(request.actor, zorgactie_id)
    found = detail.zorgactie
    factors = [(label, getattr(found, f"get_{name}_display")()) for name, label in FACTOREN.items()]
    return pages.render(
        request,
        "casework/zorgactie/zorgactie.html",
        {
            "detail": detail,
            "zorgactie": found,
            "dossier": found.dossier,
            "factoren": factors,
            "STAND": STAND,
            "FASE": FASE,
            "tabs": dossier_tabs(found.dossier_id, HULPVRAGEN),
            "crumbs": hulpvraag_crumbs(found.dossier, found.organisatie.naam),
        },
    )


@require_http_methods(GET_OR_POST)
def zorgactie_stap(request: ActorRequest, zorgactie_id: UUID) -> HttpResponse:
    found, steps = queries.zorgactie_for_form(request.actor, zorgactie_id)
    form = StapForm(request.POST or None, stappen=steps)
    if form.is_valid():
        with errors_on(form):
            actions.take_zorgactie_step(actor=request.actor, zorgactie_id=zorgactie_id, invoer=form.invoer())
            messages.success(request, "Het is vastgelegd.")
            return redirect("zorgactie", zorgactie_id)
    return pages.form_page(
        request,
        form,
        title=f"{found.organisatie.naam}: wat is er gebeurd?",
        submit="Vastleggen",
        back=reverse("zorgactie", args=[zorgactie_id]),
        breadcrumb=_crumbs(found, "Wat is er gebeurd?"),
    )


@require_http_methods(GET_OR_POST)
def zorgactie_contact(request: ActorRequest, zorgactie_id: UUID) -> HttpResponse:
    found = queries.running_for_form(request.actor, zorgactie_id)
    form = ContactForm(request.POST or None, initial={"datum": today()})
    kept = keep(request, form, found.dossier_id)
    if form.is_valid():
        with errors_on(form):
            actions.record_contact(actor=request.actor, zorgactie_id=zorgactie_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "Het contact is vastgelegd.")
            return redirect("zorgactie", zorgactie_id)
    return pages.form_page(
        request,
        form,
        title=f"Contact met {found.organisatie.naam}",
        submit="Vastleggen",
        back=reverse("zorgactie", args=[zorgactie_id]),
        breadcrumb=_crumbs(found, "Contact"),
        context={"kept": kept},
    )


@require_http_methods(GET_OR_POST)
def zorgactie_opvolging(request: ActorRequest, zorgactie_id: UUID) -> HttpResponse:
    found = queries.running_for_form(request.actor, zorgactie_id)
    form = OpvolgingForm(request.POST or None, initial=queries.opvolging_of(found).antwoorden)
    if form.is_valid():
        with errors_on(form):
            actions.set_opvolging(actor=request.actor, zorgactie_id=zorgactie_id, opvolging=form.opvolging())
            messages.success(request, "De opvolging is gewijzigd.")
            return redirect("zorgactie", zorgactie_id)
    return pages.form_page(
        request,
        form,
        title=f"Hoe vaak spreekt u {found.organisatie.naam}?",
        submit="Opslaan",
        back=reverse("zorgactie", args=[zorgactie_id]),
        intro="Hoe beter de hulpverlener de doelgroep kent en hoe meer u van elkaar ziet, hoe minder contact nodig is.",
        breadcrumb=_crumbs(found, "Opvolging"),
    )
