"""What is typed about help and shelter."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casework.hulp.rules import EINDREDENEN, LANGST_NAAM, SOORTEN, HulpInvoer, HulpStap
from casework.verblijfsrecht.forms import toelichting_field
from dekkend.core.transitions import Edge
from dekkend.web.forms import DatumField, Form


class HulpForm(Form):
    soort = forms.ChoiceField(label="Welke hulp?", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    stand = forms.ChoiceField(
        label="Loopt de hulp al?",
        choices=[("nee", "Nee, de hulp is gevraagd"), ("ja", "Ja, de hulp is begonnen")],
        widget=forms.RadioSelect,
        initial="nee",
    )
    datum = DatumField(
        label="Vanaf welke dag?", help_text="Dat mag ook voor de intake zijn, of voordat het dossier er was."
    )
    aanbieder = forms.CharField(
        label="Wie geeft de hulp?",
        max_length=LANGST_NAAM,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    toelichting = toelichting_field()

    def invoer(self) -> HulpInvoer:
        typed = dict(self.cleaned_data)
        return HulpInvoer(loopt=typed.pop("stand") == "ja", **typed)


class HulpStapForm(Form):
    stap = forms.ChoiceField(label="Wat is er gebeurd?", widget=forms.RadioSelect)
    datum = DatumField(label="Op welke dag?")
    reden = forms.ChoiceField(
        label="Reden",
        help_text="Nodig als de hulp eindigt of niet doorgaat.",
        choices=[("", "Geen"), *EINDREDENEN.items()],
        required=False,
    )
    toelichting = toelichting_field()

    def __init__(self, *args: Any, stappen: Iterable[Edge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps: Any = self.fields["stap"]
        steps.choices = [(edge.name, edge.label) for edge in stappen]

    def invoer(self) -> HulpStap:
        return HulpStap(**self.cleaned_data)
