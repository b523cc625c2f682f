"""One row of any model, made by looking at its fields: for the tables that the example work leaves empty.

A row that breaks a rule of the database is tried again with other values for the fields that the rule names. A model
that is not helped by that gets its values in `VALUES`.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import Error, models, transaction
from django.db.models import CheckConstraint, Field, Model

from dekkend.core.clock import now, today
from dekkend.keys.fields import SealedDateField, SealedJSONField, SealedTextField

Values = dict[str, Any]
Column = Field[Any, Any]
MOST_TRIES = 3000

# Values that no rule of the database tells. Label of the model: field and value.
VALUES: dict[str, Values] = {
    "audit.Verwerking": {"trace_id": "0" * 32, "span_id": "0" * 16},
}
# The first that fits; a class stands for its subclasses.
_BY_TYPE: tuple[tuple[type[Any], Any], ...] = (
    (SealedDateField, today),
    (SealedJSONField, dict),
    (SealedTextField, lambda: "tekst (voorbeeld)"),
    (models.BooleanField, lambda: False),
    (models.DecimalField, lambda: Decimal(1)),
    (models.DurationField, lambda: timedelta(hours=1)),
    (models.DateTimeField, now),
    (models.DateField, today),
    (models.TimeField, lambda: now().time()),
    (models.UUIDField, uuid4),
    (models.JSONField, dict),
    (models.BinaryField, lambda: b"bytes"),
    (models.IntegerField, lambda: 1),
    (models.FloatField, lambda: 1.0),
    (models.GenericIPAddressField, lambda: "192.0.2.1"),
    (models.EmailField, lambda: f"{uuid4().hex}@example.org"),
    (models.URLField, lambda: "https://example.org/"),
)


def make_row(model: type[Model]) -> Model:
    """Raises AssertionError, naming the model, when no row fits."""
    base = {column.name: _value(column) for column in model._meta.local_fields if _is_needed(column)}
    base |= VALUES.get(model._meta.label, {})
    rules: list[str] = []
    while True:
        row, why = _first_that_fits(model, base, rules)
        if row is not None:
            return row
        broken = next((rule.name for rule in model._meta.constraints if f'"{rule.name}"' in why), "")
        assert broken and broken not in rules, (
            f"geen rij te maken voor {model._meta.label}: {why} Zet waarden in VALUES van tests/isolation/rijen.py."
        )
        rules.append(broken)


def _first_that_fits(model: type[Model], base: Values, rules: Sequence[str]) -> tuple[Model | None, str]:
    """The row, or what the database said of the first rule that was not known yet."""
    why = ""
    for change in _changes(model, rules):
        row = model(**{**base, **change, **VALUES.get(model._meta.label, {})})
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except Error as error:
            why = str(error)
            if not any(f'"{rule}"' in why for rule in rules):
                return None, why
        else:
            return row, ""
    return None, why


def _changes(model: type[Model], rules: Sequence[str]) -> Iterator[Values]:
    named = [rule for rule in model._meta.constraints if rule.name in rules and isinstance(rule, CheckConstraint)]
    names = sorted({name for rule in named for name in _fields_in(rule.condition)})
    columns = [model._meta.get_field(name) for name in names]
    choices = [_possible(column) for column in columns if isinstance(column, Field)]
    for values in islice(product(*choices), MOST_TRIES):
        yield dict(zip(names, values, strict=True))


def _fields_in(condition: Any) -> Iterator[str]:
    """The fields that a condition speaks of, on both sides of a comparison."""
    for part in getattr(condition, "children", ()):
        if isinstance(part, tuple):
            yield part[0].split("__")[0]
            for named in getattr(part[1], "get_source_expressions", lambda: [])() or [part[1]]:
                if isinstance(named, models.F):
                    yield str(vars(named)["name"]).split("__")[0]
        else:
            yield from _fields_in(part)


def _possible(column: Column) -> list[Any]:
    found: list[Any] = [None] if column.null else []
    if column.choices and not isinstance(column, ArrayField):
        return [*found, *([""] if column.blank else []), *(value for value, _ in column.flatchoices)]
    if isinstance(column, models.DateTimeField):
        return [*found, now(), now() + timedelta(hours=1), now() + timedelta(hours=3)]
    if isinstance(column, models.BooleanField):
        return [*found, False, True]
    return [*found, *([""] if column.blank and column.empty_strings_allowed else []), _value(column)]


def _is_needed(column: Column) -> bool:
    filled = column.has_default() or column.null or isinstance(column, models.AutoField)
    return not filled and not getattr(column, "auto_now", False) and not getattr(column, "auto_now_add", False)


def _value(column: Column) -> Any:
    if isinstance(column, models.ForeignKey):
        model = column.remote_field.model
        return model._default_manager.order_by("pk").last() or make_row(model)
    if isinstance(column, ArrayField):
        return [_value(column.base_field)]
    if column.choices:
        return column.flatchoices[0][0]
    found = next((make for kind, make in _BY_TYPE if isinstance(column, kind)), None)
    return found() if found else uuid4().hex[: column.max_length or 32]
