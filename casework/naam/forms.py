"""What is typed about another name."""

from django import forms

from casework.naam.rules import LANGST, SOORTEN
from dekkend.web.forms import Form


class NaamForm(Form):
    soort = forms.ChoiceField(label="Wat voor naam is het?", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    naam = forms.CharField(
        label="Naam",
        help_text="In elk schrift, zoals de persoon of het papier het schrijft.",
        max_length=LANGST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
