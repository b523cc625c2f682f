"""What is typed about the contacts of a gemeente. The rules say what is wrong, with all of it at once."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from dekkend.core.errors import InvalidInput
from dekkend.web.forms import Form
from dekkend.web.messages import speak_dutch
from dekkend.web.together import SharedForm
from tenants.onboarding.contacten.models import Aansluitcontact
from tenants.onboarding.contacten.queries import as_typed
from tenants.onboarding.contacten.rules import (
    AANDACHT,
    BESTUURLIJK,
    BETALING,
    FINANCIEEL,
    LONGEST,
    PERSOON,
    SOORTEN,
    UITLEG,
    ContactInvoer,
    all_checked,
    checked,
    shown_iban,
)

VAN = {
    AANDACHT: "van de aandachtsfunctionaris",
    BESTUURLIJK: "van het bestuurlijk contact",
    FINANCIEEL: "van het financieel contact",
}


@dataclass(frozen=True)
class Deel:
    """A part of the page: one contact with its fields."""

    naam: str
    uitleg: str
    velden: list[BoundField]


def _fields(soort: str) -> dict[str, forms.Field]:
    tail = VAN[soort]
    fields: dict[str, forms.Field] = {
        "naam": _text(f"Naam {tail}", "naam"),
        "functie": _text(f"Functie {tail}", "functie", required=False),
        "email": _text(f"E-mailadres {tail}", "email", kind="email"),
        "telefoon": _text(f"Telefoonnummer {tail}", "telefoon", required=False, kind="tel"),
    }
    if soort == FINANCIEEL:
        fields |= {
            "oin": _text("OIN van de gemeente", "oin", required=False, help_text="20 cijfers. Dit of het KvK-nummer."),
            "kvk": _text("KvK-nummer van de gemeente", "kvk", required=False, help_text="8 cijfers."),
            "iban": _text("IBAN van de gemeente", "iban", help_text="Bijvoorbeeld NL91 ABNA 0417 1643 00."),
            "efactuur": _text(
                "E-factuuradres",
                "efactuur",
                help_text="Peppol: 0190: en het OIN, of 0106: en het KvK-nummer. Een e-mailadres mag ook.",
            ),
        }
    return fields


def _text(label: str, name: str, *, kind: str = "text", **options: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": kind, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=LONGEST[name], widget=widget, **options)


def shown(contact: Aansluitcontact) -> dict[str, Any]:
    """What stands in the table, as it is put in the fields."""
    typed = as_typed(contact)
    names = (*PERSOON, *(BETALING if contact.soort == FINANCIEEL else ()))
    values = {name: getattr(typed, name) for name in names}
    if typed.iban:
        values["iban"] = shown_iban(typed.iban)
    return values


class ContactForm(SharedForm):
    """One contact, to be mended."""

    def __init__(self, *args: Any, soort: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soort = soort
        self.fields.update(_fields(soort))
        speak_dutch(self)

    def clean(self) -> dict[str, Any]:
        try:
            checked(self.invoer())
        except InvalidInput as refused:
            _add_new(self, refused)
        return self.cleaned_data

    def invoer(self) -> ContactInvoer:
        typed = {name: self.cleaned_data.get(name, "") for name in self.fields}
        return ContactInvoer(soort=self.soort, **{"naam": "", "email": "", **typed})


class ContactenForm(SharedForm):
    """All three on one page; the fields are called `<soort>_<veld>`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for soort in SOORTEN:
            self.fields.update({f"{soort}_{name}": field for name, field in _fields(soort).items()})
        speak_dutch(self)

    def clean(self) -> dict[str, Any]:
        try:
            all_checked(self.contacten())
        except InvalidInput as refused:
            _add_new(self, refused)
        return self.cleaned_data

    def contacten(self) -> dict[str, ContactInvoer]:
        return {soort: ContactInvoer(soort=soort, **self._as_named(soort)) for soort in SOORTEN}

    def delen(self) -> list[Deel]:
        return [
            Deel(
                SOORTEN[soort],
                UITLEG[soort],
                [field for field in self if field.name.startswith(f"{soort}_")],
            )
            for soort in SOORTEN
        ]

    def _as_named(self, soort: str) -> dict[str, str]:
        names = (*PERSOON, *(BETALING if soort == FINANCIEEL else ()))
        return {name: self.cleaned_data.get(f"{soort}_{name}", "") for name in names}


def _add_new(form: Form, refused: InvalidInput) -> None:
    """What the form itself has said of a field already is not said twice."""
    for name, sentences in refused.fields.items():
        if name not in form.errors:
            form.add_error(name, sentences)
