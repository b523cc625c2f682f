"""What is typed for a melding, in the order of a telephone call: first whether somebody is in danger."""

from collections.abc import Sequence
from typing import Any

from django import forms

from casework.contact.rules import AFSLUITREDENEN, KANALEN, KORT, LANGST, MELDERS, MeldingInvoer
from casework.gemeenten import Choices
from casework.kenmerken import JA_NEE_ONBEKEND, VORMEN
from dekkend.web.forms import Form
from dekkend.web.suggesties import Suggesties, suggest
from dekkend.web.together import SharedForm

_BEKENDE_VORMEN = [(code, label) for code, label in VORMEN.items() if code != "onbekend"]


class MeldingForm(SharedForm):
    in_gevaar = forms.ChoiceField(
        label="Is iemand nu in gevaar?",
        help_text="Bij direct gevaar: bel eerst 112.",
        choices=list(JA_NEE_ONBEKEND.items()),
        widget=forms.RadioSelect,
    )
    omschrijving = forms.CharField(
        label="Wat gebeurt er?",
        help_text="Schrijf op wat u hoort of ziet. Een paar woorden is genoeg om te beginnen.",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    vormen = forms.MultipleChoiceField(
        label="Aan welke vormen denkt u?",
        help_text="Weet u het nog niet? Laat dit dan leeg.",
        choices=_BEKENDE_VORMEN,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    betrokkene_naam = forms.CharField(
        label="Om wie gaat het?",
        help_text="Een naam, roepnaam of alias, voor zover bekend.",
        max_length=KORT,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    minderjarig = forms.ChoiceField(
        label="Is de betrokkene jonger dan 18 jaar?",
        choices=list(JA_NEE_ONBEKEND.items()),
        widget=forms.RadioSelect,
        initial="onbekend",
    )
    gm_code = forms.ChoiceField(label="In welke gemeente woont de betrokkene?", required=False)
    vindplaats = forms.CharField(label="Waar is de betrokkene gezien of gevonden?", max_length=KORT, required=False)
    kanaal = forms.ChoiceField(
        label="Hoe kwam de melding binnen?", choices=[("", "Maak een keuze"), *KANALEN.items()], required=False
    )
    melder_soort = forms.ChoiceField(
        label="Wie meldt?", choices=[("", "Maak een keuze"), *MELDERS.items()], required=False
    )
    melder_naam = forms.CharField(
        label="Naam van de melder",
        max_length=KORT,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    melder_organisatie = forms.CharField(
        label="Organisatie van de melder",
        help_text="Kies een organisatie van de sociale kaart, of typ een andere.",
        max_length=KORT,
        required=False,
        widget=Suggesties(attrs={"autocomplete": "off"}),
    )
    terugbellen = forms.ChoiceField(
        label="Mogen wij de melder terugbellen?",
        choices=list(JA_NEE_ONBEKEND.items()),
        widget=forms.RadioSelect,
        initial="onbekend",
    )
    melder_telefoon = forms.CharField(
        label="Telefoonnummer van de melder",
        max_length=KORT,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    terugbellen_wanneer = forms.CharField(
        label="Wanneer is bellen veilig?",
        help_text="Bijvoorbeeld: alleen onder schooltijd.",
        max_length=KORT,
        required=False,
    )

    def __init__(self, *args: Any, gemeenten: Choices, organisaties: Sequence[str] = (), **kwargs: Any) -> None:
        """Without names of organisations there is nothing to choose from, and somebody just types."""
        super().__init__(*args, **kwargs)
        suggest(self, "melder_organisatie", organisaties)
        self.fields["gm_code"].choices = gemeenten  # type: ignore[attr-defined]

    def invoer(self) -> MeldingInvoer:
        """What was left empty is left to the rules, which know what it then means."""
        typed = {name: value for name, value in self.cleaned_data.items() if value}
        needed = {"in_gevaar": "", "omschrijving": ""}
        return MeldingInvoer(**{**needed, **typed, "vormen": tuple(self.cleaned_data["vormen"])})

    def group(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names]

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The form in three parts, each with a heading."""
        return [
            ("Veiligheid", self.group("in_gevaar")),
            ("Wat is er aan de hand?", self.group(
                "omschrijving", "vormen", "betrokkene_naam", "minderjarig", "gm_code", "vindplaats",
            )),
            ("Wie meldt?", self.group(
                "kanaal", "melder_soort", "melder_naam", "melder_organisatie", "terugbellen", "melder_telefoon",
                "terugbellen_wanneer",
            )),
        ]  # fmt: skip


class AfsluitForm(Form):
    reden = forms.ChoiceField(
        label="Waarom sluit u de melding af?", choices=list(AFSLUITREDENEN.items()), widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Toelichting",
        help_text="Zo begrijpt een collega later uw keuze. Schrijf bijvoorbeeld op welk advies u gaf.",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def initial_of(invoer: MeldingInvoer) -> dict[str, object]:
    """A melding as somebody would have typed it."""
    typed = {name: getattr(invoer, name) for name in MeldingForm.base_fields}
    return {**typed, "vormen": [vorm for vorm in invoer.vormen if vorm != "onbekend"]}
