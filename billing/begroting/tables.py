"""The list of begrotingen."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.safestring import SafeString

from billing.begroting.models import Begroting
from billing.begroting.rules import BEGROTING
from dekkend.web.elements import status_badge
from dekkend.web.status import statuses
from dekkend.web.tables import EuroColumn, LinkColumn, NumberColumn, StatusColumn, Table

STATUS = statuses(BEGROTING, tones={"concept": "info", "vastgesteld": "positive", "vervangen": "neutral"})


class FteColumn(NumberColumn):
    def render(self, value: Decimal) -> str:  # type: ignore[override]
        return number_format(value, 2)


class BegrotingTable(Table):
    jaar = LinkColumn("begroting", "pk", verbose_name="Jaar")
    versie = NumberColumn(verbose_name="Versie")
    status = StatusColumn(STATUS, verbose_name="Status")
    fte = FteColumn(verbose_name="Fte")
    te_verdelen_cent = EuroColumn(verbose_name="Te verdelen")

    class Meta(Table.Meta):
        model = Begroting
        fields = ("jaar", "versie", "status", "fte", "te_verdelen_cent")
        caption = "Begrotingen"
        noun = ("begroting", "begrotingen")
        empty_text = "Er is nog geen begroting."

    def render_status(self, record: Begroting) -> SafeString:
        """django-tables2 would hand over the label of the choice instead of its value."""
        return status_badge(STATUS, record.status)
