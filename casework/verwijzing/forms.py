"""What is filled in to pass a melding on."""

from typing import Any

from django import forms

from casework.verwijzing.rules import BESTEMMINGEN, KORT, LANGST, RECHTSGRONDEN, Verwijsinvoer
from dekkend.web.forms import Form


class VerwijsForm(Form):
    naar = forms.ChoiceField(label="Wie gaat verder?", choices=list(BESTEMMINGEN.items()), widget=forms.RadioSelect)
    regio = forms.ChoiceField(label="Welke regio?", help_text="Alleen bij een andere regio.", required=False)
    contact = forms.CharField(
        label="Met wie sprak u?", help_text="Bij Veilig Thuis: bel eerst, en schrijf op met wie.", max_length=KORT,
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    gedeeld = forms.CharField(
        label="Wat geeft u door, en waarom daar?",
        help_text="Bij een andere regio gaat de melding zelf mee als verzegelde brief.",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    met_melder = forms.BooleanField(label="De andere regio mag weten wie de melder is", required=False, initial=True)
    rechtsgrond = forms.ChoiceField(
        label="Waarom mag dit?", choices=list(RECHTSGRONDEN.items()), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, regios: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["regio"].choices = [("", "Kies een regio"), *regios]  # type: ignore[attr-defined]

    def invoer(self) -> Verwijsinvoer:
        return Verwijsinvoer(**self.cleaned_data)
