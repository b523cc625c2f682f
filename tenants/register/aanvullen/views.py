"""Pages of what is not known: the list of gaps, and filling one in."""

from typing import Any
from uuid import UUID

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import InvalidInput, Refused
from dekkend.web import pages
from dekkend.web.filters import FilterForm
from dekkend.web.forms import add_errors
from dekkend.web.status import Status
from dekkend.web.tables import LinkColumn, Table
from tenants.opdracht.public import stand_of
from tenants.register.aanvullen import actions, queries
from tenants.register.aanvullen.forms import AanvulForm
from tenants.register.queries import gemeente_names
from tenants.register.rules import GEBIEDSSOORTEN, TAKEN

STATEN = {
    "wachtend": Status("Wacht op de inrichter", "info"),
    "uitgevoerd": Status("Aangevuld", "positive"),
    "geweigerd": Status("Geweigerd", "warning"),
    "mislukt": Status("Mislukt", "negative"),
    "ingetrokken": Status("Ingetrokken", "neutral"),
    "wordt_ingetrokken": Status("Wordt ingetrokken", "neutral"),
}


class LeemteTable(Table):
    naam = LinkColumn("gemeente", "code", verbose_name="Gemeente")
    provincie = tables.Column(default="–")
    wat = tables.Column(verbose_name="Niet bekend")

    class Meta(Table.Meta):
        caption = "Wat niet bekend is"
        noun = ("leemte", "leemten")
        empty_text = "Hier ontbreekt niets."
        order_by = ("naam",)


class LeemteForm(FilterForm):
    soort = forms.ChoiceField(
        label="Soort gebied",
        required=False,
        choices=[("", "Alle"), *((soort, naam) for soort, (_, naam) in GEBIEDSSOORTEN.items())],
    )


class LeemteFilter:
    """What cannot be chosen does not select anything away."""

    def __init__(self, request: ActorRequest) -> None:
        self.form = LeemteForm(request.GET)
        soort = self.form.cleaned_data.get("soort", "") if self.form.is_valid() else ""
        self.rows = queries.leemten_for(request.actor, soort=soort)


@require_safe
def gemeente_leemten(request: ActorRequest) -> HttpResponse:
    found = LeemteFilter(request)
    fills = may(request.actor, "register_aanvullen")
    return pages.list_page(
        request,
        title="Wat niet bekend is",
        table=LeemteTable(found.rows),
        filterset=found,
        template="tenants/register/leemten.html",
        intro="Wat geen bron zegt, vult Dekkend niet in. Weet u het wel? Vul het aan, met de bron erbij.",
        breadcrumb=(("Gemeenten", reverse("gemeente_lijst")), ("Wat niet bekend is", "")),
        context={
            "stand": queries.stand_for(request.actor),
            "aanvragen": _requests(request) if fills else [],
            "staten": STATEN,
        },
    )


def _requests(request: ActorRequest) -> list[dict[str, Any]]:
    rows = queries.own_requests(request.actor)
    names = gemeente_names({row.inhoud[key] for row in rows for key in ("gemeente", "centrum")})
    return [
        {
            "row": row,
            "stand": stand_of(row),
            "gemeente": names[row.inhoud["gemeente"]],
            "centrum": names[row.inhoud["centrum"]],
            "taak": TAKEN[row.inhoud["taak"]],
        }
        for row in rows
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def gemeente_aanvullen(request: ActorRequest, gm_code: str) -> HttpResponse:
    view = queries.to_fill_in(request.actor, gm_code)
    form = AanvulForm(request.POST or None, initial={"taak": request.GET.get("taak", "")})
    form.offer(queries.centres())
    if form.is_valid():
        try:
            actions.ask_aanvulling(actor=request.actor, aanvulling=form.aanvulling(gm_code))
        except InvalidInput as error:
            add_errors(form, error)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "De aanvulling is gevraagd. Over enkele seconden staat zij in het register.")
            return redirect("gemeente", gm_code)
    return pages.form_page(
        request,
        form,
        title=f"{view.naam} aanvullen",
        submit="Aanvulling aanvragen",
        back=reverse("gemeente", args=[gm_code]),
        intro="Iedereen op het platform ziet wat u aanvult, met de naam van uw organisatie en de bron.",
        breadcrumb=(
            ("Gemeenten", reverse("gemeente_lijst")),
            (view.naam, reverse("gemeente", args=[gm_code])),
            ("Aanvullen", ""),
        ),
    )


@require_POST
def aanvulling_intrekken(request: ActorRequest, opdracht_id: UUID) -> HttpResponse:
    actions.withdraw_aanvulling(actor=request.actor, opdracht_id=opdracht_id)
    messages.success(request, "De aanvulling is ingetrokken. Het register blijft zoals het was.")
    return redirect("gemeente_leemten")
