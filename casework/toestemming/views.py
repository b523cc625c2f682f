"""The page of consents, recording an answer, withdrawing a consent, and the receipt to take home."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from casework.grondslag.rules import GRONDSLAG, SOORTEN
from casework.registratie.rules import DOEL
from casework.toestemming import actions, queries
from casework.toestemming.eerst import way_back
from casework.toestemming.forms import IntrekkingForm, ToestemmingForm
from casework.toestemming.rules import INTREKREDENEN, TALEN, TEKSTVERSIE, TOESTEMMING, in_a_sentence
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.parts import Trail
from dekkend.web.status import statuses

TOESTEMMINGEN = statuses(TOESTEMMING, tones={"gegeven": "positive", "geweigerd": "neutral", "ingetrokken": "warning"})
GRONDSLAGEN = statuses(GRONDSLAG, tones={"geldt": "info", "ingetrokken": "neutral"})


@require_safe
def dossier_toestemmingen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.toestemmingen_detail(actor, dossier_id)
    return pages.render(
        request,
        "casework/toestemming/toestemmingen.html",
        {
            "dossier": detail.dossier,
            "detail": detail,
            "mag_vastleggen": may(actor, "toestemming_vastleggen") and detail.dossier.besluit.wijzigen,
            "mag_uitdraaien": detail.dossier.besluit.uitdraaien,
            "TOESTEMMINGEN": TOESTEMMINGEN,
            "GRONDSLAGEN": GRONDSLAGEN,
            "INTREKREDENEN": INTREKREDENEN,
            "SOORTEN": SOORTEN,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_registratie"),
            "crumbs": dossier_crumbs(detail.dossier, "Alle toestemmingen"),
        },
    )


def _page_of(doel: str) -> str:
    return "dossier_registratie" if doel == DOEL else "dossier_toestemmingen"


@require_http_methods(["GET", "HEAD", "POST"])
def toestemming_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """`doel` in the address is the purpose, by itself the registration; `ontvanger` who is asked for, and `terug` the
    page to go back to."""
    actor = request.actor
    vraag = queries.question_for(actor, dossier_id, request.GET.get("doel", DOEL))
    back = way_back(request, reverse(_page_of(vraag.doel), args=[dossier_id]))
    initial = {"datum": today(), "ontvanger": request.GET.get("ontvanger", "")}
    form = ToestemmingForm(request.POST or None, initial=initial, vraag=vraag)
    if form.is_valid():
        with errors_on(form):
            actions.record_toestemming(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
            messages.success(request, "Het antwoord is vastgelegd.")
            return redirect(back)
    return pages.form_page(
        request,
        form,
        title=f"Toestemming: {in_a_sentence(vraag.doel)}",
        submit="Antwoord vastleggen",
        back=back,
        template="casework/toestemming/toestemming_form.html",
        breadcrumb=dossier_crumbs(vraag.dossier, "Toestemming"),
        context={"vraag": vraag, "tekstversie": TEKSTVERSIE},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def toestemming_intrekken(request: ActorRequest, toestemming_id: UUID) -> HttpResponse:
    """The page asks once whether this is meant, and who takes it back; nothing else, so that it is as easy as
    giving."""
    actor = request.actor
    toestemming = queries.toestemming_to_withdraw(actor, toestemming_id)
    wie, uitleg = queries.withdrawers_of(toestemming)
    form = IntrekkingForm(request.POST if request.method == "POST" else None, wie=wie)
    if form.is_valid():
        with errors_on(form):
            actions.withdraw_toestemming(actor=actor, toestemming_id=toestemming_id, namens=form.invoer())
            messages.success(request, "De toestemming is ingetrokken. Wat al verstuurd was, wordt nu weggehaald.")
            return redirect("toestemming_bewijs", toestemming_id)
    return pages.form_page(
        request,
        form,
        title="Toestemming intrekken",
        submit="Toestemming intrekken",
        back=reverse(_page_of(toestemming.doel), args=[toestemming.dossier_id]),
        template="casework/toestemming/intrekken.html",
        breadcrumb=dossier_crumbs(toestemming.dossier, "Toestemming intrekken"),
        context={"toestemming": toestemming, "uitleg": uitleg},
    )


@require_safe
def toestemming_bewijs(request: ActorRequest, toestemming_id: UUID) -> HttpResponse:
    """A page to print for the person: what was said, and what became of it."""
    toestemming = queries.toestemming_for(request.actor, toestemming_id)
    return pages.render(
        request,
        "casework/toestemming/bewijs.html",
        {
            "toestemming": toestemming,
            "taal": TALEN.get(toestemming.taal or "nl", ""),
            "back": reverse(_page_of(toestemming.doel), args=[toestemming.dossier_id]),
            "vandaag": today(),
            # Without the warnings: the person reads along, and takes the paper home.
            "crumbs": Trail(dossier_crumbs(toestemming.dossier, "Bewijs van toestemming")),
        },
    )
