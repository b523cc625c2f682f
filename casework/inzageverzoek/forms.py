"""What is noted about a request of a person to see what is held."""

from django import forms

from casework.inzageverzoek.rules import AANVRAGERS, AFWIJSREDENEN, IDENTITEIT, WIJZEN
from dekkend.web.forms import DatumField, Form


class VerzoekForm(Form):
    aanvrager = forms.ChoiceField(label="Wie vraagt het?", choices=list(AANVRAGERS.items()), widget=forms.RadioSelect)
    ontvangen_op = DatumField(label="Op welke dag is het gevraagd?")


class IdentiteitForm(Form):
    identiteit = forms.ChoiceField(
        label="Hoe heeft u gecontroleerd wie het vraagt?",
        help_text="Maak geen kopie van een identiteitsbewijs. Zien is genoeg.",
        choices=list(IDENTITEIT.items()),
        widget=forms.RadioSelect,
    )
    wijze = forms.ChoiceField(
        label="Hoe krijgt de aanvrager het overzicht?",
        help_text="Vraag of dit veilig is: wie leest er mee?",
        choices=list(WIJZEN.items()),
        widget=forms.RadioSelect,
    )


class AfwijsForm(Form):
    reden = forms.ChoiceField(
        label="Waarom wijst u het verzoek af?", choices=list(AFWIJSREDENEN.items()), widget=forms.RadioSelect
    )
