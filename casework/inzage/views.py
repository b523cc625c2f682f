"""What is shared of a dossier, for a partner at the table."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from casework.dossier.tables import FASE
from casework.inzage import queries
from casework.kenmerken import vormen_tekst
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages


@require_safe
def dossier_gedeeld(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier = queries.look_at_shared(request.actor, dossier_id)
    return pages.render(
        request,
        "casework/inzage/gedeeld.html",
        {"dossier": dossier, "vormen": vormen_tekst(dossier.vormen), "FASE": FASE},
    )
