"""Templates: every one is used, is well made, and carries nothing that the content policy would block."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template import engines
from django.template.base import Template
from django.template.loader import get_template

from tests.architecture.house import PACKAGES, app_sources, shown, templates, tree_of

INLINE = {
    "a style attribute": re.compile(r"""\sstyle\s*=\s*["'{]"""),
    "a style element": re.compile(r"<style\b"),
    "an event attribute": re.compile(r"""\son[a-z]+\s*=\s*["'{]"""),
    "an htmx event": re.compile(r"""\s(data-)?hx-on[:-]"""),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "a script with a body": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>"),
    "something from another host": re.compile(
        r"""<(script|link|img|iframe|source)\b[^>]*\s(src|href)\s*=\s*["']?(https?:)?//"""
    ),
}
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", re.DOTALL)
REFERENCE = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
NAME = re.compile(r"[\w./-]+\.(html|txt|css|svg|ics|xml)")


def _texts_in_code() -> set[str]:
    """Names of templates in our Python; an f-string counts as a pattern with `*`."""
    found = set()
    for path in app_sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values]
                found.add("".join(parts))
    return found


def _matches(name: str, texts: set[str]) -> bool:
    return name in texts or any("*" in text and len(text) > 6 and Path(name).match(text) for text in texts)


def _overrides(name: str) -> bool:
    """A template of a package that we dress in our own look."""
    others = [Path(config.path) for config in apps.get_app_configs() if config.name.split(".")[0] not in PACKAGES]
    return any((home / "templates" / name).exists() for home in others)


@pytest.mark.parametrize("name", sorted(templates()))
def test_every_template_compiles_and_finds_its_parts(name: str) -> None:
    compiled = get_template(name)
    assert isinstance(compiled.template, Template)
    for part in REFERENCE.findall(templates()[name].read_text(encoding="utf-8")):
        get_template(part)


@pytest.mark.parametrize("name", sorted(templates()))
def test_no_template_has_anything_inline(name: str) -> None:
    text = re.sub(
        r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", templates()[name].read_text(encoding="utf-8"), flags=re.DOTALL
    )
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


def test_no_html_made_in_python_has_anything_inline() -> None:
    found = [
        f"{shown(path)}:{node.lineno} {what}"
        for path in app_sources()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "<" in node.value
        for what, pattern in INLINE.items()
        if pattern.search(node.value)
    ]
    assert found == []


def test_no_template_is_left_unused() -> None:
    texts = _texts_in_code()
    for path in templates().values():
        texts |= set(REFERENCE.findall(path.read_text(encoding="utf-8")))
    unused = [name for name in templates() if not _matches(name, texts) and not _overrides(name)]
    assert unused == []


def test_no_two_apps_have_a_template_of_the_same_name() -> None:
    names: dict[str, list[str]] = {}
    for path in [*templates().values()]:
        names.setdefault(shown(path).partition("/templates/")[2], []).append(shown(path))
    assert {name: found for name, found in names.items() if len(found) > 1} == {}


def test_whole_pages_stand_in_the_house_layout() -> None:
    """A page is one that a view shows: it extends a layout, and so has a title, a menu and the error summary. A file
    that is handed out leaves the house, and has nothing of it beside it."""
    own = {"base.html", "web/bare.html", "casework/inzageverzoek/bestand.html"}
    loose = []
    for name, path in templates().items():
        text = path.read_text(encoding="utf-8")
        if re.search(r"<(html|body)\b", text) and name not in own:
            loose.append(name)
    assert loose == []


def test_templates_load_what_they_use_in_alphabetical_order() -> None:
    found = []
    for name, path in templates().items():
        for loaded in re.findall(r"{%\s*load\s+([^%]+?)\s*%}", path.read_text(encoding="utf-8")):
            words = loaded.split()
            if "from" not in words and words != sorted(words):
                found.append(f"{name}: {loaded}")
    assert found == []


def test_there_is_one_template_engine() -> None:
    assert len(list(engines)) == 1
