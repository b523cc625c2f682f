"""What is typed about a person, and a note."""

from typing import Any

from django import forms

from casework.dossier.rules import LANGST_NAAM, LANGST_TEKST, PersoonInvoer
from casework.gemeenten import Choices
from casework.kenmerken import GENDERS, JA_NEE_ONBEKEND, NATIONALITEITSGROEPEN, VORMEN
from dekkend.web.forms import DatumField, Form
from dekkend.web.together import SharedForm

LEEFTIJD_VELDEN = ("geboortedatum", "datum_geschat", "geboortejaar", "geschatte_leeftijd")
_UIT = {"autocomplete": "off"}


class PersoonForm(SharedForm):
    roepnaam = forms.CharField(
        label="Roepnaam",
        help_text="Zo herkent u het dossier. Is de naam niet bekend of niet veilig? Verzin een roepnaam.",
        max_length=LANGST_NAAM,
        required=False,
        widget=forms.TextInput(attrs=_UIT),
    )
    naam = forms.CharField(
        label="Volledige naam", max_length=LANGST_NAAM, required=False, widget=forms.TextInput(attrs=_UIT)
    )
    alias = forms.CharField(label="Alias", max_length=LANGST_NAAM, required=False, widget=forms.TextInput(attrs=_UIT))
    geboortedatum = DatumField(label="Geboortedatum", required=False)
    datum_geschat = forms.BooleanField(label="Deze geboortedatum is een schatting", required=False)
    geboortejaar = forms.IntegerField(
        label="Of: geboortejaar, geschat",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **_UIT}),
    )
    geschatte_leeftijd = forms.IntegerField(
        label="Of: geschatte leeftijd in jaren",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **_UIT}),
    )
    minderjarig = forms.ChoiceField(
        label="Is de betrokkene jonger dan 18 jaar?",
        help_text="Alleen als u geen geboortedatum of schatting heeft.",
        choices=list(JA_NEE_ONBEKEND.items()),
        widget=forms.RadioSelect,
        initial="onbekend",
    )
    gender = forms.ChoiceField(
        label="Gender", choices=list(GENDERS.items()), widget=forms.RadioSelect, initial="onbekend"
    )
    nationaliteitsgroep = forms.ChoiceField(
        label="Nationaliteit", choices=list(NATIONALITEITSGROEPEN.items()), widget=forms.RadioSelect, initial="onbekend"
    )
    gm_code = forms.ChoiceField(label="Woongemeente", required=False)
    vormen = forms.MultipleChoiceField(
        label="Vormen van uitbuiting",
        help_text="Weet u het nog niet? Laat dit dan leeg.",
        choices=[(code, label) for code, label in VORMEN.items() if code != "onbekend"],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, gemeenten: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gm_code"].choices = gemeenten  # type: ignore[attr-defined]

    def invoer(self) -> PersoonInvoer:
        return PersoonInvoer(**{**self.cleaned_data, "vormen": tuple(self.cleaned_data["vormen"])})

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The form in two parts: who it is, and what is counted."""
        who = ("roepnaam", "naam", "alias", *LEEFTIJD_VELDEN, "minderjarig")
        counted = ("gender", "nationaliteitsgroep", "gm_code", "vormen")
        return [("Persoon", [self[name] for name in who]), ("Kenmerken", [self[name] for name in counted])]


class AantekeningForm(Form):
    tekst = forms.CharField(label="Aantekening", max_length=LANGST_TEKST, widget=forms.Textarea(attrs={"rows": 4}))


def initial_of(invoer: PersoonInvoer) -> dict[str, object]:
    """A person as somebody would have typed it."""
    typed = {name: getattr(invoer, name) for name in PersoonForm.base_fields}
    return {**typed, "vormen": [vorm for vorm in invoer.vormen if vorm != "onbekend"]}
