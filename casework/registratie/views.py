"""The tab on which consent is asked and the registration is sent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from casework.registratie import actions, queries
from casework.registratie.rules import POSTSTATUS, REGISTRATIE
from casework.toestemming.rules import TOESTEMMING
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.status import Status, statuses

TOESTEMMINGEN = statuses(TOESTEMMING, tones={"gegeven": "positive", "geweigerd": "neutral", "ingetrokken": "warning"})
SOORTEN = statuses(REGISTRATIE, tones={"volledig": "positive", "alleen_telling": "info"})
POST = {
    "verzonden": Status(POSTSTATUS["verzonden"], "info", icon="send"),
    "ontvangen": Status(POSTSTATUS["ontvangen"], "positive"),
    "geweigerd": Status(POSTSTATUS["geweigerd"], "negative"),
    "onbestelbaar": Status(POSTSTATUS["onbestelbaar"], "negative"),
}


@require_safe
def dossier_registratie(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.registratie_detail(actor, dossier_id)
    return pages.render(
        request,
        "casework/registratie/registratie.html",
        {
            "dossier": detail.dossier,
            "registratie": detail.registratie,
            "post": detail.post,
            "staand": detail.staand,
            "toestemmingen": detail.toestemmingen,
            "mag_vastleggen": may(actor, "toestemming_vastleggen") and detail.dossier.besluit.wijzigen,
            "mag_versturen": may(actor, "registratie_versturen") and detail.dossier.besluit.wijzigen,
            "TOESTEMMINGEN": TOESTEMMINGEN,
            "SOORTEN": SOORTEN,
            "POST": POST,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_registratie"),
            "crumbs": dossier_crumbs(detail.dossier),
        },
    )


@require_POST
def registratie_sturen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    registratie, _ = actions.register_dossier(actor=request.actor, dossier_id=dossier_id)
    if registratie.soort == "volledig":
        messages.success(request, "De registratie is op weg naar CoMensha.")
    else:
        messages.success(request, "Zonder toestemming gaat alleen het aantal naar CoMensha. Dit dossier telt mee.")
    return redirect("dossier_registratie", dossier_id)
