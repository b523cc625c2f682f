"""The postkamer: what went out, what came in, and what got stuck."""

from collections.abc import Mapping
from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.filters import FilterSet
from dekkend.web.parts import Tab
from dekkend.web.status import Status
from dekkend.web.tables import StatusColumn, Table
from tenants.post.kinds import label_of
from tenants.post.models import UITKOMSTEN, Inbak
from tenants.post.queries import received_for, sent_for
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


@require_safe
def postkamer(request: ActorRequest) -> HttpResponse:
    return _trays(request, incoming=False)


@require_safe
def postkamer_inbak(request: ActorRequest) -> HttpResponse:
    return _trays(request, incoming=True)


def _trays(request: ActorRequest, *, incoming: bool) -> HttpResponse:
    rows: QuerySet[Any] = received_for(request.actor) if incoming else sent_for(request.actor)
    found = BriefFilter(request.GET, queryset=rows)
    tabs = [
        Tab("Verstuurd", reverse("postkamer"), not incoming),
        Tab("Ontvangen", reverse("postkamer_inbak"), incoming),
    ]
    return pages.list_page(
        request,
        title="Postkamer",
        table=BriefTable(found.qs, incoming=incoming),
        filterset=found,
        template="tenants/post/postkamer.html",
        context={"tabs": tabs},
    )
