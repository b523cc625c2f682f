"""For whom a file is made."""

from django import forms

from dekkend.national.uitlevering.rules import ONTVANGERS
from dekkend.web.forms import Form


class UitleveringForm(Form):
    ontvanger = forms.ChoiceField(
        label="Voor wie is het bestand?", choices=list(ONTVANGERS.items()), widget=forms.RadioSelect
    )
