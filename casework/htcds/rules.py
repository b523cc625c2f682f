"""Our words in those of the Human Trafficking Case Data Standard 2.0. Plain Python.

Three sheets: `velden.csv` is the field list of the standard (IOM, 2021, CC BY 4.0), `eigen.csv` has the fields that it
lacks and that we need, all beginning with `nl_`, and `vertaling.csv` says for each of our fields and words which field
and which word that is. The standard is a list of fields without a schema, so what a value must look like is read from
its type here. Several values stand in one cell with a semicolon between them.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SCHEIDING = ";"
ALTIJD, ZOALS_HET_IS = "altijd", "*"
# A cell that begins with one of these is a formula to a spreadsheet.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")
_HERE = Path(__file__).parent
_LAND, _TAAL = re.compile(r"[A-Z]{2,3}"), re.compile(r"[a-z]{2,3}")
_LIJSTEN: Mapping[str, re.Pattern[str]] = {"ISO 3166": _LAND, "ISO 639-2": _TAAL}
_GETAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Veld:
    """A field of the standard or of ours; `lijst` is the name of a list that others keep."""

    veld: str
    naam: str
    soort: str
    waarden: tuple[str, ...] = ()
    lijst: str = ""
    sectie: str = "Nederland"
    kern: bool = False
    vervallen: bool = False
    uitleg: str = ""

    @property
    def meer(self) -> bool:
        return self.soort == "Multiselect Picklist"


@dataclass(frozen=True)
class Regel:
    """One of our fields, with one of its words or with any, and what it becomes."""

    ons_veld: str
    onze_waarde: str
    veld: str
    waarde: str
    uitleg: str


def read_velden(lines: Iterable[str]) -> dict[str, Veld]:
    """Raises ValueError for a field that stands there twice."""
    found: dict[str, Veld] = {}
    for row in csv.DictReader(lines, delimiter=";"):
        if row["veld"] in found:
            raise ValueError(f"{row['veld']}: this field stands there twice")
        listed = row["waarden"] in _LIJSTEN
        found[row["veld"]] = Veld(
            veld=row["veld"],
            naam=row["naam"],
            soort=row["soort"],
            waarden=() if listed or not row["waarden"] else tuple(row["waarden"].split(" / ")),
            lijst=row["waarden"] if listed else "",
            sectie=row.get("sectie", "Nederland"),
            kern=row.get("kern") == "ja",
            vervallen=row.get("status") == "deprecated",
            uitleg=row.get("uitleg", ""),
        )
    return found


def read_vertaling(lines: Iterable[str], velden: Mapping[str, Veld]) -> tuple[Regel, ...]:
    """Raises ValueError for a rule that leads to a field or a word that is not there."""
    found = tuple(Regel(**row) for row in csv.DictReader(lines, delimiter=";"))
    for regel in found:
        if regel.veld not in velden:
            raise ValueError(f"{regel.ons_veld}: {regel.veld} is no field")
        if regel.waarde != ZOALS_HET_IS and value_faults(velden[regel.veld], regel.waarde):
            raise ValueError(f"{regel.ons_veld}: {regel.waarde} is no value of {regel.veld}")
    return found


def _lines(name: str) -> list[str]:
    return (_HERE / name).read_text(encoding="utf-8").splitlines()


def value_faults(veld: Veld, text: str) -> list[str]:
    """What is wrong with a cell, in Dutch; an empty cell is always right."""
    if not text:
        return []
    values = text.split(SCHEIDING) if veld.meer else [text]
    return [f"{veld.veld}: ‘{value}’ {fault}" for value in values if (fault := _fault(veld, value))]


def _fault(veld: Veld, value: str) -> str:
    if veld.waarden:
        return "" if value in veld.waarden else "staat niet in de lijst"
    if veld.lijst:
        return "" if _LIJSTEN[veld.lijst].fullmatch(value) else f"is geen code van {veld.lijst}"
    return {"Date": _date_fault, "Number": _number_fault, "Checkbox": _checkbox_fault}.get(veld.soort, _text)(value)


def _date_fault(value: str) -> str:
    try:
        return "" if date.fromisoformat(value).isoformat() == value else "is geen datum"
    except ValueError:
        return "is geen datum"


def _number_fault(value: str) -> str:
    return "" if _GETAL.fullmatch(value) else "is geen getal"


def _checkbox_fault(value: str) -> str:
    return "" if value in ("true", "false") else "is geen true of false"


def _text(value: str) -> str:
    return ""


VELDEN = read_velden(_lines("velden.csv"))
EIGEN = read_velden(_lines("eigen.csv"))
ALLE: Mapping[str, Veld] = {**VELDEN, **EIGEN}
VERTALING = read_vertaling(_lines("vertaling.csv"), ALLE)
# The columns of a file, in the order of the sheets: only those that we can fill.
KOLOMMEN = tuple(veld for veld in ALLE if any(regel.veld == veld for regel in VERTALING))

KOLOMMEN_PER_VELD: Mapping[str, tuple[str, ...]] = {
    ons: tuple(veld for veld in KOLOMMEN if any(regel.veld == veld and regel.ons_veld == ons for regel in VERTALING))
    for ons in {regel.ons_veld for regel in VERTALING}
}


def translate(content: Mapping[str, object], vertaling: Sequence[Regel] = VERTALING) -> dict[str, str]:
    """A registration in our fields as a row of the standard; what is not known stays an empty cell."""
    cells: dict[str, list[str]] = {veld: [] for veld in KOLOMMEN}
    for regel in vertaling:
        values = [""] if regel.ons_veld == ALTIJD else _values(content.get(regel.ons_veld))
        for value in values:
            if regel.onze_waarde in ("", ZOALS_HET_IS, value):
                text = value if regel.waarde == ZOALS_HET_IS else regel.waarde
                if text not in cells[regel.veld]:
                    cells[regel.veld].append(text)
    return {veld: SCHEIDING.join(found) for veld, found in cells.items()}


def _values(value: object) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, (list, tuple)):
        return [str(one) for one in value]
    return [value.isoformat() if isinstance(value, date) else str(value)]


def row_faults(row: Mapping[str, str]) -> list[str]:
    """What does not fit the field list, in Dutch: an unknown column, or a cell that is not of its type."""
    unknown = [f"{veld}: dit veld bestaat niet" for veld in row if veld not in ALLE]
    return unknown + [fault for veld, text in row.items() if veld in ALLE for fault in value_faults(ALLE[veld], text)]


def safe_cell(text: str) -> str:
    """For a spreadsheet: what looks like a formula is made text."""
    return f"'{text}" if text.startswith(_FORMULE) else text
