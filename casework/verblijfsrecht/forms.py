"""What is typed about a track of verblijfsrecht."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casework.pijlers.rules import LANGST_TEKST
from casework.verblijfsrecht.rules import EINDREDENEN, SPOREN, VERLENGREDENEN, SpoorInvoer, StapInvoer
from dekkend.core.transitions import Edge
from dekkend.web.forms import DatumField, Form

_KORT = {"rows": 3, "autocomplete": "off"}


def toelichting_field() -> forms.CharField:
    return forms.CharField(
        label="Toelichting", max_length=LANGST_TEKST, required=False, widget=forms.Textarea(attrs=_KORT)
    )


class SpoorForm(Form):
    soort = forms.ChoiceField(label="Wat is er?", choices=list(SPOREN.items()), widget=forms.RadioSelect)
    stand = forms.ChoiceField(
        label="Is het al verleend?",
        help_text="Telt bij een vergunning en bij asiel. Bedenktijd, aangifte en terugkeer beginnen meteen.",
        choices=[("nee", "Nee, het is aangevraagd"), ("ja", "Ja, het is verleend")],
        widget=forms.RadioSelect,
        initial="nee",
    )
    datum = DatumField(label="Vanaf welke dag?", help_text="De dag waarop het begon, of waarop het is aangevraagd.")
    eind = DatumField(
        label="Laatste dag",
        help_text="Alleen als die op het document staat. Laat u dit leeg, dan rekent Dekkend de dag uit.",
        required=False,
    )
    dublin = forms.BooleanField(
        label="De Dublinverordening geldt voor de betrokkene (alleen bij bedenktijd)", required=False
    )
    toelichting = toelichting_field()

    def invoer(self) -> SpoorInvoer:
        typed = dict(self.cleaned_data)
        return SpoorInvoer(loopt=typed.pop("stand") == "ja", **typed)


class SpoorStapForm(Form):
    stap = forms.ChoiceField(label="Wat is er gebeurd?", widget=forms.RadioSelect)
    datum = DatumField(label="Op welke dag?")
    eind = DatumField(
        label="Nieuwe laatste dag",
        help_text="Bij verlenen of verlengen: de dag die op het document staat.",
        required=False,
    )
    reden = forms.ChoiceField(label="Reden", help_text="Nodig bij verlengen of eindigen.", required=False)
    toelichting = toelichting_field()

    def __init__(self, *args: Any, stappen: Iterable[Edge], redenen: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {**EINDREDENEN, **VERLENGREDENEN}
        steps: Any = self.fields["stap"]
        steps.choices = [(edge.name, edge.label) for edge in stappen]
        reasons: Any = self.fields["reden"]
        reasons.choices = [("", "Geen"), *((code, words[code]) for code in redenen)]

    def invoer(self) -> StapInvoer:
        return StapInvoer(**self.cleaned_data)
