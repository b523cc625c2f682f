"""How often somebody wants a mail about his work."""

from django import forms

from dekkend.accounts.attendering.rules import VOORKEUREN
from dekkend.web.forms import Form


class AttenderenForm(Form):
    attenderen = forms.ChoiceField(
        label="Hoe vaak wilt u een e-mail als er iets op u wacht?",
        help_text="Heeft het haast? Dan mailen wij altijd meteen.",
        choices=list(VOORKEUREN.items()),
        widget=forms.RadioSelect,
    )
