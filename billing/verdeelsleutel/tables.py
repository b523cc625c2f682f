"""The contributions of all gemeenten with their total."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.formats import number_format

from billing.verdeelsleutel.bezetting import days_in
from billing.verdeelsleutel.models import Verdeling, VerdelingRegel
from dekkend.web import formats
from dekkend.web.tables import RIGHT, EuroColumn, LinkColumn, NumberColumn, Table

TOTAL = {**RIGHT, "tf": {"class": "app-num"}}


def share_of(record: VerdelingRegel, totaal_cent: int) -> Decimal:
    """In percent, rounded half up to two decimals: `number_format` would cut them off."""
    return (Decimal(record.bedrag_cent * 100) / (totaal_cent or 1)).quantize(Decimal("0.01"), ROUND_HALF_UP)


class BijdrageTable(Table):
    """In order of name; the last line adds up to the begroting, to the cent. Days only when they differ."""

    naam = LinkColumn("verdeling_uitleg", "verdeling_id", "gm_code", verbose_name="Gemeente", footer="Samen")
    inwoners = NumberColumn(
        verbose_name="Inwoners",
        attrs=TOTAL,
        footer=lambda table: formats.getal(sum(regel.inwoners for regel in table.regels)),
    )
    dagen = NumberColumn(verbose_name="Dagen", attrs=TOTAL)
    aandeel = NumberColumn(verbose_name="Aandeel", attrs=TOTAL, empty_values=(), orderable=False)
    bedrag_cent = EuroColumn(
        verbose_name="Bijdrage",
        attrs=TOTAL,
        footer=lambda table: formats.euro(sum(regel.bedrag_cent for regel in table.regels)),
    )

    class Meta(Table.Meta):
        caption = "Bijdrage per gemeente"
        noun = ("gemeente", "gemeenten")
        orderable = False

    def __init__(self, verdeling: Verdeling, regels: Sequence[VerdelingRegel], **kwargs: Any) -> None:
        self.regels = regels
        self.totaal_cent = verdeling.totaal_cent
        if all(regel.dagen == days_in(verdeling.begroting.jaar) for regel in regels):
            kwargs.setdefault("exclude", ("dagen",))
        super().__init__(regels, **kwargs)

    def render_aandeel(self, record: VerdelingRegel) -> str:
        return f"{number_format(share_of(record, self.totaal_cent), 2)} %"
