"""Inviting colleagues, and the page that the link in the mail opens."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.access import require
from dekkend.accounts.entering import enter
from dekkend.accounts.models import Accountuitnodiging
from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.stepup import check_stepped_up
from dekkend.accounts.uitnodiging import actions, queries
from dekkend.accounts.uitnodiging.rules import STANDEN
from dekkend.beheer.uitnodigen.forms import UitnodigingForm, WachtwoordForm
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import Status

GONE = 410
TONES = {"open": "info", "aangenomen": "positive", "ingetrokken": "neutral", "verlopen": "warning"}
STAND = {value: Status(label, TONES[value]) for value, label in STANDEN.items()}


@require_safe
def gebruiker_uitnodigingen(request: ActorRequest) -> HttpResponse:
    found = queries.uitnodigingen_for(request.actor)
    context = {"uitnodigingen": found, "STAND": STAND, "crumbs": _crumbs("Uitnodigingen")}
    return pages.render(request, "beheer/uitnodigingen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def gebruiker_uitnodigen(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, "gebruikers_beheren")
    form = UitnodigingForm(request.POST if request.method == "POST" else None, kind=actor.kind)
    if form.is_valid():
        with errors_on(form):
            check_stepped_up(request)
            made = actions.invite_colleague(actor=actor, invoer=form.invoer(), link=link_of(request))
            tell(request, made)
            return redirect("gebruiker_uitnodigingen")
    return pages.form_page(
        request,
        form,
        title="Collega uitnodigen",
        submit="Uitnodiging sturen",
        back=reverse("gebruiker_lijst"),
        intro="De collega krijgt een e-mail met een link, en kiest zelf een wachtwoord. De link werkt 7 dagen.",
        breadcrumb=_crumbs("Collega uitnodigen"),
        proven=True,
    )


@require_POST
def gebruiker_uitnodiging_opnieuw(request: ActorRequest, accountuitnodiging_id: UUID) -> HttpResponse:
    tell(request, actions.send_again(actor=request.actor, uitnodiging_id=accountuitnodiging_id, link=link_of(request)))
    return redirect("gebruiker_uitnodigingen")


@require_POST
def gebruiker_uitnodiging_intrekken(request: ActorRequest, accountuitnodiging_id: UUID) -> HttpResponse:
    actions.withdraw_uitnodiging(actor=request.actor, uitnodiging_id=accountuitnodiging_id)
    messages.success(request, "De uitnodiging is ingetrokken. De link werkt niet meer.")
    return redirect("gebruiker_uitnodigingen")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging(request: ActorRequest, code: str) -> HttpResponse:
    """Looking changes nothing: mail programs open links before people do."""
    found = queries.opened_by(code)
    if found.dicht:
        return pages.render(request, "beheer/uitnodiging_dicht.html", {"reden": found.dicht}, GONE)
    form = WachtwoordForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not request.actor.known:
        with errors_on(form):
            user = actions.accept_uitnodiging(
                visitor=request.actor, code=code, wachtwoord=form.cleaned_data["wachtwoord"]
            )
            return enter(request, user, way="password")
    return pages.form_page(
        request,
        form,
        title="Account maken",
        submit="Account maken",
        template="beheer/uitnodiging.html",
        context={"uitnodiging": found},
    )


def link_of(request: ActorRequest) -> Callable[[str], str]:
    return lambda code: request.build_absolute_uri(reverse("uitnodiging", args=[code]))


def tell(request: ActorRequest, made: Accountuitnodiging) -> None:
    if made.verstuurd_at is None:
        messages.warning(request, "De uitnodiging staat klaar, maar de e-mail is niet verstuurd. Stuur haar opnieuw.")
    else:
        messages.success(request, "De uitnodiging is verstuurd.")


def _crumbs(here: str) -> pages.Crumbs:
    return (("Gebruikers", reverse("gebruiker_lijst")), (here, ""))
