"""What is written is used by the house itself: code that only tests call is green, and never runs for anybody."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.house import ROOT, app_sources, is_ours, routes, sources, templates, text_of, tree_of

# Read by a program of somebody else, by name or by being there.
READ_BY_OTHERS = {
    "dekkend.api.document.BearerInTheDocument",
    "dekkend.api.input.InvoerInTheDocument",
    "dekkend.audit.models.AuditSealed",
    "dekkend.isolation.owner.base.DatabaseWrapper",
    "dekkend.isolation.pooled.base.DatabaseWrapper",
}
# For what a test cannot do without; each with why the house does not ask for it.
FOR_TESTS = {
    "dekkend.keys.keyring.forget_everything": "a test makes the keys of a tenant anew within one process",
    "tenants.post.kinds.all_kinds": "the recorded letters are held against every kind there is",
    # The sum is there with all its ways; the page on which a regio picks a key offers two of them.
    "billing.verdeelsleutel.wijzen.VasteBedragen": "a way of sharing",
    "billing.verdeelsleutel.wijzen.Bedrag": "a size of a part",
    "billing.verdeelsleutel.wijzen.Som": "a size of a part",
    # Lines of the log write their own processing; this is for work of more than one line.
    "dekkend.audit.processing.processing": "a processing of some length",
}
# Brought in for a map of outlines, which is not drawn yet.
NOT_TOLD_OF = {"import_boundaries"}
NAMED_BY_DJANGO = re.compile(r"handler\d{3}|urlpatterns|register|__\w+__")
STARTED_BY_NAME = ("apps.py", "settings", "management")
# Reached from a mail, the browser, another server or the address alone; the last two are closed on purpose.
FROM_OUTSIDE = {
    "security_txt", "organisatie_terug", "aansluiten_inloggen_terug", "aansluiten_openen",
    "uitnodiging", "tweede_stap", "thema", "account_signup", "account_set_password",
}  # fmt: skip


def _module(path: Path) -> str:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    if parts[0] == "platform":
        parts.pop(0)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def _mentions() -> dict[str, set[tuple[str, int]]]:
    """Full name to who mentions it: module, and the line of the statement at the top of that module."""
    known = {_module(path) for path in sources()}
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for path in sources():
        module = _module(path)
        here: dict[str, set[str]] = defaultdict(set)
        for name, full in _imports(tree_of(path)):
            here[name].add(full)
        for statement in tree_of(path).body:
            for name in set(_names(statement, module, here, known)):
                found[name].add((module, statement.lineno))
    return found


@cache
def _imports(tree: ast.Module) -> list[tuple[str, str]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [(one.asname or one.name, f"{node.module}.{one.name}") for one in node.names]
        elif isinstance(node, ast.Import):
            found += [(one.asname or one.name, one.name) for one in node.names]
    return found


def _names(statement: ast.stmt, module: str, here: dict[str, set[str]], known: set[str]) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                yield from here.get(node.id) or (f"{module}.{node.id}",)
        elif isinstance(node, ast.Attribute):
            if isinstance(node.value, ast.Name):
                yield from (f"{full}.{node.attr}" for full in here.get(node.value.id, ()) if full in known)
            elif isinstance(node.value, ast.Attribute):
                yield ast.unparse(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
            yield node.value


def _passed_on() -> dict[str, str]:
    """What a module imports to let others import it from there: that name, to the first one."""
    return {f"{_module(path)}.{name}": first for path in sources() for name, first in _imports(tree_of(path))}


def _defined(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    for statement in tree_of(path).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            ours = [one for one in statement.decorator_list if not ast.unparse(one).startswith(("dataclass", "cache"))]
            called = {"contextmanager", "transaction.atomic", "property", "together"}
            # A decorator of another kind hands it to whoever calls it: Celery, a template, a signal.
            if all(ast.unparse(one) in called or "require" in ast.unparse(one) for one in ours):
                yield statement.name, statement
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            yield from ((one.id, statement) for one in targets if isinstance(one, ast.Name))


def test_everything_is_used_by_the_house_itself() -> None:
    mentions, passed_on = _mentions(), _passed_on()
    used: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for name, places in mentions.items():
        first = name
        while first in passed_on and passed_on[first] != first:
            first = passed_on[first]
        used[first] |= places
    unused = {
        f"{_module(path)}.{name}"
        for path in app_sources()
        if not any(part in path.parts for part in STARTED_BY_NAME)
        for name, statement in _defined(path)
        if not NAMED_BY_DJANGO.fullmatch(name)
        and not used[f"{_module(path)}.{name}"] - {(_module(path), statement.lineno)}
    }
    assert unused == READ_BY_OTHERS | set(FOR_TESTS)


@cache
def _linked() -> set[str]:
    """Every word that a template or a module says, except where a view names its own page."""
    words = {word for path in templates().values() for word in re.findall(r"""['"](\w+)['"]""", text_of(path))}
    for path in app_sources():
        if path.name.startswith("urls") or path.name.endswith("urls.py"):
            continue
        for statement in tree_of(path).body:
            left_out: set[object] = {getattr(statement, "name", "")}
            said: list[ast.Constant] = []
            for node in ast.walk(statement):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    said.append(node)
                elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "redirect":
                    left_out |= {id(one) for one in node.args}
            words |= {str(one.value) for one in said if left_out.isdisjoint((one.value, id(one)))}
    return words


def test_every_page_can_be_reached_by_clicking() -> None:
    pages = {
        str(route.name)
        for kind in ("regio", "gemeente", "landelijk", "kluis")
        for path, route in routes(kind)
        if is_ours(route) and not path.startswith("api/")
    }
    assert pages - _linked() - FROM_OUTSIDE == set()
    assert pages >= FROM_OUTSIDE


def test_every_template_is_rendered() -> None:
    said = "\n".join(text_of(path) for path in (*templates().values(), *app_sources()))
    others = ("account/", "allauth/", "mfa/", "usersessions/", "django/")
    assert {name for name in templates() if not name.startswith(others) and name not in said} == set()


def test_every_icon_is_drawn() -> None:
    said = "\n".join(text_of(path) for path in (*templates().values(), *sources()))
    icons = (ROOT / "ui" / "icons.txt").read_text(encoding="utf-8").split()
    assert [icon for icon in icons if f'"{icon}"' not in said and f"'{icon}'" not in said] == []


def test_every_command_is_told_of() -> None:
    """To who runs it by hand, or to the program that runs it."""
    ours = [path for path in sources() if path.is_relative_to(ROOT / "infra")]
    pages = (ROOT / "Makefile", ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *ours)
    told = "\n".join(text_of(path) for path in pages)
    commands = {path.stem for path in sources() if path.parent.name == "commands" and path.stem != "__init__"}
    assert {name for name in commands if not re.search(rf"\b{name}\b", told)} == NOT_TOLD_OF
