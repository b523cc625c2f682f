"""Choosing what may go."""

from collections.abc import Sequence
from typing import Any

from django import forms

from casework.opruimen.queries import Los
from dekkend.web.formats import datum
from dekkend.web.forms import Form


class OpruimForm(Form):
    stukken = forms.TypedMultipleChoiceField(
        label="Wat mag weg?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Haal het vinkje weg bij wat u langer moet bewaren.",
    )

    def __init__(self, *args: Any, due: Sequence[Los], **options: Any) -> None:
        super().__init__(*args, initial={"stukken": [str(one.id) for one in due]}, **options)
        self.fields["stukken"].choices = [(str(one.id), _text(one)) for one in due]  # type: ignore[attr-defined]
        self.fields["stukken"].coerce = {str(one.id): one.id for one in due}.__getitem__  # type: ignore[attr-defined]


def _text(one: Los) -> str:
    return f"{one.label} {one.nummer}, laatst gewijzigd op {datum(one.laatst)}"
