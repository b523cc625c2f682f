"""What is filled in to offer a dossier, and to refuse one."""

from typing import Any

from django import forms

from casework.overdracht.rules import RECHTSGRONDEN, REDENEN, WEIGERREDENEN
from dekkend.web.forms import DatumField, Form


class OverdrachtForm(Form):
    ontvanger = forms.ChoiceField(label="Aan welke regio?", choices=[])
    reden = forms.ChoiceField(label="Waarom?", choices=list(REDENEN.items()), widget=forms.RadioSelect)
    rechtsgrond = forms.ChoiceField(
        label="Waarom mag dit?", choices=list(RECHTSGRONDEN.items()), widget=forms.RadioSelect
    )
    grond_datum = DatumField(
        label="Sinds wanneer?", help_text="De dag waarop u dit met de betrokkene besprak, of zelf besloot. dd-mm-jjjj."
    )
    spoed = forms.BooleanField(label="Er is haast bij", required=False)

    def __init__(self, *args: Any, regios: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ontvanger"].choices = [("", "Kies een regio"), *regios]  # type: ignore[attr-defined]


class WeigerForm(Form):
    reden = forms.ChoiceField(
        label="Waarom neemt u dit dossier niet over?", choices=list(WEIGERREDENEN.items()), widget=forms.RadioSelect
    )
