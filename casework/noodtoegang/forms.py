"""What is typed to open a dossier in need, and to judge that afterwards."""

from django import forms

from casework.noodtoegang.rules import KORTST_REDEN, LANGST_TEKST, OORDELEN
from dekkend.web.forms import Form


class NoodtoegangForm(Form):
    nummer = forms.CharField(
        label="Nummer van het dossier",
        help_text="Bijvoorbeeld D-2026-0041.",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reden = forms.CharField(
        label="Waarom is het nu nodig?",
        help_text=f"Minstens {KORTST_REDEN} tekens. De FG en de zorgcoördinator van het dossier lezen dit.",
        max_length=LANGST_TEKST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class OordeelForm(Form):
    oordeel = forms.ChoiceField(
        label="Was deze noodtoegang terecht?", choices=list(OORDELEN.items()), widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Waarom vindt u dat?", max_length=LANGST_TEKST, widget=forms.Textarea(attrs={"rows": 4})
    )
