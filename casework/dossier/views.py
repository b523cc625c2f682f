"""Pages of the dossier: the list, a new one, its timeline, the person, notes and phases."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.contact.tables import STATUS
from casework.dossier import actions, queries
from casework.dossier.forms import AantekeningForm, PersoonForm, initial_of
from casework.dossier.tables import FASE, DossierFilter, DossierTable, moments
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from casework.gemeenten import gemeente_choices
from casework.herkenning.queries import known_already, known_of_melding
from casework.herkenning.views import melding_hits_page
from casework.kenmerken import vormen_tekst
from casework.overdracht.rules import Overgedragen
from casework.overdracht.views import handed_over_page
from casework.team.queries import standing
from casework.wissen.rules import Vernietigd
from casework.wissen.views import destroyed_page
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.together import saving

FORMULIER = "casework/form_in_parts.html"
# Sent by who saw that the person may be known already.
SEEN = "bekend"


@require_safe
def dossier_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    filterset = DossierFilter(request.GET or None, queryset=queries.dossiers(actor))
    table = DossierTable(filterset.qs)
    return pages.list_page(
        request,
        title="Dossiers",
        table=table,
        filterset=filterset,
        actions=_list_actions(actor),
        intro="Wat u overdroeg aan een andere regio staat hier als u bij fase “Overgedragen” kiest.",
        shown=partial(queries.note_names_shown, actor),
    )


def _list_actions(actor: Actor) -> list[pages.Action]:
    offered = (
        (
            "noodtoegang_gebruiken",
            pages.Action("Noodtoegang", reverse("noodtoegang_nieuw"), "triangle-alert", "subtle"),
        ),
        ("dossier_openen", pages.Action("Caseload", reverse("caseload"), "scale")),
        ("vervanging_regelen", pages.Action("Vervanging", reverse("vervanging_lijst"), "users")),
        ("dossier_openen", pages.Action("Al bekend?", reverse("herkennen"), "search")),
        ("dossier_openen", pages.Action("Nieuw dossier", reverse("dossier_nieuw"), "folder-plus", "primary")),
    )
    return [action for right, action in offered if may(actor, right)]


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, "dossier_openen")
    form = PersoonForm(request.POST or None, gemeenten=gemeente_choices(actor.tenant, today()))
    known = None
    if form.is_valid():
        with errors_on(form):
            known = None if SEEN in request.POST else known_already(actor, form.invoer())
            if known is None:
                dossier = actions.open_dossier(actor=actor, persoon=form.invoer())
                messages.success(request, f"Dossier {dossier.nummer} is geopend.")
                return redirect("dossier", dossier.pk)
    return pages.form_page(
        request,
        form,
        context={"uitslag": known, "FASE": FASE, "STATUS": STATUS},
        title="Nieuw dossier",
        submit="Toch een nieuw dossier openen" if known else "Dossier openen",
        back=reverse("dossier_lijst"),
        intro="Is er een melding? Open dan de melding en kies ‘Dossier openen’. Dan gaat alles mee.",
        template=FORMULIER,
        breadcrumb=dossier_crumbs(here="Nieuw dossier"),
    )


@require_POST
def dossier_openen(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    """Who may be the same person is shown first; one click goes on."""
    if SEEN not in request.POST:
        melding, known = known_of_melding(request.actor, melding_id)
        if known is not None:
            return melding_hits_page(request, melding, known, opening=True)
    dossier = actions.open_dossier_from_melding(actor=request.actor, melding_id=melding_id)
    messages.success(request, f"Dossier {dossier.nummer} is geopend. U bent de zorgcoördinator.")
    return redirect("dossier", dossier.pk)


@require_safe
def dossier(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    try:
        return _timeline(request, dossier_id, AantekeningForm())
    except Vernietigd as gone:
        return destroyed_page(request, gone.dossier)
    except Overgedragen as gone:
        return handed_over_page(request, gone.dossier)


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_persoon(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_change(actor, dossier_id)
    form = PersoonForm(
        request.POST or None,
        initial=initial_of(actions.invoer_of(dossier)),
        gemeenten=gemeente_choices(actor.tenant, today()),
    )
    form.begin(dossier.versie)
    if form.is_valid():
        with saving(form):
            actions.change_persoon(actor=actor, dossier_id=dossier_id, persoon=form.invoer(), versie=form.begun_with)
            messages.success(request, "De gegevens zijn gewijzigd.")
            return redirect("dossier", dossier_id)
    return pages.form_page(
        request,
        form,
        title="Persoon en kenmerken wijzigen",
        submit="Wijziging opslaan",
        back=reverse("dossier", args=[dossier_id]),
        template=FORMULIER,
        breadcrumb=dossier_crumbs(dossier, "Wijzigen"),
    )


@require_POST
def dossier_aantekening(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    form = AantekeningForm(request.POST)
    if form.is_valid():
        actions.write_note(actor=request.actor, dossier_id=dossier_id, **form.cleaned_data)
        messages.success(request, "De aantekening staat op de tijdlijn.")
        return redirect("dossier", dossier_id)
    return _timeline(request, dossier_id, form, status=pages.UNPROCESSABLE)


@require_POST
def dossier_starten(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actions.change_fase(actor=request.actor, dossier_id=dossier_id, stap="starten")
    messages.success(request, "De hulpverlening is gestart.")
    return redirect("dossier", dossier_id)


@require_POST
def dossier_oppakken(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actions.take_dossier(actor=request.actor, dossier_id=dossier_id)
    messages.success(request, "U bent nu de zorgcoördinator van dit dossier.")
    return redirect("dossier", dossier_id)


@require_POST
def dossier_loslaten(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actions.release_dossier(actor=request.actor, dossier_id=dossier_id)
    messages.success(request, "Het dossier is terug bij het team. Een collega kan het nu oppakken.")
    return redirect("dossier", dossier_id)


def _timeline(request: ActorRequest, dossier_id: UUID, form: AantekeningForm, status: int = 200) -> HttpResponse:
    actor = request.actor
    detail = queries.dossier_detail(actor, dossier_id)
    found = detail.dossier
    return pages.render(
        request,
        "casework/dossier/dossier.html",
        {
            "dossier": found,
            "persoon": found.persoon,
            "leeftijd": found.persoon.leeftijd(today()),
            "detail": detail,
            "vormen": vormen_tekst(found.vormen),
            "team": standing(found),
            "moments": moments(queries.timeline_of(actor, found)),
            "form": form,
            "FASE": FASE,
            "tabs": dossier_tabs(found.pk, "dossier"),
            "crumbs": dossier_crumbs(found),
        },
        status=status,
    )
