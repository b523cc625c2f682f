"""docs/cryptografie.md names every place that seals, signs, hashes or draws lots (ASVS 5.0, 11.1.2 and 11.1.3)."""

import ast
import re

from tests.architecture.house import ROOT, app_sources, shown, tree_of

PAGE = ROOT / "docs" / "cryptografie.md"
ROW = re.compile(r"^\| `([\w/.]+\.py)` \| .+ \|$", re.MULTILINE)
LIBRARIES = ("cryptography", "hashlib", "hmac", "jwt", "pkcs11", "random", "secrets", "ssl")
OF_DJANGO = ("django.core.signing", "django.utils.crypto")
GOOD_HASHES = {"sha256", "blake2b"}


def imported(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def speaks_of(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in LIBRARIES or name.startswith(OF_DJANGO)


def test_every_place_that_uses_cryptography_is_on_the_page_and_no_other() -> None:
    used = {shown(path) for path in app_sources() if any(speaks_of(name) for name in imported(tree_of(path)))}
    assert used
    assert set(ROW.findall(PAGE.read_text(encoding="utf-8"))) == used, "houd de tabel in docs/cryptografie.md bij"


def test_only_hashes_that_nobody_has_broken_and_no_lots_that_can_be_guessed() -> None:
    wrong = []
    for path in app_sources():
        names = imported(tree_of(path))
        calls = [
            node
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "hashlib"
        ]
        wrong += [f"{shown(path)}:{node.lineno} {node.attr}" for node in calls if node.attr not in GOOD_HASHES]
        wrong += [f"{shown(path)} {name}" for name in names if name == "random" or name.startswith("hashlib.")]
    assert not wrong


def test_a_key_is_destroyed_by_way_of_the_wisregister() -> None:
    """A key that went without a line there keeps every process from starting again."""
    homes = ("platform/dekkend/keys/",)
    doors = {"dekkend.keys.keyring.destroy", "dekkend.keys.keyring"}
    found = {
        shown(path)
        for path in app_sources()
        if not shown(path).startswith(homes)
        and doors & imported(tree_of(path))
        and any(
            (isinstance(node, ast.Name) and node.id == "destroy")
            or (isinstance(node, ast.Attribute) and node.attr == "destroy")
            for node in ast.walk(tree_of(path))
        )
    }
    assert found == set()
