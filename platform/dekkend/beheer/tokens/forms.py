"""What is typed about a new API token."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django import forms

from dekkend.accounts.roles import RIGHTS, ROLES, rights_of
from dekkend.accounts.tokens.gronden import gronden_for
from dekkend.accounts.tokens.rules import TERMS
from dekkend.web.forms import Form


class TokenForm(Form):
    naam = forms.CharField(label="Waar is dit token voor?", help_text="Bijvoorbeeld: koppeling met het klantsysteem.")
    geldig = forms.ChoiceField(
        label="Hoe lang werkt het?", choices=list(TERMS.items()), widget=forms.RadioSelect, initial="365"
    )
    alleen_lezen = forms.BooleanField(label="Alleen lezen: het programma kan niets veranderen", required=False)
    rollen = forms.MultipleChoiceField(
        label="Met welke van uw rollen?",
        help_text="Kiest u niets? Dan met alle rollen die u op dat moment heeft.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rechten = forms.MultipleChoiceField(
        label="Met welke rechten?",
        help_text="Kiest u niets? Dan alles wat bij de rollen hoort.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    gronden = forms.MultipleChoiceField(
        label="Op welke gronden?",
        help_text="Kiest u niets? Dan op elke grond die u op dat moment heeft. Noodtoegang heeft een programma nooit.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, own: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rights = rights_of(own)
        self.fields["rollen"].choices = [(code, role.label) for code, role in ROLES.items() if code in own]  # type: ignore[attr-defined]
        self.fields["rechten"].choices = [  # type: ignore[attr-defined]
            (code, said[:1].upper() + said[1:]) for code, said in RIGHTS.items() if code in rights
        ]

        gronden = gronden_for(rights)
        self.fields["gronden"].choices = [(naam, naam[:1].upper() + naam[1:]) for naam in gronden]  # type: ignore[attr-defined]
        if not gronden:
            del self.fields["gronden"]

    def term(self) -> timedelta:
        return timedelta(days=int(self.cleaned_data["geldig"]))
