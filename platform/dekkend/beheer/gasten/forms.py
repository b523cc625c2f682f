"""What is typed about a guest of a regio."""

from typing import Any
from uuid import UUID

from django import forms

from dekkend.accounts.gast.rules import LONGEST_ORGANISATION, VAN_GEMEENTE, VAN_ORGANISATIE, Gast
from dekkend.web.forms import DatumField, Form

Keuzes = list[tuple[str, str]]
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
    organisatie_id = forms.ChoiceField(
        label="Van welke organisatie op de sociale kaart?", help_text="Alleen voor een ketenpartner.", required=False
    )
    organisatie = forms.CharField(
        label="Of de naam van een andere organisatie",
        help_text="Alleen als zij niet op de sociale kaart staat.",
        max_length=LONGEST_ORGANISATION,
        required=False,
    )
    tot = DatumField(
        label="Tot en met welke dag?",
        help_text="Leeg: tot u de toegang beëindigt. Bijvoorbeeld 31-12-2026.",
        required=False,
    )

    def __init__(self, *args: Any, gemeenten: Keuzes, organisaties: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie_id"].choices = [("", "Maak een keuze"), *organisaties]  # type: ignore[attr-defined]
        self.fields["gm_code"].choices = [("", "Maak een keuze"), *gemeenten]  # type: ignore[attr-defined]

    def gast(self) -> Gast:
        typed = self.cleaned_data
        chosen = typed["organisatie_id"]
        return Gast(typed["gm_code"], typed["organisatie"], typed["tot"], UUID(chosen) if chosen else None)


class GastTermijnForm(Form):
    tot = DatumField(
        label="Tot en met welke dag?",
        help_text="Leeg: tot u de toegang beëindigt. Bijvoorbeeld 31-12-2026.",
        required=False,
    )
