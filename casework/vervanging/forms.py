"""What is typed to name a colleague who stands in."""

from typing import Any
from uuid import UUID

from django import forms

from dekkend.web.forms import DatumField, Form


class VervangingForm(Form):
    vervanger = forms.ChoiceField(label="Wie vervangt u?")
    begin = DatumField(label="Eerste dag")
    eind = DatumField(label="Laatste dag", help_text="Deze dag telt nog mee.")

    def __init__(self, *args: Any, collegas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vervanger"].choices = [("", self.empty_choice), *collegas]  # type: ignore[attr-defined]

    @property
    def vervanger_id(self) -> UUID:
        return UUID(self.cleaned_data["vervanger"])
