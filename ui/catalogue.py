"""Compile Dutch texts (gettext .po to .mo) with nothing but the standard library.

Reads what our own catalogue uses: comments, msgid, msgid_plural, msgstr and msgstr[n], on one or more lines.
Raises ValueError with the line on anything else, and on a placeholder that a translation does not know.
"""

import ast
import re
import struct
from pathlib import Path

MAGIC = 0x950412DE
HEADER_SIZE = 7 * 4

_LINE = re.compile(r'(?:(?P<key>msgid|msgid_plural|msgstr|msgstr\[\d\]) )?(?P<text>"(?:[^"\\]|\\.)*")')
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def read(source: str) -> dict[str, str]:
    """Key and text of each entry as gettext keeps them: singular and plural separated by a zero."""
    found: dict[str, str] = {}
    for block in re.split(r"\n\s*\n", source):
        parts: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            if not line or line.startswith("#"):
                continue
            match = _LINE.fullmatch(line)
            if match is None:
                raise ValueError(f"not understood: {line}")
            key = match["key"] or key
            parts[key] = parts.get(key, "") + ast.literal_eval(match["text"])
        if parts:
            singular, translations = parts.pop("msgid"), parts
            plural = translations.pop("msgid_plural", None)
            found[singular if plural is None else f"{singular}\0{plural}"] = "\0".join(translations.values())
    return found


def check(entries: dict[str, str]) -> None:
    for key, text in entries.items():
        unknown = set(_PLACEHOLDER.findall(text)) - set(_PLACEHOLDER.findall(key))
        if key and unknown:
            raise ValueError(f"{', '.join(sorted(unknown))} is not in: {key}")


def compiled(entries: dict[str, str]) -> bytes:
    """The binary form: two tables of length and place, sorted by key, then the texts."""
    pairs = sorted((key.encode(), text.encode()) for key, text in entries.items())
    tables, texts = [], b""
    start = HEADER_SIZE + 16 * len(pairs)
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[column]), start + len(texts)))
            texts += pair[column] + b"\0"
    second = HEADER_SIZE + 8 * len(pairs)
    header = struct.pack("<7I", MAGIC, 0, len(pairs), HEADER_SIZE, second, 0, 0)
    return header + b"".join(tables) + texts


def compile_file(source: Path) -> Path:
    entries = read(source.read_text(encoding="utf-8"))
    check(entries)
    target = source.with_suffix(".mo")
    target.write_bytes(compiled(entries))
    return target
