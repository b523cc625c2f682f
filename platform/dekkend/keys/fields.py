"""Model fields whose value is sealed in the database and opens when it is read in Python.

`key` names the attribute of the row that holds the id of its dossier: what is sealed with that key is gone when the
key is destroyed. A sealed value cannot be filtered, sorted or updated in bulk; it is written through its row.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Field

from dekkend.isolation.context import current_schema
from dekkend.keys.aead import Place, seal, unseal
from dekkend.keys.keyring import Destroyed, data_key, data_key_for_sealing

VERNIETIGD = "(vernietigd)"
VERSION = 1


@dataclass(frozen=True)
class Sealed:
    """The value as it stands in the database, not opened yet."""

    value: bytes


class _Opening:
    """The attribute on the model: opens what was loaded at the first look, and remembers it."""

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type[models.Model] | None = None) -> Any:
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:
            row.refresh_from_db(fields=[name])
        value = row.__dict__[name]
        if isinstance(value, Sealed):
            row.__dict__.setdefault("_sealed", {})[name] = value
            value = row.__dict__[name] = self.field.open(row, value)
        return value

    def __set__(self, row: models.Model, value: Any) -> None:
        row.__dict__[self.field.attname] = value


class SealedTextField(Field):  # type: ignore[type-arg]
    """Text. Empty text is sealed too, so that the database does not tell who left something out."""

    description = "verzegelde tekst"
    empty_strings_allowed = True

    def __init__(self, *args: Any, key: str = "id", **options: Any) -> None:
        self.key = key
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "key": self.key}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only=private_only)
        setattr(cls, self.attname, _Opening(self))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def pre_save(self, row: models.Model, add: bool) -> Sealed | None:
        """A value that was only looked at goes back as it was; a new one is sealed for this row."""
        value = row.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        before = row.__dict__.get("_sealed", {}).get(self.attname)
        if before is not None and not add and self.open(row, before) == value:
            return before  # type: ignore[no-any-return]
        place = self.place(row)
        key = data_key_for_sealing(place.tenant, self.subject(row))
        return Sealed(seal(key, self.to_bytes(value), place, VERSION))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Raises TypeError for a plain value: it did not come through its row."""
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError(f"{self.name} is sealed: write it through its row")
        return connection.Database.Binary(value.value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Raises TypeError: sealed values all differ, so no comparison but with null would ever hold."""
        if lookup_name not in {"isnull", "exact"}:
            raise TypeError(f"{self.name} is sealed: it cannot be searched")
        return super().get_lookup(lookup_name)

    def formfield(self, **options: Any) -> Any:
        from django import forms  # noqa: PLC0415

        return super().formfield(**{"form_class": forms.CharField, **options})

    def subject(self, row: models.Model) -> UUID:
        found = row
        for part in self.key.split("."):
            found = getattr(found, part)
        return found if isinstance(found, UUID) else UUID(str(found))

    def place(self, row: models.Model) -> Place:
        return Place(current_schema(), row._meta.db_table, self.column or "", str(row.pk))

    def open(self, row: models.Model, sealed: Sealed) -> Any:
        """What was sealed; a fixed word when its key was destroyed. Raises Unreadable when it does not belong here."""
        place = self.place(row)
        try:
            return self.to_value(unseal(data_key(place.tenant, self.subject(row)), sealed.value, place))
        except Destroyed:
            return self.destroyed()

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def to_value(self, plain: bytes) -> Any:
        return plain.decode()

    def destroyed(self) -> Any:
        return VERNIETIGD


class SealedJSONField(SealedTextField):
    """Lists, mappings, numbers and text. Destroyed, it reads as None."""

    description = "verzegelde gegevens"

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def to_value(self, plain: bytes) -> Any:
        return json.loads(plain)

    def destroyed(self) -> Any:
        return None


class SealedDateField(SealedTextField):
    """A date. Destroyed, it reads as None."""

    description = "verzegelde datum"

    def to_bytes(self, value: Any) -> bytes:
        return str(value.isoformat()).encode()

    def to_value(self, plain: bytes) -> Any:
        from datetime import date  # noqa: PLC0415

        return date.fromisoformat(plain.decode())

    def destroyed(self) -> Any:
        return None

    def formfield(self, **options: Any) -> Any:
        from django import forms  # noqa: PLC0415

        return Field.formfield(self, **{"form_class": forms.DateField, **options})
