"""The list of questions for advice and its filter."""

import django_filters
from django_tables2 import Column

from casework.adviesvraag.models import Adviesvraag
from casework.adviesvraag.rules import ADVIESVRAAG, ONDERWERPEN, VRAGERS
from casework.stukstop.tables import StandColumn
from dekkend.web.filters import FilterSet
from dekkend.web.status import Status, statuses
from dekkend.web.tables import DatumColumn, LinkColumn, NumberColumn, Table

STAND = {
    **statuses(
        ADVIESVRAAG, tones={"open": "warning", "beantwoord": "positive", "melding": "info", "ingetrokken": "neutral"}
    ),
    "vernietigd": Status("Vernietigd", "neutral"),
}


class AdviesFilter(FilterSet):
    zoek = django_filters.CharFilter(label="Nummer", field_name="nummer", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(label="Status", choices=list(ADVIESVRAAG.states.items()), empty_label="Alle")
    onderwerp = django_filters.ChoiceFilter(label="Onderwerp", choices=list(ONDERWERPEN.items()), empty_label="Alle")
    vrager_soort = django_filters.ChoiceFilter(label="Wie vraagt", choices=list(VRAGERS.items()), empty_label="Alle")


class AdviesTable(Table):
    nummer = LinkColumn("adviesvraag", "pk", verbose_name="Adviesvraag")
    gesteld_at = DatumColumn(verbose_name="Gesteld")
    onderwerp = Column(verbose_name="Onderwerp")
    vrager_soort = Column(verbose_name="Wie vraagt")
    minuten = NumberColumn(verbose_name="Minuten")
    status = StandColumn(STAND, verbose_name="Status", accessor="stand", order_by=("status",))

    class Meta(Table.Meta):
        model = Adviesvraag
        fields = ("nummer", "gesteld_at", "onderwerp", "vrager_soort", "minuten", "status")
        order_by = ("-gesteld_at",)
        caption = "Adviesvragen"
        noun = ("adviesvraag", "adviesvragen")
        empty_text = "Nog geen adviesvragen. Belt er iemand met een vraag? Noteer die in een minuut."
