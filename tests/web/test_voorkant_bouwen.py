"""The front-end parts: installed from a lock file, selected, and what pages ask for is there."""

import gettext
import hashlib
import importlib
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.house import ROOT, app_sources, templates

WEB = ROOT / "platform/dekkend/web"
VENDOR = WEB / "static/vendor"
APP = WEB / "static/app"


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "ui")
    return importlib.import_module("catalogue")


@pytest.fixture
def build(catalogue: ModuleType) -> ModuleType:
    return importlib.import_module("build")


def test_the_lock_file_has_every_hash_and_no_address() -> None:
    text = (ROOT / "ui/package-lock.json").read_text()
    lock = json.loads(text)
    wanted = json.loads((ROOT / "ui/package.json").read_text())["dependencies"]
    assert "://" not in text
    assert lock["packages"][""]["dependencies"] == wanted
    installed = {name.removeprefix("node_modules/"): found for name, found in lock["packages"].items() if name}
    assert all(found["integrity"].startswith("sha512-") for found in installed.values())
    assert {name: installed[name]["version"] for name in wanted} == wanted


def test_what_was_built_is_what_the_manifest_says() -> None:
    manifest = json.loads((VENDOR / "MANIFEST.json").read_text())
    for name, known in manifest["sha256"].items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == known
    assert {"nlds.css", "icons.svg", "htmx.min.js", "LICENSES.txt"} <= set(manifest["sha256"])
    assert all(part["version"] and part["license"] for part in manifest["packages"].values())


def test_no_style_sheet_loads_anything_from_elsewhere() -> None:
    for path in [VENDOR / "nlds.css", *APP.glob("*.css")]:
        text = path.read_text()
        assert "@import" not in text
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
            assert address.startswith("data:") or (path.parent / address).is_file(), address


def test_every_token_that_we_read_is_set_somewhere() -> None:
    sheets = "".join(path.read_text() for path in APP.glob("*.css"))
    known = set(re.findall(r"(--[\w-]+)\s*:", sheets + (VENDOR / "nlds.css").read_text()))
    assert set(re.findall(r"var\((--[\w-]+)\)", sheets)) <= known


def test_every_icon_that_a_page_asks_for_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (VENDOR / "icons.svg").read_text()))
    asked = {
        name
        for path in templates().values()
        for name in re.findall(r"""(?:{%\s*icon\s+|icon=)["']([\w-]+)["']""", path.read_text(encoding="utf-8"))
    }
    asked |= {
        name
        for path in app_sources()
        for name in re.findall(
            r"""NavItem\(\s*"[^"]+",\s*"([\w-]+)"|icon="([\w-]+)\"""", path.read_text(encoding="utf-8")
        )
        for name in name
        if name
    }
    assert len(asked) > 20
    assert asked <= sprite


def test_every_class_of_ours_in_a_page_has_a_look() -> None:
    known = set(re.findall(r"\.(app-[\w-]+)", "".join(path.read_text() for path in APP.glob("*.css"))))
    plain = {
        "app-kpi__hint--neutral",
        "app-series-",
        "app-radar__series-",
        "app-tone--",
        "app-alert--",
        "app-kpi__hint--",
    }
    used = {
        name
        for path in templates().values()
        for value in re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8"))
        for name in re.findall(r"\bapp-[\w-]+", value)
    }
    assert {name for name in used - known - plain if not name.startswith("app-alert--")} == set()


def test_a_second_build_has_nothing_to_do(build: ModuleType) -> None:
    assert build.is_current()


def test_a_change_of_an_input_asks_for_a_new_build(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed = tmp_path / "django.po"
    changed.write_bytes(build.TEXTS.read_bytes() + b"\n")
    changed.with_suffix(".mo").write_bytes(b"")
    monkeypatch.setattr(build, "TEXTS", changed)
    assert not build.is_current()


def test_without_npm_the_build_says_what_to_install(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["build.py", "--force", "--npm", "npm-die-er-niet-is"])
    assert build.main() == 1
    assert "Install Node.js" in capsys.readouterr().err


def test_only_tokens_that_are_read_are_kept(build: ModuleType) -> None:
    theme = ".x{--a: var(--b); --b: 1px; --c: 2px; /* --d: 3px; */}"
    assert build.used_tokens(theme, ["p{margin:var(--a)}"]) == "--a:var(--b);--b:1px;"


def test_texts_are_compiled_as_gettext_reads_them(catalogue: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "django.po"
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        '# a note\nmsgid ""\n"Two\\n"\n"lines"\nmsgstr "Twee \\"regels\\""\n\n'
        'msgid "%(n)s case"\nmsgid_plural "%(n)s cases"\nmsgstr[0] "%(n)s zaak"\nmsgstr[1] "%(n)s zaken"\n',
        encoding="utf-8",
    )
    with catalogue.compile_file(source).open("rb") as file:
        texts = gettext.GNUTranslations(file)
    assert texts.gettext("Two\nlines") == 'Twee "regels"'
    assert texts.ngettext("%(n)s case", "%(n)s cases", 1) == "%(n)s zaak"
    assert texts.ngettext("%(n)s case", "%(n)s cases", 2) == "%(n)s zaken"


@pytest.mark.parametrize("wrong", ['msgid "a"\nmsgstr "%(x)s"\n', 'msgid "a"\nmsgctxt "b"\nmsgstr "c"\n'])
def test_texts_that_cannot_be_right_are_refused(catalogue: ModuleType, tmp_path: Path, wrong: str) -> None:
    source = tmp_path / "django.po"
    source.write_text(wrong, encoding="utf-8")
    with pytest.raises(ValueError):
        catalogue.compile_file(source)


def test_our_texts_address_the_reader_as_u(catalogue: ModuleType) -> None:
    entries = catalogue.read((WEB / "locale/nl/LC_MESSAGES/django.po").read_text(encoding="utf-8"))
    assert len(entries) > 100
    assert [text for text in entries.values() if re.search(r"\b[Jj](e|ij|ouw?)\b", text)] == []
