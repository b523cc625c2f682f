"""What is typed to put a colleague in the team of a dossier."""

from typing import Any
from uuid import UUID

from django import forms

from casework.team.rules import LANGST_REDEN, ROLLEN, TeamInvoer
from dekkend.web.forms import DatumField, Form


class TeamForm(Form):
    gebruiker = forms.ChoiceField(label="Welke collega?")
    rol = forms.ChoiceField(
        label="Wat doet deze collega in het team?", choices=list(ROLLEN.items()), widget=forms.RadioSelect
    )
    van = DatumField(label="Eerste dag")
    tot = DatumField(
        label="Laatste dag", help_text="Deze dag telt nog mee. Leeg: tot iemand op Stoppen drukt.", required=False
    )
    reden = forms.CharField(
        label="Waarom komt deze collega in het team?",
        max_length=LANGST_REDEN,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, collegas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gebruiker"].choices = [("", self.empty_choice), *collegas]  # type: ignore[attr-defined]

    @property
    def gebruiker_id(self) -> UUID:
        return UUID(self.cleaned_data["gebruiker"])

    def invoer(self) -> TeamInvoer:
        typed = self.cleaned_data
        return TeamInvoer(typed["rol"], typed["van"], typed["tot"], typed["reden"])
