"""docs/dreigingsmodel.md: fifteen threats, and for each line of protection a test that exists."""

import re

import pytest

from tests.architecture.house import ROOT
from tests.architecture.proven import TEST, missing
from tests.tellingen import Telling

PAGE = ROOT / "docs" / "dreigingsmodel.md"
THREAT = re.compile(r"^### P(\d+)\. (.+)$", re.MULTILINE)


def threats() -> dict[int, str]:
    """The text under each threat."""
    text = PAGE.read_text(encoding="utf-8")
    part = text[text.index("## De vijftien dreigingen") : text.index("## Wat vandaag beschermt")]
    found = list(THREAT.finditer(part))
    ends = [match.start() for match in found[1:]] + [len(part)]
    return {int(match[1]): part[match.end() : end] for match, end in zip(found, ends, strict=True)}


def lines(text: str) -> list[str]:
    head = ("| Wat beschermt |", "| --- |")
    return [line for line in text.splitlines() if line.startswith("| ") and not line.startswith(head)]


def test_all_fifteen_are_there_in_order(telling: Telling) -> None:
    assert list(threats()) == list(range(1, 16))
    telling("beschermingen in het dreigingsmodel, elk met een test", sum(len(lines(t)) for t in threats().values()))


@pytest.mark.parametrize("number", range(1, 16))
def test_every_line_of_protection_has_a_test_and_what_is_not_protected_is_said(number: int) -> None:
    text = threats()[number]
    assert len(lines(text)) >= 2
    for line in lines(text):
        assert TEST.findall(line), line
    assert len(text.partition("**Niet beschermd.**")[2].strip()) > 40


def test_every_test_that_the_page_names_exists() -> None:
    assert missing(TEST.findall(PAGE.read_text(encoding="utf-8"))) == []
