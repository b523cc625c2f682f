"""A document in a dossier: what may be kept, its versions, and taking one back. Plain Python.

The bytes never change: what is better is a new version beside the old one, what is wrong is withdrawn with a reason.
What a file is, follows from its contents (`dekkend.web.uploads`), never from its name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar
from uuid import UUID

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})

DOCUMENT = Machine(
    "document",
    {"geldt": "Geldt", "ingetrokken": "Ingetrokken"},
    "geldt",
    (
        Edge("intrekken", "geldt", "ingetrokken", "Intrekken", _ZORG, "document_ingetrokken"),
        Edge("terugzetten", "ingetrokken", "geldt", "Terugzetten", _ZORG, "document_teruggezet"),
    ),
)
SOORTEN: Mapping[str, str] = {
    "identiteit": "Identiteit of verblijf",
    "politie": "Politie en justitie",
    "medisch": "Medisch",
    "hulp": "Hulp en opvang",
    "toestemming": "Toestemming op papier",
    "brief": "Brief of e-mail",
    "foto": "Foto",
    "anders": "Iets anders",
}
LANGST_TITEL, LANGST_REDEN = 200, 300
GROOTST = 25 * 1024 * 1024
"""Bytes: a scan of 20 MB fits."""


@dataclass(frozen=True)
class DocumentInvoer:
    """`bestandsnaam` and `bestandstype` are what the check of the upload made of them."""

    soort: str
    titel: str
    bestandsnaam: str
    bestandstype: str


class Versie(Protocol):
    """What decides which version counts."""

    @property
    def reeks(self) -> UUID: ...
    @property
    def versie(self) -> int: ...
    @property
    def status(self) -> str: ...


V = TypeVar("V", bound=Versie)


def checked(invoer: DocumentInvoer, grootte: int) -> DocumentInvoer:
    """The input, tidied. Raises InvalidInput with all faults."""
    tidy = replace(invoer, titel=" ".join(invoer.titel.split()))
    faults = {"soort": choice_faults(tidy.soort, SOORTEN)}
    if not 0 < len(tidy.titel) <= LANGST_TITEL:
        faults["titel"] = [f"Vul een titel in van hoogstens {LANGST_TITEL} tekens."]
    if not 0 < grootte <= GROOTST:
        faults["bestand"] = ["Kies een bestand van hoogstens 25 MB dat niet leeg is."]
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def check_reason(reden: str) -> str:
    """Why it counts no more, tidied. Raises InvalidInput without it."""
    tidy = " ".join(reden.split())
    if not 0 < len(tidy) <= LANGST_REDEN:
        raise InvalidInput({"reden": [f"Schrijf op waarom, in hoogstens {LANGST_REDEN} tekens."]})
    return tidy


def newest(versies: Iterable[V]) -> tuple[list[V], list[V]]:
    """What counts: of each series the highest version that is not withdrawn; and all others. The order stays."""
    rows = list(versies)
    top: dict[UUID, int] = {}
    for row in rows:
        if row.status == DOCUMENT.initial:
            top[row.reeks] = max(row.versie, top.get(row.reeks, 0))
    counts = [row for row in rows if row.status == DOCUMENT.initial and row.versie == top[row.reeks]]
    return counts, [row for row in rows if row not in counts]
