"""What is typed about a task."""

from typing import Any
from uuid import UUID

from django import forms

from casework.dossier.models import Dossier
from casework.taak.models import Taak
from casework.taak.queries import colleagues
from casework.taak.rules import LANGST_TOELICHTING, LANGST_WAT, SOORTEN, TaakInvoer
from dekkend.web.forms import DatumField, Form

ZORGCOORDINATOR = "De zorgcoördinator van dit dossier"


class TaakForm(Form):
    soort = forms.ChoiceField(label="Wat voor taak is het?", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    wat = forms.CharField(
        label="Wat moet er gebeuren?", max_length=LANGST_WAT, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    uiterlijk = DatumField(label="Uiterlijk op")
    voor = forms.ChoiceField(label="Voor wie?", required=False)
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=LANGST_TOELICHTING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.pk), one.naam) for one in colleagues(dossier)]
        self.fields["voor"].choices = [("", ZORGCOORDINATOR), *people]  # type: ignore[attr-defined]

    def invoer(self) -> TaakInvoer:
        typed = self.cleaned_data
        return TaakInvoer(typed["soort"], typed["wat"], typed["uiterlijk"], typed["toelichting"])

    @property
    def voor_id(self) -> UUID | None:
        chosen = self.cleaned_data["voor"]
        return UUID(chosen) if chosen else None


def initial_of(taak: Taak) -> dict[str, object]:
    typed = {name: getattr(taak, name) for name in ("soort", "wat", "uiterlijk", "toelichting")}
    return {**typed, "voor": str(taak.voor_id or "")}
