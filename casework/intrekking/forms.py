"""What is typed about why a registration is taken back."""

from django import forms

from casework.intrekking.rules import LANGST_TEKST, REDENEN
from dekkend.web.forms import Form


class RegistratieintrekkingForm(Form):
    reden = forms.ChoiceField(
        label="Waarom gaat de registratie weg?", choices=list(REDENEN.items()), widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Toelichting",
        help_text="Voor uw collega's. Dit gaat niet naar CoMensha.",
        required=False,
        max_length=LANGST_TEKST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
