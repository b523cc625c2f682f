"""Which measure belongs to a year, and the number by which a snapshot proves itself."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

SOORTEN = {"inwoners": "Inwoners"}
NEW_GEMEENTE = frozenset({"samenvoeging", "naamswijziging"})
"""Kinds of herindeling that make a gemeente which has no number before it."""

BORDER = "grenswijziging"
"""Moves people whose number the register does not know: it counts from the next reference date on."""


def reference_date(jaar: int) -> date:
    """1 January of the year before: the last one that is known when a begroting is made."""
    return date(jaar - 1, 1, 1)


def fingerprint(soort: str, peildatum: date, bron: str, waarden: Mapping[str, int]) -> str:
    """sha256 over the measure and its rows; the order of the rows makes no difference."""
    inhoud = [soort, peildatum.isoformat(), bron, sorted(waarden.items())]
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False).encode()).hexdigest()
