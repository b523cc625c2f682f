"""docs/asvs.md says of every requirement of ASVS 5.0 how it stands; what is called met has a test that shows it."""

import re
from functools import cache

import pytest

from tests.architecture.house import ROOT
from tests.architecture.proven import TEST, missing
from tests.tellingen import Telling

PAGE = ROOT / "docs" / "asvs.md"
STANDARD = ROOT / "tests" / "architecture" / "asvs.csv"
ROW = re.compile(r"\| (\d+\.\d+\.\d+) \| L(\d) \| (.+?) \| (.+?) \| (.+) \|")
STATES = ("voldoet", "deels", "niet", "niet van toepassing")
ALSO_LEVEL_3 = {"8", "11", "14", "16"}


@cache
def standard() -> dict[str, str]:
    lines = [line for line in STANDARD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return dict(line.split(",") for line in lines[1:])


@cache
def rows() -> list[tuple[str, str, str, str, str]]:
    return [row for line in PAGE.read_text(encoding="utf-8").splitlines() for row in ROW.findall(line)]


def counts() -> dict[str, int]:
    return {state: sum(row[3] == state for row in rows()) for state in STATES}


def test_the_standard_is_there_as_a_whole() -> None:
    levels = list(standard().values())
    assert [levels.count(level) for level in "123"] == [70, 183, 92]


def test_every_requirement_stands_on_the_page_once_with_its_level() -> None:
    asked = {n: level for n, level in standard().items() if level != "3" or n.split(".")[0] in ALSO_LEVEL_3}
    assert [row[0] for row in rows()] == list(asked)
    assert {row[0]: row[1] for row in rows()} == asked


def test_every_row_of_the_page_is_read() -> None:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d", line)]
    assert len(lines) == len(rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_row_says_how_it_stands_and_what_shows_it(row: tuple[str, str, str, str, str]) -> None:
    _, _, short, state, why = row
    named = TEST.findall(why)
    assert state in STATES
    assert len(short) >= 3
    assert missing(named) == []
    if state == "voldoet":
        assert named
    else:
        assert len(TEST.sub("", why).strip("` ()")) >= 10
    if state == "niet van toepassing":
        assert not named or "(" in why


def test_the_summary_is_what_the_rows_say(telling: Telling) -> None:
    found = counts()
    total, nvt = len(rows()), found["niet van toepassing"]
    summary = (
        f"Van de {total} eisen zijn er {total - nvt} van toepassing: {found['voldoet']} voldoet, "
        f"{found['deels']} deels, {found['niet']} niet. Niet van toepassing: {nvt}."
    )
    telling("eisen van ASVS 5.0 die voldoen, met een test", found["voldoet"], van=total - nvt)
    telling("eisen van ASVS 5.0 deels", found["deels"])
    telling("eisen van ASVS 5.0 niet", found["niet"])
    assert summary in PAGE.read_text(encoding="utf-8").replace("\n", " ")
