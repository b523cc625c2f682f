"""What is typed about a criminal case."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casework.strafrecht.rules import (
    BEGIN,
    LANGST_KENMERK,
    RECHT_BRONNEN,
    RECHTEN,
    RECHTSTAPPEN,
    UITSPRAKEN,
    WEGEN,
    ZaakInvoer,
    ZaakStap,
)
from casework.verblijfsrecht.forms import toelichting_field
from dekkend.core.transitions import Edge
from dekkend.web.forms import DatumField, EuroField, Form


def _steps(edges: Iterable[Edge]) -> list[tuple[str, str]]:
    return [(edge.name, edge.label) for edge in edges]


class ZaakForm(Form):
    begin = forms.ChoiceField(label="Hoe begon de zaak?", choices=list(BEGIN.items()), widget=forms.RadioSelect)
    datum = DatumField(label="Op welke dag?")
    kenmerk = forms.CharField(
        label="Nummer bij politie of OM",
        max_length=LANGST_KENMERK,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    toelichting = toelichting_field()

    def invoer(self) -> ZaakInvoer:
        return ZaakInvoer(**self.cleaned_data)


class ZaakStapForm(Form):
    stap = forms.ChoiceField(label="Wat is er gebeurd?", widget=forms.RadioSelect)
    datum = DatumField(label="Op welke dag?", help_text="De dag waarop het gebeurde, of waarop u het hoorde.")
    zitting_op = DatumField(label="Dag van de zitting", help_text="Alleen bij een zitting.", required=False)
    uitspraak = forms.ChoiceField(
        label="Uitspraak",
        help_text="Alleen als de rechter uitspraak deed.",
        choices=[("", "Geen"), *UITSPRAKEN.items()],
        required=False,
    )
    toelichting = toelichting_field()

    def __init__(self, *args: Any, stappen: Iterable[Edge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps: Any = self.fields["stap"]
        steps.choices = _steps(stappen)

    def invoer(self) -> ZaakStap:
        return ZaakStap(**self.cleaned_data)


class RechtForm(Form):
    recht = forms.ChoiceField(
        label="Welk recht?",
        choices=[(code, f"{label} ({RECHT_BRONNEN[code]})") for code, label in RECHTEN.items()],
        widget=forms.RadioSelect,
    )
    stap = forms.ChoiceField(
        label="Hoe staat het ermee?", choices=list(RECHTSTAPPEN.items()), widget=forms.RadioSelect, initial="uitleggen"
    )
    datum = DatumField(label="Op welke dag?")


class SchadeForm(Form):
    weg = forms.ChoiceField(label="Langs welke weg?", choices=list(WEGEN.items()), widget=forms.RadioSelect)
    bedrag = EuroField(label="Gevraagd bedrag")
    datum = DatumField(label="Op welke dag?")


class SchadeStapForm(Form):
    stap = forms.ChoiceField(label="Wat is er gebeurd?", widget=forms.RadioSelect)
    bedrag = EuroField(label="Toegewezen bedrag", help_text="Alleen bij toewijzen.", required=False)
    datum = DatumField(label="Op welke dag?")

    def __init__(self, *args: Any, stappen: Iterable[Edge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps: Any = self.fields["stap"]
        steps.choices = _steps(stappen)
