"""What is typed about keeping."""

from collections.abc import Sequence
from typing import Any

from django import forms

from casework.bewaren.rules import KORTST, LANGST, REGIMES, STOPREDENEN
from dekkend.web.forms import DatumField, Form


class BewaartermijnForm(Form):
    regime = forms.ChoiceField(label="Waarvoor?", choices=[], widget=forms.RadioSelect)
    jaren = forms.IntegerField(
        label="Hoeveel jaar bewaren?",
        min_value=KORTST,
        max_value=LANGST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ingang = DatumField(label="Vanaf welke dag?")

    def __init__(self, *args: Any, regimes: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["regime"].choices = [(regime, REGIMES[regime]) for regime in regimes]  # type: ignore[attr-defined]


class BewaarstopForm(Form):
    reden = forms.ChoiceField(
        label="Waarom mag dit dossier niet weg?", choices=list(STOPREDENEN.items()), widget=forms.RadioSelect
    )
    opnieuw_bekijken = DatumField(
        label="Wanneer kijkt u opnieuw?",
        help_text="Bijvoorbeeld 31-12-2027. De bewaarstop blijft staan tot u hem opheft.",
    )
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
