"""What is typed about a colleague's roles and about leaving."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.rollen.rules import roles_of_kind
from dekkend.accounts.vertrek.rules import REDENEN
from dekkend.web.forms import Form


class RollenForm(Form):
    rollen = forms.MultipleChoiceField(label="Rollen", widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, kind: str, gast: Gast | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = [pair for pair in roles_of_kind(kind) if gast is None or pair[0] == gast.rol]
        self.fields["rollen"].choices = able  # type: ignore[attr-defined]
        self.marks_optional = False


class SluitForm(Form):
    reden = forms.ChoiceField(
        label="Waarom sluit u dit account?", choices=list(REDENEN.items()), widget=forms.RadioSelect
    )
    opvolger = forms.ChoiceField(
        label="Wie neemt het werk over?",
        help_text="Kiest u niemand? Dan gaat het werk terug naar het team.",
        required=False,
    )

    def __init__(self, *args: Any, opvolgers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if opvolgers:
            self.fields["opvolger"].choices = [("", "Niemand: terug naar het team"), *opvolgers]  # type: ignore[attr-defined]
        else:
            del self.fields["opvolger"]

    def opvolger_id(self) -> UUID | None:
        chosen = self.cleaned_data.get("opvolger")
        return UUID(chosen) if chosen else None
