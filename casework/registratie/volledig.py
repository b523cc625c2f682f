"""What is missing in a registration, and what somebody should look at again. Plain Python.

Missing values never hold a registration back: a victim who is half known counts too. They are named to the sender
before he sends, and by the national tier afterwards, in the same words. A choice from this list and no free text: so
that nothing about a person is told twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ONTBREEKT: Mapping[str, str] = {
    "naam": "De naam ontbreekt. Zonder naam is niet te zien of iemand dubbel telt.",
    "geboren": "Er is geen geboortedatum en geen geboortejaar.",
    "geboortedatum": "Alleen het geboortejaar is bekend. Vul de geboortedatum in als u die weet.",
    "gender": "Het gender is niet bekend.",
    "nationaliteitsgroep": "De nationaliteit is niet bekend.",
    "vormen": "De vorm van uitbuiting is nog niet bekend.",
    "gm_code": "De woongemeente is niet bekend.",
}
# What only somebody who reads it can see.
NAKIJKEN: Mapping[str, str] = {
    "geboortedatum_nakijken": "Controleer de geboortedatum.",
    "datum_nakijken": "Controleer de datum van de melding.",
    "vormen_nakijken": "Controleer de vormen van uitbuiting.",
    "gemeente_nakijken": "Controleer de woongemeente.",
}
PUNTEN: Mapping[str, str] = {**ONTBREEKT, **NAKIJKEN}


@dataclass(frozen=True)
class Veldgroep:
    """What is known together or not at all; `veld` is ours, and names the fields of the standard that it fills."""

    label: str
    veld: str
    codes: tuple[str, ...]


VELDGROEPEN: Mapping[str, Veldgroep] = {
    "naam": Veldgroep("Naam", "naam", ("naam",)),
    "geboortedatum": Veldgroep("Geboren", "geboortedatum", ("geboren", "geboortedatum")),
    "gender": Veldgroep("Gender", "gender", ("gender",)),
    "nationaliteit": Veldgroep("Nationaliteit", "nationaliteitsgroep", ("nationaliteitsgroep",)),
    "vormen": Veldgroep("Vormen", "vormen", ("vormen",)),
    "woongemeente": Veldgroep("Gemeente", "gm_code", ("gm_code",)),
}
_ONBEKEND = ("gender", "nationaliteitsgroep")


def missing_in(content: Mapping[str, object]) -> tuple[str, ...]:
    """The codes of what is missing, in the order of the list."""
    missing = {name for name in ("naam", "gm_code") if not content.get(name)}
    missing |= {name for name in _ONBEKEND if content.get(name) in ("onbekend", "", None)}
    if not content.get("vormen") or "onbekend" in list(content.get("vormen") or ()):  # type: ignore[call-overload]
        missing.add("vormen")
    if not content.get("geboortedatum"):
        missing.add("geboortedatum" if content.get("geboortejaar") else "geboren")
    return tuple(code for code in ONTBREEKT if code in missing)


def completeness(content: Mapping[str, object]) -> int:
    """Of the things that can be known, how many per cent are; half-known births count for a half."""
    weights = {"geboren": 2, "geboortedatum": 1}
    lost = sum(weights.get(code, 2) for code in missing_in(content))
    return round(100 * (12 - lost) / 12)


def in_words(codes: object) -> list[str]:
    """The sentences of these codes, in the order of the list."""
    asked = set(codes)  # type: ignore[call-overload]
    return [sentence for code, sentence in PUNTEN.items() if code in asked]
