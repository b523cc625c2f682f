"""A line of text for which the page knows what is often typed: somebody chooses, or types something else.

An `<input>` with a `<datalist>`: works by keyboard and without JavaScript, and keeps what is not in the list.
"""

from collections.abc import Sequence
from typing import Any

from django import forms


class Suggesties(forms.TextInput):
    template_name = "web/forms/suggesties.html"
    suggesties: Sequence[str] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.suggesties:
            context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}_lijst"
            context["widget"]["suggesties"] = self.suggesties
        return context


def suggest(form: forms.Form, name: str, words: Sequence[str]) -> None:
    """Without words it is a line to type in, and the help that speaks of choosing goes."""
    field = form.fields[name]
    widget: Any = field.widget
    widget.suggesties = words
    if not words:
        field.help_text = ""
