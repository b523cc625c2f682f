"""What the architecture tests look at: the files of the project, its modules, models, templates and routes."""

import ast
import importlib
import pkgutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import AppConfig, apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {
    "dekkend": ROOT / "platform" / "dekkend",
    "tenants": ROOT / "tenants",
    "casework": ROOT / "casework",
    "governance": ROOT / "governance",
    "billing": ROOT / "billing",
}
MADE = {".git", ".venv", ".local", "node_modules", "vendor", "staticfiles", "htmlcov", "dist", "test-results"}
URLCONFS = ("regio", "gemeente", "landelijk", "kluis", "public")


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is or would be committed, also in a copy without git."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode == 0 and listed.stdout:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not _is_made(path.relative_to(ROOT))]
    return tuple(sorted(path for path in found if path.is_file()))


def _is_made(path: Path) -> bool:
    return any(part in MADE or part.endswith(("_cache", "__pycache__", ".egg-info")) for part in path.parts)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    """Empty for a file that is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=shown(path))


@cache
def sources(*, tests: bool = False, migrations: bool = False) -> tuple[Path, ...]:
    """Our Python files."""
    return tuple(
        path
        for path in project_files()
        if path.suffix == ".py"
        and (tests or shown(path).split("/")[0] != "tests")
        and (migrations or path.parent.name != "migrations")
    )


def app_sources(**wanted: bool) -> tuple[Path, ...]:
    """Our Python files inside the Django apps; not infra, ui and manage.py."""
    homes = tuple(PACKAGES.values())
    return tuple(path for path in sources(**wanted) if any(home in path.parents for home in homes))


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every module of our packages, imported; only what is started by name stays out."""
    left_out = ("dekkend.settings", "dekkend.wsgi", "dekkend.asgi")
    names = [info.name for name, home in PACKAGES.items() for info in pkgutil.walk_packages([str(home)], f"{name}.")]
    wanted = [name for name in names if not name.startswith(left_out) and ".migrations" not in name]
    return tuple(importlib.import_module(name) for name in wanted)


def own_apps() -> list[AppConfig]:
    return [config for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES]


def own_models() -> list[type[Model]]:
    return [model for config in own_apps() for model in config.get_models()]


@cache
def layers() -> dict[str, int]:
    """Package to floor, the ground floor is 0; read from the import contract, so there is one truth."""
    pyproject: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = pyproject["tool"]["importlinter"]["contracts"]
    house = next(contract for contract in contracts if contract["type"] == "layers")
    return {
        package.strip(): floor
        for floor, storey in enumerate(reversed(house["layers"]))
        for package in storey.split("|")
    }


def floor_of(module: str) -> int | None:
    """The floor on which a module stands; None for somebody else's code."""
    inside = [package for package in layers() if module == package or module.startswith(package + ".")]
    return layers()[max(inside, key=len)] if inside else None


@cache
def templates() -> dict[str, Path]:
    """Name under which Django finds it, to our file."""
    found = {}
    for path in project_files():
        parts = shown(path).split("/")
        if "templates" in parts and parts[0] != "tests":
            found["/".join(parts[parts.index("templates") + 1 :])] = path
    return found


def routes(kind: str) -> Iterator[tuple[str, URLPattern]]:
    """Every route of a kind of tenant: the whole path and the pattern."""
    yield from routes_in(f"dekkend.urls_{kind}")


def routes_in(urlconf: str) -> Iterator[tuple[str, URLPattern]]:
    yield from _walk(get_resolver(urlconf).url_patterns, "")


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, path)
        else:
            yield path, pattern


def is_ours(route: URLPattern) -> bool:
    return view_class(route).__module__.split(".")[0] in PACKAGES


def view_class(route: URLPattern) -> Any:
    """The class behind the view, or the view function itself."""
    view = route.callback
    return getattr(view, "view_class", None) or getattr(view, "cls", None) or view
