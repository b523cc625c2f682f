"""What is typed in each step of the meldcode."""

from collections.abc import Mapping
from typing import Any

from django import forms

from casework.contact.rules import MeldingInvoer
from casework.gemeenten import Choices
from casework.kenmerken import JA_NEE_ONBEKEND, VORMEN
from casework.meldcode.rules import ANTWOORDEN, BESLUITEN, KORT, LANGST, WEEGVRAGEN, StapInvoer
from dekkend.web.forms import DatumField, Form

_UIT = {"autocomplete": "off"}


class BeginForm(Form):
    onderwerp = forms.CharField(
        label="Waar gaat het over?",
        help_text="Een paar woorden, zodat u het terugvindt. Een naam is niet nodig.",
        max_length=KORT,
        widget=forms.TextInput(attrs=_UIT),
    )


class StapForm(Form):
    """Of the step `signalen`, and the beginning of the others."""

    stap = "signalen"
    datum = DatumField(label="Op welke dag?")
    tekst = forms.CharField(
        label="Welke signalen zijn er?",
        help_text="Schrijf op wat u zag of hoorde, en van wie. Maak verschil tussen feiten en vermoedens.",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def invoer(self) -> StapInvoer:
        return StapInvoer(stap=self.stap, **self.cleaned_data)


def _who(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=KORT, required=False, widget=forms.TextInput(attrs=_UIT)
    )


def _text(label: str, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(label=label, help_text=help_text, max_length=LANGST, widget=widget)


class OverlegForm(StapForm):
    stap = "overleg"
    met_wie = _who("Met wie?", "Bijvoorbeeld: collega van de wijk, adviseur van Veilig Thuis.")
    tekst = _text("Wat kwam eruit?", "Vraag Veilig Thuis zonder de naam van de betrokkene te noemen.")
    field_order = ("datum", "met_wie", "tekst")


class GesprekForm(StapForm):
    stap = "gesprek"
    met_wie = _who("Met wie?", "De betrokkene, of bij een kind ook de ouders.")
    overgeslagen = forms.BooleanField(label="Een gesprek is nu niet veilig, of kan niet", required=False)
    tekst = _text("Wat kwam eruit, of waarom was er geen gesprek?")
    field_order = ("datum", "met_wie", "overgeslagen", "tekst")


class WegenForm(StapForm):
    stap = "wegen"
    tekst = _text("Toelichting", "Waarop berusten de antwoorden?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in WEEGVRAGEN:
            self.fields[vraag.code] = forms.ChoiceField(
                label=vraag.tekst, choices=list(ANTWOORDEN.items()), widget=forms.RadioSelect
            )
        self.order_fields(["datum", *(vraag.code for vraag in WEEGVRAGEN), "tekst"])

    def invoer(self) -> StapInvoer:
        typed: Mapping[str, Any] = self.cleaned_data
        answers = {vraag.code: typed[vraag.code] for vraag in WEEGVRAGEN}
        return StapInvoer(stap=self.stap, datum=typed["datum"], tekst=typed["tekst"], antwoorden=answers)


class BesluitForm(Form):
    besluit = forms.ChoiceField(label="Wat besluit u?", choices=list(BESLUITEN.items()), widget=forms.RadioSelect)
    toelichting = forms.CharField(label="Waarom?", max_length=LANGST, widget=forms.Textarea(attrs={"rows": 4}))
    in_gevaar = forms.ChoiceField(
        label="Is iemand nu in gevaar?",
        help_text="Bij direct gevaar: bel eerst 112.",
        choices=list(JA_NEE_ONBEKEND.items()),
        widget=forms.RadioSelect,
        initial="onbekend",
    )
    omschrijving = forms.CharField(
        label="Wat moet de zorgcoördinator weten?",
        help_text="Zo weinig als nodig is om te helpen. Wat u bij de stappen schreef, gaat niet mee.",
        max_length=LANGST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    betrokkene_naam = forms.CharField(
        label="Om wie gaat het?",
        help_text="Alleen als de zorgcoördinator de naam nodig heeft.",
        max_length=KORT,
        required=False,
        widget=forms.TextInput(attrs=_UIT),
    )
    minderjarig = forms.ChoiceField(
        label="Is de betrokkene jonger dan 18 jaar?",
        choices=list(JA_NEE_ONBEKEND.items()),
        widget=forms.RadioSelect,
        initial="onbekend",
    )
    gm_code = forms.ChoiceField(label="In welke gemeente woont de betrokkene?", required=False)
    vormen = forms.MultipleChoiceField(
        label="Aan welke vormen denkt u?",
        choices=[(code, label) for code, label in VORMEN.items() if code != "onbekend"],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, gemeenten: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gm_code"].choices = gemeenten  # type: ignore[attr-defined]

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        told = ("in_gevaar", "omschrijving", "betrokkene_naam", "minderjarig", "gm_code", "vormen")
        return [
            ("Besluit", [self["besluit"], self["toelichting"]]),
            ("Alleen als u meldt: de melding", [self[name] for name in told]),
        ]

    def melding(self) -> MeldingInvoer | None:
        """Only when the decision is to report."""
        typed = self.cleaned_data
        if typed["besluit"] != "melden":
            return None
        return MeldingInvoer(
            omschrijving=typed["omschrijving"],
            in_gevaar=typed["in_gevaar"],
            betrokkene_naam=typed["betrokkene_naam"],
            minderjarig=typed["minderjarig"],
            gm_code=typed["gm_code"],
            vormen=tuple(typed["vormen"]),
        )
