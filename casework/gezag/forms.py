"""What is typed about who has authority."""

from django import forms

from casework.gezag.rules import LANGST, GezagInvoer
from casework.toestemming.wie_mag import GEZAG, VERDENKINGEN
from dekkend.web.forms import Form


class GezagForm(Form):
    gezag = forms.ChoiceField(
        label="Wie heeft het gezag over de betrokkene?", choices=list(GEZAG.items()), widget=forms.RadioSelect
    )
    verdenking = forms.ChoiceField(
        label="Is er een vermoeden tegen wie het gezag heeft?",
        help_text="Of tegen wie een volwassene vertegenwoordigt. Denk aan een aandeel in de uitbuiting.",
        choices=list(VERDENKINGEN.items()),
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(
        label="Wie is het, en waarop rust het?",
        help_text="Nodig als er een vermoeden is.",
        max_length=LANGST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def invoer(self) -> GezagInvoer:
        return GezagInvoer(**self.cleaned_data)
