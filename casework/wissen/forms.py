"""Why a dossier is to be destroyed."""

from django import forms

from casework.wissen.rules import REDENEN
from dekkend.web.forms import Form


class WisverzoekForm(Form):
    reden = forms.ChoiceField(
        label="Waarom moet dit dossier vernietigd worden?", choices=list(REDENEN.items()), widget=forms.RadioSelect
    )
