"""The tab on which a dossier shows who looked at it."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from casework.logboek.queries import log_of_dossier
from casework.logboek.tables import DossierLogFilter
from dekkend.accounts.requests import ActorRequest
from dekkend.beheer.logboek.tables import LineTable
from dekkend.web import pages


@require_safe
def dossier_logboek(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    found = log_of_dossier(request.actor, dossier_id)
    filterset = DossierLogFilter(request.GET or None, queryset=found.lines, mensen=found.mensen)
    return pages.list_page(
        request,
        title=f"Wie heeft gekeken in {found.dossier.nummer}",
        table=LineTable(filterset.qs),
        filterset=filterset,
        template="casework/logboek/logboek.html",
        context={
            "dossier": found.dossier,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_logboek"),
            "crumbs": dossier_crumbs(found.dossier, "Wie heeft gekeken"),
        },
        per_page=50,
    )
