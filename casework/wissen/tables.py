"""The list of requests."""

import django_filters
from django_tables2 import Column

from casework.wissen.models import Wisverzoek
from casework.wissen.rules import WISVERZOEK
from dekkend.web.filters import FilterSet
from dekkend.web.status import statuses
from dekkend.web.tables import DatumColumn, LinkColumn, StatusColumn, Table

STATUS = statuses(
    WISVERZOEK,
    tones={"voorgesteld": "warning", "afgewezen": "neutral", "bevestigd": "info", "vernietigd": "neutral"},
)


class WisverzoekFilter(FilterSet):
    status = django_filters.ChoiceFilter(label="Stand", choices=list(WISVERZOEK.states.items()), empty_label="Alle")


class WisverzoekTable(Table):
    dossier = LinkColumn("wisverzoek", "pk", verbose_name="Dossier", accessor="dossier__nummer")
    reden = Column(verbose_name="Reden")
    voorgesteld_door = Column(verbose_name="Voorgesteld door", accessor="voorgesteld_door__naam")
    voorgesteld_at = DatumColumn(verbose_name="Voorgesteld")
    status = StatusColumn(STATUS, verbose_name="Stand")

    class Meta(Table.Meta):
        model = Wisverzoek
        fields = ("dossier", "reden", "voorgesteld_door", "voorgesteld_at", "status")
        caption = "Wisverzoeken"
        noun = ("wisverzoek", "wisverzoeken")
        empty_text = "Er zijn geen wisverzoeken."
