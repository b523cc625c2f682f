"""Tests that documents name as their proof: `tests/x/test_y.py::test_z`."""

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.architecture.house import ROOT

TEST = re.compile(r"`?(tests/\w+/test_\w+\.py(?:::Test\w+)?::test_\w+)`?")


@cache
def tests_in(path: Path) -> frozenset[str]:
    if not path.exists():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def missing(named: Iterable[str]) -> list[str]:
    """Those that do not exist."""
    parts = [(name, name.split("::")) for name in named]
    return [name for name, (path, *_, test) in parts if test not in tests_in(ROOT / path)]
