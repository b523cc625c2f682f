"""Pages of the sociale kaart: the list, one organisation, and keeping it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.sociale_kaart import actions, queries
from casework.sociale_kaart.forms import (
    ArchiefForm,
    HulpvraagForm,
    NakijkForm,
    OrganisatieForm,
    TermijnForm,
    initial_of,
)
from casework.sociale_kaart.tables import BEKEND, STATUS, OrganisatieFilter, OrganisatieTable
from casework.sociale_kaart.woorden import AANBOD, CONTRA_INDICATIES, DOELGROEP_GENDER, DOELGROEP_LEEFTIJD, labels
from dekkend.accounts.access import may, require
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.together import saving
from tenants.public import gemeente_names

LIJST = "Sociale kaart"
GET_OR_POST = ["GET", "HEAD", "POST"]


def root(*more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((LIJST, reverse("kaart_lijst")), *more)


def crumbs_of(organisatie: Any, title: str) -> tuple[tuple[str, str], ...]:
    return root((organisatie.naam, reverse("kaart_organisatie", args=[organisatie.pk])), (title, ""))


@require_safe
def kaart_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    filterset = OrganisatieFilter(request.GET, queryset=queries.organisaties(actor))
    zoeken = pages.Action("Passende hulp zoeken", reverse("kaart_zoeken"), icon="search")
    beheer = (
        pages.Action("Bestand inlezen", reverse("kaart_inlezen"), icon="upload"),
        pages.Action("Bestand ophalen", reverse("kaart_csv"), icon="download"),
        pages.Action("Termijn", reverse("kaart_termijn"), icon="settings"),
        pages.Action("Nieuwe organisatie", reverse("kaart_nieuw"), icon="plus", kind="primary"),
    )
    return pages.list_page(
        request,
        title=LIJST,
        table=OrganisatieTable(filterset.qs),
        filterset=filterset,
        actions=(zoeken, *(beheer if may(actor, queries.BEHEREN) else ())),
        intro="Wie helpt slachtoffers van mensenhandel in onze regio, en wie kent deze groep?",
    )


@require_safe
def kaart_organisatie(request: ActorRequest, organisatie_id: UUID) -> HttpResponse:
    actor = request.actor
    blad = queries.blad(actor, organisatie_id)
    found = blad.organisatie
    return pages.render(
        request,
        "casework/sociale_kaart/organisatie.html",
        {
            "blad": blad,
            "mag_melden": may(actor, "melding_noteren") and found.status == "actief",
            "organisatie": found,
            "STATUS": STATUS,
            "BEKEND": BEKEND,
            "aanbod": labels(found.aanbod, AANBOD),
            "gender": labels(found.doelgroep_gender, DOELGROEP_GENDER),
            "leeftijd": labels(found.doelgroep_leeftijd, DOELGROEP_LEEFTIJD),
            "contra": [CONTRA_INDICATIES[code] for code in found.contra_indicaties],
            "crumbs": root((found.naam, "")),
        },
    )


@require_http_methods(GET_OR_POST)
def kaart_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, queries.BEHEREN)
    own = queries.own_gemeenten(actor.tenant)
    start = dict.fromkeys(("bekend_met_doelgroep", "consultatie", "casuistiek", "dossierinzage"), "onbekend")
    form = OrganisatieForm(request.POST or None, gemeenten=own, initial=start)
    if form.is_valid():
        with errors_on(form):
            made = actions.add_organisatie(actor=actor, invoer=form.invoer())
            messages.success(request, f"{made.naam} staat op de sociale kaart.")
            return redirect("kaart_organisatie", made.pk)
    return _parts(request, form, "Nieuwe organisatie", reverse("kaart_lijst"), root(("Nieuwe organisatie", "")))


@require_http_methods(GET_OR_POST)
def kaart_wijzigen(request: ActorRequest, organisatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.organisatie_to_change(actor, organisatie_id, "wijzigen")
    own = queries.own_gemeenten(actor.tenant)
    initial = initial_of(actions.invoer_of(found), own, gemeente_names(found.gm_codes))
    form = OrganisatieForm(request.POST or None, gemeenten=own, initial=initial)
    form.begin(found.versie)
    if form.is_valid():
        with saving(form):
            actions.change_organisatie(
                actor=actor, organisatie_id=found.pk, invoer=form.invoer(), versie=form.begun_with
            )
            messages.success(request, "De organisatie is gewijzigd.")
            return redirect("kaart_organisatie", found.pk)
    title = f"{found.naam} wijzigen"
    return _parts(request, form, title, reverse("kaart_organisatie", args=[found.pk]), crumbs_of(found, "Wijzigen"))


def _parts(
    request: ActorRequest, form: OrganisatieForm, title: str, back: str, crumbs: tuple[tuple[str, str], ...]
) -> HttpResponse:
    return pages.form_page(
        request,
        form,
        title=title,
        submit="Opslaan",
        back=back,
        template="casework/form_in_parts.html",
        breadcrumb=crumbs,
    )


@require_http_methods(GET_OR_POST)
def kaart_nakijken(request: ActorRequest, organisatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.organisatie_to_change(actor, organisatie_id, "nakijken")
    form = NakijkForm(request.POST or None, initial={"wachttijd_dagen": found.wachttijd_dagen})
    if request.method == "POST" and form.is_valid():
        actions.confirm_organisatie(actor=actor, organisatie_id=found.pk, **form.cleaned_data)
        messages.success(request, f"U heeft {found.naam} vandaag nagekeken.")
        return redirect("kaart_organisatie", found.pk)
    return pages.form_page(
        request,
        form,
        title=f"{found.naam} nakijken",
        submit="Alles klopt nog",
        back=reverse("kaart_organisatie", args=[found.pk]),
        intro="Bel of mail de organisatie. Klopt er iets niet? Wijzig dat dan eerst.",
        breadcrumb=crumbs_of(found, "Nakijken"),
    )


@require_http_methods(GET_OR_POST)
def kaart_archiveren(request: ActorRequest, organisatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.organisatie_to_change(actor, organisatie_id, "archiveren")
    form = ArchiefForm(request.POST or None)
    if form.is_valid():
        actions.archive_organisatie(actor=actor, organisatie_id=found.pk, reden=form.cleaned_data["reden"])
        messages.success(request, f"{found.naam} staat in het archief.")
        return redirect("kaart_organisatie", found.pk)
    return pages.form_page(
        request,
        form,
        title=f"{found.naam} naar het archief",
        submit="Naar het archief",
        back=reverse("kaart_organisatie", args=[found.pk]),
        intro="De organisatie komt niet meer in lijsten en voorstellen. Zij blijft bewaard, en u kunt haar terughalen.",
        breadcrumb=crumbs_of(found, "Naar het archief"),
    )


@require_POST
def kaart_terughalen(request: ActorRequest, organisatie_id: UUID) -> HttpResponse:
    found = actions.bring_back_organisatie(actor=request.actor, organisatie_id=organisatie_id)
    messages.success(request, f"{found.naam} staat weer op de kaart.")
    return redirect("kaart_organisatie", found.pk)


@require_http_methods(GET_OR_POST)
def kaart_zoeken(request: ActorRequest) -> HttpResponse:
    """Who fits best. Nothing of the question is kept, and nothing of it stands in the address."""
    actor = request.actor
    require(actor, queries.INZIEN)
    form = HulpvraagForm(request.POST or None, gemeenten=queries.own_gemeenten(actor.tenant))
    gevonden = queries.best_fit(actor, form.hulpvraag()) if form.is_valid() else None
    return pages.form_page(
        request,
        form,
        title="Passende hulp zoeken",
        submit="Zoeken",
        back=reverse("kaart_lijst"),
        intro="Dekkend zet op volgorde wie het best past, en zegt waarom. U kiest zelf.",
        template="casework/sociale_kaart/zoeken.html",
        breadcrumb=root(("Passende hulp zoeken", "")),
        context={"gevonden": gevonden},
    )


@require_http_methods(GET_OR_POST)
def kaart_termijn(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, queries.BEHEREN)
    form = TermijnForm(request.POST or None, initial={"weken": queries.termijn()})
    if form.is_valid():
        actions.set_term(actor=actor, weken=form.cleaned_data["weken"])
        messages.success(request, "De termijn is gewijzigd.")
        return redirect("kaart_lijst")
    return pages.form_page(
        request,
        form,
        title="Termijn van de sociale kaart",
        submit="Opslaan",
        back=reverse("kaart_lijst"),
        breadcrumb=root(("Termijn", "")),
    )
