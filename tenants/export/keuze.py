"""Which tables and fields of a tenant go along in its export, and which do not and why: `velden.csv`.

Found by looking at the models, so a table of any app is seen. A field that nobody decided upon stops the export: it
may be a secret, and it may be what the organisation cannot do without.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import BinaryField, Field, JSONField, Model
from django_tenants.utils import get_tenant_types

from dekkend.core.errors import Refused
from dekkend.keys.fields import SealedJSONField

_LIST = Path(__file__).with_name("velden.csv")
_WHOLE = "*"
_NOT_FLAT = (ArrayField, JSONField, SealedJSONField, BinaryField)


@dataclass(frozen=True)
class Keuze:
    mee: bool
    waarom: str


@dataclass(frozen=True)
class Tabel:
    """A table of which something goes along. `weg`: fields that do not, and why."""

    model: type[Model]
    velden: "tuple[Field[Any, Any], ...]"
    weg: tuple[tuple[str, str], ...]

    @property
    def naam(self) -> str:
        return self.model._meta.db_table

    @property
    def plat(self) -> bool:
        """Whether every value fits in one cell of a spreadsheet."""
        return not any(isinstance(field, _NOT_FLAT) for field in self.velden)


def _read() -> dict[str, Keuze]:
    """`app.Model.veld` (or `app.Model.*` for all of it) to what was decided. Raises ValueError for a row that says
    nothing, or leaves something out without a reason."""
    found: dict[str, Keuze] = {}
    with _LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            name = f"{row['model']}.{row['veld']}"
            if (
                name in found
                or row["besluit"] not in {"mee", "weg"}
                or (row["besluit"] == "weg") != bool(row["waarom"])
            ):
                raise ValueError(f"{_LIST.name}: {name}")
            found[name] = Keuze(row["besluit"] == "mee", row["waarom"])
    return found


_KEUZES = _read()


def keuzes() -> dict[str, Keuze]:
    return _KEUZES


def models_of(kind: str) -> Iterator[type[Model]]:
    """Every table in the schema of a tenant of this kind, also those of others and those between two."""
    names = set(get_tenant_types()[kind]["APPS"])
    for config in apps.get_app_configs():
        if config.name in names:
            yield from (model for model in config.get_models(include_auto_created=True) if model._meta.managed)


def undecided(kind: str) -> list[str]:
    """Fields of which nobody said whether they go along."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in models_of(kind)
        if f"{model._meta.label}.{_WHOLE}" not in keuzes()
        for field in model._meta.concrete_fields
        if f"{model._meta.label}.{field.name}" not in keuzes()
    ]


def tables_of(kind: str) -> list[Tabel]:
    """By name. Raises Refused when something was not decided upon."""
    missing = undecided(kind)
    if missing:
        raise Refused(f"Van deze velden is niet besloten of zij mee mogen: {', '.join(missing)}.")
    chosen = [model for model in models_of(kind) if f"{model._meta.label}.{_WHOLE}" not in keuzes()]
    return sorted((_table(model) for model in chosen), key=lambda table: table.naam)


def left_out(kind: str) -> list[tuple[str, str]]:
    """Tables of which nothing goes along, and why."""
    whole = {model._meta.db_table: keuzes().get(f"{model._meta.label}.{_WHOLE}") for model in models_of(kind)}
    return sorted((name, choice.waarom) for name, choice in whole.items() if choice)


def _table(model: type[Model]) -> Tabel:
    decided = [(field, keuzes()[f"{model._meta.label}.{field.name}"]) for field in model._meta.concrete_fields]
    return Tabel(
        model,
        tuple(field for field, choice in decided if choice.mee),
        tuple((field.attname, choice.waarom) for field, choice in decided if not choice.mee),
    )
