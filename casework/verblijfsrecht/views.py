"""The pillar verblijfsrecht of a dossier: its tracks, a new one, and what happened to one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_tabs, pijler_crumbs
from casework.pijlers.views import NABIJ
from casework.verblijfsrecht import actions, queries
from casework.verblijfsrecht.forms import SpoorForm, SpoorStapForm
from casework.verblijfsrecht.rules import SPOREN, VERBLIJFSSPOOR, end_reasons, extend_reasons
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import statuses

NAAM = "Verblijfsrecht"
STAND = statuses(
    VERBLIJFSSPOOR,
    tones={
        "aangevraagd": "info",
        "loopt": "positive",
        "afgewezen": "warning",
        "geeindigd": "neutral",
        "vergissing": "neutral",
    },
)


@require_safe
def dossier_verblijf(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.verblijf_of(actor, dossier_id)
    return pages.render(
        request,
        "casework/verblijfsrecht/verblijf.html",
        {
            "dossier": detail.dossier,
            "lopend": detail.lopend,
            "voorbij": detail.voorbij,
            "mag_wijzigen": may(actor, "dossier_openen") and detail.dossier.besluit.wijzigen,
            "over": {one.spoor.pk for one in detail.lopend if one.spoor.over(today())},
            "STAND": STAND,
            "NABIJ": NABIJ,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_pijlers"),
            "crumbs": pijler_crumbs(detail.dossier, NAAM),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def verblijfsspoor_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_start(actor, dossier_id)
    form = SpoorForm(request.POST or None, initial={"datum": today()})
    if form.is_valid():
        with errors_on(form):
            actions.start_spoor(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "Het is vastgelegd. De termijnen lopen mee.")
            return redirect("dossier_verblijf", dossier_id)
    return pages.form_page(
        request,
        form,
        title="Verblijfsrecht vastleggen",
        submit="Vastleggen",
        back=reverse("dossier_verblijf", args=[dossier_id]),
        intro="U legt vast wat de politie, de IND of de betrokkene heeft besloten. Dekkend rekent de termijnen uit.",
        breadcrumb=pijler_crumbs(dossier, NAAM, "Vastleggen", "dossier_verblijf"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def verblijfsspoor_stap(request: ActorRequest, verblijfsspoor_id: UUID) -> HttpResponse:
    actor = request.actor
    spoor = queries.spoor_to_change(actor, verblijfsspoor_id)
    form = SpoorStapForm(
        request.POST or None,
        initial={"datum": today()},
        stappen=queries.steps_open(actor, spoor),
        redenen=[*extend_reasons(spoor.soort), *end_reasons(spoor.soort)],
    )
    if form.is_valid():
        with errors_on(form):
            actions.take_spoor_step(actor=actor, spoor_id=spoor.pk, invoer=form.invoer())
            messages.success(request, "Het is vastgelegd. De termijnen zijn bijgewerkt.")
            return redirect("dossier_verblijf", spoor.dossier_id)
    return pages.form_page(
        request,
        form,
        title=f"{SPOREN[spoor.soort]}: wat is er gebeurd?",
        submit="Vastleggen",
        back=reverse("dossier_verblijf", args=[spoor.dossier_id]),
        breadcrumb=pijler_crumbs(spoor.dossier, NAAM, "Wat is er gebeurd?", "dossier_verblijf"),
    )
