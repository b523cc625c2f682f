"""The team of a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.dossier.tabs import dossier_crumbs, tab_crumbs
from casework.team import actions, queries
from casework.team.forms import TeamForm
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import Status

PAGINA = "dossier_team"
STAND = {
    "nu": Status("Nu in het team", "positive", "user-check"),
    "straks": Status("Begint later", "info", "clock"),
    "voorbij": Status("Niet meer in het team", "neutral", "archive"),
}


@require_safe
def dossier_team(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    team = queries.team_of(request.actor, dossier_id)
    context = {
        "dossier": team.dossier,
        "team": team,
        "STAND": STAND,
        "crumbs": dossier_crumbs(team.dossier, "Team"),
    }
    return pages.render(request, "casework/team/team.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def teamlid_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_for_team(actor, dossier_id)
    form = TeamForm(request.POST or None, collegas=queries.candidates(dossier), initial={"van": today()})
    if form.is_valid():
        with errors_on(form):
            actions.add_teamlid(
                actor=actor, dossier_id=dossier_id, gebruiker_id=form.gebruiker_id, invoer=form.invoer()
            )
            messages.success(request, "Uw collega zit in het team, en leest dat bij Mijn werk.")
            return redirect(PAGINA, dossier_id)
    return pages.form_page(
        request,
        form,
        title="Collega in het team zetten",
        intro="De zorgcoördinator blijft verantwoordelijk. Zet alleen in het team wie nu in dit dossier werkt.",
        submit="In het team zetten",
        back=reverse(PAGINA, args=[dossier_id]),
        breadcrumb=tab_crumbs(dossier, "Team", PAGINA, "Collega in het team zetten"),
    )


@require_POST
def teamlid_stoppen(request: ActorRequest, teamlid_id: UUID) -> HttpResponse:
    row = actions.stop_teamlid(actor=request.actor, teamlid_id=teamlid_id)
    messages.success(request, "De plek in het team is gestopt. De zorgcoördinator kan haar weer geven.")
    return redirect("dossier_lijst") if row.stopreden == "zelf" else redirect(PAGINA, row.dossier_id)
