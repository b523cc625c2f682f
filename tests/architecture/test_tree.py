"""The tree is what it is said to be, and holds nothing that does not belong in it."""

import json
import re

import pytest

from tests.architecture.house import ROOT, app_sources, project_files, shown, sources, text_of

LONGEST, LONGEST_TEST = 400, 800
HEAVIEST = 400_000
# Written in two parts, so that this file does not find itself.
MACHINE_PATHS = re.compile("|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]", "/Us" + "ers/"]))
TEMPORARY = re.compile("/tm" + "p/")
REGISTRIES = re.compile("pyp" + r"i\.org|python" + r"hosted\.org|npm" + r"js\.(org|com)|yarn" + r"pkg\.com")
BACKSTAGE = re.compile(r"\bissue[s]? #?\d|\bco-" + r"builder|\bAI-" + "agent|BRI" + r"EF\.md", re.IGNORECASE)
BORDER_DATA = (".geojson", ".topojson", ".shp", ".gpkg")
SKELETON = [
    "manage.py", "pyproject.toml", "README.md", "Makefile", "CHANGELOG.md", "SECURITY.md", "publiccode.yaml", "LICENSE",
    "docs/woordenlijst.md", "docs/besluiten", "docs/handleiding", "docs/dreigingsmodel.md", "docs/bedrijf",
    "platform/dekkend", "tenants", "casework", "governance", "billing", "infra", "tests", "ui",
    "requirements.lock", "ui/package-lock.json",
]  # fmt: skip


@pytest.mark.parametrize("name", SKELETON)
def test_the_house_has_its_rooms(name: str) -> None:
    assert (ROOT / name).exists()


def test_platform_is_a_folder_and_never_a_package() -> None:
    """A package of that name hides the standard library's `platform`, and uuid, Celery and pytest break."""
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_no_room_is_called_after_what_others_already_have() -> None:
    taken = {"signals", "platform", "logging", "types", "utils", "common", "extras", "services", "helpers"}
    assert [shown(path) for path in app_sources() if {path.stem, path.parent.name} & taken] == []


def test_no_module_is_longer_than_one_can_read() -> None:
    too_long = {}
    for path in sources(tests=True):
        limit = LONGEST_TEST if shown(path).startswith("tests/") else LONGEST
        length = len(text_of(path).splitlines())
        if length > limit:
            too_long[shown(path)] = length
    assert too_long == {}


def test_no_file_is_heavy() -> None:
    sizes = {shown(path): path.stat().st_size for path in project_files()}
    assert {name: size for name, size in sizes.items() if size > HEAVIEST} == {}


def test_no_borders_of_others_are_kept_here() -> None:
    """The map is our own tiles; official boundaries come in through an importer, on the spot."""
    assert [shown(path) for path in project_files() if path.name.lower().endswith(BORDER_DATA)] == []


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRIES, BACKSTAGE], ids=["machine", "registry", "backstage"])
def test_no_file_tells_where_or_how_it_was_made(pattern: re.Pattern[str]) -> None:
    found = [
        f"{shown(path)}:{number}: {line.strip()[:80]}"
        for path in project_files()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_nothing_but_a_test_names_a_temporary_folder() -> None:
    named = [path for path in project_files() if not shown(path).startswith("tests/")]
    assert [shown(path) for path in named if TEMPORARY.search(text_of(path))] == []


@pytest.mark.parametrize("name", ["requirements.lock", "infra/uv.lock.txt", "infra/node.lock.txt"])
def test_every_locked_package_has_a_version_and_a_hash_and_no_address(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert packages
    for entry in packages:
        assert re.match(r"[A-Za-z0-9._-]+(\[[^]]+\])?==[^ \\]+", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]
        assert "://" not in entry, entry[:60]


def test_every_front_end_package_has_a_hash_and_no_address() -> None:
    lock = json.loads((ROOT / "ui" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_front_end_packages_have_exact_versions() -> None:
    wanted = json.loads((ROOT / "ui" / "package.json").read_text(encoding="utf-8"))
    versions = {**wanted.get("dependencies", {}), **wanted.get("devDependencies", {})}
    assert versions
    assert [f"{name} {version}" for name, version in versions.items() if not version[0].isdigit()] == []


def test_nothing_that_was_put_off_is_left_lying_in_the_code() -> None:
    marks = re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + r"CK)\b")
    skipped = re.compile(r"pytest\.mark\.(sk" + "ip|xf" + "ail)")
    found = [
        f"{shown(path)}:{number}"
        for path in sources(tests=True)
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if marks.search(line) or skipped.search(line)
    ]
    assert found == []
