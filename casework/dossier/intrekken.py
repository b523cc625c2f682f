"""Withdrawing something from a dossier: the same form everywhere."""

from typing import Any

from django import forms

from dekkend.web.forms import Form


class IntrekForm(Form):
    """Asks why. `vraag` is the label, `langst` the most that the rules take."""

    def __init__(self, *args: Any, vraag: str, langst: int, hulp: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
        self.fields["reden"] = forms.CharField(label=vraag, help_text=hulp, max_length=langst, widget=widget)
