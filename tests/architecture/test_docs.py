"""The documents say what the code says, and point at things that are there."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dekkend.accounts.roles import ROLES
from docs.handleiding.rollen import page
from tests.architecture.house import PACKAGES, ROOT, project_files, shown, sources, text_of, tree_of
from tests.architecture.words import entries

PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MARKDOWN = [path for path in project_files() if path.suffix == ".md"]
RECORDS = sorted((ROOT / "docs" / "besluiten").glob("[0-9]*.md"))
PATHS = re.compile(r"`((?:platform|tenants|casework|governance|billing|infra|tests|docs|ui)/[\w./-]+)`")
ASKING = re.compile(r"(environ\.get|getenv|^value)$")
SOURCE = r"(SG|ZP|EMP|ZE|JV|JH|CBS|NEN \d+|eigen)(, [^;]+)?"
DOCUMENTED_ELSEWHERE = {"HOME", "PATH", "PYTHONPATH", "PYTHONUNBUFFERED", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE"}
# Of a trial with migrations of its own (infra/bench/proef); nobody who runs the platform sets it.
DOCUMENTED_ELSEWHERE |= {"PROEF_MIGRATIES"}
CATEGORIES = {
    "billing-and-invoicing", "budgeting", "collaboration", "compliance-management", "data-analytics", "data-collection",
    "data-visualization", "document-management", "event-management", "financial-reporting", "workflow-management",
}  # fmt: skip
SCOPES = {"government", "healthcare", "justice", "local-authorities", "security", "society", "welfare"}


def _publiccode() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yaml").read_text(encoding="utf-8"))
    return found


def test_publiccode_has_what_the_standard_asks() -> None:
    """publiccode.yml 0.4: the keys that must be there, and values from its lists."""
    found = _publiccode()
    assert found["publiccodeYmlVersion"] == "0.4"
    assert {"name", "url", "platforms", "categories", "developmentStatus", "softwareType"} <= set(found)
    assert {"description", "legal", "maintenance", "localisation"} <= set(found)
    assert set(found["categories"]) <= CATEGORIES
    assert found["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert found["softwareType"] == "standalone/web"
    assert set(found["intendedAudience"]["scope"]) <= SCOPES
    assert found["maintenance"]["type"] in {"internal", "community"}
    assert all(contact["name"] for contact in found["maintenance"]["contacts"])
    assert found["localisation"]["availableLanguages"] == ["nl"]
    assert isinstance(found["localisation"]["localisationReady"], bool)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_publiccode_describes_the_platform_within_the_limits(language: str) -> None:
    described = _publiccode()["description"][language]
    assert len(described["shortDescription"]) <= 150
    assert 150 <= len(described["longDescription"]) <= 10_000
    assert described["features"]


def test_version_and_licence_are_the_same_everywhere() -> None:
    version, licence = PYPROJECT["project"]["version"], PYPROJECT["project"]["license"]
    assert _publiccode()["softwareVersion"] == version
    assert _publiccode()["legal"]["license"] == licence
    assert f"SPDX-License-Identifier: {licence}" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    latest = re.search(r"^## \[([\d.]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert latest is not None
    assert latest[1] == version


def test_the_page_of_roles_is_what_the_code_says() -> None:
    written = (ROOT / "docs" / "handleiding" / "rollen.md").read_text(encoding="utf-8")
    assert written == page(), "run: python docs/handleiding/rollen.py"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_has_a_manual(role: str) -> None:
    names = {"landelijk_analist": "landelijk_medewerker"}
    manual = ROOT / "docs" / "handleiding" / f"{names.get(role, role).replace('_', '-')}.md"
    assert manual.exists()
    assert ROLES[role].label.lower() in manual.read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("path", MARKDOWN, ids=shown)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert broken == []


@pytest.mark.parametrize("path", MARKDOWN, ids=shown)
def test_paths_named_in_documents_exist(path: Path) -> None:
    absent = ("platform/dekkend/web/static/vendor", "platform/__init__.py")
    named = [name for name in PATHS.findall(path.read_text(encoding="utf-8")) if not name.startswith(absent)]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_commands_named_in_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = {path.stem for path in sources() if path.parent.name == "commands" and path.stem != "__init__"}
    builtin = {"check", "makemigrations", "migrate", "collectstatic", "createsuperuser", "shell"}
    for path in MARKDOWN:
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets, shown(path)
        assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= commands | builtin, shown(path)


def test_every_variable_that_is_read_is_documented() -> None:
    text = (ROOT / "docs" / "bedrijf" / "installatie.md").read_text(encoding="utf-8")
    read = {name for path in sources() for name in _variables(tree_of(path))}
    assert {"DATABASE_URL", "PORT", "SECRET_KEY"} <= read
    assert {name for name in read if f"`{name}`" not in text} - DOCUMENTED_ELSEWHERE == set()


def _variables(tree: ast.Module) -> Iterator[str]:
    """Names in `environ["X"]`, `environ.get("X")` and the settings' own `value("X")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
            asked = node.slice
        elif isinstance(node, ast.Call) and node.args and ASKING.search(ast.unparse(node.func)):
            asked = node.args[0]
        else:
            continue
        if isinstance(asked, ast.Constant) and re.fullmatch(r"[A-Z][A-Z_0-9]{3,}", str(asked.value)):
            yield str(asked.value)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_decision_record_has_its_four_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(rf"# {path.stem[:4]}\. ", text)
    assert [part for part in ("Context.", "Decision.", "Consequences.", "Measured") if f"**{part}" not in text] == []
    assert f"({path.name})" in (path.parent / "README.md").read_text(encoding="utf-8")


def test_decision_records_are_numbered_without_a_gap() -> None:
    assert [int(path.stem[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_every_word_has_a_meaning_in_one_sentence_and_a_source() -> None:
    assert len(entries()) > 80
    named = re.compile(rf"^({SOURCE}|wet: [^;]+)(; {SOURCE})*$")
    for entry in entries():
        assert entry.betekenis.endswith("."), entry.woord
        assert ". " not in entry.betekenis, f"{entry.woord}: one sentence"
        assert len(entry.betekenis.split()) <= 30, f"{entry.woord}: too long"
        assert named.match(entry.bron), f"{entry.woord}: {entry.bron}"
        assert entry.niet, entry.woord


def test_every_word_stands_in_the_list_once() -> None:
    words = [entry.woord for entry in entries()]
    assert {word for word in words if words.count(word) > 1} == set()


def test_every_class_in_the_word_list_exists() -> None:
    homes = tuple(PACKAGES.values())
    classes = {
        node.name
        for path in sources()
        if any(home in path.parents for home in homes)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
    }
    assert {name for entry in entries() for name in entry.klassen} - classes == set()


def test_no_document_gives_an_address_that_is_not_an_example() -> None:
    found = [
        f"{shown(path)}: {address}"
        for path in project_files()
        if path.suffix in {".md", ".yaml", ".html", ".py"} and not shown(path).startswith("tests/")
        for address in re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text_of(path))
        if not re.search(r"(example\.(org|com|net)|\.test|\.invalid|localhost|voorbeeld\.nl)$", address)
    ]
    assert found == []
