"""What is typed about a gemeente that goes to another regio."""

from typing import Any

from django import forms

from dekkend.web.forms import DatumField, Form
from tenants.werkgebied.aanbod.rules import WEIGERREDENEN

Pairs = list[tuple[str, str]]


class AanbiedForm(Form):
    gm_code = forms.ChoiceField(label="Welke gemeente?")
    naar = forms.ChoiceField(label="Naar welke regio?")
    vanaf = DatumField(label="Wat is de eerste dag in de andere regio?")

    def __init__(self, *args: Any, gemeenten: Pairs, regios: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, pairs in (("gm_code", gemeenten), ("naar", regios)):
            self.fields[name].choices = [("", "Maak een keuze"), *pairs]  # type: ignore[attr-defined]


class WeigerForm(Form):
    reden = forms.ChoiceField(
        label="Waarom neemt u deze gemeente niet over?",
        choices=list(WEIGERREDENEN.items()),
        widget=forms.RadioSelect,
    )
