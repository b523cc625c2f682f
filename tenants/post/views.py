"""The postkamer: what went out, what came in, and what got stuck."""

from collections.abc import Mapping
from typing import Any

import django_filters
import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import Refused
from dekkend.web import pages
from dekkend.web.filters import FilterSet
from dekkend.web.parts import Tab
from dekkend.web.status import Status
from dekkend.web.tables import StatusColumn, Table
from tenants.post.kinds import label_of
from tenants.post.models import UITKOMSTEN, Inbak
from tenants.post.queries import figures_for, received_for, sent_for, stuck_for
from tenants.post.rules import REDENEN
from tenants.post.vastgelopen import RIGHT, give_up, offer_again
from tenants.tenant.queries import names_of

STATEN: Mapping[str, Status] = {
    "onderweg": Status("Onderweg", "info"),
    "bezorgd": Status("Bezorgd", "info", "inbox"),
    "verwerkt": Status("Verwerkt", "positive"),
    "geweigerd": Status("Geweigerd", "warning"),
    "onbestelbaar": Status("Onbestelbaar", "negative"),
}


class BriefTable(Table):
    """`names` maps schemas to names; one query for the whole page."""

    soort = tables.Column()
    partij = tables.Column(orderable=False, empty_values=())
    moment = tables.Column(empty_values=(), orderable=False)
    staat = StatusColumn(STATEN, empty_values=(), orderable=False)
    reden = tables.Column(orderable=False)

    class Meta(Table.Meta):
        caption = "Brieven"
        noun = ("brief", "brieven")
        empty_text = "Er zijn geen brieven gevonden."

    def __init__(self, rows: Any, *, incoming: bool) -> None:
        super().__init__(rows)
        self.incoming = incoming
        self.names = names_of(rows.values_list("afzender" if incoming else "ontvanger", flat=True).distinct())

    def render_soort(self, value: str) -> str:
        return label_of(value)

    def render_partij(self, record: Any) -> str:
        return self.names.get(record.afzender if self.incoming else record.ontvanger, "Onbekend")

    def render_moment(self, record: Any) -> str:
        return localtime(record.ontvangen_at if self.incoming else record.created_at).strftime("%d-%m-%Y %H:%M")

    def render_staat(self, record: Any) -> str:
        waiting = "bezorgd" if isinstance(record, Inbak) or record.bezorgd_at else "onderweg"
        return str(self.columns["staat"].column.render(record.uitkomst or waiting))


class BriefFilter(FilterSet):
    uitkomst = django_filters.ChoiceFilter(label="Uitkomst", choices=list(UITKOMSTEN.items()))


class VastgelopenForm(forms.Form):
    """What to do with one letter. Giving up asks for a reason."""

    bak = forms.ChoiceField(choices=[("in", "in"), ("uit", "uit")])
    brief = forms.IntegerField(min_value=1, max_value=2**62)
    wat = forms.ChoiceField(choices=[("opnieuw", "Opnieuw aanbieden"), ("opgeven", "Opgeven")])
    reden = forms.ChoiceField(required=False, choices=[("", "Kies een reden"), *REDENEN.items()])

    def fault(self) -> str:
        if not self.is_valid():
            return "Kies bij een brief wat u ermee wilt doen."
        if self.cleaned_data["wat"] == "opgeven" and not self.cleaned_data["reden"]:
            return "Kies een reden om de brief op te geven. Er is niets veranderd."
        return ""


@require_safe
def postkamer(request: ActorRequest) -> HttpResponse:
    return _trays(request, incoming=False)


@require_safe
def postkamer_inbak(request: ActorRequest) -> HttpResponse:
    return _trays(request, incoming=True)


def _trays(request: ActorRequest, *, incoming: bool) -> HttpResponse:
    rows: QuerySet[Any] = received_for(request.actor) if incoming else sent_for(request.actor)
    found = BriefFilter(request.GET, queryset=rows)
    return pages.list_page(
        request,
        title="Postkamer",
        table=BriefTable(found.qs, incoming=incoming),
        filterset=found,
        template="tenants/post/postkamer.html",
        context={"tabs": _tabs(request, "postkamer_inbak" if incoming else "postkamer")},
    )


def _tabs(request: ActorRequest, current: str) -> list[Tab]:
    names = {"postkamer": "Verstuurd", "postkamer_inbak": "Ontvangen"}
    if may(request.actor, RIGHT):
        names["postkamer_vastgelopen"] = "Vastgelopen"
    return [Tab(label, reverse(name), name == current) for name, label in names.items()]


@require_http_methods(["GET", "HEAD", "POST"])
def postkamer_vastgelopen(request: ActorRequest) -> HttpResponse:
    if request.method != "POST":
        return _stuck(request)
    # Who may not see the page hears nothing about what was typed.
    stuck_for(request.actor, limit=1)
    form = VastgelopenForm(request.POST)
    fault = form.fault()
    if not fault:
        try:
            return _deal(request, form)
        except Refused as refusal:
            fault = refusal.message
    return _stuck(request, fault)


def _deal(request: ActorRequest, form: VastgelopenForm) -> HttpResponse:
    letter = {"actor": request.actor, "bak": form.cleaned_data["bak"], "brief": form.cleaned_data["brief"]}
    if form.cleaned_data["wat"] == "opnieuw":
        offer_again(**letter)
        messages.success(request, "De brief is opnieuw aangeboden.")
    else:
        give_up(**letter, reden=form.cleaned_data["reden"])
        messages.success(request, "De brief is opgegeven. De inhoud is weg.")
    return redirect("postkamer_vastgelopen")


def _stuck(request: ActorRequest, fault: str = "") -> HttpResponse:
    letters = stuck_for(request.actor)
    context = {
        "tabs": _tabs(request, "postkamer_vastgelopen"),
        "fout": fault,
        "brieven": letters,
        "namen": names_of({letter.partij for letter in letters}),
        "redenen": REDENEN,
        "cijfers": figures_for(request.actor),
    }
    return pages.render(request, "tenants/post/vastgelopen.html", context, 422 if fault else 200)
