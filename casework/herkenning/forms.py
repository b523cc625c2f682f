"""What somebody knows of a person when the telephone rings."""

from django import forms

from casework.herkenning.rules import JONGST_JAAR, LANGST, OUDST_JAAR, SOORTEN, Zoekvraag
from dekkend.web.forms import Form

_UIT = {"autocomplete": "off"}


class HerkenForm(Form):
    naam = forms.CharField(
        label="Naam, roepnaam of alias", max_length=LANGST, required=False, widget=forms.TextInput(attrs=_UIT)
    )
    geboortejaar = forms.IntegerField(
        label="Geboortejaar",
        help_text="Een schatting mag.",
        min_value=OUDST_JAAR,
        max_value=JONGST_JAAR,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **_UIT}),
    )
    gegeven = forms.CharField(
        label="Telefoonnummer, e-mailadres of V-nummer",
        help_text="Van de persoon zelf, niet van de melder.",
        max_length=LANGST,
        required=False,
        widget=forms.TextInput(attrs=_UIT),
    )

    def vraag(self) -> Zoekvraag:
        return Zoekvraag(**self.cleaned_data)


class PuntForm(Form):
    soort = forms.ChoiceField(label="Wat is het?", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    waarde = forms.CharField(label="Nummer of adres", max_length=LANGST, widget=forms.TextInput(attrs=_UIT))
