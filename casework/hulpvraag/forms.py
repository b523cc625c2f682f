"""What is typed about a hulpvraag."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casework.hulpvraag.rules import GEBIEDEN, LANGST_VRAAG, HulpvraagStap
from dekkend.core.transitions import Edge
from dekkend.web.forms import Form

_TEKST = {"rows": 4, "autocomplete": "off"}


class HulpvraagForm(Form):
    gebied = forms.ChoiceField(label="Waar gaat de vraag over?", choices=list(GEBIEDEN.items()))
    vraag = forms.CharField(
        label="Waar wil de betrokkene hulp bij?",
        help_text="Schrijf het op zoals de betrokkene het zegt.",
        max_length=LANGST_VRAAG,
        widget=forms.Textarea(attrs=_TEKST),
    )


class HulpvraagStapForm(Form):
    stap = forms.ChoiceField(label="Wat is er gebeurd?", widget=forms.RadioSelect)
    uitkomst = forms.CharField(
        label="Hoe is het afgelopen?",
        help_text="Nodig als de vraag is beantwoord of niet meer nodig is.",
        max_length=LANGST_VRAAG,
        required=False,
        widget=forms.Textarea(attrs=_TEKST),
    )

    def __init__(self, *args: Any, stappen: Iterable[Edge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps: Any = self.fields["stap"]
        steps.choices = [(edge.name, edge.label) for edge in stappen]

    def invoer(self) -> HulpvraagStap:
        return HulpvraagStap(**self.cleaned_data)
