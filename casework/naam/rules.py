"""Other names of a person: on papers, in another spelling, as others called her. Plain Python.

A victim is often known by more names than one, and not by choice. Any script is taken. The name by which colleagues
recognise the dossier stays in `Persoon`; what stands here is found by the search as well.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput

SOORTEN: Mapping[str, str] = {
    "papieren": "Naam op papieren",
    "schrijfwijze": "Andere schrijfwijze",
    "alias": "Alias of bijnaam",
    "opgelegd": "Naam die anderen haar of hem gaven",
    "vroeger": "Vroegere naam",
    "anders": "Andere naam",
}
LANGST = 200
MEEST = 25


def checked(soort: str, naam: str, al_bekend: Iterable[str]) -> str:
    """The name, tidied. Raises InvalidInput when it is empty, endless, there already, or one too many."""
    tidy = " ".join(unicodedata.normalize("NFC", naam).split())
    known = [_read(one) for one in al_bekend]
    faults = {"soort": choice_faults(soort, SOORTEN), "naam": _faults(tidy, known)}
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _faults(naam: str, known: list[str]) -> list[str]:
    if not naam:
        return ["Vul een naam in."]
    if len(naam) > LANGST:
        return [f"Maak dit korter: gebruik hoogstens {LANGST} tekens."]
    if _read(naam) in known:
        return ["Deze naam staat al in het dossier."]
    return ["Er staan al veel namen. Haal er eerst een weg."] if len(known) >= MEEST else []


def _read(naam: str) -> str:
    return unicodedata.normalize("NFKC", naam).casefold()
