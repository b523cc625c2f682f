"""The list of the sociale kaart and its filter."""

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxInput
from django_tables2 import Column

from casework.sociale_kaart.models import Organisatie
from casework.sociale_kaart.queries import own_gemeenten, termijn, who_know
from casework.sociale_kaart.rules import KAART, oudste_dag
from casework.sociale_kaart.woorden import AANBOD, BEKENDHEID, ONDERWERPEN, SOORTEN, labels
from dekkend.core.clock import today
from dekkend.isolation.context import current_schema
from dekkend.web.filters import FilterSet
from dekkend.web.status import Status
from dekkend.web.tables import DatumColumn, LinkColumn, StatusColumn, Table

STATUS = {
    "actief": Status(KAART.states["actief"], "positive"),
    "gearchiveerd": Status(KAART.states["gearchiveerd"], "neutral"),
}
BEKEND = {
    "goed": Status("Goed", "positive"),
    "deels": Status("Een beetje", "info"),
    "niet": Status("Niet", "warning"),
    "onbekend": Status("Niet bekend", "neutral"),
}
UITKOMSTEN = {
    "nieuw": Status("Nieuw", "positive"),
    "gewijzigd": Status("Wijzigt", "info"),
    "gelijk": Status("Blijft gelijk", "neutral"),
    "fout": Status("Fout", "negative"),
}
Rows = QuerySet[Organisatie]


def _gemeenten() -> list[tuple[str, str]]:
    return own_gemeenten(current_schema())


class OrganisatieFilter(FilterSet):
    zoek = django_filters.CharFilter(label="Naam, plaats of woord", method="with_text")
    aanbod = django_filters.ChoiceFilter(label="Aanbod", choices=list(AANBOD.items()), method="with_aanbod")
    kent = django_filters.ChoiceFilter(label="Weet veel van", choices=list(ONDERWERPEN.items()), method="who_knows")
    gemeente = django_filters.ChoiceFilter(label="Werkt in", choices=_gemeenten, method="in_gemeente")
    soort = django_filters.ChoiceFilter(label="Soort", choices=list(SOORTEN.items()))
    bekend = django_filters.ChoiceFilter(
        label="Kent de doelgroep", field_name="bekend_met_doelgroep", choices=list(BEKENDHEID.items())
    )
    nakijken = django_filters.BooleanFilter(
        label="Alleen wat nagekeken moet worden", method="to_look_at", widget=CheckboxInput
    )
    archief = django_filters.BooleanFilter(label="Alleen het archief", method="in_archive", widget=CheckboxInput)

    def with_text(self, rows: Rows, name: str, value: str) -> Rows:
        return rows.filter(Q(naam__icontains=value) | Q(plaats__icontains=value) | Q(aanbod_tekst__icontains=value))

    def with_aanbod(self, rows: Rows, name: str, value: str) -> Rows:
        return rows.filter(aanbod__contains=[value])

    def who_knows(self, rows: Rows, name: str, value: str) -> Rows:
        return who_know(rows, value)

    def in_gemeente(self, rows: Rows, name: str, value: str) -> Rows:
        return rows.filter(Q(landelijk=True) | Q(gm_codes__contains=[value]))

    def to_look_at(self, rows: Rows, name: str, value: bool) -> Rows:
        return rows.filter(nagekeken_op__lt=oudste_dag(today(), termijn())) if value else rows

    def in_archive(self, rows: Rows, name: str, value: bool) -> Rows:
        return rows.filter(status="gearchiveerd" if value else "actief")


class OrganisatieTable(Table):
    naam = LinkColumn("kaart_organisatie", "pk", verbose_name="Organisatie")
    aanbod = Column(verbose_name="Aanbod", orderable=False)
    plaats = Column(verbose_name="Plaats", empty_values=())
    wachttijd_dagen = Column(verbose_name="Wachttijd", empty_values=())
    bekend_met_doelgroep = StatusColumn(BEKEND, verbose_name="Kent doelgroep")
    nagekeken_op = DatumColumn(verbose_name="Nagekeken")

    class Meta(Table.Meta):
        model = Organisatie
        fields = ("naam", "aanbod", "plaats", "wachttijd_dagen", "bekend_met_doelgroep", "nagekeken_op")
        order_by = ("naam",)
        caption = "Organisaties op de sociale kaart"
        noun = ("organisatie", "organisaties")
        empty_text = "Geen organisaties gevonden."

    def render_aanbod(self, value: list[str]) -> str:
        return labels(value, AANBOD)

    def render_plaats(self, value: str) -> str:
        return value or "–"

    def render_wachttijd_dagen(self, value: int | None) -> str:
        if not value:
            return "Niet bekend" if value is None else "Geen"
        return f"{value} {'dag' if value == 1 else 'dagen'}"
