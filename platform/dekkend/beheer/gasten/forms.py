"""What is typed about a guest of a regio."""

from typing import Any

from django import forms

from dekkend.accounts.gast.rules import LONGEST_ORGANISATION, VAN_GEMEENTE, VAN_ORGANISATIE, Gast
from dekkend.web.forms import DatumField, Form

SOORTEN = [
    (VAN_GEMEENTE, "Aandachtsfunctionaris van een gemeente zonder eigen omgeving"),
    (VAN_ORGANISATIE, "Ketenpartner van een organisatie"),
]


class GastForm(Form):
    naam = forms.CharField(label="Naam", max_length=200)
    email = forms.CharField(
        label="E-mailadres van het werk",
        help_text="Hiermee logt de gast straks in.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    rol = forms.ChoiceField(label="Wie is deze gast?", choices=SOORTEN, widget=forms.RadioSelect)
    gm_code = forms.ChoiceField(
        label="Van welke gemeente?", help_text="Alleen voor een aandachtsfunctionaris.", required=False
    )
    organisatie = forms.CharField(
        label="Van welke organisatie?",
        help_text="Alleen voor een ketenpartner.",
        max_length=LONGEST_ORGANISATION,
        required=False,
    )
    tot = DatumField(
        label="Tot en met welke dag?",
        help_text="Leeg: tot u de toegang beëindigt. Bijvoorbeeld 31-12-2026.",
        required=False,
    )

    def __init__(self, *args: Any, gemeenten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gm_code"].choices = [("", "Maak een keuze"), *gemeenten]  # type: ignore[attr-defined]

    def gast(self) -> Gast:
        typed = self.cleaned_data
        return Gast(typed["gm_code"], typed["organisatie"], typed["tot"])


class GastTermijnForm(Form):
    tot = DatumField(
        label="Tot en met welke dag?",
        help_text="Leeg: tot u de toegang beëindigt. Bijvoorbeeld 31-12-2026.",
        required=False,
    )
