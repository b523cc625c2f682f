"""The list of what left the national tier."""

from django_tables2 import Column

from dekkend.national.uitlevering.models import Uitlevering
from dekkend.web.tables import DatumColumn, LinkColumn, NumberColumn, Table


class UitleveringTable(Table):
    ontvanger = LinkColumn(
        "uitlevering", "pk", verbose_name="Voor wie", accessor="get_ontvanger_display", order_by="ontvanger"
    )
    gemaakt_at = DatumColumn(verbose_name="Gemaakt")
    gemaakt_door = Column(verbose_name="Door", accessor="gemaakt_door__naam", orderable=False)
    aantal = NumberColumn(verbose_name="Registraties")
    te_melden = NumberColumn(verbose_name="Nog te melden")

    class Meta(Table.Meta):
        model = Uitlevering
        fields = ("ontvanger", "gemaakt_at", "gemaakt_door", "aantal", "te_melden")
        order_by = ("-gemaakt_at",)
        caption = "Uitleveringen"
        noun = ("uitlevering", "uitleveringen")
        empty_text = "Er is nog niets uitgeleverd."
