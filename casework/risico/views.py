"""The tab of the risks, the form, one assessment, its correction and its withdrawal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.concept.formulier import keep
from casework.dossier.intrekken import IntrekForm
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs, tab_crumbs
from casework.risico import actions, queries
from casework.risico.forms import RisicoForm, initial_of
from casework.risico.rules import LANGST_REDEN, PLAN, RISICOTAXATIE, vragen_op, vragen_van
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import Status, statuses

PAGINA, TAB = "dossier_risico", "Risico's"
FORMULIER = "casework/form_in_parts.html"
NIVEAU = {
    "laag": Status("Laag", "positive"),
    "verhoogd": Status("Verhoogd", "info"),
    "hoog": Status("Hoog", "warning"),
    "acuut": Status("Nu gevaar", "negative"),
}
STAND = statuses(RISICOTAXATIE, tones={"gecorrigeerd": "neutral", "ingetrokken": "warning"})


@require_safe
def dossier_risico(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    found = queries.overzicht(request.actor, dossier_id)
    days = [one.datum for one in found.kolommen]
    return pages.render(
        request,
        "casework/risico/risico.html",
        {
            "detail": found,
            "dossier": found.dossier,
            "plan": [(label, getattr(found.laatste, name, "")) for name, label in PLAN.items()],
            "rijen": [(one.vraag, list(zip(days, one.antwoorden, strict=True))) for one in found.verloop],
            "NIVEAU": NIVEAU,
            "STAND": STAND,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, PAGINA),
            "crumbs": dossier_crumbs(found.dossier, TAB),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def risico_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_assess(actor, dossier_id)
    form = RisicoForm(request.POST or None, initial={"datum": today()}, vragen=vragen_op(today()))
    kept = keep(request, form, dossier_id)
    if form.is_valid():
        with errors_on(form):
            actions.record_risico(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "De risicotaxatie is opgeslagen.")
            return redirect(PAGINA, dossier_id)
    return pages.form_page(
        request,
        form,
        title="Risico's bekijken",
        submit="Opslaan",
        back=reverse(PAGINA, args=[dossier_id]),
        intro="Bespreek dit met de persoon, als dat veilig kan. De vragen helpen u kijken; u oordeelt zelf.",
        template=FORMULIER,
        breadcrumb=tab_crumbs(dossier, TAB, PAGINA, "Bekijken"),
        context={"kept": kept},
    )


@require_safe
def risico_taxatie(request: ActorRequest, risicotaxatie_id: UUID) -> HttpResponse:
    found = queries.taxatie_for(request.actor, risicotaxatie_id)
    return pages.render(
        request,
        "casework/risico/taxatie.html",
        {
            "detail": found,
            "dossier": found.dossier,
            "taxatie": found.taxatie,
            "plan": [(label, getattr(found.taxatie, name)) for name, label in PLAN.items()],
            "NIVEAU": NIVEAU,
            "STAND": STAND,
            "crumbs": tab_crumbs(found.dossier, TAB, PAGINA, "Risicotaxatie"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def risico_corrigeren(request: ActorRequest, risicotaxatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.taxatie_to_change(actor, risicotaxatie_id, "corrigeren")
    row = found.taxatie
    form = RisicoForm(
        request.POST or None,
        initial=initial_of(row),
        vragen=vragen_van(row.instrument, row.versie),
        correctie=True,
    )
    kept = keep(request, form, found.dossier.pk)
    if form.is_valid():
        with errors_on(form):
            new = actions.correct_risico(
                actor=actor, risicotaxatie_id=row.pk, invoer=form.invoer(), reden=form.cleaned_data["reden"]
            )
            kept.let_go()
            messages.success(request, "De taxatie is gecorrigeerd. De vorige versie blijft te lezen.")
            return redirect("risico_taxatie", new.pk)
    return pages.form_page(
        request,
        form,
        title="Risicotaxatie corrigeren",
        submit="Correctie opslaan",
        back=reverse("risico_taxatie", args=[row.pk]),
        template=FORMULIER,
        breadcrumb=tab_crumbs(found.dossier, TAB, PAGINA, "Corrigeren"),
        context={"kept": kept},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def risico_intrekken(request: ActorRequest, risicotaxatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.taxatie_to_change(actor, risicotaxatie_id, "intrekken")
    form = IntrekForm(
        request.POST or None,
        vraag="Waarom?",
        hulp="Bijvoorbeeld: dit hoort bij iemand anders. Een fout corrigeert u.",
        langst=LANGST_REDEN,
    )
    if form.is_valid():
        with errors_on(form):
            actions.withdraw_risico(actor=actor, risicotaxatie_id=risicotaxatie_id, **form.cleaned_data)
            messages.success(request, "De taxatie is ingetrokken. Zij telt niet meer mee en blijft te lezen.")
            return redirect(PAGINA, found.dossier.pk)
    return pages.form_page(
        request,
        form,
        title="Risicotaxatie intrekken",
        submit="Intrekken",
        back=reverse("risico_taxatie", args=[risicotaxatie_id]),
        breadcrumb=tab_crumbs(found.dossier, TAB, PAGINA, "Intrekken"),
    )
