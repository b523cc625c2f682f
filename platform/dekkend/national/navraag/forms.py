"""What is asked of a regio about a registration."""

from django import forms

from casework.public import PUNTEN
from dekkend.web.forms import Form


class NavraagForm(Form):
    punten = forms.MultipleChoiceField(
        label="Waar gaat de vraag over?",
        help_text="Wat er ontbreekt, is al aangevinkt. De regio leest deze zinnen en niets anders.",
        choices=list(PUNTEN.items()),
        widget=forms.CheckboxSelectMultiple,
    )
