"""What a form says when something is missing or wrong: B1 Dutch that tells what to do.

Django's own sentences ("Dit veld is verplicht.") do not. A message that a field was given by hand stays.
"""

from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH

EXAMPLE_DATE = "22-11-2026"

LIMITS = {
    "max_length": "Maak dit korter: gebruik hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.",
    "min_length": "Maak dit langer: gebruik minstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.",
    "max_value": "Vul hoogstens %(limit_value)s in.",
    "min_value": "Vul minstens %(limit_value)s in.",
    "null_characters_not_allowed": "Haal de vreemde tekens weg.",
}
INVALID: dict[type[forms.Field], str] = {
    forms.IntegerField: "Vul een heel getal in, bijvoorbeeld 12.",
    forms.FloatField: "Vul een getal in, bijvoorbeeld 12,5.",
    forms.DecimalField: "Vul een getal in, bijvoorbeeld 12,5.",
    forms.DateField: f"Vul een datum in als dag-maand-jaar, bijvoorbeeld {EXAMPLE_DATE}.",
    forms.TimeField: "Vul een tijd in als uren:minuten, bijvoorbeeld 14:30.",
    forms.EmailField: "Vul een geldig e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.",
    forms.URLField: "Vul een geldig webadres in, bijvoorbeeld https://www.voorbeeld.nl.",
    forms.FileField: "Kies het bestand opnieuw.",
}
CHOICE = {
    "invalid_choice": "Kies een van de mogelijkheden uit de lijst.",
    "invalid_list": "Kies een of meer mogelijkheden uit de lijst.",
    "invalid_pk_value": "Kies een van de mogelijkheden uit de lijst.",
}


def required(field: forms.Field, label: str) -> str:
    if isinstance(field, forms.BooleanField):
        return "Zet een vinkje om verder te gaan."
    if label.endswith("?"):
        return "Beantwoord deze vraag."
    if isinstance(field, forms.FileField):
        return "Kies een bestand."
    return "Maak een keuze." if isinstance(field, forms.ChoiceField) else "Vul dit in."


def messages_for(field: forms.Field, label: str) -> dict[str, str]:
    found = {"required": required(field, label), **LIMITS}
    if isinstance(field, forms.ChoiceField):
        found |= CHOICE
    # the nearest class counts: an e-mail address is also a line of text
    kind = next((kind for kind in type(field).__mro__ if kind in INVALID), None)
    if kind is not None:
        found["invalid"] = INVALID[kind]
    return found


def _defaults(field: forms.Field) -> dict[str, object]:
    found: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        found.update(getattr(kind, "default_error_messages", {}))
    return found


def speak_dutch(form: forms.BaseForm) -> None:
    """Give every field of the form our sentences, except where it was given its own."""
    for name, field in form.fields.items():
        label = str(field.label or name.replace("_", " ").capitalize())
        defaults = _defaults(field)
        for code, sentence in messages_for(field, label).items():
            if field.error_messages.get(code) is defaults.get(code):
                field.error_messages[code] = sentence


def name_empty_choice(form: forms.BaseForm, label: str) -> None:
    """An empty first choice says what it stands for instead of showing dashes."""
    for field in form.fields.values():
        if getattr(field, "empty_label", None) is not None:
            field.empty_label = label  # type: ignore[attr-defined]
        elif isinstance(field, forms.ChoiceField) and isinstance(field.widget, forms.Select):
            choices: Any = field.choices
            field.choices = [("", label) if [choice] == BLANK_CHOICE_DASH else choice for choice in choices]
