"""The list of questions that wait for a gedragswetenschapper."""

from django_tables2 import Column

from casework.consultatie.models import Consultatie
from dekkend.web.tables import DatumColumn, LinkColumn, Table


class ConsultatieTable(Table):
    """By number: the list shows nobody."""

    dossier = LinkColumn("consultatie", "pk", verbose_name="Dossier", order_by=("dossier__nummer",))
    gevraagd_door = Column(verbose_name="Gevraagd door", order_by=("gevraagd_door__naam",))
    gevraagd_at = DatumColumn(verbose_name="Gevraagd")
    voor_op = DatumColumn(verbose_name="Nodig voor")
    spoed = Column(verbose_name="Spoed")

    class Meta(Table.Meta):
        model = Consultatie
        fields = ("dossier", "gevraagd_door", "gevraagd_at", "voor_op", "spoed")
        order_by = ("voor_op",)
        caption = "Advies gevraagd"
        noun = ("vraag", "vragen")
        empty_text = "Er wacht geen vraag op uw advies."

    def render_spoed(self, value: bool) -> str:
        return "Ja" if value else "Nee"
