"""The list of dossiers that are kept long enough."""

from collections.abc import Container, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django_tables2 import Column

from casework.bewaren.queries import Bewaard
from casework.dossier.models import Dossier
from dekkend.web.elements import status_badge
from dekkend.web.formats import datum_kort
from dekkend.web.status import Status
from dekkend.web.tables import DatumColumn, Table

STANDEN = {
    "voorbij": Status("Voorbij", "warning"),
    "nog_niet": Status("Nog niet voorbij", "info"),
    "stop": Status("Bewaarstop", "negative"),
}


class BewaarTable(Table):
    nummer = Column(verbose_name="Dossier", orderable=False)
    gewijzigd_at = DatumColumn(verbose_name="Laatst gewijzigd", orderable=False)
    regime = Column(verbose_name="Wet", empty_values=(), orderable=False)
    tot = Column(verbose_name="Bewaren tot en met", empty_values=(), orderable=False)
    stand = Column(verbose_name="Stand", empty_values=(), orderable=False)

    class Meta(Table.Meta):
        model = Dossier
        fields = ("nummer", "gewijzigd_at", "regime", "tot", "stand")
        caption = "Dossiers die lang bewaard zijn"
        noun = ("dossier", "dossiers")
        empty_text = "Er zijn geen dossiers die lang genoeg bewaard zijn."

    kept: Mapping[UUID, Bewaard]
    own: Container[UUID]

    def render_nummer(self, record: Dossier) -> Any:
        if record.pk not in self.own:
            return record.nummer
        return format_html('<a href="{}">{}</a>', reverse("dossier_bewaren", args=[record.pk]), record.nummer)

    def render_regime(self, record: Dossier) -> str:
        return self.kept[record.pk].label

    def render_tot(self, record: Dossier) -> str:
        return datum_kort(self.kept[record.pk].tot)

    def render_stand(self, record: Dossier) -> Any:
        found = self.kept[record.pk]
        return status_badge(STANDEN, "stop" if found.stops else "voorbij" if found.voorbij else "nog_niet")
