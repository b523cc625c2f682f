"""The question that is asked next."""

from django import forms

from casework.beslisboom.rules import Vraag
from dekkend.web.forms import Form


class VraagForm(Form):
    def __init__(self, vraag: Vraag) -> None:
        super().__init__()
        self.fields[vraag.code] = forms.ChoiceField(
            label=vraag.tekst,
            help_text=f"{vraag.uitleg} ({vraag.bron})",
            choices=[(keuze.code, keuze.label) for keuze in vraag.keuzes],
            widget=forms.RadioSelect,
        )
