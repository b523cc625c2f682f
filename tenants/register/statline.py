"""Reading the files with inhabitants that CBS publishes (StatLine, CSV), in the forms in which they come.

Separated by semicolons or commas, with codes or with names of gemeenten, with or without a title above and a source
below, one or more periods. What cannot be read is named with file and line; nothing is guessed.
"""

import csv
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenants.register.rules import CODE
from tenants.register.tables import BadFile

REGIO = ("regios", "regio", "regioscode", "gemeente", "gemeenten", "gemeentecode", "gmcode", "codering", "gemeentenaam")
PERIODE = ("perioden", "periode", "peildatum")
AANTAL = (
    "bevolkingaanhetbeginvandeperiode", "totalebevolking", "aantalinwoners", "bevolkingop1januari", "inwoners",
    "bevolking", "inwonertal", "aantal",
)  # fmt: skip
# Columns that say of whom the number is: only the lines about everybody count.
GROEP = ("geslacht", "leeftijd", "burgerlijkestaat", "herkomst", "migratieachtergrond", "generatie")
RIJNUMMER = ("id",)
IEDEREEN = re.compile(r"T[0-9]{6}|10000|totaal.*", re.IGNORECASE)
ONBEKEND = frozenset({"", ".", "-", "x"})
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
ANDER_GEBIED = re.compile(r"(?!GM)[A-Z]{2}[0-9]{2,4}|.*\((PV|LD|CR|PO|AM|JZ|RP|VR)\)")
NEDERLAND = ("NL01", "Nederland")
MEASURE = re.compile(r"_\d+$|\([^)]*\)$")  # StatLine marks its numbers by a serial number or a unit
FIRST_LINES = 20


@dataclass(frozen=True)
class Telling:
    """One line: a gemeente by code or else by name, its number, and the period as far as the file names one."""

    line: int
    regio: str
    peildatum: date | None
    voorlopig: bool
    aantal: int | None

    @property
    def is_code(self) -> bool:
        return CODE.fullmatch(self.regio) is not None


@dataclass(frozen=True)
class Bestand:
    """What was read: the lines about gemeenten, those about the whole country, and the source the file names."""

    naam: str
    sha256: str
    tellingen: tuple[Telling, ...]
    nederland: tuple[Telling, ...]
    bron: str


@dataclass(frozen=True)
class _Kop:
    """Where the columns stand."""

    line: int
    regio: int
    aantal: int
    periode: int | None
    groepen: tuple[int, ...]
    width: int


def read_inwoners(path: Path, *, kolom: str = "") -> Bestand:
    """`kolom` names the column with the number, when there are more. Raises BadFile."""
    try:
        raw = path.read_bytes()
        lines = raw.decode("utf-8-sig").splitlines()
    except (FileNotFoundError, IsADirectoryError):
        raise BadFile(path.name, "het bestand is er niet. Controleer de plaats en de naam.") from None
    except UnicodeDecodeError:
        raise BadFile(path.name, "het bestand is geen tekst in UTF-8. Sla het op als UTF-8.") from None
    delimiter = ";" if any(";" in line for line in lines[:FIRST_LINES]) else ","
    rows = list(enumerate(csv.reader(lines, delimiter=delimiter), 1))
    kop = _head(path.name, rows, kolom)
    bron, tellingen = "", []
    for line, cells in rows[kop.line :]:
        if len(cells) <= 1:
            bron = bron or _source("".join(cells))
        elif (telling := _telling(path.name, kop, line, cells)) is not None:
            tellingen.append(telling)
    about = [telling for telling in tellingen if telling.regio not in NEDERLAND]
    if not about:
        raise BadFile(path.name, "er staat geen enkele regel in over alle inwoners van een gemeente.")
    whole = [telling for telling in tellingen if telling.regio in NEDERLAND]
    return Bestand(path.name, hashlib.sha256(raw).hexdigest(), tuple(about), tuple(whole), bron)


def _plain(name: str) -> str:
    """`Bevolking aan het begin van de periode (aantal)` and `BevolkingAanHetBeginVanDePeriode_1` are one column."""
    return re.sub(r"[^a-z0-9]", "", MEASURE.sub("", name.strip()).casefold())


def _head(file: str, rows: Sequence[tuple[int, list[str]]], kolom: str) -> _Kop:
    for line, cells in rows[:FIRST_LINES]:
        names = [_plain(cell) for cell in cells]
        if len(cells) > 1 and any(name in REGIO for name in names):
            return _columns(file, line, cells, names, kolom)
    raise BadFile(file, "ik vind geen kolom met de gemeente. Die heet bij het CBS Regio's, RegioS of Gemeentecode.")


def _columns(file: str, line: int, cells: list[str], names: list[str], kolom: str) -> _Kop:
    known = (*REGIO, *PERIODE, *GROEP, *RIJNUMMER, *AANTAL)
    unknown = [
        cell for cell, name in zip(cells, names, strict=True)
        if name not in known and not MEASURE.search(cell.strip()) and cell.strip() != kolom
    ]  # fmt: skip
    if unknown:
        raise BadFile(
            file,
            f"de kolom {', '.join(unknown)} ken ik niet. Maak in StatLine een selectie zonder die kolom, "
            "of haal haar weg als elke regel over alle inwoners gaat.",
            line,
        )
    regio = [place for place, name in enumerate(names) if name in REGIO]
    if len(regio) > 1:
        raise BadFile(
            file, f"er zijn meer kolommen met een gemeente: {', '.join(cells[place] for place in regio)}.", line
        )
    return _Kop(
        line=line,
        regio=regio[0],
        aantal=_number_column(file, line, cells, names, kolom),
        periode=next((place for place, name in enumerate(names) if name in PERIODE), None),
        groepen=tuple(place for place, name in enumerate(names) if name in GROEP),
        width=len(cells),
    )


def _number_column(file: str, line: int, cells: list[str], names: list[str], kolom: str) -> int:
    if kolom:
        found = [place for place, cell in enumerate(cells) if cell.strip() == kolom]
        if not found:
            raise BadFile(file, f"de kolom {kolom} ontbreekt; er staan: {', '.join(cells)}.", line)
    else:
        found = [place for place, name in enumerate(names) if name in AANTAL]
    if not found:
        raise BadFile(
            file,
            "ik vind geen kolom met het aantal inwoners. Die heet bij het CBS bijvoorbeeld “Bevolking aan het begin "
            "van de periode (aantal)” of “TotaleBevolking_1”. Noem de kolom met --kolom.",
            line,
        )
    if len(found) > 1:
        raise BadFile(
            file, f"er zijn meer kolommen met inwoners: {', '.join(cells[n] for n in found)}. Kies met --kolom.", line
        )
    return found[0]


def _source(text: str) -> str:
    found = re.match(r"\s*(?:bron\s*:|©)\s*(.+)", text, re.IGNORECASE)
    return found[1].strip() if found else ""


def _telling(file: str, kop: _Kop, line: int, cells: list[str]) -> Telling | None:
    """None for a line about another kind of area, or about only some of the inhabitants."""
    if len(cells) != kop.width:
        raise BadFile(file, f"hier staan {len(cells)} waarden; het moeten er {kop.width} zijn.", line)
    regio = re.sub(r" \(gemeente\)$", "", cells[kop.regio].strip())
    if re.fullmatch(r"[0-9]{4}", regio):
        regio = f"GM{regio}"
    other = regio not in NEDERLAND and ANDER_GEBIED.fullmatch(regio)
    if other or not all(IEDEREEN.fullmatch(cells[place].strip()) for place in kop.groepen):
        return None
    if not regio:
        raise BadFile(file, "de gemeente ontbreekt.", line)
    peildatum, voorlopig = (None, False) if kop.periode is None else _period(file, line, cells[kop.periode].strip())
    return Telling(line, regio, peildatum, voorlopig, _number(file, line, cells[kop.aantal].strip()))


def _number(file: str, line: int, value: str) -> int | None:
    if value in ONBEKEND:
        return None
    if value.startswith("-"):
        raise BadFile(file, f"het aantal inwoners {value} is negatief.", line)
    if not (value.isascii() and value.isdigit()):
        raise BadFile(file, f"het aantal inwoners “{value}” is geen heel getal.", line)
    return int(value)


def _period(file: str, line: int, value: str) -> tuple[date, bool]:
    """The first day of a period, and whether CBS calls its numbers provisional (a star)."""
    text, star = value.rstrip("*"), value.endswith("*")
    for pattern, day in _PERIODS:
        if found := re.fullmatch(pattern, text, re.IGNORECASE):
            try:
                return day(found), star
            except ValueError:
                break
    raise BadFile(
        file, f"de periode “{value}” kan ik niet lezen; verwacht bijvoorbeeld 2026, 2026JJ00 of 2026-01-01.", line
    )


def _month(name: str) -> int:
    return MAANDEN.index(name.casefold()) + 1


_NAMES = "|".join(MAANDEN)
_PERIODS: tuple[tuple[str, Callable[[re.Match[str]], date]], ...] = (
    (r"(\d{4})(?:JJ00)?", lambda m: date(int(m[1]), 1, 1)),
    (r"(\d{4})MM(\d{2})", lambda m: date(int(m[1]), int(m[2]), 1)),
    (rf"(\d{{4}}) ({_NAMES})", lambda m: date(int(m[1]), _month(m[2]), 1)),
    (rf"(\d{{1,2}}) ({_NAMES}) (\d{{4}})", lambda m: date(int(m[3]), _month(m[2]), int(m[1]))),
    (r"(\d{4})-(\d{2})-(\d{2})", lambda m: date(int(m[1]), int(m[2]), int(m[3]))),
    (r"(\d{2})-(\d{2})-(\d{4})", lambda m: date(int(m[3]), int(m[2]), int(m[1]))),
)
