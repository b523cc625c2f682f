"""The documents to which a gemeente agrees: which version holds on a day, what may be taken in, and what an akkoord
needs. Plain Python."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from dekkend.core.errors import InvalidInput, Refused

SOORTEN = {
    "convenant": "Convenant",
    "verwerkersovereenkomst": "Verwerkersovereenkomst",
    "verdeelsleutel": "Verdeelsleutel",
}
REDENEN = {
    "fout": "Er staat een fout in",
    "verlopen": "De afspraak geldt niet meer",
    "verkeerd_bestand": "Het was het verkeerde bestand",
}
STANDEN = {
    "geldig": "Geldig",
    "later": "Geldt later",
    "opgevolgd": "Opgevolgd",
    "voorbij": "Niet meer geldig",
    "ingetrokken": "Ingetrokken",
}
# Where a gemeente may read, and where she may agree; after the first time to what has come since.
TE_LEZEN = frozenset({"bewezen", "contacten_bekend", "akkoord", "wacht_op_inrichting", "aangesloten"})
EERSTE_KEER = "contacten_bekend"
LATER = frozenset({"akkoord", "wacht_op_inrichting", "aangesloten"})
LARGEST = 10 * 1024 * 1024  # bytes
LONGEST_TITLE, LONGEST_NUMBER, LONGEST_NAME = 200, 60, 200
EARLIEST = date(2010, 1, 1)
# Signs of what runs by itself, or of other files inside. They stand in clear text in a PDF that hides nothing.
_PROGRAMS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
_LOCKED = re.compile(rb"/Encrypt\b")
_END = b"%%EOF"
_TAIL = 2048  # bytes behind the end mark that programs are known to add

PDF_ONLY = "Kies een pdf. Sla het stuk in uw tekstverwerker op als pdf en kies dat bestand."
TOO_LARGE = "Dit bestand is te groot. Kies een pdf van hoogstens 10 MB."
CUT_OFF = "Deze pdf is niet compleet. Sla het stuk opnieuw op als pdf en kies dat bestand."
LOCKED = "Deze pdf is op slot met een wachtwoord. Sla het stuk op zonder wachtwoord: elke gemeente moet het lezen."
WITH_PROGRAM = "In deze pdf zit een programma of een ander bestand. Sla het stuk opnieuw op als gewone pdf."


@dataclass(frozen=True)
class StukInvoer:
    """`geldig_tot` is the last day, or nothing."""

    soort: str
    titel: str
    geldig_vanaf: date
    geldig_tot: date | None = None


@dataclass(frozen=True)
class Geldigheid:
    """What decides which version holds. `ingetrokken_op`: from that day on it holds no more."""

    id: UUID
    soort: str
    versie: int
    vanaf: date
    tot: date | None = None
    ingetrokken_op: date | None = None

    def on(self, day: date) -> bool:
        before_end = self.tot is None or day <= self.tot
        return self.vanaf <= day and before_end and (self.ingetrokken_op is None or day < self.ingetrokken_op)


@dataclass(frozen=True)
class AkkoordInvoer:
    """`stukken` are the ids of what was read with the sha256 that was shown. `door`: who agrees for the gemeente."""

    besluitnummer: str
    besluitdatum: date
    door: str
    stukken: Mapping[UUID, str]


def valid_on(stukken: Iterable[Geldigheid], day: date) -> dict[str, Geldigheid]:
    """By soort the highest version that holds on that day: a withdrawn version gives way to the one before it."""
    found: dict[str, Geldigheid] = {}
    for stuk in sorted(stukken, key=lambda stuk: stuk.versie):
        if stuk.on(day):
            found[stuk.soort] = stuk
    return found


def stand(stuk: Geldigheid, stukken: Iterable[Geldigheid], day: date) -> str:
    """How people see it on that day."""
    if stuk.ingetrokken_op is not None and stuk.ingetrokken_op <= day:
        return "ingetrokken"
    if day < stuk.vanaf:
        return "later"
    if not stuk.on(day):
        return "voorbij"
    return "geldig" if valid_on(stukken, day)[stuk.soort].id == stuk.id else "opgevolgd"


def missing(soorten: Collection[str]) -> list[str]:
    """What a regio must still put ready before a gemeente can agree, in words."""
    return [naam.lower() for soort, naam in SOORTEN.items() if soort not in soorten]


def checked(invoer: StukInvoer) -> StukInvoer:
    """Tidied. Raises InvalidInput with everything that is wrong, by field."""
    tidy = replace(invoer, titel=" ".join(invoer.titel.split()))
    wrong: dict[str, list[str]] = {}
    if tidy.soort not in SOORTEN:
        wrong["soort"] = ["Kies een soort uit de lijst."]
    if not 0 < len(tidy.titel) <= LONGEST_TITLE:
        wrong["titel"] = [f"Vul een titel in van hoogstens {LONGEST_TITLE} tekens."]
    if tidy.geldig_vanaf < EARLIEST:
        wrong["geldig_vanaf"] = [f"Kies een dag vanaf {EARLIEST:%d-%m-%Y}."]
    if tidy.geldig_tot is not None and tidy.geldig_tot < tidy.geldig_vanaf:
        wrong["geldig_tot"] = ["De laatste dag ligt voor de eerste dag. Verander een van de twee."]
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def pdf_fault(content: bytes) -> str:
    """A Dutch sentence that says what to do, or nothing. What is packed inside the PDF is not looked into."""
    if not content.startswith(b"%PDF-"):
        return PDF_ONLY
    if len(content) > LARGEST:
        return TOO_LARGE
    if _END not in content[-_TAIL:]:
        return CUT_OFF
    if _LOCKED.search(content):
        return LOCKED
    return WITH_PROGRAM if _PROGRAMS.search(content) else ""


def check_new(sha256: str, others: Mapping[str, int]) -> None:
    """`others` are sha256 to version, of the same soort and not withdrawn. Raises InvalidInput for the same file."""
    if sha256 in others:
        raise InvalidInput({"bestand": [f"Dit bestand is precies versie {others[sha256]}. Kies de nieuwe versie."]})


def check_withdrawal(withdrawn: bool, reden: str) -> None:
    """Raises Refused when it was withdrawn already, InvalidInput without a known reason."""
    if withdrawn:
        raise Refused("Dit stuk is al ingetrokken.")
    if reden not in REDENEN:
        raise InvalidInput({"reden": ["Kies een reden uit de lijst."]})


def is_first_time(status: str) -> bool:
    """False when a gemeente that agreed before agrees to what has come since. Raises Refused where neither may be."""
    if not can_agree(status):
        raise Refused("U kunt nu geen akkoord geven. Doe eerst de stappen hiervoor.")
    return status == EERSTE_KEER


def can_agree(status: str) -> bool:
    return status == EERSTE_KEER or status in LATER


def to_agree(valid: Mapping[str, Geldigheid], hashes: Mapping[UUID, str], agreed: Collection[UUID]) -> dict[UUID, str]:
    """Id and sha256 of what still needs an akkoord. Raises Refused while the regio has not put everything ready, and
    when there is nothing left."""
    if gone := missing(set(valid)):
        raise Refused(f"De regio heeft nog niet alle stukken klaargezet. Dit ontbreekt: {', '.join(gone)}.")
    found = {stuk.id: hashes[stuk.id] for stuk in valid.values() if stuk.id not in agreed}
    if not found:
        raise Refused("Uw gemeente heeft al akkoord gegeven op alle stukken die nu gelden.")
    return found


def checked_akkoord(invoer: AkkoordInvoer, wanted: Mapping[UUID, str], *, today: date) -> AkkoordInvoer:
    """Tidied. Raises InvalidInput with everything that is wrong; `stukken` when what was read is not what holds."""
    tidy = replace(invoer, besluitnummer=" ".join(invoer.besluitnummer.split()), door=" ".join(invoer.door.split()))
    wrong: dict[str, list[str]] = {}
    if not 0 < len(tidy.besluitnummer) <= LONGEST_NUMBER:
        wrong["besluitnummer"] = [f"Vul het nummer van het besluit in, hoogstens {LONGEST_NUMBER} tekens."]
    if not EARLIEST <= tidy.besluitdatum <= today:
        wrong["besluitdatum"] = ["Vul de dag van het besluit in. Die ligt niet in de toekomst."]
    if not 0 < len(tidy.door) <= LONGEST_NAME:
        wrong["door"] = ["Vul in wie namens de gemeente akkoord geeft."]
    if dict(tidy.stukken) != dict(wanted):
        wrong["stukken"] = [_unread(tidy.stukken, wanted)]
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _unread(given: Mapping[UUID, str], wanted: Mapping[UUID, str]) -> str:
    if set(given) < set(wanted):
        return "Zet bij elk stuk een vinkje. Akkoord geldt voor alle stukken samen."
    return "De stukken zijn intussen veranderd. Lees wat hieronder staat en geef daarop akkoord."
