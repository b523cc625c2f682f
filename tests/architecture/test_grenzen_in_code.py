"""What would let one tenant's work run into another's, seen in the text of the program before it can happen.

Each habit is refused by a function over a syntax tree, and each function is tried on code that has the habit.
"""

import ast
from collections.abc import Callable, Iterator

import pytest

from dekkend.sinks.fields import CHECKS
from tests.architecture.house import app_sources, shown, tree_of

Finder = Callable[[ast.Module], Iterator[int]]

CONTEXTS = {"inside", "schema_context", "tenant_context"}
# A thread or a coroutine has a connection of its own, and that one is in no tenant.
THREADS = {"threading.Thread", "threading.Timer", "asgiref.sync", "asyncio", "concurrent.futures", "multiprocessing"}
SQL_CALLS = {"execute", "executemany", "raw", "extra", "RawSQL", "mogrify"}
WRITING = {"debug", "info", "warning", "error", "critical", "exception"}
LOGGERS = {"log", "logger"}


def _last(node: ast.expr) -> str:
    """`inside` of inside, isolation.inside and inside(tenant)."""
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def shared_contexts(tree: ast.Module) -> Iterator[int]:
    """As a decorator one instance is shared by all threads, and one of them leaves the tenant of another."""
    for node in ast.walk(tree):
        for decorator in getattr(node, "decorator_list", ()):
            if _last(decorator) in CONTEXTS:
                yield decorator.lineno


def threads(tree: ast.Module) -> Iterator[int]:
    """Whatever starts a thread, a process or a coroutine; a lock and what is kept per thread are no threads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef):
            yield node.lineno
        for name in _names(node):
            if any(name == banned or name.startswith(f"{banned}.") for banned in THREADS):
                yield getattr(node, "lineno", 0)


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield f"{node.value.id}.{node.attr}"


def put_together(tree: ast.Module) -> Iterator[int]:
    """SQL with something in it that is no parameter. `psycopg.sql` quotes names; a number of our own is no name."""
    made = _assigned(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _last(node) in SQL_CALLS and node.args:
            statement = node.args[0]
            known = made.get(statement.id, []) if isinstance(statement, ast.Name) else []
            if any(_is_put_together(one, made) for one in [statement, *known]):
                yield node.lineno


def _assigned(tree: ast.Module) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _is_put_together(node: ast.expr, made: dict[str, list[ast.expr]]) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) and not _is_number(part.value, made) for part in node.values)
    if isinstance(node, ast.BinOp):
        return any(_is_text(side) for side in (node.left, node.right)) and not _is_plain(node)
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in {"format", "join"} and _is_text(called.value)


def _is_number(node: ast.expr, made: dict[str, list[ast.expr]]) -> bool:
    values = made.get(node.id, []) if isinstance(node, ast.Name) else []
    return bool(values) and all(isinstance(one, ast.Constant) and isinstance(one.value, int) for one in values)


def _is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_text(node.left) or _is_text(node.right)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_plain(node: ast.expr) -> bool:
    """Pieces of fixed text and nothing else."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and _is_plain(node.left) and _is_plain(node.right)
    return isinstance(node, ast.Constant)


def printed(tree: ast.Module) -> Iterator[int]:
    """`print` and the standard logger write whatever they are given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "pprint"}:
            yield node.lineno
        if any(name.split(".")[0] in {"logging", "pprint", "warnings"} for name in _imports(node)):
            yield getattr(node, "lineno", 0)


def _imports(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from _names(node)


def logged_records(tree: ast.Module) -> Iterator[int]:
    """A line of the log is a code with fields from a closed list; a record, a name or a story is neither."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING):
            continue
        if _last(node.func.value) not in LOGGERS | {"get_logger"}:
            continue
        code = node.args[0] if len(node.args) == 1 else None
        named = {keyword.arg for keyword in node.keywords}
        if not isinstance(code, ast.Constant) or not named <= {*CHECKS, None, "exc_info"}:
            yield node.lineno


# Where a habit is right. Finder and file: why.
MAY: dict[tuple[str, str], str] = {
    ("printed", "platform/dekkend/sinks/lines.py"): "the log itself speaks to the standard logger",
    ("threads", "tenants/migratie/spread.py"): "processes of the owner, each with a connection of its own",
}

BAD: dict[Finder, list[str]] = {
    shared_contexts: [
        "@inside(tenant)\ndef f(): ...",
        "@context.inside(tenant)\ndef f(): ...",
        "@schema_context('ta')\ndef f(): ...",
        "class C:\n    @tenant_context(t)\n    def f(self): ...",
    ],
    threads: [
        "import threading\nthreading.Thread(target=f)",
        "from threading import Timer",
        "from asgiref.sync import sync_to_async",
        "from concurrent.futures import ThreadPoolExecutor",
        "import multiprocessing.pool",
        "import asyncio",
        "async def view(request): ...",
    ],
    put_together: [
        "cursor.execute(f'SELECT * FROM {schema}.tabel')",
        "cursor.execute('SELECT * FROM %s.tabel' % schema)",
        "cursor.execute('SELECT * FROM ' + schema + '.tabel')",
        "cursor.execute('SELECT * FROM {}.tabel'.format(schema))",
        "statement = f'SELECT * FROM {schema}.tabel'\ncursor.execute(statement)",
        "Dossier.objects.raw(f'SELECT {column} FROM casework_dossier')",
        "rows.extra(f'{column} = 1')",
        "cursor.executemany('DELETE FROM ' + table, rows)",
        "cursor.execute(' UNION '.join(parts))",
    ],
    printed: ["print(dossier)", "import logging", "from logging import getLogger", "from pprint import pprint"],
    logged_records: [
        "log.info(f'dossier van {persoon.naam}')",
        "log.info('dossier_geopend', dossier=dossier)",
        "log.warning('%s', persoon)",
        "structlog.get_logger().error('mislukt', naam=persoon.naam)",
    ],
}
GOOD: dict[Finder, list[str]] = {
    shared_contexts: ["with inside(tenant):\n    pass"],
    threads: ["import threading\nlock = threading.Lock()\nclass Held(threading.local): ..."],
    put_together: [
        "cursor.execute('SELECT 1 WHERE id = %s', [number])",
        "cursor.execute(SQL('SELECT * FROM {}').format(Identifier(table)))",
        "cursor.execute('SELECT 1 '\n    'WHERE true')",
        "ROUND = 7\ncursor.execute(f'SELECT pg_advisory_lock({ROUND})')",
    ],
    printed: ["self.stdout.write('Klaar.')"],
    logged_records: ["log.info('brief_niet_geopend', brief=brief.pk, fout='ValueError')"],
}


@pytest.mark.parametrize("finder", BAD, ids=lambda finder: finder.__name__)
def test_the_program_does_not_have_this_habit(finder: Finder) -> None:
    paths = [path for path in app_sources() if (finder.__name__, shown(path)) not in MAY]
    found = [f"{shown(path)}:{line}" for path in paths for line in finder(tree_of(path))]
    assert found == []


@pytest.mark.parametrize(
    ("finder", "code"),
    [(finder, code) for finder, codes in BAD.items() for code in codes],
    ids=lambda one: str(one)[:40],
)
def test_a_bad_piece_of_code_is_found(finder: Finder, code: str) -> None:
    assert list(finder(ast.parse(code)))


@pytest.mark.parametrize(
    ("finder", "code"),
    [(finder, code) for finder, codes in GOOD.items() for code in codes],
    ids=lambda one: str(one)[:40],
)
def test_a_good_piece_of_code_is_left_alone(finder: Finder, code: str) -> None:
    assert list(finder(ast.parse(code))) == []


@pytest.mark.parametrize(("habit", "name"), MAY)
def test_an_exception_is_still_needed(habit: str, name: str) -> None:
    [finder] = [finder for finder in BAD if finder.__name__ == habit]
    [path] = [path for path in app_sources() if shown(path) == name]
    assert list(finder(tree_of(path)))
