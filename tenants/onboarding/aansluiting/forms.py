"""What is typed by the regio about whom to ask, and by the gemeente about itself."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dekkend.web.forms import DatumField, Form
from tenants.onboarding.aansluiting.rules import LONGEST_REASON, VORMEN, Uitnodiging


class UitnodigForm(Form):
    gm_code = forms.ChoiceField(label="Gemeente", help_text="De gemeenten van uw regio staan bovenaan.")
    naam = forms.CharField(label="Naam van de contactpersoon bij de gemeente", max_length=200)
    email = forms.CharField(
        label="E-mailadres van de contactpersoon",
        help_text="Hierheen gaat de link.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    adres = forms.CharField(
        label="Postadres van de gemeente",
        help_text="Hierheen stuurt u de brief met de code. Gebruik het adres dat u al kende, niet een adres uit een "
        "e-mail.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, gemeenten: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gm_code"].choices = [("", "Kies een gemeente"), *gemeenten]  # type: ignore[attr-defined]

    def invoer(self) -> Uitnodiging:
        typed = self.cleaned_data
        return Uitnodiging(typed["gm_code"], typed["naam"], typed["email"], typed["adres"])


class RedenForm(Form):
    reden = forms.CharField(
        label="Waarom?", max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De andere kant leest dit. Noem geen mensen om wie het in het werk gaat.",
    )  # fmt: skip


class VertrekForm(Form):
    laatste_dag = DatumField(label="Laatste dag van de gemeente in uw regio")


class CodeForm(Form):
    code = forms.CharField(
        label="Code uit de brief",
        help_text="De code heeft 10 tekens. Spaties, streepjes en kleine letters maken niet uit.",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )


class AfrondenForm(Form):
    vorm = forms.ChoiceField(label="Hoe sluit uw gemeente aan?", choices=list(VORMEN.items()), widget=forms.RadioSelect)
