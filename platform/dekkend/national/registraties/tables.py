"""The list of received registrations and its filter. It names nobody."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django_tables2 import Column

from casework.public import VORMEN, completeness, vormen_tekst
from dekkend.national.registraties.models import OntvangenRegistratie
from dekkend.national.registraties.queries import known_of, names_of_senders, senders
from dekkend.web.elements import status_badge
from dekkend.web.filters import FilterSet
from dekkend.web.status import Status
from dekkend.web.tables import DatumColumn, LinkColumn, Table

GEZIEN = {"nieuw": Status("Nieuw", "info"), "bekeken": Status("Bekeken", "neutral")}


class RegistratieFilter(FilterSet):
    regio = django_filters.ChoiceFilter(label="Regio", field_name="afzender", choices=[], empty_label="Alle")
    vorm = django_filters.ChoiceFilter(
        label="Vorm", choices=list(VORMEN.items()), method="with_vorm", empty_label="Alle"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["regio"].extra["choices"] = senders()

    def with_vorm(self, rows: QuerySet[OntvangenRegistratie], name: str, value: str) -> QuerySet[OntvangenRegistratie]:
        return rows.filter(vormen__contains=[value])


class RegistratieTable(Table):
    kenmerk = LinkColumn("registratie", "sleutel", verbose_name="Kenmerk", accessor="sleutel", orderable=False)
    afzender = Column(verbose_name="Regio", orderable=False)
    vormen = Column(verbose_name="Vormen", orderable=False)
    leeftijdsgroep = Column(verbose_name="Leeftijd")
    gender = Column(verbose_name="Gender")
    volledig = Column(verbose_name="Volledig", empty_values=(), orderable=False)
    ontvangen_at = DatumColumn(verbose_name="Ontvangen")
    gezien = Column(verbose_name="Status", accessor="gezien_at", empty_values=(), orderable=False)

    class Meta(Table.Meta):
        model = OntvangenRegistratie
        fields = ("kenmerk", "afzender", "vormen", "leeftijdsgroep", "gender", "volledig", "ontvangen_at", "gezien")
        order_by = ("-ontvangen_at",)
        caption = "Ontvangen registraties"
        noun = ("registratie", "registraties")
        empty_text = "Er zijn nog geen registraties ontvangen."

    def before_render(self, request: HttpRequest) -> None:
        self.names = names_of_senders(row.record for row in self.paginated_rows)

    def render_kenmerk(self, value: Any, record: OntvangenRegistratie, column: Any) -> Any:
        return column.render(str(value)[:8], record)

    def render_afzender(self, value: str) -> str:
        return self.names.get(value, "")

    def render_vormen(self, value: list[str]) -> str:
        return vormen_tekst(value)

    def render_volledig(self, record: OntvangenRegistratie) -> str:
        return f"{completeness(known_of(record))}%"

    def render_gezien(self, value: Any) -> SafeString:
        return status_badge(GEZIEN, "nieuw" if value is None else "bekeken")
