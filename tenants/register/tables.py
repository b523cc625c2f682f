"""Reading the project's own fact tables: CSV with a fixed head. What is wrong is named with file and line."""

import csv
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from dekkend.core.errors import Refused
from tenants.register.rules import (
    CODE,
    FIRST_YEAR,
    GEBIEDSSOORTEN,
    HERINDELINGSSOORTEN,
    LAST_YEAR,
    LONGEST_SOURCE,
    STATUSSEN,
    TAKEN,
)

DATA = Path(__file__).parent / "data"
Parse = Callable[[str], Any]
AREA_CODE = re.compile(r"[A-Z]{2}[0-9]{2,4}")
FIXED_KINDS = tuple(soort for soort in GEBIEDSSOORTEN if soort not in TAKEN)


class BadFile(Refused):
    """A file that cannot be taken; the message is a Dutch sentence with the name of the file and the line."""

    def __init__(self, file: str, message: str, line: int | None = None) -> None:
        super().__init__(f"{file}, regel {line}: {message}" if line else f"{file}: {message}")


@dataclass(frozen=True)
class Row:
    """One line: its number in the file and its values by column."""

    line: int
    values: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]


@dataclass(frozen=True)
class Spec:
    """The columns of a table with how each is read, and which columns together occur once."""

    columns: Mapping[str, Parse]
    key: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """All lines of one file."""

    file: str
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def wrong(self, row: Row, message: str) -> BadFile:
        return BadFile(self.file, message, row.line)

    def column(self, name: str) -> list[Any]:
        return [row[name] for row in self.rows]


def text(longest: int) -> Parse:
    def parse(value: str) -> Any:
        if not value:
            raise ValueError("mag niet leeg zijn")
        return checked(value)

    checked = remark(longest)
    return parse


def remark(longest: int) -> Parse:
    def parse(value: str) -> str:
        if len(value) > longest:
            raise ValueError(f"is te lang; er passen {longest} tekens")
        return value

    return parse


def gm_code(value: str) -> str:
    if not CODE.fullmatch(value):
        raise ValueError("is geen CBS-code van een gemeente; die bestaat uit GM en vier cijfers, zoals GM0772")
    return value


def day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("is geen datum in de vorm jjjj-mm-dd") from None


def number(lowest: int, highest: int) -> Parse:
    def parse(value: str) -> int:
        if not (value.isascii() and value.isdigit() and lowest <= int(value) <= highest):
            raise ValueError(f"is geen geheel getal van {lowest} tot en met {highest}")
        return int(value)

    return parse


def area_code(value: str) -> str:
    if not AREA_CODE.fullmatch(value):
        raise ValueError("is geen code van een gebied; die bestaat uit twee hoofdletters en twee tot vier cijfers")
    return value


def degrees(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise ValueError("is geen getal in graden") from None


def share(value: str) -> Decimal:
    try:
        found = Decimal(value)
    except InvalidOperation:
        found = Decimal(0)
    if not 0 < found <= 1:
        raise ValueError("is geen aandeel; dat ligt boven 0 en is hoogstens 1")
    return found


def one_of(values: Collection[str]) -> Parse:
    def parse(value: str) -> str:
        if value not in values:
            raise ValueError(f"ken ik niet; kies uit {', '.join(values)}")
        return value

    return parse


def optional(parse: Parse) -> Parse:
    def maybe(value: str) -> Any:
        return parse(value) if value else None

    return maybe


NAAM, BRON = text(80), text(LONGEST_SOURCE)
JAAR, PLEK, AANTAL = number(FIRST_YEAR, LAST_YEAR), number(0, 999), number(0, 999_999_999)
SPECS = {
    "gemeenten": Spec({"code": gm_code, "naam": NAAM, "ingang": optional(day), "einde": optional(day)}, ("code",)),
    "inwonertallen": Spec({"code": gm_code, "peildatum": day, "aantal": AANTAL, "bron": BRON}, ("code", "peildatum")),
    "gebieden": Spec({"soort": one_of(FIXED_KINDS), "code": area_code, "naam": NAAM}, ("code",)),
    "indelingen": Spec({"code": gm_code, "jaar": JAAR, **dict.fromkeys(FIXED_KINDS, area_code)}, ("code", "jaar")),
    "indelingsbronnen": Spec(
        {"soort": one_of(FIXED_KINDS), "jaar": JAAR, "status": one_of(STATUSSEN), "bron": BRON}, ("soort", "jaar")
    ),
    "herindelingen": Spec(
        {
            "datum": day,
            "soort": one_of(HERINDELINGSSOORTEN),
            "oude_code": gm_code,
            "nieuwe_code": gm_code,
            "aandeel": optional(share),
            "bron": BRON,
            "opmerking": remark(LONGEST_SOURCE),
        },
        ("datum", "oude_code", "nieuwe_code"),
    ),
    "centrumgemeenten": Spec(
        {"taak": one_of(TAKEN), "centrum": gm_code, "jaar": JAAR, "bron": BRON}, ("taak", "centrum")
    ),
    "centrumgemeente_leden": Spec(
        {
            "taak": one_of(TAKEN),
            "centrum": gm_code,
            "code": gm_code,
            "jaar": optional(JAAR),
            "status": one_of(STATUSSEN),
            "bron": BRON,
            "opmerking": remark(LONGEST_SOURCE),
        },
        ("taak", "code", "jaar"),
    ),
    "tegels": Spec({"jaar": JAAR, "code": gm_code, "x": PLEK, "y": PLEK}, ("jaar", "code")),
    "controle": Spec(
        {"gegeven": one_of(("gemeenten", "inwoners")), "peildatum": day, "waarde": AANTAL}, ("gegeven", "peildatum")
    ),
}
LAYOUT_SPECS = {
    "middelpunten": Spec({"code": gm_code, "lengtegraad": degrees, "breedtegraad": degrees}, ("code",)),
    "buren": Spec({"code": gm_code, "buur": gm_code}, ("code", "buur")),
}


def read_tables(folder: Path, specs: Mapping[str, Spec]) -> dict[str, Table]:
    """Raises BadFile for a file that is missing, has other columns, or has a value that cannot be read."""
    return {name: read_table(folder / f"{name}.csv", spec) for name, spec in specs.items()}


def read_table(path: Path, spec: Spec, *, may_miss: Collection[str] = ()) -> Table:
    """A column of `may_miss` that is not in the file is empty on every line. Raises BadFile."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise BadFile(path.name, f"het bestand ontbreekt in de map {path.parent}.") from None
    except IsADirectoryError:
        raise BadFile(path.name, "dit is een map, geen bestand.") from None
    except UnicodeDecodeError:
        raise BadFile(path.name, "het bestand is geen tekst in UTF-8. Sla het op als UTF-8.") from None
    reader = csv.reader(lines, delimiter=";" if lines and ";" in lines[0] else ",")
    head = next(reader, [])
    absent = {column: spec.columns[column]("") for column in may_miss if column not in head}
    there = {column: parse for column, parse in spec.columns.items() if column not in absent}
    _check_head(path.name, head, list(there))
    rows = tuple(_rows(path.name, there, absent, ((reader.line_num, cells) for cells in reader)))
    _check_key(path.name, rows, spec.key)
    return Table(path.name, rows)


def _check_head(file: str, head: list[str], wanted: list[str]) -> None:
    unknown = [column for column in head if column not in wanted]
    missing = [column for column in wanted if column not in head]
    if unknown:
        raise BadFile(file, f"de kolom {', '.join(unknown)} ken ik niet; verwacht: {', '.join(wanted)}.", 1)
    if missing:
        raise BadFile(file, f"de kolom {', '.join(missing)} ontbreekt.", 1)
    if head != wanted:
        raise BadFile(file, f"de kolommen staan niet op volgorde; verwacht: {', '.join(wanted)}.", 1)


def _rows(
    file: str, columns: Mapping[str, Parse], absent: Mapping[str, Any], lines: Iterable[tuple[int, list[str]]]
) -> Iterator[Row]:
    for line, cells in lines:
        if len(cells) != len(columns):
            raise BadFile(file, f"hier staan {len(cells)} waarden; het moeten er {len(columns)} zijn.", line)
        values = dict(absent)
        for (column, parse), cell in zip(columns.items(), cells, strict=True):
            try:
                values[column] = parse(cell.strip())
            except ValueError as error:
                raise BadFile(file, f"{column} “{cell.strip()}” {error}.", line) from None
        yield Row(line, values)


def _check_key(file: str, rows: Iterable[Row], key: tuple[str, ...]) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows:
        value = tuple(row[column] for column in key)
        if (first := seen.setdefault(value, row.line)) != row.line:
            told = ", ".join(str(part) for part in value if part is not None)
            raise BadFile(file, f"{told} staat er al, op regel {first}.", row.line)
