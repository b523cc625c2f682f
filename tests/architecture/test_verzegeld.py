"""docs/verzegeld.md says of every field that can hold something about somebody whether it is sealed."""

import re
from collections import Counter
from functools import cache
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import (
    BinaryField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    JSONField,
    Model,
    TextField,
    UUIDField,
)

from dekkend.keys.fields import SealedTextField
from tests.architecture.house import ROOT

APPS = (
    "accounts", "audit", "casework", "governance", "billing", "national", "post", "opdracht", "onboarding", "mfa",
    "onze_aansluiting", "usersessions", "kluis",
)  # fmt: skip
ABOUT_A_PERSON = {"Melding", "Persoon", "Dossier", "Gebeurtenis", "Toestemming", "OntvangenRegistratie"}
HOW = {"verzegeld", "brief", "gehasht", "leesbaar", "leesbaar, later"}
# Bytes that `keys.files` sealed before they came to the table.
FILES = {"Stuk.inhoud", "Inzageverzoek.bestand", "Document.inhoud"}
LETTERS = {"Uitbak.inhoud", "Inbak.inhoud"}
HASHED = {
    "Aansluiting.link_hash", "Aansluiting.browser_hash", "Aansluiting.code_hash",
    "Herkenningspunt.zoek", "Registratie.vingerafdruk", "User.password", "ApiToken.hash", "Verwerking.data_subject_id",
    "Accountuitnodiging.hash", "Organisatiekoppeling.kenmerk",
}  # fmt: skip
ROW = re.compile(r"^\| ((?:`\w+\.\w+` ?)+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
AnyField: TypeAlias = "Field[Any, Any]"


def written() -> list[tuple[str, str, str]]:
    """Field, how it stands in the database, and why; a row of the page may name more than one field."""
    text = (ROOT / "docs" / "verzegeld.md").read_text(encoding="utf-8")
    return [
        (name, how.strip(), why.strip())
        for names, how, why in ROW.findall(text)
        for name in re.findall(r"`(\w+\.\w+)`", names)
    ]


@cache
def fields() -> dict[str, AnyField]:
    """Every column of the tenants' own tables that is no relation and no number of the row."""
    return {
        f"{model.__name__}.{field.name}": field
        for model in apps.get_models()
        if model._meta.app_label in APPS
        for field in model._meta.concrete_fields
        if not field.is_relation and not (field.primary_key and not isinstance(field, CharField))
    }


def must_be_named(field: AnyField) -> bool:
    model: type[Model] = field.model
    if model.__name__ in ABOUT_A_PERSON:
        return True
    if isinstance(field, CharField):
        return not field.choices
    if isinstance(field, DateField):
        return not isinstance(field, DateTimeField)
    return isinstance(field, (TextField, JSONField, BinaryField, UUIDField, SealedTextField))


def test_every_field_that_can_hold_something_about_somebody_has_a_row() -> None:
    named = {name for name, _, _ in written()}
    assert sorted(name for name, field in fields().items() if must_be_named(field) and name not in named) == []


def test_no_row_is_about_a_field_that_is_gone() -> None:
    assert sorted({name for name, _, _ in written()} - set(fields())) == []


def test_every_field_has_one_row_with_a_known_word_and_a_reason() -> None:
    assert [name for name, times in Counter(name for name, _, _ in written()).items() if times > 1] == []
    assert [name for name, how, why in written() if how not in HOW or not why.endswith(".")] == []


def test_what_the_page_calls_sealed_is_sealed_and_nothing_else_is() -> None:
    said = {name for name, how, _ in written() if how == "verzegeld"}
    assert said == FILES | {name for name, field in fields().items() if isinstance(field, SealedTextField)}
    assert {"Persoon.naam", "Gebeurtenis.tekst", "OntvangenRegistratie.geboortedatum", "Overleg.agenda"} <= said


def test_letters_and_hashes_are_called_what_they_are() -> None:
    assert {name for name, how, _ in written() if how == "brief"} == LETTERS
    assert {name for name, how, _ in written() if how == "gehasht"} == HASHED


def test_every_table_row_of_the_page_is_read() -> None:
    """A row that is written a little differently would else not count."""
    text = (ROOT / "docs" / "verzegeld.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^\| `", text, re.MULTILINE)) == len(ROW.findall(text))
