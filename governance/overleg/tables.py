"""The list of past overleggen, and how states look."""

import django_filters
import django_tables2 as tables

from dekkend.web.filters import FilterSet
from dekkend.web.status import Status, statuses
from dekkend.web.tables import DatumColumn, LinkColumn, NumberColumn, StatusColumn, Table
from governance.overleg.models import Overleg
from governance.overleg.rules import NIVEAUS, OVERLEG, UITNODIGING_STATUS

STATUS = statuses(
    OVERLEG, tones={"concept": "neutral", "uitgenodigd": "info", "gehouden": "positive", "afgezegd": "warning"}
)
ANTWOORD = {
    "geen": Status("Nog geen antwoord", "neutral", "circle-dot"),
    "komt": Status("Komt", "positive"),
    "komt_niet": Status("Komt niet", "negative"),
    "misschien": Status("Misschien", "warning", "circle-help"),
}
BERICHT = {
    "": Status("Nog niet uitgenodigd", "neutral", "minus"),
    "te_versturen": Status(UITNODIGING_STATUS["te_versturen"], "info"),
    "verstuurd": Status(UITNODIGING_STATUS["verstuurd"], "positive", "mail"),
    "mislukt": Status(UITNODIGING_STATUS["mislukt"], "negative"),
    "vervallen": Status(UITNODIGING_STATUS["vervallen"], "neutral", "minus"),
}


class OverlegTable(Table):
    titel = LinkColumn("overleg", "pk")
    begin = DatumColumn(verbose_name="Datum")
    label = tables.Column(verbose_name="Niveau", order_by=("niveau", "soort"))
    aantal = NumberColumn(verbose_name="Deelnemers")
    status = StatusColumn(STATUS)

    class Meta(Table.Meta):
        caption = "Overleggen die zijn geweest"
        noun = ("overleg", "overleggen")
        empty_text = "Geen overleggen gevonden."


class OverlegFilter(FilterSet):
    niveau = django_filters.ChoiceFilter(label="Niveau", choices=list(NIVEAUS.items()))
    status = django_filters.ChoiceFilter(label="Status", choices=list(OVERLEG.states.items()))

    class Meta:
        model = Overleg
        fields: list[str] = []
