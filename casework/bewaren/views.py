"""Pages about how long dossiers are kept."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.bewaren import actions, queries
from casework.bewaren.forms import BewaarstopForm, BewaartermijnForm
from casework.bewaren.rules import PER_SOORT_TENANT
from casework.bewaren.tables import BewaarTable
from casework.dossier.models import Dossier
from casework.dossier.tabs import dossier_crumbs
from dekkend.accounts.access import may, require
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on

LIJST = "Bewaartermijnen"


@require_safe
def bewaren_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    table = BewaarTable(queries.past_the_shortest(actor))

    def fill(rows: list[Dossier]) -> None:
        table.kept, table.own = queries.kept(rows), queries.own_among(actor, rows)

    buttons = [pages.Action("Losse stukken", reverse("opruimen_lijst"), icon="archive")]
    if may(actor, "bewaartermijnen_beheren"):
        buttons.append(pages.Action("Termijn wijzigen", reverse("bewaartermijn_wijzigen"), icon="pencil"))
    return pages.list_page(
        request,
        title=LIJST,
        table=table,
        actions=buttons,
        intro="Afgesloten dossiers die lang niet zijn gewijzigd. Er gaat niets vanzelf weg: twee mensen beslissen.",
        template="casework/bewaren/lijst.html",
        context={"termijnen": queries.termijnen(actor.kind)},
        shown=fill,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def bewaartermijn_wijzigen(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, "bewaartermijnen_beheren")
    form = BewaartermijnForm(request.POST or None, initial={"ingang": today()}, regimes=PER_SOORT_TENANT[actor.kind])
    if form.is_valid():
        with errors_on(form):
            actions.set_bewaartermijn(actor=actor, **form.cleaned_data)
            messages.success(request, "De termijn is vastgelegd.")
            return redirect("bewaartermijn_wijzigen")
    return pages.form_page(
        request,
        form,
        title="Bewaartermijn wijzigen",
        submit="Termijn vastleggen",
        back=reverse("mijn_werk"),
        template="casework/bewaren/termijn.html",
        context={"termijnen": queries.termijnen(actor.kind)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_bewaren(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.look_at_bewaren(actor, dossier_id)
    form = BewaarstopForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.stop_destruction(actor=actor, dossier_id=dossier_id, **form.cleaned_data)
            messages.success(request, "De bewaarstop staat erop. Dit dossier kan nu niet weg.")
            return redirect("dossier_bewaren", dossier_id)
    return pages.form_page(
        request,
        form,
        title=f"Dossier {detail.dossier.nummer} bewaren",
        submit="Bewaarstop zetten",
        back=reverse("dossier", args=[dossier_id]),
        template="casework/bewaren/dossier.html",
        breadcrumb=dossier_crumbs(detail.dossier, "Bewaren"),
        context={"detail": detail},
    )


@require_POST
def bewaarstop_opheffen(request: ActorRequest, bewaarstop_id: UUID) -> HttpResponse:
    row = actions.lift_stop(actor=request.actor, stop_id=bewaarstop_id)
    messages.success(request, "De bewaarstop is opgeheven.")
    return redirect("dossier_bewaren", row.dossier_id)
