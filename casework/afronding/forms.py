"""What is typed about the end of a traject, the points before it, and care afterwards."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casework.afronding.actions import NazorgStap
from casework.afronding.rules import HEROPENREDENEN, PUNTEN, TERUGKEER, VORMEN, AfsluitInvoer
from casework.dossier.rules import AFSLUITREDENEN
from casework.pijlers.rules import LANGST_TEKST
from dekkend.core.transitions import Edge
from dekkend.web.forms import DatumField, Form


def _text(label: str, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=LANGST_TEKST, required=False, widget=widget)


class AfsluitForm(Form):
    einde = forms.ChoiceField(
        label="Hoe eindigt het traject?", choices=list(AFSLUITREDENEN.items()), widget=forms.RadioSelect
    )
    datum = DatumField(
        label="Op welke dag?",
        help_text="De dag van het laatste gesprek of contact, van het vertrek of van het overlijden.",
    )
    toelichting = _text(
        "Toelichting",
        "Vertrokken met onbekende bestemming: wat u deed om contact te krijgen. Teruggekeerd: naar welk land, "
        "en wie daar kan helpen.",
    )
    terugkeer = forms.ChoiceField(
        label="Was het vertrek uit eigen wil?",
        help_text="Alleen bij terugkeer naar het land van herkomst.",
        choices=[("", "Kies"), *TERUGKEER.items()],
        required=False,
    )
    weet_terug = forms.BooleanField(label="De betrokkene weet dat hij of zij altijd terug kan komen", required=False)
    gemeld = forms.BooleanField(
        label="De vermissing is gemeld bij de politie en bij ouders of voogd (bij een minderjarige)", required=False
    )
    verder = _text(
        "Hoe gaat het verder met wat nog loopt?", "Wie neemt het over, en wie weet dat? Alleen als er nog iets loopt."
    )

    def invoer(self) -> AfsluitInvoer:
        return AfsluitInvoer(**self.cleaned_data)


class HeropenForm(Form):
    reden = forms.ChoiceField(
        label="Waarom gaat het dossier weer open?", choices=list(HEROPENREDENEN.items()), widget=forms.RadioSelect
    )


class PuntForm(Form):
    punt = forms.ChoiceField(label="De betrokkene", choices=list(PUNTEN.items()), widget=forms.RadioSelect)
    datum = DatumField(label="Op welke dag is dit besproken?")
    toelichting = _text("Toelichting", "Wat de betrokkene wil of weet, in eigen woorden.")


class NazorgForm(Form):
    datum = DatumField(label="Op welke dag?")
    vorm = forms.ChoiceField(label="Hoe?", choices=list(VORMEN.items()), widget=forms.RadioSelect)
    afspraak = _text("Wat is er afgesproken?", "Bijvoorbeeld: wanneer bellen veilig is, en waar u naar vraagt.")


class NazorgStapForm(Form):
    stap = forms.ChoiceField(label="Hoe ging het?", widget=forms.RadioSelect)
    datum = DatumField(label="Op welke dag?")
    uitkomst = _text("Toelichting")

    def __init__(self, *args: Any, stappen: Iterable[Edge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps: Any = self.fields["stap"]
        steps.choices = [(edge.name, edge.label) for edge in stappen]

    def invoer(self) -> NazorgStap:
        return NazorgStap(**self.cleaned_data)
