"""What is typed about a ground other than consent."""

from typing import Any

from django import forms

from casework.grondslag.rules import KORTST, LANGST, SOORTEN, VERTELD, GrondslagInvoer, grounds_for
from dekkend.web.forms import DatumField, Form


class GrondslagForm(Form):
    soort = forms.ChoiceField(label="Op welke grond?", widget=forms.RadioSelect)
    ontvanger = forms.ChoiceField(label="Voor wie?")
    reden = forms.CharField(
        label="Waarom geldt deze grond nu?",
        help_text=f"Zo dat een ander het kan beoordelen. Minstens {KORTST} tekens.",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    verteld = forms.ChoiceField(
        label="Weet de betrokkene het?", choices=list(VERTELD.items()), widget=forms.RadioSelect
    )
    geldig_tot = DatumField(
        label="Tot en met welke dag?", help_text="Laat leeg voor het langst mogelijke.", required=False
    )

    def __init__(self, *args: Any, doel: str, ontvangers: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doel = doel
        asked: Any = self.fields
        asked["soort"].choices = [(name, f"{SOORTEN[name].label} ({SOORTEN[name].bron})") for name in grounds_for(doel)]
        asked["ontvanger"].choices = [("", "Kies"), *ontvangers.items()]
        if not ontvangers:
            del self.fields["ontvanger"]

    def invoer(self) -> GrondslagInvoer:
        return GrondslagInvoer(doel=self.doel, **self.cleaned_data)
