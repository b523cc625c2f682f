"""`manage.py dump_check` on a real installation: what is sealed is found nowhere, and is when sealing is off."""

import base64
import re

from infra.dump_check.canaries import forms, words_of
from tests.infra.conftest import Installatie
from tests.infra.stappen import WORD
from tests.tellingen import Telling

UNSEALED = "tests.infra.onverzegeld_settings"
SINKS = (
    "dump van de gegevens",
    "dump van de sleutels",
    "WAL",
    "Redis, levend",
    "Redis, op schijf",
    "e-mail",
    "logs",
    "media",
)


def test_nothing_is_found_and_without_sealing_it_is(voorbeeld: Installatie, telling: Telling) -> None:
    """One test, because what was written in clear stays in the write-ahead log."""
    voorbeeld.said("plant")
    voorbeeld.said("post")
    assert any((voorbeeld.path / "mail").iterdir())
    done = voorbeeld.manage("dump_check")
    print(done.stdout)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    assert "Niets gevonden." in done.stdout
    for sink in SINKS:
        line = next(line for line in done.stdout.splitlines() if sink in line)
        assert line.endswith(" 0 gevonden"), line
    words = re.match(r"Gezocht naar (\d+) woorden uit (\d+) verzegelde waarden van (\d+) velden", done.stdout)
    assert words is not None
    assert int(words[1]) >= 30
    assert int(words[3]) >= 15
    telling("dump_check: verzegelde woorden gevonden in dump, WAL, Redis, e-mail, logs en media", 0, van=int(words[1]))

    voorbeeld.said("plant", settings=UNSEALED)
    done = voorbeeld.manage("dump_check", settings=UNSEALED)
    print(done.stdout)
    assert done.returncode == 1
    # In the write-ahead log a page may begin in the middle of a word; then it is not found there, and others are.
    for where, field in (
        (r"dump van de gegevens, r_\w+\.casework_persoon", r".*Persoon\.naam"),
        (r"logboek van de database \(WAL\), \w+", r".*Persoon\."),
    ):
        assert re.search(rf"GEVONDEN {where}: een waarde van {field}", done.stdout), where
    assert WORD not in f"{done.stdout}{done.stderr}"


def test_a_word_is_looked_for_in_every_form_it_may_take() -> None:
    """As it is, in hex as a column of bytes is dumped, in JSON, in a mail, and in base64 wherever it begins."""
    found = forms("café Ö 10%")
    assert {"café Ö 10%".encode(), b"caf\\u00e9 \\u00d6 10%", "café Ö 10%".encode().hex().encode()} <= found
    assert b"caf=C3=A9 =C3=96 10%" in found
    for before in ("", "a", "ab", "abc"):
        packed = base64.b64encode(f"{before}café Ö 10%xyz".encode())
        assert any(form in packed for form in found), before


def test_what_is_too_short_to_mean_anything_is_not_looked_for() -> None:
    assert list(words_of("Ja, dat is zo\nnee\n")) == ["Ja, dat is zo"]
    assert list(words_of({"a": ["kort", "lang genoeg"], "b": 3})) == ["lang genoeg"]
    assert [len(word) for word in words_of("x" * 500)] == [80]
