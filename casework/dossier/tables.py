"""The list of dossiers, its filter, and how the timeline looks."""

from collections.abc import Iterable

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django_tables2 import Column

from casework.dossier.models import Dossier, Gebeurtenis
from casework.dossier.rules import DOSSIER, GEBEURTENISSEN
from casework.gemeenten import namen_van
from casework.kenmerken import VORMEN, vormen_tekst
from dekkend.web.filters import FilterSet
from dekkend.web.parts import Moment
from dekkend.web.status import statuses
from dekkend.web.tables import DatumColumn, LinkColumn, StatusColumn, Table

FASE = statuses(
    DOSSIER,
    tones={
        "intake": "info",
        "hulpverlening": "positive",
        "afgesloten": "neutral",
        "vernietigd": "neutral",
        "in_overdracht": "warning",
        "bewaard": "neutral",
        "overgedragen": "neutral",
    },
)
_LOOK: dict[str, tuple[str, str]] = {
    "dossier_geopend": ("folder-plus", "info"),
    "dossier_toegewezen": ("user-check", "info"),
    "dossier_losgelaten": ("users", "neutral"),
    "persoon_gewijzigd": ("pencil", "neutral"),
    "aantekening_gemaakt": ("message-square", "neutral"),
    "fase_gewijzigd": ("arrow-right", "positive"),
    "dossier_afgesloten": ("archive", "neutral"),
    "dossier_heropend": ("folder-open", "info"),
    "wisseling_voorgesteld": ("users", "info"),
    "wisseling_geweigerd": ("x", "warning"),
    "wisseling_ingetrokken": ("undo-2", "neutral"),
    "wisseling_kennisgemaakt": ("handshake", "positive"),
    "afrondingspunt_vastgelegd": ("circle-check", "info"),
    "afrondingspunt_ingetrokken": ("undo-2", "warning"),
    "nazorg_afgesproken": ("calendar-days", "info"),
    "nazorg_stap": ("arrow-right", "info"),
    "avgverzoek_gedaan": ("inbox", "info"),
    "avgverzoek_verlengd": ("clock", "neutral"),
    "avgverzoek_besloten": ("scale", "info"),
    "avgverzoek_verteld": ("message-square", "positive"),
    "avgverzoek_gestopt": ("x", "neutral"),
    "avgverzoek_heropend": ("undo-2", "warning"),
    "avgverzoek_opgeheven": ("undo-2", "neutral"),
    "toestemming_gegeven": ("shield-check", "positive"),
    "toestemming_geweigerd": ("x", "neutral"),
    "toestemming_ingetrokken": ("undo-2", "warning"),
    "gezag_vastgelegd": ("users", "info"),
    "grondslag_vastgelegd": ("scale", "warning"),
    "grondslag_beeindigd": ("undo-2", "neutral"),
    "registratie_verstuurd": ("send", "positive"),
    "registratie_geteld": ("chart-column", "info"),
    "registratie_ingetrokken": ("undo-2", "warning"),
    "dossier_overgedragen": ("user-check", "info"),
    "noodtoegang_geopend": ("triangle-alert", "negative"),
    "noodtoegang_beeindigd": ("x", "neutral"),
    "registratie_uitgesteld": ("clock", "neutral"),
    "navraag_ontvangen": ("circle-help", "warning"),
    "navraag_beantwoord": ("send", "info"),
    "bewaarstop_gezet": ("archive", "warning"),
    "bewaarstop_opgeheven": ("undo-2", "info"),
    "overdracht_aangeboden": ("send", "info"),
    "overdracht_ingetrokken": ("undo-2", "neutral"),
    "overdracht_geweigerd": ("x", "warning"),
    "overdracht_verstuurd": ("send", "positive"),
    "overdracht_teruggehaald": ("undo-2", "warning"),
    "overname_ontvangen": ("handshake", "positive"),
    "melding_toegevoegd": ("bell", "info"),
    "herkenningspunt_toegevoegd": ("phone", "neutral"),
    "herkenningspunt_weggehaald": ("x", "neutral"),
    "melding_overgekomen": ("bell", "neutral"),
    "verblijfsspoor_vastgelegd": ("plus", "info"),
    "verblijfsspoor_verleend": ("circle-check", "positive"),
    "verblijfsspoor_afgewezen": ("x", "warning"),
    "verblijfsspoor_bezwaar": ("arrow-right", "info"),
    "verblijfsspoor_verlengd": ("refresh-cw", "positive"),
    "verblijfsspoor_beeindigd": ("archive", "neutral"),
    "verblijfsspoor_vergissing": ("undo-2", "neutral"),
    "strafzaak_vastgelegd": ("plus", "info"),
    "strafzaak_stap": ("arrow-right", "info"),
    "slachtofferrecht_vastgelegd": ("shield-check", "info"),
    "schadevergoeding_stap": ("arrow-right", "info"),
    "hulp_vastgelegd": ("plus", "info"),
    "hulp_stap": ("arrow-right", "info"),
    "hulpvraag_gesteld": ("plus", "info"),
    "hulpvraag_gewijzigd": ("pencil", "neutral"),
    "hulpvraag_stap": ("arrow-right", "info"),
    "zorgactie_aangeboden": ("send", "info"),
    "zorgactie_aangenomen": ("handshake", "positive"),
    "zorgactie_geweigerd": ("x", "warning"),
    "zorgactie_ingetrokken": ("undo-2", "neutral"),
    "zorgactie_begonnen": ("arrow-right", "positive"),
    "zorgactie_gestopt": ("x", "warning"),
    "zorgactie_klaar": ("circle-check", "positive"),
    "zorgactie_contact": ("phone", "info"),
    "voorziening_stap": ("check", "info"),
    "termijn_gedaan": ("circle-check", "positive"),
    "termijn_vervallen": ("x", "neutral"),
    "taak_gemaakt": ("plus", "info"),
    "taak_gewijzigd": ("pencil", "neutral"),
    "taak_gedaan": ("circle-check", "positive"),
    "taak_vervallen": ("x", "neutral"),
    "taak_heropend": ("undo-2", "info"),
    "waarschuwing_gezet": ("triangle-alert", "negative"),
    "waarschuwing_ingetrokken": ("undo-2", "warning"),
    "waarschuwing_hersteld": ("triangle-alert", "negative"),
    "document_toegevoegd": ("file-text", "info"),
    "document_ingetrokken": ("undo-2", "warning"),
    "document_teruggezet": ("file-text", "info"),
    "naam_toegevoegd": ("user", "info"),
    "naam_weggehaald": ("undo-2", "neutral"),
    "teamlid_toegevoegd": ("users", "info"),
    "teamlid_gestopt": ("users", "neutral"),
    "zrm_gemeten": ("chart-column", "info"),
    "zrm_gecorrigeerd": ("pencil", "neutral"),
    "zrm_ingetrokken": ("undo-2", "warning"),
    "intakegesprek_gepland": ("calendar-plus", "info"),
    "intakegesprek_verzet": ("calendar-days", "neutral"),
    "intakegesprek_gehouden": ("message-square", "positive"),
    "intakegesprek_gemist": ("clock", "warning"),
    "intakegesprek_afgezegd": ("x", "neutral"),
    "intakegesprek_hersteld": ("undo-2", "neutral"),
    "intake_beschreven": ("pencil", "neutral"),
    "intake_afgerond": ("circle-check", "positive"),
    "intake_gestopt": ("minus", "neutral"),
    "intake_hervat": ("refresh-cw", "info"),
    "rechtenuitleg_gegeven": ("shield-check", "info"),
    "rechtenuitleg_ingetrokken": ("undo-2", "warning"),
    "risico_getaxeerd": ("shield-check", "info"),
    "risico_gecorrigeerd": ("pencil", "neutral"),
    "risico_ingetrokken": ("undo-2", "warning"),
    "consultatie_gevraagd": ("circle-help", "info"),
    "consultatie_gegeven": ("message-square", "positive"),
    "consultatie_besloten": ("check", "info"),
    "consultatie_ingetrokken": ("undo-2", "neutral"),
}


WEG = ("overgedragen", "bewaard")


class DossierFilter(FilterSet):
    """By number and not by name: what is filtered on stands in the address of the page."""

    zoek = django_filters.CharFilter(label="Nummer", field_name="nummer", lookup_expr="icontains")
    fase = django_filters.ChoiceFilter(
        label="Fase",
        choices=[(fase, label) for fase, label in DOSSIER.states.items() if fase != "bewaard"],
        method="in_fase",
        empty_label="Alle",
    )
    vorm = django_filters.ChoiceFilter(
        label="Vorm", choices=list(VORMEN.items()), method="with_vorm", empty_label="Alle"
    )
    van = django_filters.ChoiceFilter(
        label="Zorgcoördinator",
        choices=[("toegewezen", "Heeft een zorgcoördinator"), ("team", "Nog niemand")],
        method="assigned",
        empty_label="Alle",
    )

    @property
    def qs(self) -> QuerySet[Dossier]:
        """What another regio has by now stands in the list only for who asks for it, by phase or by number."""
        rows: QuerySet[Dossier] = super().qs
        asked = self.form.cleaned_data if self.is_bound else {}
        return rows if asked.get("fase") or asked.get("zoek") else rows.exclude(fase__in=WEG)

    def in_fase(self, rows: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        return rows.filter(fase__in=WEG if value == "overgedragen" else [value])

    def with_vorm(self, rows: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        return rows.filter(vormen__contains=[value])

    def assigned(self, rows: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        return rows.filter(zorgcoordinator__isnull=value == "team")


class DossierTable(Table):
    nummer = LinkColumn("dossier", "pk", verbose_name="Dossier")
    persoon = Column(verbose_name="Persoon", orderable=False)
    vormen = Column(verbose_name="Vormen", orderable=False)
    gm_code = Column(verbose_name="Woongemeente", empty_values=(), orderable=False)
    zorgcoordinator = Column(verbose_name="Zorgcoördinator", empty_values=(), order_by=("zorgcoordinator__naam",))
    geopend_at = DatumColumn(verbose_name="Geopend")
    fase = StatusColumn(FASE, verbose_name="Fase")

    class Meta(Table.Meta):
        model = Dossier
        fields = ("nummer", "persoon", "vormen", "gm_code", "zorgcoordinator", "geopend_at", "fase")
        order_by = ("-geopend_at",)
        caption = "Dossiers"
        noun = ("dossier", "dossiers")
        empty_text = "Geen dossiers gevonden."

    def before_render(self, request: HttpRequest) -> None:
        """The names of the gemeenten on this page only, in one question to the register."""
        self.gemeenten = namen_van(row.record for row in self.paginated_rows)

    def render_vormen(self, value: list[str]) -> str:
        return vormen_tekst(value)

    def render_gm_code(self, value: str) -> str:
        return self.gemeenten.get(value, value) or "Niet bekend"

    def render_zorgcoordinator(self, value: object) -> str:
        return str(value) if value else "Nog niemand"


def moments(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Moment]:
    """The timeline as it is drawn."""
    return [
        Moment(
            title=GEBEURTENISSEN[one.soort],
            when=one.at,
            who=one.door.naam if one.door else "Dekkend",
            text=one.tekst,
            icon=_LOOK[one.soort][0],
            tone=_LOOK[one.soort][1],
        )
        for one in gebeurtenissen
    ]
