"""What a migration may do while the previous program is at work on the same tables.

The previous program goes on reading and writing: nothing that it uses may go, be called otherwise or become obligatory
(expand now, contract a release later). No statement may hold a table for long: nothing that rewrites it or reads all of
it under a lock. Who has a good reason writes it in ALLOWED.
"""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.postgres import operations as postgres
from django.db import connection, migrations
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import AutoField, CheckConstraint, Field, GeneratedField, ManyToManyField, Value
from django.db.models.functions import Now

from tests.architecture.house import own_apps

# Tables that grow with every click; in all others a tenant has thousands of rows, not millions.
BIG = {"auditevent", "auditsealed", "verwerking"}
FIRST = "0001_initial"
# Written before the first release: there is no program and no data of before. Nothing comes here after 0.1.0.
BEFORE_RELEASE = {
    "post.0002_geleegde_brieven",
    "tenants.0003_levend_register",
}
# Finding → why it is right after all; for what goes away: since which release nothing uses it.
ALLOWED: dict[str, str] = {}

HARMLESS = (
    migrations.CreateModel,
    migrations.AlterModelOptions,
    migrations.AlterModelManagers,
    migrations.AlterModelTableComment,
    migrations.RemoveConstraint,
    migrations.RemoveIndex,
    migrations.RenameIndex,
    postgres.AddConstraintNotValid,
)
TAKES_AWAY = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
    migrations.AlterOrderWithRespectTo,
)
BATCHES = ("chunk_size", "batch_size")


def findings() -> list[str]:
    """Of all our migrations but the first of each app and those of before the release, in their order."""
    loader, state = MigrationLoader(None), ProjectState()
    ours = {config.label for config in own_apps()}
    order: dict[tuple[str, str], None] = {}
    for leaf in sorted(loader.graph.leaf_nodes()):
        order.update(dict.fromkeys(loader.graph.forwards_plan(leaf)))
    found = []
    for key in order:
        migration = loader.graph.nodes[key]
        if key[0] in ours and key[1] != FIRST and ".".join(key) not in BEFORE_RELEASE:
            found += check(migration, state.clone())
        state = migration.mutate_state(state, preserve=False)
    return found


def check(migration: Migration, state: ProjectState) -> list[str]:
    """`state` is that before the migration, and is changed."""
    return [f"{migration.app_label}.{migration.name}: {text}" for text in _Checker(migration, state).run()]


class _Checker:
    def __init__(self, migration: Migration, state: ProjectState) -> None:
        self.migration, self.state, self.label = migration, state, migration.app_label
        self.created: set[str] = set()
        self.not_valid: set[str] = set()

    def run(self) -> Iterator[str]:
        if not self.migration.atomic:
            yield "is not one transaction: a kill in the middle leaves half of it"
        if self.migration.replaces:
            yield "replaces others: the plan of who is behind does not know that"
        for operation in self.migration.operations:
            yield from self.look(operation)
            operation.state_forwards(self.label, self.state)

    def look(self, operation: Operation) -> Iterator[str]:
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            for inner in operation.database_operations:
                yield from self.look(inner)
            return
        name = f"{type(operation).__name__} {self.about(operation)}".strip()
        for fault in self.faults(operation):
            yield f"{name}: {fault}"

    def about(self, operation: Operation) -> str:
        parts = [getattr(operation, part, "") for part in ("model_name", "old_name", "name")]
        thing = getattr(operation, "index", None) or getattr(operation, "constraint", None)
        return ".".join(str(part).lower() for part in [*parts, getattr(thing, "name", "")] if part)

    def faults(self, operation: Operation) -> Iterator[str]:
        model = str(getattr(operation, "model_name", "") or getattr(operation, "name", "")).lower()
        if isinstance(operation, migrations.CreateModel):
            self.created.add(model)
        if isinstance(operation, postgres.AddConstraintNotValid):
            self.not_valid.add(operation.constraint.name)
        if model in self.created or isinstance(operation, HARMLESS):
            return
        if isinstance(operation, TAKES_AWAY):
            yield "the previous program still uses it; take it away a release after nothing uses it any more"
            return
        looked = next((look for kind, look in LOOKS.items() if isinstance(operation, kind)), None)
        if looked is None:
            yield "nobody thought about what this does to a table in use"
            return
        yield from looked(self, operation, model)

    def add_field(self, operation: Any, model: str) -> Iterator[str]:
        field = operation.field
        if isinstance(field, ManyToManyField):
            return
        if isinstance(field, (AutoField, GeneratedField)):
            yield "fills every row, so the table is rewritten under a lock"
        elif field.has_db_default():
            if not _steady(field._db_default_expression):
                yield "a default that differs per row rewrites the table under a lock"
        elif not field.null:
            yield "obligatory without db_default: the previous program cannot add rows any more"
        if field.unique or field.db_index:
            yield from self.new_index(model)

    def alter_field(self, operation: Any, model: str) -> Iterator[str]:
        old: Field[Any, Any] = self.state.models[self.label, model].fields[operation.name]
        new: Field[Any, Any] = operation.field
        if not _widens(_type(old), _type(new)):
            yield f"changes the type from {_type(old)} to {_type(new)}, so the table is rewritten under a lock"
        if old.null and not new.null:
            yield "becomes obligatory, so all rows are read under a lock and the previous program may leave it out"
        if old.has_db_default() and not new.has_db_default() and not new.null:
            yield "loses the default with which the previous program adds rows"
        if old.db_column != new.db_column:
            yield "the previous program knows it under its old name"
        if (new.unique and not old.unique) or (new.db_index and not old.db_index):
            yield from self.new_index(model)

    def add_index(self, operation: Any, model: str) -> Iterator[str]:
        yield from self.new_index(model)

    def new_index(self, model: str) -> Iterator[str]:
        if model in BIG:
            yield "an index on a big table holds up everybody who writes in it"

    def add_constraint(self, operation: Any, model: str) -> Iterator[str]:
        if isinstance(operation.constraint, CheckConstraint):
            yield "reads all rows under a lock: AddConstraintNotValid now, ValidateConstraint in the next migration"
        else:
            yield from self.new_index(model)

    def validate(self, operation: Any, model: str) -> Iterator[str]:
        if operation.name in self.not_valid:
            yield "in the migration that adds it: its lock is held until the end"

    def together(self, operation: Any, model: str) -> Iterator[str]:
        if operation.option_value:
            yield from self.new_index(model)

    def run_python(self, operation: Any, model: str) -> Iterator[str]:
        if operation.reverse_code is None:
            yield "cannot be turned back"
        if len(self.migration.operations) > 1:
            yield "changes rows and tables in one transaction: give it a migration of its own"
        if not any(word in inspect.getsource(operation.code) for word in BATCHES):
            yield f"works on all rows at once: go through them with {' or '.join(BATCHES)}"

    def run_sql(self, operation: Any, model: str) -> Iterator[str]:
        if operation.reverse_sql is None:
            yield "cannot be turned back"
        yield "SQL of our own: say in ALLOWED why no operation does"


LOOKS: dict[type[Operation], Callable[[_Checker, Any, str], Iterator[str]]] = {
    migrations.AddField: _Checker.add_field,
    migrations.AlterField: _Checker.alter_field,
    migrations.AddIndex: _Checker.add_index,
    migrations.AddConstraint: _Checker.add_constraint,
    postgres.ValidateConstraint: _Checker.validate,
    migrations.AlterUniqueTogether: _Checker.together,
    migrations.AlterIndexTogether: _Checker.together,
    migrations.RunPython: _Checker.run_python,
    migrations.RunSQL: _Checker.run_sql,
}


def _steady(expression: Any) -> bool:
    """The same for all rows that are there, so that PostgreSQL keeps it beside the table instead of in each row."""
    return isinstance(expression, (Value, Now))


def _type(field: "Field[Any, Any]") -> str:
    if field.remote_field and field.remote_field.model and not isinstance(field, ManyToManyField):
        # The type of what is pointed at is not known without all models; that it points elsewhere is what counts.
        return f"reference to {str(field.remote_field.model).lower()}"
    return field.db_type(connection) or "nothing"


def _widens(old: str, new: str) -> bool:
    """PostgreSQL changes these without looking at a row."""
    if old == new or (old.startswith("varchar") and new == "text"):
        return True
    sizes = [text.removeprefix("varchar(").removesuffix(")") for text in (old, new)]
    return all(size.isdigit() for size in sizes) and int(sizes[0]) <= int(sizes[1])
