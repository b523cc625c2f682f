"""The steps of a migration, worked out once for all tenants that miss the same.

Django works out before each operation what the models look like, and that takes longer than the SQL. All schemas of one
kind that miss the same migrations are alike, so it is done once, before the processes part.
"""

from dataclasses import dataclass

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from tenants.migratie.plan import Achterstand, wanted
from tenants.migratie.rules import Key


@dataclass(frozen=True)
class Step:
    """One migration: its operations, each with the models before and after it."""

    key: Key
    operations: tuple[tuple[Operation, ProjectState, ProjectState], ...]

    def carry_out(self, editor: BaseDatabaseSchemaEditor) -> None:
        for operation, before, after in self.operations:
            operation.database_forwards(self.key[0], editor, before, after)


Steps = dict[tuple[str, tuple[Key, ...]], tuple[Step, ...]]


def steps_of(backlog: list[Achterstand]) -> Steps:
    """For each kind of tenant and each set of missing migrations."""
    loader = MigrationLoader(None)
    cases = {(behind.kind, behind.missing) for behind in backlog if behind.missing}
    return {(kind, keys): _steps(loader, kind, set(keys)) for kind, keys in cases}


def _steps(loader: MigrationLoader, kind: str, keys: set[Key]) -> tuple[Step, ...]:
    state = ProjectState(real_apps=loader.unmigrated_apps)
    found = []
    for key in wanted(loader, kind):
        migration: Migration = loader.graph.nodes[key]
        if key in keys:
            step, state = _step(migration, key, state)
            found.append(step)
        else:
            state = migration.mutate_state(state, preserve=False)
    return tuple(found)


def _step(migration: Migration, key: Key, state: ProjectState) -> tuple[Step, ProjectState]:
    operations = []
    for operation in migration.operations:
        # Rendered here, so that every process that is forked finds them ready.
        _ = state.apps
        after = state.clone()
        operation.state_forwards(key[0], after)
        operations.append((operation, state, after))
        state = after
    return Step(key, tuple(operations)), state
