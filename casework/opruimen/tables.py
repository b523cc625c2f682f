"""The list of proposals."""

from datetime import datetime

import django_filters
from django.utils.safestring import SafeString
from django_tables2 import Column

from casework.opruimen.models import Opruimvoorstel
from casework.opruimen.rules import OPRUIMVOORSTEL
from dekkend.web.filters import FilterSet
from dekkend.web.formats import datumtijd
from dekkend.web.status import statuses
from dekkend.web.tables import DatumColumn, LinkColumn, NumberColumn, StatusColumn, Table

STATUS = statuses(
    OPRUIMVOORSTEL,
    tones={"voorgesteld": "warning", "afgewezen": "neutral", "bevestigd": "info", "vernietigd": "neutral"},
)


class OpruimFilter(FilterSet):
    status = django_filters.ChoiceFilter(label="Stand", choices=list(OPRUIMVOORSTEL.states.items()), empty_label="Alle")


class OpruimTable(Table):
    voorgesteld_at = LinkColumn("opruimvoorstel", "pk", verbose_name="Voorgesteld")
    aantal = NumberColumn(verbose_name="Stukken", orderable=False)
    voorgesteld_door = Column(verbose_name="Door", accessor="voorgesteld_door__naam")
    vernietigd_at = DatumColumn(verbose_name="Vernietigd")
    status = StatusColumn(STATUS, verbose_name="Stand")

    class Meta(Table.Meta):
        model = Opruimvoorstel
        fields = ("voorgesteld_at", "aantal", "voorgesteld_door", "vernietigd_at", "status")
        caption = "Opruimvoorstellen"
        noun = ("voorstel", "voorstellen")
        empty_text = "Er is nog niets voorgesteld."

    def render_voorgesteld_at(self, value: datetime, record: Opruimvoorstel, column: LinkColumn) -> SafeString:
        return column.render(datumtijd(value), record)
