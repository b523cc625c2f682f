"""Asking to destroy a dossier, and deciding on it. None of these pages tells whom a dossier is about."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.dossier import queries as dossiers
from casework.dossier.models import Dossier
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs
from casework.wissen import actions, queries
from casework.wissen.forms import WisverzoekForm
from casework.wissen.tables import STATUS, WisverzoekFilter, WisverzoekTable
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on

LIJST = "Wisverzoeken"
UITLEG = (
    "Van een vernietigd dossier blijven het nummer en de datums over, en dat het vernietigd is. Al het andere is "
    "voorgoed weg, ook de melding en wat CoMensha heeft. Niemand kan dat terughalen. Een tweede persoon moet het "
    "bevestigen."
)


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_wissen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = dossiers.dossier_to_destroy(actor, dossier_id)
    form = WisverzoekForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.propose_wisverzoek(actor=actor, dossier_id=dossier_id, **form.cleaned_data)
            messages.success(request, "Voorgesteld. Een collega of de FG moet dit nog bevestigen.")
            return redirect("dossier", dossier_id)
    return pages.form_page(
        request,
        form,
        title=f"Dossier {dossier.nummer} laten vernietigen",
        submit="Vernietigen voorstellen",
        back=reverse("dossier", args=[dossier_id]),
        intro=UITLEG,
        breadcrumb=dossier_crumbs(dossier, "Vernietigen"),
    )


@require_safe
def wisverzoek_lijst(request: ActorRequest) -> HttpResponse:
    filterset = WisverzoekFilter(request.GET or None, queryset=queries.wisverzoeken(request.actor))
    return pages.list_page(request, title=LIJST, table=WisverzoekTable(filterset.qs), filterset=filterset, intro=UITLEG)


@require_safe
def wisverzoek(request: ActorRequest, wisverzoek_id: UUID) -> HttpResponse:
    found = queries.wisverzoek_for(request.actor, wisverzoek_id)
    own = found.voorgesteld_door_id == request.actor.user_id
    return pages.render(
        request,
        "casework/wissen/wisverzoek.html",
        {
            "wisverzoek": found,
            "open": found.status == "voorgesteld",
            "own": own,
            "uitleg": UITLEG,
            "STATUS": STATUS,
            "crumbs": ((LIJST, reverse("wisverzoek_lijst")), (found.dossier.nummer, "")),
        },
    )


@require_POST
def wisverzoek_bevestigen(request: ActorRequest, wisverzoek_id: UUID) -> HttpResponse:
    found = actions.confirm_wisverzoek(actor=request.actor, wisverzoek_id=wisverzoek_id)
    done = found.status == "vernietigd"
    said = "Het dossier is vernietigd." if done else "Het dossier wordt binnen enkele minuten vernietigd."
    messages.success(request, said)
    return redirect("wisverzoek", wisverzoek_id)


@require_POST
def wisverzoek_afwijzen(request: ActorRequest, wisverzoek_id: UUID) -> HttpResponse:
    actions.reject_wisverzoek(actor=request.actor, wisverzoek_id=wisverzoek_id)
    messages.success(request, "Afgewezen. Het dossier blijft bestaan.")
    return redirect("wisverzoek", wisverzoek_id)


def destroyed_page(request: ActorRequest, dossier: Dossier) -> HttpResponse:
    """In the place of the dossier, which came through the gate already."""
    context = {
        "dossier": dossier,
        "wisverzoek": queries.end_of(dossier.pk),
        "FASE": FASE,
        "crumbs": dossier_crumbs(dossier),
    }
    return pages.render(request, "casework/wissen/vernietigd.html", context)
