"""Reading docs/woordenlijst.md: tables of term, meaning, source, class, and the word we do not use."""

import re
from dataclasses import dataclass
from functools import cache

from tests.architecture.house import ROOT

COLUMNS = ["Woord", "Betekenis", "Bron", "Klasse", "Niet"]


@dataclass(frozen=True)
class Entry:
    woord: str
    betekenis: str
    bron: str
    klassen: tuple[str, ...]
    niet: str


@cache
def entries() -> tuple[Entry, ...]:
    found = []
    for line in (ROOT / "docs" / "woordenlijst.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == len(COLUMNS) and cells != COLUMNS and not set(cells[0]) <= set("-: "):
            woord, betekenis, bron, klasse, niet = cells
            found.append(Entry(woord, betekenis, bron, tuple(re.findall(r"`(\w+)`", klasse)), niet))
    return tuple(found)


@cache
def classes_in_the_list() -> frozenset[str]:
    return frozenset(name for entry in entries() for name in entry.klassen)
