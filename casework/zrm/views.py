"""The tab with measurements, the form, one measurement with its versions, and the outcome of a regio."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.dossier.intrekken import IntrekForm
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from casework.zrm import actions, queries
from casework.zrm.beeld import METING, chart_of, choices_of, history_table, outcome_rows, printed
from casework.zrm.forms import MetingForm, VergelijkForm, initial_of
from casework.zrm.rules import KLEINSTE_AANTAL, LANGST_REDEN, NIVEAUS
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.core.errors import InvalidInput, Refused
from dekkend.web import pages
from dekkend.web.forms import add_errors, errors_on

FORMULIER = "casework/zrm/meting_form.html"
INTUSSEN = (
    "Een collega heeft deze meting intussen gecorrigeerd of ingetrokken. Wat u typte, staat hieronder nog. Bekijk "
    "eerst de nieuwste versie in een ander venster, en neem daar over wat nog nodig is."
)


@require_safe
def dossier_zrm(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    found = queries.overzicht(
        request.actor, dossier_id, van=request.GET.get("van", ""), met=request.GET.get("met", "")
    )  # fmt: skip
    chosen = {"van": str(found.eerst.pk), "met": str(found.laatst.pk)} if found.eerst and found.laatst else {}
    return pages.render(
        request,
        "casework/zrm/zrm.html",
        {
            "detail": found,
            "dossier": found.dossier,
            "chart": chart_of(found),
            "tabel": history_table(found.metingen),
            "vergelijk": VergelijkForm(initial=chosen, choices=choices_of(found.metingen)),
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_zrm"),
            "crumbs": dossier_crumbs(found.dossier, "Zelfredzaamheid"),
        },
    )


@require_safe
def zrm_uitdraai(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """On paper: everything that counts, with the notes, and nothing to press."""
    found = queries.uitdraai(request.actor, dossier_id)
    return pages.render(
        request,
        "casework/zrm/uitdraai.html",
        {
            "detail": found,
            "dossier": found.dossier,
            "chart": chart_of(found),
            "regels": printed(found),
            "niveaus": NIVEAUS,
            "vandaag": today(),
            "crumbs": dossier_crumbs(found.dossier, "Uitdraai zelfredzaamheid"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def zrm_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_measure(actor, dossier_id)
    form = MetingForm(request.POST or None, initial={"datum": today()})
    if form.is_valid():
        with errors_on(form):
            actions.record_meting(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "De meting is opgeslagen.")
            return redirect("dossier_zrm", dossier_id)
    return pages.form_page(
        request,
        form,
        title="Zelfredzaamheid meten",
        submit="Meting opslaan",
        back=reverse("dossier_zrm", args=[dossier_id]),
        template=FORMULIER,
        breadcrumb=dossier_crumbs(dossier, "Meten"),
        context={"niveaus": NIVEAUS},
    )


@require_safe
def zrm_meting(request: ActorRequest, meting_id: UUID) -> HttpResponse:
    found = queries.meting_for(request.actor, meting_id)
    return pages.render(
        request,
        "casework/zrm/meting.html",
        {
            "detail": found,
            "dossier": found.dossier,
            "meting": found.meting,
            "METING": METING,
            "niveaus": NIVEAUS,
            "crumbs": dossier_crumbs(found.dossier, "Meting van zelfredzaamheid"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def zrm_corrigeren(request: ActorRequest, meting_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.meting_to_change(actor, meting_id, "" if request.method == "POST" else "corrigeren")
    form = MetingForm(request.POST or None, initial=initial_of(found.meting, list(found.scores)), correctie=True)
    if form.is_valid():
        try:
            meting = actions.correct_meting(
                actor=actor, meting_id=meting_id, invoer=form.invoer(), reden=form.cleaned_data["reden"]
            )
        except InvalidInput as error:
            add_errors(form, error)
        except Refused:
            form.add_error(None, INTUSSEN)
        else:
            messages.success(request, "De meting is gecorrigeerd. De vorige versie blijft te lezen.")
            return redirect("zrm_meting", meting.pk)
    return pages.form_page(
        request,
        form,
        title="Meting corrigeren",
        submit="Correctie opslaan",
        back=reverse("zrm_meting", args=[meting_id]),
        template=FORMULIER,
        breadcrumb=dossier_crumbs(found.dossier, "Corrigeren"),
        context={"niveaus": NIVEAUS},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def zrm_intrekken(request: ActorRequest, meting_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.meting_to_change(actor, meting_id, "intrekken")
    form = IntrekForm(
        request.POST or None,
        vraag="Waarom?",
        hulp="Bijvoorbeeld: de meting hoort bij iemand anders. Een fout in een score corrigeert u.",
        langst=LANGST_REDEN,
    )
    if form.is_valid():
        actions.withdraw_meting(actor=actor, meting_id=meting_id, **form.cleaned_data)
        messages.success(request, "De meting is ingetrokken. Zij telt niet meer mee en blijft te lezen.")
        return redirect("dossier_zrm", found.dossier.pk)
    return pages.form_page(
        request,
        form,
        title="Meting intrekken",
        submit="Meting intrekken",
        back=reverse("zrm_meting", args=[meting_id]),
        breadcrumb=dossier_crumbs(found.dossier, "Intrekken"),
    )


@require_safe
def zrm_uitkomst(request: ActorRequest) -> HttpResponse:
    found = queries.regio_uitkomst(request.actor, queries.year_of(request.GET.get("jaar", "")))
    return pages.render(
        request,
        "casework/zrm/uitkomst.html",
        {
            "uitkomst": found,
            "rijen": outcome_rows(found),
            "getoond": any(one.aantal for one in found.domeinen),
            "kleinste": KLEINSTE_AANTAL,
            "crumbs": (("Uitkomsten", ""),),
        },
    )
