"""The list of a guest: numbers and states, and nothing of a person."""

from django_tables2 import Column

from casework.zorgactie.models import Zorgactie
from casework.zorgactie.rules import ZORGACTIE
from dekkend.web.status import statuses
from dekkend.web.tables import DatumColumn, LinkColumn, StatusColumn, Table

STAND = statuses(
    ZORGACTIE,
    tones={
        "aangeboden": "warning",
        "aangenomen": "info",
        "loopt": "info",
        "klaar": "positive",
        "geweigerd": "negative",
        "gestopt": "negative",
    },
)


class ZorgactieTable(Table):
    nummer = LinkColumn("zorgactie_antwoord", "pk", accessor="dossier__nummer", verbose_name="Dossier", orderable=False)
    gebied = Column(accessor="hulpvraag__get_gebied_display", verbose_name="Hulpvraag over", orderable=False)
    aangeboden_at = DatumColumn(verbose_name="Aangeboden")
    antwoord_voor = DatumColumn(verbose_name="Antwoord gevraagd voor")
    status = StatusColumn(STAND, verbose_name="Stand")

    class Meta(Table.Meta):
        model = Zorgactie
        fields = ("nummer", "gebied", "aangeboden_at", "antwoord_voor", "status")
        order_by = ("-aangeboden_at",)
        caption = "Zorgacties"
        noun = ("zorgactie", "zorgacties")
        empty_text = "Er is nu niets aan uw organisatie aangeboden."
