"""The regio's pages of documents: all versions, a new one, one of them, its PDF, and withdrawing it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import django_tables2 as tables
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dekkend.accounts.access import require
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.status import Status
from dekkend.web.tables import DatumColumn, LinkColumn, NumberColumn, StatusColumn, Table
from tenants.onboarding.aansluiting.queries import RIGHT
from tenants.onboarding.stukken import actions, queries
from tenants.onboarding.stukken.forms import IntrekForm, StukForm
from tenants.onboarding.stukken.models import Stuk
from tenants.onboarding.stukken.rules import STANDEN
from tenants.register.queries import gemeente_names

TONES = {"geldig": "positive", "later": "info", "opgevolgd": "neutral", "voorbij": "neutral", "ingetrokken": "warning"}
STATUSSEN = {stand: Status(label, TONES[stand]) for stand, label in STANDEN.items()}
PART = 8  # signs of a sha256 between two places where the line may break


@dataclass(frozen=True)
class Regel:
    """A line of the list."""

    pk: UUID
    naam: str
    titel: str
    stand: str
    geldig_vanaf: date
    geldig_tot: date | None
    akkoord: int


class StukTable(Table):
    naam = LinkColumn("stuk", "pk", verbose_name="Stuk")
    titel = tables.Column()
    stand = StatusColumn(STATUSSEN, verbose_name="Stand")
    geldig_vanaf = DatumColumn(verbose_name="Vanaf")
    geldig_tot = DatumColumn(verbose_name="Tot en met", default="–")
    akkoord = NumberColumn(verbose_name="Akkoord")

    class Meta(Table.Meta):
        caption = "Stukken"
        noun = ("stuk", "stukken")
        empty_text = "Er zijn nog geen stukken. Voeg er een toe."


def parts_of(sha256: str) -> list[str]:
    return [sha256[at : at + PART] for at in range(0, len(sha256), PART)]


@require_safe
def stuk_lijst(request: ActorRequest) -> HttpResponse:
    rows = list(queries.stukken_for(request.actor))
    standen = queries.stand_of(rows)
    return pages.list_page(
        request,
        title="Stukken",
        table=StukTable([_line(row, standen[row.pk]) for row in rows]),
        actions=[pages.Action("Stuk toevoegen", reverse("stuk_nieuw"), "plus", "primary")],
        template="onboarding/stukken.html",
        breadcrumb=(("Aansluitingen", reverse("aansluiting_lijst")), ("Stukken", "")),
        context={"ontbreekt": queries.missing_on(today())},
    )


def _line(row: Any, stand: str) -> Regel:
    naam = f"{row.get_soort_display()}, versie {row.versie}"
    return Regel(row.pk, naam, row.titel, stand, row.geldig_vanaf, row.geldig_tot, row.aantal_akkoord)


@require_http_methods(["GET", "HEAD", "POST"])
def stuk_nieuw(request: ActorRequest) -> HttpResponse:
    require(request.actor, RIGHT)
    form = StukForm(request.POST, request.FILES) if request.method == "POST" else StukForm()
    if form.is_valid():
        with errors_on(form):
            made = actions.add_stuk(actor=request.actor, invoer=form.invoer(), content=form.cleaned_data["bestand"])
            messages.success(request, f"{made.get_soort_display()}, versie {made.versie}, is toegevoegd.")
            return redirect("stuk", made.pk)
    return pages.form_page(
        request,
        form,
        title="Stuk toevoegen",
        submit="Toevoegen",
        back=reverse("stuk_lijst"),
        intro="Een stuk verandert nooit meer. Een nieuwe tekst wordt een nieuwe versie, die de vorige opvolgt.",
        breadcrumb=_crumbs(("Stuk toevoegen", "")),
    )


@require_safe
def stuk(request: ActorRequest, stuk_id: UUID) -> HttpResponse:
    found = queries.stuk_for(request.actor, stuk_id)
    agreed = queries.agreed_to(request.actor, found)
    names = gemeente_names({akkoord.aansluiting.gm_code for akkoord in agreed})
    return pages.render(
        request,
        "onboarding/stuk.html",
        {
            "stuk": found,
            "stand": queries.stand_of([found])[found.pk],
            "STANDEN": STATUSSEN,
            "sha256": parts_of(found.sha256),
            "akkoorden": [(akkoord, names[akkoord.aansluiting.gm_code]) for akkoord in agreed],
            "crumbs": _crumbs((_naam(found), "")),
        },
    )


@never_cache
@require_safe
def stuk_pdf(request: ActorRequest, stuk_id: UUID) -> HttpResponse:
    return pdf_answer(queries.download_for(request.actor, stuk_id))


@require_http_methods(["GET", "HEAD", "POST"])
def stuk_intrekken(request: ActorRequest, stuk_id: UUID) -> HttpResponse:
    found = queries.stuk_for(request.actor, stuk_id)
    form = IntrekForm(request.POST if request.method == "POST" else None)
    back = reverse("stuk", args=[stuk_id])
    if form.is_valid():
        with errors_on(form):
            actions.withdraw_stuk(actor=request.actor, stuk_id=stuk_id, reden=form.cleaned_data["reden"])
            messages.success(request, "Het stuk is ingetrokken.")
            return redirect(back)
    return pages.form_page(
        request,
        form,
        title=f"{_naam(found)} intrekken",
        submit="Intrekken",
        back=back,
        intro="Gemeenten kunnen er geen akkoord meer op geven. Geldt de vorige versie nog, dan komt die terug. "
        "Wie al akkoord gaf, kan het blijven ophalen.",
        breadcrumb=_crumbs((_naam(found), back), ("Intrekken", "")),
    )


def pdf_answer(download: queries.Download) -> HttpResponse:
    """As a file to keep, never as something the browser opens on our address."""
    return HttpResponse(
        download.content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{download.naam}"',
            "Content-Length": str(len(download.content)),
        },
    )


def _naam(found: Stuk) -> str:
    return f"{found.get_soort_display()}, versie {found.versie}"


def _crumbs(*last: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (("Aansluitingen", reverse("aansluiting_lijst")), ("Stukken", reverse("stuk_lijst")), *last)
