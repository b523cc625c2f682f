"""What is typed about whom to invite, and by whom is invited."""

from typing import Any

from django import forms

from dekkend.accounts.rollen.rules import roles_of_kind
from dekkend.accounts.uitnodiging.rules import UitnodigingInvoer
from dekkend.web.forms import Form


class UitnodigingForm(Form):
    naam = forms.CharField(label="Naam", max_length=200)
    email = forms.CharField(
        label="E-mailadres van het werk",
        help_text="Hiermee logt de collega straks in.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    rollen = forms.MultipleChoiceField(
        label="Rollen",
        help_text="Kies alleen wat de collega voor het werk nodig heeft.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rollen"].choices = roles_of_kind(kind)  # type: ignore[attr-defined]

    def invoer(self) -> UitnodigingInvoer:
        typed = self.cleaned_data
        return UitnodigingInvoer(typed["naam"], typed["email"], tuple(typed["rollen"]))


class WachtwoordForm(Form):
    """Passwords are never put back in the page: what was typed wrong is typed again."""

    wachtwoord = forms.CharField(
        label="Kies een wachtwoord",
        help_text="Gebruik ten minste 12 tekens. Een zin van een paar woorden is makkelijk te onthouden.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    herhaling = forms.CharField(
        label="Herhaal het wachtwoord",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("wachtwoord") and typed.get("herhaling") and typed["wachtwoord"] != typed["herhaling"]:
            self.add_error("herhaling", "De wachtwoorden zijn niet hetzelfde. Typ ze opnieuw.")
        return typed
