"""One row of any model, made by looking at its fields: for the tables that the example work leaves empty.

A row that breaks a rule of the database is tried again with other values for the fields that the rule names. A model
that is not helped by that gets its values in `VALUES`.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any, TypeAlias
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import Error, models, transaction
from django.db.models import CheckConstraint, Field, Model

from dekkend.accounts.models import User
from dekkend.audit.log import REFUSED
from dekkend.core.clock import now, today
from dekkend.keys.fields import SealedDateField, SealedJSONField, SealedTextField

Values = dict[str, Any]
Column: TypeAlias = "Field[Any, Any]"
MOST_TRIES = 3000
# Whose rows a visitor would stumble over: a second factor that nobody set up.
NOT_OF_A_VISITOR = {"mfa", "account", "socialaccount"}
SOMEBODY = "iemand@rijen.example.org"

# Values that no rule of the database tells. Label of the model: field and value.
VALUES: dict[str, Values] = {
    "audit.AuditEvent": {"code": REFUSED},
    "onze_aansluiting.OnzeAansluiting": {"status": "aangesloten", "contacten": [], "stukken": []},
    "casework.Persoon": {"geboortejaar": None},
    "opdracht.Opdracht": {
        "soort": "werkgebied_wijzigen",
        "inhoud": {"vanaf": "2030-01-01", "erbij": [], "eraf": [], "centrum": ""},
    },
}
# Fields that have the same pattern in every table.
_BY_NAME = {"kwartaal": "2026-Q4", "gm_code": "GM0753", "trace_id": "0" * 32, "span_id": "0" * 16}
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


def make_row(model: type[Model], *filled: Column) -> Model:
    """With something in the fields that are named. Raises AssertionError, naming the model, when no row fits."""
    fixed = {column.name: _value(column) for column in filled} | VALUES.get(model._meta.label, {})
    base = {column.name: _value(column) for column in model._meta.local_fields if _is_needed(column)}
    rules: list[str] = []
    while True:
        row, why = _first_that_fits(model, base, fixed, rules)
        if row is not None:
            return row
        broken = next((rule.name for rule in model._meta.constraints if f'"{rule.name}"' in why), "")
        assert broken and broken not in rules, (
            f"geen rij te maken voor {model._meta.label}: {why} Zet waarden in VALUES van tests/isolation/rijen.py."
        )
        rules.append(broken)


def _first_that_fits(model: type[Model], base: Values, fixed: Values, rules: Sequence[str]) -> tuple[Model | None, str]:
    """The row, or what the database said of the first rule that was not known yet."""
    why = ""
    for change in _changes(model, rules):
        row = model(**{**base, **change, **fixed})
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


def _listed(condition: Any, name: str) -> Iterator[Any]:
    """The values that a rule allows a field."""
    for part in getattr(condition, "children", ()):
        if not isinstance(part, tuple):
            yield from _listed(part, name)
        elif part[0] == f"{name}__in":
            yield from part[1]


def _possible(column: Column) -> list[Any]:
    found: list[Any] = [None] if column.null else []
    empty = [""] if column.blank and column.empty_strings_allowed else []
    rules = [rule for rule in column.model._meta.constraints if isinstance(rule, CheckConstraint)]
    listed = [value for rule in rules for value in _listed(rule.condition, column.name)]
    if listed:
        return [*found, *empty, *listed]
    if column.choices and not isinstance(column, ArrayField):
        return [*found, *empty, *(value for value, _ in column.flatchoices)]
    if isinstance(column, models.ForeignKey):
        return [*found, *_rows_of(column.remote_field.model)]
    return [*found, *_several(column, empty)]


def _several(column: Column, empty: list[str]) -> list[Any]:
    if isinstance(column, models.DateTimeField):
        return [now(), now() + timedelta(hours=1), now() + timedelta(hours=3)]
    if isinstance(column, models.DateField):
        return [today(), today() + timedelta(days=30)]
    if isinstance(column, models.BooleanField):
        return [False, True]
    if isinstance(column, models.IntegerField):
        return [1, 0, 5, 100]
    return [*empty, _value(column)]


def _somebody() -> User:
    """Who has left."""
    return User.objects.get_or_create(email=SOMEBODY, defaults={"naam": "Iemand (voorbeeld)", "is_active": False})[0]


def _visitor() -> User:
    """Whoever has most roles, so that what is made can be opened."""
    return User.objects.annotate(roles=models.Count("roltoekenningen")).order_by("-roles").first() or _somebody()


def _rows_of(model: type[Model]) -> list[Model]:
    """Two of them, for a rule that wants another one."""
    found = list(model._default_manager.order_by("pk")[:2])
    return found if len(found) > 1 else [*found, make_row(model)]


def _is_needed(column: Column) -> bool:
    filled = column.has_default() or column.null or isinstance(column, models.AutoField)
    return not filled and not getattr(column, "auto_now", False) and not getattr(column, "auto_now_add", False)


def _value(column: Column) -> Any:
    if isinstance(column, models.ForeignKey):
        return _related(column)
    if isinstance(column, ArrayField):
        return [_value(column.base_field)]
    if column.choices:
        return column.flatchoices[0][0]
    if column.name in _BY_NAME:
        return _BY_NAME[column.name]
    found = next((make for kind, make in _BY_TYPE if isinstance(column, kind)), None)
    return found() if found else uuid4().hex[: column.max_length or 32]


def _related(column: "models.ForeignKey[Any, Any]") -> Model:
    model: type[Model] = vars(column.remote_field)["model"]
    if isinstance(column, models.OneToOneField):
        free = model._default_manager.exclude(pk__in=column.model._default_manager.values(column.attname))
        return free.order_by("pk").last() or make_row(model)
    if model is User:
        return _somebody() if column.model._meta.app_label in NOT_OF_A_VISITOR else _visitor()
    return model._default_manager.order_by("pk").last() or make_row(model)
