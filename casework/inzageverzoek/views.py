"""Pages of a request to see what is held: noting it, one request, checking the overview, handing out, refusing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.dossier.tabs import dossier_crumbs
from casework.inzageverzoek import actions, queries
from casework.inzageverzoek.forms import AfwijsForm, IdentiteitForm, VerzoekForm
from casework.inzageverzoek.models import Inzageverzoek
from casework.inzageverzoek.rules import INZAGEVERZOEK
from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.stepup import has_stepped_up, step_up_url
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import Form, errors_on
from dekkend.web.parts import Crumbs, Trail
from dekkend.web.status import statuses

STATUS = statuses(
    INZAGEVERZOEK,
    tones={
        "gevraagd": "warning",
        "gemaakt": "info",
        "vrijgegeven": "info",
        "uitgereikt": "positive",
        "afgewezen": "neutral",
        "vervallen": "neutral",
    },
)
TITEL = "Inzageverzoek"


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_inzageverzoek(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier, earlier = queries.dossier_asked_about(actor, dossier_id)
    form = VerzoekForm(request.POST if request.method == "POST" else None, initial={"ontvangen_op": today()})
    if form.is_valid():
        with errors_on(form):
            made = actions.ask_inzageverzoek(actor=actor, dossier_id=dossier_id, **form.cleaned_data)
            messages.success(request, "Het verzoek is vastgelegd. U heeft een maand om te antwoorden.")
            return redirect("inzageverzoek", made.pk)
    return pages.form_page(
        request,
        form,
        title=f"{TITEL} bij dossier {dossier.nummer}",
        submit="Verzoek vastleggen",
        back=reverse("dossier", args=[dossier_id]),
        intro="Vraagt iemand welke gegevens wij over hem of haar hebben? Leg dat hier vast. Antwoord binnen een maand.",
        template="casework/inzageverzoek/nieuw.html",
        breadcrumb=dossier_crumbs(dossier, TITEL),
        context={"eerdere": earlier, "STATUS": STATUS},
    )


@require_safe
def inzageverzoek(request: ActorRequest, inzageverzoek_id: UUID) -> HttpResponse:
    found = queries.verzoek_for(request.actor, inzageverzoek_id)
    steps = {edge.name: edge for edge in INZAGEVERZOEK.open_to(found.status, request.actor.roles)}
    context = {"verzoek": found, "stappen": steps, "STATUS": STATUS, "crumbs": _crumbs(found)}
    return pages.render(request, "casework/inzageverzoek/inzageverzoek.html", context)


@require_POST
def inzageverzoek_maken(request: ActorRequest, inzageverzoek_id: UUID) -> HttpResponse:
    actions.make_overview(actor=request.actor, verzoek_id=inzageverzoek_id)
    messages.success(request, "Het overzicht is gemaakt. Kijk het na voordat u het uitreikt.")
    return redirect("inzageverzoek", inzageverzoek_id)


@never_cache
@require_safe
def inzageverzoek_nakijken(request: ActorRequest, inzageverzoek_id: UUID) -> HttpResponse:
    queries.verzoek_for(request.actor, inzageverzoek_id)
    if not has_stepped_up(request):
        return redirect(step_up_url(request))
    found, overview = queries.overview_for(request.actor, inzageverzoek_id)
    context = {"verzoek": found, "overzicht": overview, "crumbs": _crumbs(found, "Nakijken")}
    return pages.render(request, "casework/inzageverzoek/nakijken.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def inzageverzoek_vrijgeven(request: ActorRequest, inzageverzoek_id: UUID) -> HttpResponse:
    found = queries.verzoek_for(request.actor, inzageverzoek_id)
    INZAGEVERZOEK.take("vrijgeven", found.status)
    form = IdentiteitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            actions.note_identity(actor=request.actor, verzoek_id=inzageverzoek_id, **form.cleaned_data)
            messages.success(request, "Vastgelegd. U kunt het overzicht nu één keer downloaden.")
            return redirect("inzageverzoek", inzageverzoek_id)
    return _form(request, form, found, "Identiteit vastleggen")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inzageverzoek_uitreiken(request: ActorRequest, inzageverzoek_id: UUID) -> HttpResponse:
    """GET is the page with the button, to which one comes back after proving who one is."""
    found = queries.verzoek_for(request.actor, inzageverzoek_id)
    INZAGEVERZOEK.take("uitreiken", found.status)
    if not has_stepped_up(request):
        return redirect(step_up_url(request))
    if request.method != "POST":
        context = {"verzoek": found, "crumbs": _crumbs(found, "Uitreiken")}
        return pages.render(request, "casework/inzageverzoek/uitreiken.html", context)
    plain = actions.hand_out(actor=request.actor, verzoek_id=inzageverzoek_id)
    answer = HttpResponse(plain, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="overzicht-van-uw-gegevens.zip"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def inzageverzoek_afwijzen(request: ActorRequest, inzageverzoek_id: UUID) -> HttpResponse:
    found = queries.verzoek_for(request.actor, inzageverzoek_id)
    INZAGEVERZOEK.take("afwijzen", found.status)
    form = AfwijsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            actions.refuse_inzageverzoek(actor=request.actor, verzoek_id=inzageverzoek_id, **form.cleaned_data)
            messages.success(
                request, "Afgewezen. Vertel de aanvrager waarom, en dat hij of zij een klacht kan indienen."
            )
            return redirect("inzageverzoek", inzageverzoek_id)
    return _form(request, form, found, "Verzoek afwijzen")


def _form(request: ActorRequest, form: Form, found: Inzageverzoek, title: str) -> HttpResponse:
    return pages.form_page(
        request,
        form,
        title=title,
        submit=title,
        back=reverse("inzageverzoek", args=[found.pk]),
        breadcrumb=_crumbs(found, title),
    )


def _crumbs(found: Inzageverzoek, here: str = "") -> Crumbs:
    before = dossier_crumbs(found.dossier, TITEL)
    if not here:
        return before
    here_too = [(TITEL, reverse("inzageverzoek", args=[found.pk])), (here, "")]
    return Trail([*before[:-1], *here_too], before.notices)
