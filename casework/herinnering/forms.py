"""What is typed for a term."""

from django import forms

from casework.herinnering.rules import KORTST, LANGST, SOORTEN
from dekkend.web.forms import DatumField, Form


class TermijnForm(Form):
    soort = forms.ChoiceField(label="Waaraan?", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    dagen = forms.IntegerField(
        label="Na hoeveel dagen?",
        help_text="Een half jaar is 182 dagen.",
        min_value=KORTST,
        max_value=LANGST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ingang = DatumField(label="Vanaf welke dag?")
