"""The list of meldingen and its filter."""

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django_tables2 import Column

from casework.contact.models import Melding
from casework.contact.rules import STATUSSEN
from casework.gemeenten import namen_van
from casework.kenmerken import JA_NEE_ONBEKEND, VORMEN, vormen_tekst
from casework.stukstop.tables import StandColumn
from dekkend.web.filters import FilterSet
from dekkend.web.status import Status
from dekkend.web.tables import DatumColumn, LinkColumn, StatusColumn, Table

STATUS = {
    "nieuw": Status(STATUSSEN["nieuw"], "info"),
    "in_dossier": Status(STATUSSEN["in_dossier"], "positive"),
    "verwezen": Status(STATUSSEN["verwezen"], "positive"),
    "doorgegeven": Status(STATUSSEN["doorgegeven"], "positive"),
    "afgesloten": Status(STATUSSEN["afgesloten"], "neutral"),
    "vernietigd": Status("Vernietigd", "neutral"),
}
GEVAAR = {
    "ja": Status("Nu in gevaar", "negative"),
    "nee": Status("Niet in gevaar", "neutral"),
    "onbekend": Status("Gevaar onbekend", "warning"),
}

BERICHT = {
    "": Status("Onderweg", "info", icon="send"),
    "verwerkt": Status("Ontvangen door de regio", "positive"),
    "geweigerd": Status("Geweigerd door de regio", "negative"),
    "onbestelbaar": Status("Niet te bezorgen", "negative"),
}


class MeldingFilter(FilterSet):
    """By number and not by name: what is filtered on stands in the address of the page."""

    zoek = django_filters.CharFilter(label="Nummer", field_name="nummer", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(label="Status", choices=list(STATUSSEN.items()), empty_label="Alle")
    in_gevaar = django_filters.ChoiceFilter(label="Gevaar", choices=list(JA_NEE_ONBEKEND.items()), empty_label="Alle")
    vorm = django_filters.ChoiceFilter(
        label="Vorm", choices=list(VORMEN.items()), method="with_vorm", empty_label="Alle"
    )

    def with_vorm(self, rows: QuerySet[Melding], name: str, value: str) -> QuerySet[Melding]:
        return rows.filter(vormen__contains=[value])


class MeldingTable(Table):
    nummer = LinkColumn("melding", "pk", verbose_name="Melding")
    ontvangen_at = DatumColumn(verbose_name="Ontvangen")
    in_gevaar = StatusColumn(GEVAAR, verbose_name="Gevaar")
    vormen = Column(verbose_name="Vormen", orderable=False)
    melder_soort = Column(verbose_name="Melder")
    gm_code = Column(verbose_name="Woongemeente", empty_values=(), orderable=False)
    status = StandColumn(STATUS, verbose_name="Status", accessor="stand", order_by=("status",))

    class Meta(Table.Meta):
        model = Melding
        fields = ("nummer", "ontvangen_at", "in_gevaar", "vormen", "melder_soort", "gm_code", "status")
        order_by = ("-ontvangen_at",)
        caption = "Meldingen"
        noun = ("melding", "meldingen")
        empty_text = "Geen meldingen gevonden."

    def before_render(self, request: HttpRequest) -> None:
        """The names of the gemeenten on this page only, in one question to the register."""
        self.gemeenten = namen_van(row.record for row in self.paginated_rows)

    def render_vormen(self, value: list[str]) -> str:
        return vormen_tekst(value)

    def render_gm_code(self, value: str) -> str:
        return self.gemeenten.get(value, value) or "Niet bekend"
