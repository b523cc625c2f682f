"""Searching before something is made, and the numbers by which somebody is known again."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.concept.actions import save_concept
from casework.concept.rules import Plek
from casework.contact.models import Melding
from casework.contact.tables import STATUS
from casework.dossier.actions import join_dossier
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs
from casework.herkenning import actions, queries
from casework.herkenning.forms import HerkenForm, PuntForm
from casework.waarschuwing.queries import beside_phone
from dekkend.accounts.access import require
from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import Hidden
from dekkend.web import pages
from dekkend.web.forms import errors_on

SJABLOON = "casework/herkenning/zoeken.html"
MELDING = Plek("melding", {}, None, ("betrokkene_naam",))


@require_http_methods(["GET", "HEAD", "POST"])
def herkennen(request: ActorRequest) -> HttpResponse:
    """What is searched for is sent, so that no name stands in an address."""
    require(request.actor, queries.RIGHT)
    form, found = HerkenForm(request.POST or None), None
    if form.is_valid():
        with errors_on(form):
            found = queries.search(request.actor, form.vraag())
    wrong = bool(form.is_bound and form.errors)
    context = {
        "form": form,
        "uitslag": found,
        "FASE": FASE,
        "STATUS": STATUS,
        "crumbs": (("Meldingen", reverse("melding_lijst")), ("Bekend?", "")),
    }
    return pages.render(request, SJABLOON, context, pages.UNPROCESSABLE if wrong else 200)


@require_POST
def herkennen_melding(request: ActorRequest) -> HttpResponse:
    """Nobody found: the name that was typed begins a melding, and is kept meanwhile."""
    require(request.actor, queries.RIGHT)
    concept_id = uuid4()
    naam = request.POST.getlist("naam")
    try:
        save_concept(actor=request.actor, concept_id=concept_id, plek=MELDING, typed={"betrokkene_naam": naam})
    except Hidden:
        return redirect("melding_nieuw")
    return redirect(f"{reverse('melding_nieuw')}?concept={concept_id}")


@require_safe
def melding_herkennen(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    return melding_hits_page(request, *queries.search_for_melding(request.actor, melding_id))


def melding_hits_page(
    request: ActorRequest, melding: Melding, found: queries.Uitslag | None, *, opening: bool = False
) -> HttpResponse:
    """`opening`: somebody asked to open a dossier, which was not done yet."""
    context = {
        "melding": melding,
        "uitslag": found,
        "opening": opening,
        "mag_openen": queries.may_open(request.actor, melding),
        "mag_toevoegen": queries.may_join(request.actor, melding),
        "FASE": FASE,
        "STATUS": STATUS,
        "crumbs": (
            ("Meldingen", reverse("melding_lijst")),
            (melding.nummer, reverse("melding", args=[melding.pk])),
            ("Bekend?", ""),
        ),
    }
    return pages.render(request, "casework/herkenning/melding.html", context)


@require_POST
def melding_bij_dossier(request: ActorRequest, melding_id: UUID, dossier_id: UUID) -> HttpResponse:
    dossier = join_dossier(actor=request.actor, melding_id=melding_id, dossier_id=dossier_id)
    messages.success(request, f"De melding staat nu in dossier {dossier.nummer}.")
    return redirect("dossier", dossier.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_herkenning(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    found = queries.points_of(request.actor, dossier_id)
    form = PuntForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.add_punt(actor=request.actor, dossier_id=dossier_id, **form.cleaned_data)
            messages.success(request, "Opgeslagen. Belt deze persoon weer, dan vindt u het dossier terug.")
            return redirect("dossier_herkenning", dossier_id)
    wrong = bool(form.is_bound and form.errors)
    context = {
        "dossier": found.dossier,
        "punten": found.punten,
        "bij_telefoon": beside_phone(found.dossier.pk),
        "form": form,
        "crumbs": dossier_crumbs(found.dossier, "Nummers en adressen"),
    }
    return pages.render(request, "casework/herkenning/punten.html", context, pages.UNPROCESSABLE if wrong else 200)


@require_POST
def herkenningspunt_weghalen(request: ActorRequest, herkenningspunt_id: UUID) -> HttpResponse:
    dossier_id = actions.remove_punt(actor=request.actor, punt_id=herkenningspunt_id)
    messages.success(request, "Weggehaald.")
    return redirect("dossier_herkenning", dossier_id)
