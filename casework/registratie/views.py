"""The tab on which consent is asked and the registration is sent."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs, tab_crumbs
from casework.navraag.rules import NAVRAAG
from casework.registratie import actions, queries
from casework.registratie.beeld import lines_of
from casework.registratie.rules import POSTSTATUS, REGISTRATIE
from casework.toestemming.rules import TOESTEMMING
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import InvalidInput
from dekkend.web import pages
from dekkend.web.status import Status, statuses

TAB = "Toestemming en registratie"
TOESTEMMINGEN = statuses(TOESTEMMING, tones={"gegeven": "positive", "geweigerd": "neutral", "ingetrokken": "warning"})
SOORTEN = statuses(REGISTRATIE, tones={"volledig": "positive", "alleen_telling": "info"})
NAVRAGEN = statuses(
    NAVRAAG, tones={"open": "warning", "aangepast": "positive", "klopt": "positive", "niet_bekend": "neutral"}
)
POST = {
    "verzonden": Status(POSTSTATUS["verzonden"], "info", icon="send"),
    "ontvangen": Status(POSTSTATUS["ontvangen"], "positive"),
    "geweigerd": Status(POSTSTATUS["geweigerd"], "negative"),
    "onbestelbaar": Status(POSTSTATUS["onbestelbaar"], "negative"),
    "telt_mee": Status(POSTSTATUS["telt_mee"], "info"),
    "geteld": Status(POSTSTATUS["geteld"], "positive"),
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
            "uitstel": detail.uitstel,
            "navragen": detail.navragen,
            "intrekking": detail.intrekking,
            "intrekkingen": detail.intrekkingen,
            "NAVRAAG": NAVRAGEN,
            "uitstel_geldt": detail.uitstel_geldt,
            "toestemmingen": detail.toestemmingen,
            "mag_vastleggen": may(actor, "toestemming_vastleggen") and detail.dossier.besluit.wijzigen,
            "mag_versturen": may(actor, "registratie_versturen") and detail.dossier.besluit.wijzigen,
            "TOESTEMMINGEN": TOESTEMMINGEN,
            "SOORTEN": SOORTEN,
            "POST": POST,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_registratie"),
            "crumbs": dossier_crumbs(detail.dossier, TAB),
        },
    )


@require_safe
def registratie_voorbeeld(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    return _voorbeeld(request, queries.voorbeeld(request.actor, dossier_id))


def _voorbeeld(request: ActorRequest, found: queries.Voorbeeld, wrong: Sequence[str] = ()) -> HttpResponse:
    dossier = found.dossier
    return pages.render(
        request,
        "casework/registratie/voorbeeld.html",
        {
            "voorbeeld": found,
            "dossier": dossier,
            "regels": lines_of(found),
            "brief": found.brief.model_dump_json(indent=2) if found.brief else "",
            "fouten": wrong,
            "FASE": FASE,
            "crumbs": tab_crumbs(dossier, TAB, "dossier_registratie", "Voorbeeld"),
        },
        status=422 if wrong else 200,
    )


@require_POST
def registratie_sturen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor, sent = request.actor, request.POST
    try:
        registratie, _ = actions.register_dossier(
            actor=actor,
            dossier_id=dossier_id,
            gezien=sent.get("gezien", ""),
            andere_persoon=sent.get("andere_persoon") == "ja",
        )
    except InvalidInput as error:
        wrong = [sentence for sentences in error.fields.values() for sentence in sentences]
        return _voorbeeld(request, queries.voorbeeld(actor, dossier_id), wrong)
    if registratie.soort == "volledig":
        messages.success(request, "De registratie is op weg naar CoMensha.")
    else:
        messages.success(
            request,
            "Zonder toestemming gaat er niets over de persoon. Dit dossier telt mee in de cijfers.",
        )
    return redirect("dossier_registratie", dossier_id)
