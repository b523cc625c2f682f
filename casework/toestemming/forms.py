"""What is typed about an answer to the question for consent."""

from typing import Any

from django import forms

from casework.toestemming.actions import ToestemmingInvoer
from casework.toestemming.rules import ANTWOORDEN, GEVERS, GROEPEN, WIJZEN
from dekkend.web.forms import DatumField, Form


class ToestemmingForm(Form):
    antwoord = forms.ChoiceField(
        label="Wat is het antwoord?", choices=list(ANTWOORDEN.items()), widget=forms.RadioSelect
    )
    leeftijdsgroep = forms.ChoiceField(
        label="Hoe oud is de betrokkene?",
        help_text="Nodig bij een ja, want de leeftijd staat niet in het dossier. Twijfelt u? Vraag het eerst na.",
        choices=list(GROEPEN.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    wilsbekwaam = forms.ChoiceField(
        label="Kan de betrokkene dit zelf afwegen?",
        choices=[("ja", "Ja"), ("nee", "Nee, een wettelijk vertegenwoordiger beslist")],
        widget=forms.RadioSelect,
        initial="ja",
    )
    gegeven_door = forms.ChoiceField(
        label="Wie gaf het antwoord?", choices=list(GEVERS.items()), widget=forms.RadioSelect
    )
    datum = DatumField(label="Op welke dag?")
    wijze = forms.ChoiceField(label="Hoe?", choices=list(WIJZEN.items()), widget=forms.RadioSelect, initial="mondeling")

    def __init__(self, *args: Any, age_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if age_known:
            del self.fields["leeftijdsgroep"]

    def invoer(self, doel: str) -> ToestemmingInvoer:
        typed = self.cleaned_data
        return ToestemmingInvoer(
            doel=doel,
            gegeven_door=typed["gegeven_door"],
            antwoord=typed["antwoord"],
            leeftijdsgroep=typed.get("leeftijdsgroep", ""),
            wilsbekwaam=typed["wilsbekwaam"] == "ja",
            datum=typed["datum"],
            wijze=typed["wijze"],
        )
