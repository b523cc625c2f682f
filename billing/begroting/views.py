"""Pages of the begroting: list, new, change, approve, and one begroting with its calculation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import number_format
from django.views.decorators.http import require_http_methods, require_safe

from billing.begroting import actions, queries
from billing.begroting.forms import NIEUW, BegrotingForm, BesluitForm, WijzigForm, initial_of
from billing.begroting.models import Begroting
from billing.begroting.rules import BASIS_HOOGST, BASIS_LAAGST, FteNorm, decided_in_time
from billing.begroting.tables import STATUS, BegrotingTable
from billing.verdeelsleutel.queries import verdelingen_of
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.web import formats, pages
from dekkend.web.forms import errors_on


@require_safe
def begroting_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    table = BegrotingTable(queries.begrotingen(actor))
    nieuw = pages.Action("Nieuwe begroting", reverse("begroting_nieuw"), icon="plus", kind="primary")
    return pages.list_page(
        request,
        title="Financiën",
        table=table,
        intro="De begrotingen van de zorgcoördinatie en wat elke gemeente daaraan betaalt.",
        actions=(nieuw,) if may(actor, "begroting_opstellen") else (),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def begroting_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    start = queries.start_of_new(actor)
    form = BegrotingForm(request.POST or None, initial={"jaar": start.jaar, **NIEUW})
    if form.is_valid():
        with errors_on(form):
            begroting = actions.draw_up_begroting(actor=actor, invoer=form.invoer())
            return _saved(request, begroting, "Het concept is opgeslagen.")
    return pages.form_page(
        request,
        form,
        title="Nieuwe begroting",
        submit="Concept opslaan",
        back=reverse("begroting_lijst"),
        intro=_norm_in_words(start.inwoners),
        breadcrumb=(*_root(), ("Nieuwe begroting", "")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def begroting_wijzigen(request: ActorRequest, begroting_id: UUID) -> HttpResponse:
    actor = request.actor
    begroting = queries.concept_to_change(actor, begroting_id)
    form = WijzigForm(request.POST or None, initial=initial_of(begroting.invoer))
    if form.is_valid():
        with errors_on(form):
            begroting = actions.correct_begroting(actor=actor, begroting_id=begroting_id, invoer=form.invoer())
            return _saved(request, begroting, "Het concept is gewijzigd.")
    return pages.form_page(
        request,
        form,
        title=f"Begroting {begroting.jaar} wijzigen",
        submit="Wijziging opslaan",
        back=reverse("begroting", args=[begroting.pk]),
        intro=_norm_in_words(begroting.inwoners),
        breadcrumb=(*_root(begroting), ("Wijzigen", "")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def begroting_vaststellen(request: ActorRequest, begroting_id: UUID) -> HttpResponse:
    actor = request.actor
    begroting = queries.concept_to_approve(actor, begroting_id)
    form = BesluitForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.approve_begroting(actor=actor, begroting_id=begroting_id, **form.cleaned_data)
            messages.success(request, "De begroting is vastgesteld.")
            return redirect("begroting", begroting_id)
    return pages.form_page(
        request,
        form,
        title=f"Begroting {begroting.jaar} vaststellen",
        submit="Vaststellen",
        back=reverse("begroting", args=[begroting.pk]),
        intro="Na het vaststellen kan niemand deze begroting nog wijzigen. Een nieuwe versie maken kan wel.",
        breadcrumb=(*_root(begroting), ("Vaststellen", "")),
    )


@require_safe
def begroting(request: ActorRequest, begroting_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.begroting_by_id(actor, begroting_id)
    return pages.render(
        request,
        "billing/begroting/begroting.html",
        {
            "begroting": found,
            "invoer": found.invoer,
            "norm": found.norm,
            "titel": f"Begroting {found.jaar}",
            "versie": f"Versie {found.versie}",
            "zelf_gemaakt": found.status == "concept" and actor.user_id in found.makers,
            "te_laat": found.besluit_datum is not None and not decided_in_time(found.jaar, found.besluit_datum),
            "tekort": found.norm.shortage(found.fte),
            "stappen": queries.steps_open_to(actor, found),
            "mag_verdelen": may(actor, "verdeling_vaststellen") and found.status != "vervangen",
            "verdelingen": verdelingen_of(actor, found),
            "STATUS": STATUS,
            "crumbs": (*_root(), (f"Begroting {found.jaar}", "")),
        },
    )


def _saved(request: ActorRequest, begroting: Begroting, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    if begroting.norm.shortage(begroting.fte):
        messages.warning(request, "Let op: u begroot minder fte dan de norm. Leg uit waarom dat genoeg is.")
    return redirect("begroting", begroting.pk)


def _root(begroting: Begroting | None = None) -> tuple[tuple[str, str], ...]:
    top = ("Financiën", reverse("begroting_lijst"))
    if begroting is None:
        return (top,)
    return top, (f"Begroting {begroting.jaar}", reverse("begroting", args=[begroting.pk]))


def _norm_in_words(inwoners: int) -> str:
    laag, hoog = (FteNorm(inwoners, basis, politieregio=False).norm for basis in (BASIS_LAAGST, BASIS_HOOGST))
    return (
        f"Deze regio heeft {formats.getal(inwoners)} inwoners. De norm voor zorgcoördinatie is dan "
        f"{number_format(laag, 2)} tot {number_format(hoog, 2)} fte: "
        "0,5 tot 1,0 fte, en 0,1 fte voor elke 100.000 inwoners."
    )
