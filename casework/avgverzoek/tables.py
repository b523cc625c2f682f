"""The list of terms."""

from collections.abc import Container
from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django_tables2 import Column

from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.rules import AVGVERZOEK, KORT, WACHT
from dekkend.web.filters import FilterSet
from dekkend.web.status import statuses
from dekkend.web.tables import DatumColumn, StatusColumn, Table

STATUS = statuses(
    AVGVERZOEK,
    tones={
        "ontvangen": "warning", "verlengd": "warning", "besloten": "info", "verteld": "positive",
        "opgeheven": "neutral", "ingetrokken": "neutral", "vergissing": "neutral", "vervallen": "neutral",
    },
)  # fmt: skip


class AvgverzoekFilter(FilterSet):
    stand = django_filters.ChoiceFilter(
        label="Stand", choices=[("wacht", "Wacht nog"), ("klaar", "Klaar")], empty_label="Alle", method="standing"
    )
    recht = django_filters.ChoiceFilter(label="Verzoek", choices=list(KORT.items()), empty_label="Alle")

    def standing(self, rows: QuerySet[Avgverzoek], name: str, value: str) -> QuerySet[Avgverzoek]:
        waits = {"status__in": WACHT}
        return rows.filter(**waits) if value == "wacht" else rows.exclude(**waits)


class AvgverzoekTable(Table):
    nummer = Column(verbose_name="Dossier", accessor="dossier__nummer")
    recht = Column(verbose_name="Verzoek")
    ontvangen_op = DatumColumn(verbose_name="Gevraagd")
    uiterlijk = DatumColumn(verbose_name="Antwoord uiterlijk")
    status = StatusColumn(STATUS, verbose_name="Stand")

    class Meta(Table.Meta):
        model = Avgverzoek
        fields = ("nummer", "recht", "ontvangen_op", "uiterlijk", "status")
        caption = "AVG-verzoeken"
        noun = ("verzoek", "verzoeken")
        empty_text = "Er zijn geen verzoeken van betrokkenen over hun gegevens."

    own: Container[UUID]

    def render_nummer(self, record: Avgverzoek) -> Any:
        nummer = record.dossier.nummer
        if record.pk not in self.own:
            return nummer
        return format_html('<a href="{}">{}</a>', reverse("avgverzoek", args=[record.pk]), nummer)

    def render_recht(self, record: Avgverzoek) -> str:
        return KORT[record.recht]
