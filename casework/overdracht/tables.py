"""The lists of handing over, one for each direction."""

from typing import Any

from django_tables2 import Column

from casework.overdracht.models import Overdracht, Overname
from casework.overdracht.rules import OVERDRACHT, OVERNAME
from dekkend.web.status import statuses
from dekkend.web.tables import DatumColumn, LinkColumn, StatusColumn, Table
from tenants.public import names_of

UIT = statuses(
    OVERDRACHT,
    tones={
        "aangeboden": "info",
        "verstuurd": "warning",
        "voltooid": "positive",
        "geweigerd": "negative",
        "ingetrokken": "neutral",
        "teruggehaald": "neutral",
    },
)
IN = statuses(
    OVERNAME,
    tones={
        "aangeboden": "warning",
        "aangenomen": "info",
        "ontvangen": "positive",
        "geweigerd": "neutral",
        "ingetrokken": "neutral",
    },
)


class OverdrachtTable(Table):
    dossier = LinkColumn("overdracht", "pk", verbose_name="Dossier", accessor="dossier__nummer")
    ontvanger = Column(verbose_name="Aan regio", orderable=False)
    reden = Column(verbose_name="Reden", orderable=False)
    aangeboden_at = DatumColumn(verbose_name="Aangeboden")
    status = StatusColumn(UIT, verbose_name="Stand")

    class Meta(Table.Meta):
        model = Overdracht
        fields = ("dossier", "ontvanger", "reden", "aangeboden_at", "status")
        caption = "Door ons aangeboden"
        noun = ("overdracht", "overdrachten")
        empty_text = "U heeft geen dossiers aan een andere regio aangeboden."

    def __init__(self, rows: Any) -> None:
        super().__init__(rows)
        self.names = names_of(rows.values_list("ontvanger", flat=True).order_by().distinct())

    def render_ontvanger(self, value: str) -> str:
        return self.names.get(value, "Onbekend")


class OvernameTable(Table):
    ontvangen_at = DatumColumn(verbose_name="Aangeboden")
    afzender = LinkColumn("overname", "pk", verbose_name="Van regio", accessor="afzender", orderable=False)
    reden = Column(verbose_name="Reden", orderable=False)
    reageren_voor = DatumColumn(verbose_name="Antwoord voor")
    status = StatusColumn(IN, verbose_name="Stand")

    class Meta(Table.Meta):
        model = Overname
        fields = ("afzender", "reden", "ontvangen_at", "reageren_voor", "status")
        sequence = ("afzender", "reden", "ontvangen_at", "reageren_voor", "status")
        caption = "Aan ons aangeboden"
        noun = ("aanbod", "aanbiedingen")
        empty_text = "Er zijn geen dossiers aan uw regio aangeboden."

    def __init__(self, rows: Any) -> None:
        super().__init__(rows)
        self.names = names_of(rows.values_list("afzender", flat=True).order_by().distinct())

    def render_afzender(self, value: str) -> str:
        return self.names.get(value, "Onbekend")
