"""What is typed about a practical provision."""

from django import forms

from casework.verblijfsrecht.forms import toelichting_field
from casework.voorziening.rules import AFWIJSREDENEN, SOORTEN, STAPPEN, VoorzieningStap
from dekkend.web.forms import Form


class VoorzieningForm(Form):
    soort = forms.ChoiceField(label="Welke voorziening?", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    stap = forms.ChoiceField(label="Wat is er gebeurd?", choices=list(STAPPEN.items()), widget=forms.RadioSelect)
    reden = forms.ChoiceField(
        label="Waarom afgewezen?",
        help_text="Alleen als het is afgewezen.",
        choices=[("", "Niet afgewezen"), *AFWIJSREDENEN.items()],
        required=False,
    )
    toelichting = toelichting_field()

    def invoer(self) -> VoorzieningStap:
        return VoorzieningStap(**self.cleaned_data)
