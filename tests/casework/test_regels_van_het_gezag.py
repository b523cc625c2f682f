"""What is written down about who has authority over a child."""

import pytest

from casework.gezag.rules import LANGST, GezagInvoer, checked
from dekkend.core.errors import InvalidInput


def test_a_suspicion_is_explained_and_not_at_length() -> None:
    assert checked(GezagInvoer("onbekend", "ja", " Vader (voorbeeld) ")).toelichting == "Vader (voorbeeld)"
    assert checked(GezagInvoer("onbekend", "nee", "")).verdenking == "nee"
    for verdenking, toelichting in (("ja", "  "), ("nee", "x" * (LANGST + 1))):
        with pytest.raises(InvalidInput) as told:
            checked(GezagInvoer("onbekend", verdenking, toelichting))
        assert set(told.value.fields) == {"toelichting"}


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(InvalidInput) as told:
        checked(GezagInvoer("wie dan ook", "misschien", "x" * (LANGST + 1)))
    assert set(told.value.fields) == {"gezag", "verdenking", "toelichting"}
