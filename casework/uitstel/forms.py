"""What is typed about why a dossier is not registered."""

from typing import Any

from django import forms

from casework.uitstel.rules import LANGST_TEKST, REDENEN
from dekkend.web.forms import DatumField, Form


class UitstelForm(Form):
    reden = forms.ChoiceField(
        label="Waarom wordt dit dossier nu niet geregistreerd?",
        choices=list(REDENEN.items()),
        widget=forms.RadioSelect,
    )
    opnieuw_datum = DatumField(
        label="Wanneer kijkt u opnieuw?",
        help_text="Binnen een half jaar. Laat dit leeg bij ‘al geregistreerd’ en ‘geen mensenhandel’.",
        required=False,
    )
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=LANGST_TEKST, widget=forms.Textarea(attrs={"rows": 4})
    )

    def invoer(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
