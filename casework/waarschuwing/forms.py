"""What is typed about a warning."""

from django import forms

from casework.waarschuwing.rules import LANGST_TEKST, SOORTEN, WaarschuwingInvoer
from dekkend.web.forms import Form

_KORT = {"rows": 2, "autocomplete": "off"}


class WaarschuwingForm(Form):
    soort = forms.ChoiceField(label="Waarvoor waarschuwt u?", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    tekst = forms.CharField(
        label="Wat moeten collega's weten?",
        help_text="Bijvoorbeeld: wanneer bellen wel kan, en naar welk nummer.",
        max_length=LANGST_TEKST,
        required=False,
        widget=forms.Textarea(attrs=_KORT),
    )

    def invoer(self) -> WaarschuwingInvoer:
        return WaarschuwingInvoer(**self.cleaned_data)
