"""Pages of the working area: what it is, choosing another one, looking before asking, and its history."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.access import require
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.parts import Tab
from dekkend.web.status import Status
from tenants.opdracht.public import stand_of
from tenants.register.queries import tiles
from tenants.werkgebied import actions, beeld, queries
from tenants.werkgebied.aanbod.queries import aanbod_shown, gaps_of, words_of
from tenants.werkgebied.aanbod.rules import STANDEN
from tenants.werkgebied.forms import BevestigForm, WijzigForm, day_of
from tenants.werkgebied.keuze import Keuze, keuze_of
from tenants.werkgebied.queries import Werkgebied
from tenants.werkgebied.rules import Deel, Wijziging, difference

LAST = 10  # requests that are shown
_TONES = {
    "aangeboden": "info",
    "aangenomen": "positive",
    "geweigerd": "warning",
    "ingetrokken": "neutral",
    "verlopen": "warning",
}
AANBOD = {value: Status(label, _TONES[value]) for value, label in STANDEN.items()}
UNPROCESSABLE = 422


@dataclass(frozen=True)
class Lid:
    """A line of the table."""

    code: str
    naam: str
    rol: str
    inwoners: int | None
    deel: Deel


@require_safe
def werkgebied(request: ActorRequest) -> HttpResponse:
    # Read first: what stands as carried out has then reached the area that is read after it.
    asked = list(queries.requests_for(request.actor, queries.AANVRAGEN)[:LAST])
    found = queries.werkgebied_for(request.actor)
    parts = {deel.gemeente: deel for deel in found.delen if deel.regio == found.schema and deel.on(found.op)}
    members = [
        Lid(view.code, view.naam, beeld.rol_of(found, view.code), view.inwoners, parts[view.code])
        for view in found.eigen
    ]
    own = [deel for deel in found.delen if deel.regio == found.schema]
    return pages.render(
        request,
        "tenants/werkgebied/werkgebied.html",
        {
            "leden": members,
            "inwoners": sum(lid.inwoners or 0 for lid in members),
            "kaart": beeld.area_map(found, tiles(found.op)),
            "advies": beeld.advice_lines(found.oordelen, found.land.naam),
            "uitkomsten": beeld.UITKOMSTEN,
            "gepland": [
                m for m in beeld.history(own, dict(found.land.namen), found.schema, found.op) if m.when > found.op
            ],
            "aanvragen": [_request(found, row) for row in asked],
            "staten": beeld.STATEN,
            "aanbod": aanbod_shown(request.actor),
            "AANBOD": AANBOD,
            "gaten": gaps_of(found),
            "tabs": _tabs("werkgebied"),
        },
    )


def _tabs(current: str) -> list[Tab]:
    names = {"werkgebied": "Nu", "werkgebied_geschiedenis": "Geschiedenis"}
    return [Tab(label, reverse(name), name == current) for name, label in names.items()]


def _request(found: Werkgebied, row: Any) -> dict[str, Any]:
    """A request in words."""
    if row.soort not in queries.OPDRACHTEN:
        what, day = words_of(row.soort, row.inhoud)
        return {"row": row, "stand": stand_of(row), "vanaf": day, "wat": what}
    parts = [
        f"{word}: {', '.join(sorted(found.land.naam(code) for code in row.inhoud[key]))}."
        for key, word in (("erbij", "Erbij"), ("eraf", "Weg"))
        if row.inhoud[key]
    ]
    if row.inhoud["centrum"]:
        parts.append(f"Centrumgemeente: {found.land.naam(row.inhoud['centrum'])}.")
    return {
        "row": row,
        "stand": stand_of(row),
        "vanaf": date.fromisoformat(row.inhoud["vanaf"]),
        "wat": " ".join(parts),
    }


@require_safe
def werkgebied_geschiedenis(request: ActorRequest) -> HttpResponse:
    own, names = queries.history_for(request.actor)
    moments = beeld.history(own, names, request.actor.tenant, today())
    return pages.render(
        request,
        "tenants/werkgebied/geschiedenis.html",
        {"momenten": moments, "tabs": _tabs("werkgebied_geschiedenis")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def werkgebied_wijzigen(request: ActorRequest) -> HttpResponse:
    """GET shows what is chosen in the address; POST looks at what was ticked, and shows what it would change."""
    if request.method != "POST":
        keuze = keuze_of(request.actor, request.GET, today())
        form = WijzigForm(initial={"vanaf": keuze.gebied.op})
        form.offer(keuze.gebied.gemeenten, keuze.gebied.centrum)
        return _choose(request, keuze, form)
    form = WijzigForm(request.POST)
    found = queries.werkgebied_for(request.actor, day_of(request.POST.get("vanaf", "")))
    form.offer(found.gemeenten, found.centrum)
    wanted = frozenset(request.POST.getlist("gemeente"))
    keuze = Keuze(found, wanted, heel_nederland=False)
    if form.is_valid():
        centrum = form.cleaned_data["centrum"]
        wijziging = difference(found.delen, found.schema, found.op, wanted, centrum or found.centrum)
        plan = queries.plan_for(request.actor, found, wijziging)
        if not plan.bezwaren:
            return _look(request, keuze, wijziging)
        for sentence in plan.bezwaren:
            form.add_error(None, sentence)
    return _choose(request, keuze, form)


def _choose(request: ActorRequest, keuze: Keuze, form: WijzigForm) -> HttpResponse:
    wrong = form.is_bound and bool(form.errors)
    context = {
        "form": form,
        "fout": wrong,
        "keuze": keuze,
        "kaart": beeld.choice_map(keuze, tiles(keuze.gebied.op)),
        "provincies": beeld.by_province(keuze),
        "gebieden": queries.area_choices(),
        "aantal": len(keuze.gekozen),
        "heel": keuze.address(kaart="nederland") + "#kaart",
        "crumbs": (("Werkgebied", reverse("werkgebied")), ("Wijzigen", "")),
    }
    return pages.render(request, "tenants/werkgebied/wijzigen.html", context, UNPROCESSABLE if wrong else 200)


def _look(request: ActorRequest, keuze: Keuze, wijziging: Wijziging) -> HttpResponse:
    land = keuze.gebied.land
    after = queries.advice(keuze.gekozen, keuze.gebied.gemeenten)
    return pages.render(
        request,
        "tenants/werkgebied/controleren.html",
        {
            "wijziging": wijziging,
            "erbij": sorted(land.naam(code) for code in wijziging.erbij),
            "eraf": sorted(land.naam(code) for code in wijziging.eraf),
            "centrum": land.naam(wijziging.centrum) if wijziging.centrum else "",
            "voor": len(keuze.gebied.codes),
            "na": len(keuze.gekozen),
            "advies": beeld.advice_lines(after, land.naam),
            "uitkomsten": beeld.UITKOMSTEN,
            "terug": keuze.address(),
            "crumbs": (("Werkgebied", reverse("werkgebied")), ("Controleren", "")),
        },
    )


@require_POST
def werkgebied_bevestigen(request: ActorRequest) -> HttpResponse:
    require(request.actor, queries.RIGHT)
    form = BevestigForm(request.POST)
    if not form.is_valid():
        return redirect("werkgebied_wijzigen")
    wijziging = Wijziging(
        form.cleaned_data["vanaf"],
        frozenset(request.POST.getlist("erbij")),
        frozenset(request.POST.getlist("eraf")),
        form.cleaned_data["centrum"],
    )
    actions.ask_change(actor=request.actor, wijziging=wijziging)
    messages.success(request, "De wijziging is aangevraagd. Hieronder ziet u over enkele seconden of het is gelukt.")
    return redirect("werkgebied")


@require_POST
def werkgebied_intrekken(request: ActorRequest, opdracht_id: UUID) -> HttpResponse:
    actions.withdraw_change(actor=request.actor, opdracht_id=opdracht_id)
    messages.success(request, "De aanvraag is ingetrokken. Het werkgebied blijft zoals het was.")
    return redirect("werkgebied")
