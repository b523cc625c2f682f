"""The sociale kaart as a file that a spreadsheet opens: how it is read and how it is written. Plain Python.

One row is one organisation and the name is its key. Semicolons or commas, UTF-8 or what an older Excel writes. A list
in a cell has `|` between its words, which may be the words of the screen or those of the database. What is written
is read back as it was. A cell that a spreadsheet would take for a formula gets an apostrophe, which is taken off again.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from casework.sociale_kaart.rules import (
    KEUZES,
    LIJSTEN,
    VELDEN,
    ContactInvoer,
    OrganisatieInvoer,
    SpecialismeInvoer,
)
from casework.sociale_kaart.woorden import BEWIJZEN, ONDERWERPEN
from dekkend.core.errors import InvalidInput

GROOTST, MEESTE_RIJEN = 512 * 1024, 2000
BOM = "\ufeff"
SCHEIDING, DEEL = "|", " / "
CONTACTEN, SPECIALISMEN = "contactpersonen", "specialismen"
KOLOMMEN: tuple[str, ...] = (*VELDEN, SPECIALISMEN, CONTACTEN)
VERPLICHT = ("naam",)
_JA_NEE = {"ja": True, "nee": False, "": False}
_DAGEN = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y")
_FORMULE = ("=", "+", "-", "@", "\t", "\r")
CONTACT_DELEN, SPECIALISME_DELEN, MEESTE_CIJFERS = 4, 3, 6

VREEMD = "Deze kolommen kennen wij niet: {names}. Haal ze weg of verbeter de naam. Wij kennen: {known}."
DUBBEL = "Deze kolommen staan er twee keer: {names}. Laat er van elk één staan."
MIST = "De kolom “naam” ontbreekt. Daaraan herkent Dekkend een organisatie."
ONLEESBAAR = "Dit bestand is niet te lezen als tekst. Sla het op als CSV (UTF-8) en kies het opnieuw."
TE_GROOT = "Dit bestand is te groot. Neem hoogstens 500 kB en 2000 rijen tegelijk."
LEEG = "In dit bestand staat geen enkele organisatie."
NIETS_GEDAAN = "Er is niets gewijzigd."


@dataclass(frozen=True)
class Rij:
    """One row of the file. `velden` holds only the columns that are there; `fouten` are sentences."""

    nummer: int
    naam: str
    velden: Mapping[str, Any] = field(default_factory=dict)
    specialismen: tuple[SpecialismeInvoer, ...] | None = None
    contacten: tuple[ContactInvoer, ...] = ()
    fouten: tuple[str, ...] = ()


def text_of(content: bytes) -> str:
    """Raises InvalidInput for what is no text, or too much of it."""
    if len(content) > GROOTST:
        raise InvalidInput({"bestand": [TE_GROOT]})
    if b"\x00" in content:
        raise InvalidInput({"bestand": [ONLEESBAAR]})
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _older(content)


def _older(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise InvalidInput({"bestand": [ONLEESBAAR]}) from None


def read(text: str) -> list[Rij]:
    """The rows, each with its own faults. Raises InvalidInput when it is no file of this kind at all."""
    text = text.removeprefix(BOM)
    if len(text.encode()) > GROOTST:
        raise InvalidInput({"bestand": [TE_GROOT]})
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") >= head.count(",") else ","
    try:
        lines = [
            line for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(map(str.strip, line))
        ]
    except csv.Error:
        raise InvalidInput({"bestand": [ONLEESBAAR]}) from None
    if not lines:
        raise InvalidInput({"bestand": [LEEG]})
    columns = _columns(lines[0])
    if len(lines) == 1:
        raise InvalidInput({"bestand": [LEEG]})
    if len(lines) - 1 > MEESTE_RIJEN:
        raise InvalidInput({"bestand": [TE_GROOT]})
    return _unique([_row(number, columns, line) for number, line in enumerate(lines[1:], start=2)])


def _columns(head: list[str]) -> list[str]:
    names = [cell.strip().lower().replace(" ", "_") for cell in head]
    while names and not names[-1]:
        names.pop()
    unknown = [cell.strip() or "(leeg)" for cell, name in zip(head, names, strict=False) if name not in KOLOMMEN]
    if unknown:
        raise InvalidInput({"bestand": [VREEMD.format(names=", ".join(unknown), known=", ".join(KOLOMMEN))]})
    double = sorted({name for name in names if names.count(name) > 1})
    if double:
        raise InvalidInput({"bestand": [DUBBEL.format(names=", ".join(double))]})
    if any(name not in names for name in VERPLICHT):
        raise InvalidInput({"bestand": [MIST]})
    return names


def _unique(rows: list[Rij]) -> list[Rij]:
    """A name that stands twice is a fault of the second row."""
    first: dict[str, int] = {}
    found = []
    for row in rows:
        before = first.setdefault(row.naam.casefold(), row.nummer)
        again = () if before == row.nummer or not row.naam else (f"Deze naam staat ook in rij {before}.",)
        found.append(Rij(row.nummer, row.naam, row.velden, row.specialismen, row.contacten, (*row.fouten, *again)))
    return found


def _row(number: int, columns: list[str], line: list[str]) -> Rij:
    if len(line) > len(columns) and any(cell.strip() for cell in line[len(columns) :]):
        return Rij(number, line[0].strip(), fouten=("Deze rij heeft meer cellen dan er kolommen zijn.",))
    cells = dict(zip(columns, [_plain(cell) for cell in line] + [""] * len(columns), strict=False))
    values: dict[str, Any] = {}
    faults: list[str] = []
    for name in VELDEN:
        if name in cells:
            try:
                values[name] = _value(name, cells[name])
            except _Fout as wrong:
                faults.append(f"{VELDEN[name]}: {wrong}")
    specialismen: tuple[SpecialismeInvoer, ...] | None = None
    contacten: tuple[ContactInvoer, ...] = ()
    try:
        specialismen = _specialismen(cells[SPECIALISMEN]) if SPECIALISMEN in cells else None
        contacten = _contacten(cells.get(CONTACTEN, ""))
    except _Fout as wrong:
        faults.append(str(wrong))
    return Rij(number, str(values.get("naam", "")), values, specialismen, contacten, tuple(faults))


class _Fout(Exception):
    """A sentence about one cell."""


def _plain(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULE) else cell


def _value(name: str, cell: str) -> Any:
    if name in LIJSTEN:
        return tuple(_word(part, LIJSTEN[name]) for part in _parts(cell))
    if name in KEUZES:
        return _word(cell, KEUZES[name]) if cell else OrganisatieInvoer.__dataclass_fields__[name].default
    if name == "gm_codes":
        return tuple(part.upper() for part in _parts(cell))
    if name == "landelijk":
        return _yes(cell)
    if name == "wachttijd_dagen":
        return _number(cell)
    return _day(cell) if name.endswith("_op") else cell


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(SCHEIDING) if part.strip()]


def _word(typed: str, words: Mapping[str, str]) -> str:
    """The word of the database for what was typed."""
    for code, label in words.items():
        if typed.casefold() in (code, label.casefold()):
            return code
    raise _Fout(f"“{typed}” kennen wij niet. Kies uit: {', '.join(words)}.")


def _yes(cell: str) -> bool:
    if cell.casefold() not in _JA_NEE:
        raise _Fout(f"“{cell}” is geen ja of nee.")
    return _JA_NEE[cell.casefold()]


def _number(cell: str) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit() and len(cell) <= MEESTE_CIJFERS):
        raise _Fout(f"“{cell}” is geen heel aantal dagen.")
    return int(cell)


def _day(cell: str) -> date | None:
    if not cell:
        return None
    for pattern in _DAGEN:
        try:
            return datetime.strptime(cell, pattern).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    raise _Fout(f"“{cell}” is geen dag. Schrijf dd-mm-jjjj.")


def _pieces(part: str, most: int, what: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(DEEL.strip())]
    if len(pieces) > most:
        raise _Fout(f"{what}: “{part}” heeft te veel delen.")
    return pieces + [""] * (most - len(pieces))


def _specialismen(cell: str) -> tuple[SpecialismeInvoer, ...]:
    """onderwerp / bewijs / toelichting"""
    found = {}
    for part in _parts(cell):
        onderwerp, bewijs, toelichting = _pieces(part, SPECIALISME_DELEN, "Specialismen")
        code = _word(onderwerp, ONDERWERPEN)
        found[code] = SpecialismeInvoer(code, _word(bewijs or "eigen_opgave", BEWIJZEN), toelichting)
    return tuple(found.values())


def _contacten(cell: str) -> tuple[ContactInvoer, ...]:
    """naam / functie / e-mailadres / telefoonnummer"""
    people = [_pieces(part, CONTACT_DELEN, "Contactpersonen") for part in _parts(cell)]
    return tuple(ContactInvoer(naam, functie, email, telefoon) for naam, functie, email, telefoon in people)


@dataclass(frozen=True)
class Regel:
    """What is written of one organisation."""

    invoer: OrganisatieInvoer
    specialismen: Iterable[SpecialismeInvoer] = ()
    contacten: Iterable[ContactInvoer] = ()


def write(regels: Iterable[Regel]) -> str:
    """The whole file, with the mark by which Excel knows UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(KOLOMMEN)
    writer.writerows([_safe(cell) for cell in _cells(regel)] for regel in regels)
    return BOM + file.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULE) else cell


def _cells(regel: Regel) -> Iterator[str]:
    for name in VELDEN:
        yield _shown(getattr(regel.invoer, name))
    yield SCHEIDING.join(_joined(one.onderwerp, one.bewijs, one.toelichting) for one in regel.specialismen)
    yield SCHEIDING.join(_joined(one.naam, one.functie, one.email, one.telefoon) for one in regel.contacten)


def _joined(*pieces: str) -> str:
    """The signs that stand between parts cannot stand in one."""
    return DEEL.join(piece.replace("/", "-").replace(SCHEIDING, "-") for piece in pieces).rstrip(" /")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, tuple):
        return SCHEIDING.join(value)
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return "" if value is None else str(value)
