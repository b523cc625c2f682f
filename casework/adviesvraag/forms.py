"""What is typed for a question: so little that it is done before the telephone is down."""

from collections.abc import Sequence
from typing import Any

from django import forms

from casework.adviesvraag.rules import (
    LANGST,
    LANGST_FUNCTIE,
    LANGST_ORGANISATIE,
    MEESTE_MINUTEN,
    ONDERWERPEN,
    VRAGERS,
    AdviesInvoer,
)
from dekkend.web.forms import Form
from dekkend.web.suggesties import Suggesties, suggest


class AdviesForm(Form):
    vraag = forms.CharField(
        label="Wat is de vraag?",
        help_text="Schrijf geen namen op van een mogelijk slachtoffer. Gaat het om iemand? Maak er een melding van.",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    antwoord = forms.CharField(
        label="Welk advies gaf u?",
        help_text="Nog geen antwoord? Laat dit leeg. De vraag staat dan in Mijn werk.",
        max_length=LANGST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    onderwerp = forms.ChoiceField(label="Waar gaat het over?", choices=list(ONDERWERPEN.items()), initial="signalen")
    vrager_soort = forms.ChoiceField(label="Wie vraagt het?", choices=list(VRAGERS.items()), initial="anders")
    vrager_organisatie = forms.CharField(
        label="Organisatie", help_text="Kies een organisatie van de sociale kaart, of typ een andere.",
        max_length=LANGST_ORGANISATIE, required=False, widget=Suggesties(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    vrager_functie = forms.CharField(
        label="Functie", help_text="Bijvoorbeeld: mentor, wijkverpleegkundige.", max_length=LANGST_FUNCTIE,
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    minuten = forms.IntegerField(
        label="Hoeveel minuten kostte het?",
        min_value=0,
        max_value=MEESTE_MINUTEN,
        initial=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, organisaties: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        suggest(self, "vrager_organisatie", organisaties)

    def invoer(self) -> AdviesInvoer:
        return AdviesInvoer(**self.cleaned_data)
