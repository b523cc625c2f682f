"""The list of uses of noodtoegang, and how a judgement looks."""

from datetime import date
from typing import Any

from django.utils.html import format_html
from django_tables2 import Column

from casework.noodtoegang.models import Noodtoegang
from casework.noodtoegang.rules import GEWOON, OORDELEN
from dekkend.core.clock import today
from dekkend.web import formats
from dekkend.web.elements import status_badge
from dekkend.web.status import Status
from dekkend.web.tables import LinkColumn, Table

OORDEEL = {
    "te_beoordelen": Status("Te beoordelen", "info"),
    "te_laat": Status("Te laat", "negative"),
    "terecht": Status(OORDELEN["terecht"], "positive"),
    "niet_terecht": Status(OORDELEN["niet_terecht"], "negative"),
}


def judgement_of(noodtoegang: Noodtoegang, vandaag: date) -> str:
    if noodtoegang.oordeel:
        return noodtoegang.oordeel
    return "te_laat" if noodtoegang.beoordelen_voor < vandaag else "te_beoordelen"


def often(noodtoegang: Noodtoegang) -> str:
    """ "5 keer in 7 dagen", or nothing when it is not more often than usual."""
    times: int = noodtoegang.in_week  # type: ignore[attr-defined]  # counted by the query
    return f"{formats.getal(times)} keer in 7 dagen" if times > GEWOON else ""


class NoodtoegangTable(Table):
    dossier = LinkColumn("noodtoegang", "pk", accessor="inzage__dossier__nummer", verbose_name="Dossier")
    wie = Column(accessor="inzage__user__naam", verbose_name="Wie")
    wanneer = Column(accessor="inzage__van", verbose_name="Wanneer")
    reden = Column(accessor="inzage__reden", verbose_name="Reden", orderable=False)
    vaak = Column(accessor="in_week", verbose_name="Hoe vaak", orderable=False)
    oordeel = Column(verbose_name="Oordeel", empty_values=(), orderable=False)

    class Meta(Table.Meta):
        caption = "Noodtoegang"
        noun = ("keer", "keer")
        empty_text = "Niemand heeft noodtoegang gebruikt."

    def render_wanneer(self, value: Any) -> str:
        return formats.datumtijd(value)

    def render_vaak(self, record: Noodtoegang) -> str:
        found = often(record)
        return status_badge({"vaak": Status(found, "warning")}, "vaak") if found else "Niet vaak"

    def render_oordeel(self, record: Noodtoegang) -> str:
        badge = status_badge(OORDEEL, judgement_of(record, today()))
        if record.oordeel:
            return badge
        return format_html("{}<br>uiterlijk {}", badge, formats.datum_kort(record.beoordelen_voor))
