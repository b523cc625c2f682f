"""What is typed about a saved view that there is already."""

from django import forms

from dekkend.accounts.weergave.rules import LONGEST
from dekkend.web.forms import Form


class NaamForm(Form):
    naam = forms.CharField(label="Naam van de weergave", max_length=LONGEST, help_text="Alleen u ziet deze naam.")
