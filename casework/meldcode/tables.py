"""The list of walks along the meldcode. By number: the subject is sealed and stands on the page itself."""

import django_filters

from casework.meldcode.models import Signalering
from casework.meldcode.rules import SIGNALERING
from casework.stukstop.tables import StandColumn
from dekkend.web.filters import FilterSet
from dekkend.web.status import Status, statuses
from dekkend.web.tables import DatumColumn, LinkColumn, Table

STAND = {
    **statuses(
        SIGNALERING,
        tones={
            "loopt": "info", "gemeld": "positive", "hulp": "positive", "afgesloten": "neutral",
            "ingetrokken": "neutral",
        },
    ),
    "vernietigd": Status("Vernietigd", "neutral"),
}  # fmt: skip


class SignaleringFilter(FilterSet):
    zoek = django_filters.CharFilter(label="Nummer", field_name="nummer", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(label="Status", choices=list(SIGNALERING.states.items()), empty_label="Alle")


class SignaleringTable(Table):
    nummer = LinkColumn("signalering", "pk", verbose_name="Signalering")
    begonnen_at = DatumColumn(verbose_name="Begonnen")
    gewijzigd_at = DatumColumn(verbose_name="Bijgewerkt")
    status = StandColumn(STAND, verbose_name="Status", accessor="stand", order_by=("status",))

    class Meta(Table.Meta):
        model = Signalering
        fields = ("nummer", "begonnen_at", "gewijzigd_at", "status")
        order_by = ("-begonnen_at",)
        caption = "Signaleringen"
        noun = ("signalering", "signaleringen")
        empty_text = "Nog geen signaleringen. Ziet of hoort u iets wat niet klopt? Begin met stap 1."
