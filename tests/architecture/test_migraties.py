"""Migrations run while the previous program is at work: see docs/besluiten and tests/architecture/migraties.py."""

import re
from collections.abc import Sequence

import pytest
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models
from django.db.migrations import AddConstraint, AddIndex, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import F, Q
from django.db.models.functions import Now

from tests.architecture.house import own_apps, own_models
from tests.architecture.migraties import ALLOWED, BIG, check, findings

# Looks at a field that can only be made when both tables are there.
LATER = "registratie_volledig_alleen_met_grond"


def test_no_migration_stops_the_previous_program_or_holds_a_table() -> None:
    wrong = [finding for finding in findings() if finding not in ALLOWED]
    assert wrong == [], "change the migration, or say in tests/architecture/migraties.py why it is right after all"


def test_every_exception_is_one_and_says_why() -> None:
    assert set(ALLOWED) - set(findings()) == set()
    assert [reason for reason in ALLOWED.values() if not re.match(r".{20,}\.$", reason)] == []
    gone = [reason for finding, reason in ALLOWED.items() if "previous program still uses it" in finding]
    assert [reason for reason in gone if not re.search(r"since \d+\.\d+\.\d+", reason)] == []


def test_a_first_migration_makes_constraints_and_indexes_with_their_table() -> None:
    """Each one beside its table draws all models anew: with those of casework a new regio took 29 seconds, not 8."""
    beside = [
        f"{label}.{name}: {operation.describe()}"
        for (label, name), migration in MigrationLoader(None).disk_migrations.items()
        if label in {config.label for config in own_apps()} and migration.initial
        for operation in migration.operations
        if isinstance(operation, AddConstraint | AddIndex)
    ]
    assert [said for said in beside if LATER not in said] == [], "move them into the options of their CreateModel"


def test_the_big_tables_are_there() -> None:
    assert {model.__name__.lower() for model in own_models()} >= BIG


def before() -> ProjectState:
    state = ProjectState()
    for name in ("Blad", "AuditEvent"):
        fields = [
            ("id", models.BigAutoField(primary_key=True)),
            ("titel", models.CharField(max_length=100)),
            ("soort", models.CharField(max_length=10, db_default="")),
            ("aantal", models.IntegerField(null=True)),
        ]
        state.add_model(ModelState("proef", name, fields))
    return state


def found(*operations: Operation, atomic: bool = True) -> list[str]:
    migration = Migration("0002_proef", "proef")
    migration.operations, migration.atomic = list(operations), atomic
    return check(migration, before())


def fill(apps: object, schema_editor: object) -> None:
    """All rows at once."""


def fill_in_pieces(apps: object, schema_editor: object, batch_size: int = 500) -> None:
    """Piece by piece."""


def add(field: "models.Field[object, object]", model: str = "blad") -> Operation:
    return migrations.AddField(model, "nieuw", field)


def alter(name: str, field: "models.Field[object, object]") -> Operation:
    return migrations.AlterField("blad", name, field)


POSITIVE = models.CheckConstraint(condition=Q(aantal__gte=0), name="positief")
UNIQUE = models.UniqueConstraint(fields=["titel"], name="eenmaal")
BAD: dict[str, tuple[Sequence[Operation], str]] = {
    "obligatory": ([add(models.IntegerField(default=0))], "cannot add rows"),
    "volatile default": ([add(models.UUIDField(db_default=RandomUUID()))], "differs per row"),
    "generated": (
        [add(models.GeneratedField(expression=F("aantal"), output_field=models.IntegerField(), db_persist=True))],
        "rewritten",
    ),
    "other type": ([alter("titel", models.IntegerField())], "changes the type"),
    "shorter": ([alter("titel", models.CharField(max_length=50))], "changes the type"),
    "becomes obligatory": ([alter("aantal", models.IntegerField())], "becomes obligatory"),
    "loses its default": ([alter("soort", models.CharField(max_length=10))], "loses the default"),
    "other column": ([alter("titel", models.CharField(max_length=100, db_column="t"))], "old name"),
    "remove field": ([migrations.RemoveField("blad", "titel")], "still uses it"),
    "rename field": ([migrations.RenameField("blad", "titel", "kop")], "still uses it"),
    "rename model": ([migrations.RenameModel("Blad", "Vel")], "still uses it"),
    "rename table": ([migrations.AlterModelTable("blad", "vel")], "still uses it"),
    "delete model": ([migrations.DeleteModel("Blad")], "still uses it"),
    "check": ([migrations.AddConstraint("blad", POSITIVE)], "AddConstraintNotValid"),
    "validated at once": (
        [AddConstraintNotValid("blad", POSITIVE), ValidateConstraint("blad", "positief")],
        "held until the end",
    ),
    "index on a big table": (
        [migrations.AddIndex("auditevent", models.Index(fields=["titel"], name="op_titel"))],
        "big table",
    ),
    "unique on a big table": ([migrations.AddConstraint("auditevent", UNIQUE)], "big table"),
    "unique field on a big table": ([add(models.IntegerField(null=True, unique=True), "auditevent")], "big table"),
    "no way back": ([migrations.RunPython(fill_in_pieces)], "turned back"),
    "all at once": ([migrations.RunPython(fill, fill)], "all rows at once"),
    "rows and tables": (
        [add(models.IntegerField(null=True)), migrations.RunPython(fill_in_pieces, fill)],
        "migration of its own",
    ),
    "sql": ([migrations.RunSQL("UPDATE proef_blad SET aantal = 1", migrations.RunSQL.noop)], "SQL of our own"),
    "hidden": (
        [migrations.SeparateDatabaseAndState(database_operations=[migrations.RemoveField("blad", "titel")])],
        "still uses it",
    ),
    "never thought of": ([type("Vreemd", (Operation,), {"state_forwards": lambda *_: None})()], "nobody thought"),
}
GOOD: dict[str, Sequence[Operation]] = {
    "may be empty": [add(models.IntegerField(null=True))],
    "default in the database": [add(models.CharField(max_length=5, db_default=""))],
    "now": [add(models.DateTimeField(db_default=Now()))],
    "longer": [alter("titel", models.CharField(max_length=200))],
    "as long as you like": [alter("titel", models.TextField())],
    "may be empty from now on": [alter("soort", models.CharField(max_length=10, null=True))],
    "words only": [alter("titel", models.CharField("titel van het blad", max_length=100, choices=[("a", "A")]))],
    "index": [migrations.AddIndex("blad", models.Index(fields=["titel"], name="op_titel"))],
    "unique": [migrations.AddConstraint("blad", UNIQUE)],
    "not valid yet": [AddConstraintNotValid("blad", POSITIVE)],
    "valid now": [ValidateConstraint("blad", "eerder")],
    "new table": [
        migrations.CreateModel("Regel", [("id", models.BigAutoField(primary_key=True))]),
        migrations.AddField("regel", "blad", models.ForeignKey("proef.Blad", models.CASCADE)),
        migrations.AddConstraint("regel", models.CheckConstraint(condition=Q(id__gte=0), name="regel_id")),
    ],
    "rows in pieces": [migrations.RunPython(fill_in_pieces, fill)],
}


@pytest.mark.parametrize("name", BAD)
def test_what_would_stop_the_previous_program_is_found(name: str) -> None:
    operations, fault = BAD[name]
    assert any(fault in finding for finding in found(*operations)), found(*operations)


@pytest.mark.parametrize("name", GOOD)
def test_what_is_right_is_let_through(name: str) -> None:
    assert found(*GOOD[name]) == []


def test_half_a_migration_is_found() -> None:
    assert found(atomic=False) == ["proef.0002_proef: is not one transaction: a kill in the middle leaves half of it"]
