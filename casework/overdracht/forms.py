"""What is filled in to offer a dossier, and to refuse one."""

from collections.abc import Collection
from typing import Any

from django import forms

from casework.overdracht.rules import REDENEN, WEIGERREDENEN
from dekkend.web.forms import Form


class OverdrachtForm(Form):
    ontvanger = forms.ChoiceField(label="Aan welke regio?", choices=[])
    reden = forms.ChoiceField(label="Waarom?", choices=list(REDENEN.items()), widget=forms.RadioSelect)
    spoed = forms.BooleanField(label="Er is haast bij", required=False)

    def __init__(self, *args: Any, regios: list[tuple[str, str]], met_grond: Collection[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.met_grond = met_grond
        self.fields["ontvanger"].choices = [("", "Kies een regio"), *regios]  # type: ignore[attr-defined]

    def clean_ontvanger(self) -> str:
        ontvanger: str = self.cleaned_data["ontvanger"]
        if ontvanger not in self.met_grond:
            raise forms.ValidationError(
                "Er is nog geen grond om dit dossier aan deze regio te geven. Leg die eerst vast, met de knoppen "
                "hieronder."
            )
        return ontvanger


class WeigerForm(Form):
    reden = forms.ChoiceField(
        label="Waarom neemt u dit dossier niet over?", choices=list(WEIGERREDENEN.items()), widget=forms.RadioSelect
    )
