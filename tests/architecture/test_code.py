"""Habits of the code that ruff, mypy and import-linter cannot see."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import PACKAGES, ROOT, app_sources, shown, sources, tree_of

# Shape and wording only: what they show or change comes from one query or one action.
OUTER = {"views", "forms", "api", "api_views", "serializers", "tasks", "tables", "filters"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
CACHES = {"lru_cache", "cache", "cached_property"}
# One process serves all tenants, so what is remembered must be the same for all of them.
MAY_REMEMBER: dict[str, str] = {
    "infra/local/account.py": "as whom PostgreSQL runs on this machine; no tenant exists yet",
}
RECEIVERS = {"django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals"}
HEAVY = {"django", "rest_framework", "celery", "psycopg", "kombu", "redis"}
PURE = ["dekkend/core/transitions.py", "dekkend/core/money.py", "dekkend/core/period.py"]


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _is_outer(path: Path) -> bool:
    """The task base in `isolation` is no task: it finds the tenant, so that tasks need not."""
    return (path.stem in OUTER or path.parent.name in OUTER) and path.parent.name != "isolation"


def _rules() -> list[Path]:
    pure = [PACKAGES["dekkend"].parent / name for name in PURE]
    return pure + [path for path in app_sources() if path.stem == "rules"]


def _dotted(path: Path) -> str:
    home = PACKAGES["dekkend"].parent if PACKAGES["dekkend"] in path.parents else ROOT
    return ".".join(path.relative_to(home).with_suffix("").parts)


def test_imports_say_where_they_come_from() -> None:
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in sources(tests=True)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert found == []


def test_views_forms_api_and_tasks_never_reach_for_a_table() -> None:
    found = [
        f"{shown(path)}:{node.lineno} .{node.attr}"
        for path in app_sources()
        if _is_outer(path)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]
    assert found == []


def test_views_forms_api_and_tasks_write_no_sql_and_no_transaction() -> None:
    found = [
        f"{shown(path)}: {name}"
        for path in app_sources()
        if _is_outer(path)
        for name in _imported(tree_of(path))
        if name in {"django.db.connection", "django.db.connections", "django.db.transaction"}
    ]
    assert found == []


def test_nothing_happens_behind_the_back_of_an_action() -> None:
    """No signal receivers: who reads an action reads everything that it does."""
    found = [
        f"{shown(path)}: {name}"
        for path in app_sources()
        for name in _imported(tree_of(path))
        if any(name == module or name.startswith(module + ".") for module in RECEIVERS)
    ]
    assert found == []


def test_models_have_no_logic_in_save() -> None:
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in app_sources()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"} and "models" in shown(path)
    ]
    assert found == []


def test_nothing_of_one_tenant_is_remembered_for_the_next() -> None:
    found = {
        shown(path)
        for path in sources()
        for name in _imported(tree_of(path))
        if name.rpartition(".")[2] in CACHES and name.startswith(("functools.", "django.utils.functional."))
    }
    assert found == set(MAY_REMEMBER)


def test_rules_are_plain_python() -> None:
    found = [
        f"{shown(path)}: {name}"
        for path in _rules()
        for name in _imported(tree_of(path))
        if name.split(".")[0] in HEAVY
    ]
    assert _rules()
    assert found == []


def test_every_rules_module_stands_in_the_import_contract() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = pyproject["tool"]["importlinter"]["contracts"]
    plain = next(contract for contract in contracts if contract["name"] == "rules are plain Python")
    missing = {_dotted(path) for path in _rules()} - set(plain["source_modules"])
    assert missing == set()


def test_tasks_name_their_tenant_first() -> None:
    """A task carries ids only, and those that work in a tenant are told which one before anything else."""
    found = []
    for path in app_sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef) and any("shared_task" in ast.unparse(d) for d in node.decorator_list):
                given = " ".join(ast.unparse(decorator) for decorator in node.decorator_list)
                arguments = [*node.args.posonlyargs, *node.args.args]
                in_tenant = "TenantTask" in given
                if (arguments or node.args.kwonlyargs) and not in_tenant:
                    found.append(f"{shown(path)}: {node.name} has arguments and no tenant")
                if node.args.defaults or node.args.kw_defaults:
                    found.append(f"{shown(path)}: {node.name} has an argument with a default")
    assert found == []


def test_actions_are_called_by_name() -> None:
    """Every public action takes its arguments by keyword, so that a call reads as a sentence; what opens a letter
    (`receive_…`) gets the envelope and the contents from the post room."""
    found = [
        f"{shown(path)}: {node.name}"
        for path in app_sources()
        if path.stem == "actions"
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith(("_", "receive_")) and len(node.args.args) > 1
    ]
    assert found == []
