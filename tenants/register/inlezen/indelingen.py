"""Bringing in the indeling of a year: which gemeente lies in which area, also who is centrumgemeente of what."""

import csv
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from dekkend.core.errors import Refused
from tenants.register.inlezen.uitkomst import Uitkomst, check_source, keep, named
from tenants.register.models import Centrumgemeente, Gebied, Gemeente, Indeling, Inlezing
from tenants.register.queries import in_use
from tenants.register.rules import AANGEVULD, CODE, FIRST_YEAR, GEBIEDSSOORTEN, LAST_YEAR, TAKEN, gebied_code
from tenants.register.tables import AREA_CODE, BadFile
from tenants.tenant.beurt import take_turn

LONGEST_NAME = 100


@dataclass(frozen=True)
class Regel:
    line: int
    gemeente: str
    gebied: str
    naam: str


@dataclass(frozen=True)
class Bestand:
    """The lines of a file: a gemeente, the code of its area (or of its centrumgemeente), and its name."""

    naam: str
    sha256: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True)
class Jaarindeling:
    """What a file is said to be."""

    bestand: Bestand
    soort: str
    jaar: int
    bron: str


@dataclass(frozen=True)
class Kolommen:
    """How the columns are called in the file. Without a column for the name, only areas that are known can be named."""

    gemeente: str = "gemeente"
    gebied: str = "gebied"
    naam: str = "naam"


def read_indeling(path: Path, kolommen: Kolommen) -> Bestand:
    """Raises BadFile."""
    try:
        raw = path.read_bytes()
        lines = raw.decode("utf-8-sig").splitlines()
    except (FileNotFoundError, IsADirectoryError):
        raise BadFile(path.name, "het bestand is er niet. Controleer de plaats en de naam.") from None
    except UnicodeDecodeError:
        raise BadFile(path.name, "het bestand is geen tekst in UTF-8. Sla het op als UTF-8.") from None
    reader = csv.DictReader(lines, delimiter=";" if lines and ";" in lines[0] else ",", restval="", restkey="")
    head = [name.strip() for name in reader.fieldnames or []]
    reader.fieldnames = head
    for wanted in (kolommen.gemeente, kolommen.gebied):
        if wanted not in head:
            raise BadFile(
                path.name,
                f"de kolom {wanted} ontbreekt; er staan: {', '.join(head) or 'geen'}. Noem de kolommen met "
                "--kolom-gemeente en --kolom-gebied.",
                1,
            )
    rows = tuple(_regel(path.name, reader.line_num, row, kolommen) for row in reader)
    if not rows:
        raise BadFile(path.name, "er staat geen enkele gemeente in.")
    return Bestand(path.name, hashlib.sha256(raw).hexdigest(), rows)


def _regel(file: str, line: int, row: Mapping[str, str], kolommen: Kolommen) -> Regel:
    if "" in row:
        raise BadFile(file, "hier staan meer waarden dan er kolommen zijn.", line)
    code, gebied = row[kolommen.gemeente].strip(), row[kolommen.gebied].strip()
    if not CODE.fullmatch(code):
        raise BadFile(file, f"“{code}” is geen CBS-code van een gemeente, zoals GM0772.", line)
    return Regel(line, code, gebied, (row.get(kolommen.naam) or "").strip())


@transaction.atomic
def import_indeling(*, bestand: Bestand, soort: str, jaar: int, bron: str, proef: bool = False) -> Uitkomst:
    """The gemeenten are those of 1 January of the year. Around centrumgemeenten some may be missing: of those it stays
    unknown. What a beheerder filled in makes way for a source. All or nothing; with `proef` nothing. Raises BadFile
    or Refused.
    """
    check_source(bron)
    if soort not in GEBIEDSSOORTEN:
        raise Refused(f"De soort {soort} kennen wij niet; kies uit {', '.join(GEBIEDSSOORTEN)}.")
    if not FIRST_YEAR <= jaar <= LAST_YEAR:
        raise Refused(f"{jaar} is geen jaar.")
    take_turn()
    there = dict(in_use(date(jaar, 1, 1)).values_list("code", "naam"))
    rows = _checked(bestand, soort, jaar, there)
    areas = _areas(bestand.naam, soort, rows)
    outcome = Uitkomst("indelingen", f"{GEBIEDSSOORTEN[soort][1]} in {jaar}")
    missing = [naam for code, naam in there.items() if code not in rows]
    if missing and soort not in TAKEN:
        raise BadFile(
            bestand.naam, f"van {len(missing)} van de {len(there)} gemeenten ontbreekt het gebied: {named(missing)}."
        )
    if missing:
        outcome.meldingen.append(f"Van {len(missing)} gemeenten blijft het onbekend: {named(missing)}.")
    _write(Jaarindeling(bestand, soort, jaar, bron), rows, areas, outcome, proef=proef)
    return outcome


def _checked(bestand: Bestand, soort: str, jaar: int, there: Mapping[str, str]) -> dict[str, Regel]:
    rows: dict[str, Regel] = {}
    for row in bestand.regels:
        if row.gemeente not in there:
            raise BadFile(bestand.naam, f"{row.gemeente} was op 01-01-{jaar} geen gemeente.", row.line)
        if row.gemeente in rows:
            first = rows[row.gemeente].line
            raise BadFile(
                bestand.naam, f"{there[row.gemeente]} ({row.gemeente}) staat er al, op regel {first}.", row.line
            )
        if soort in TAKEN and row.gebied not in there:
            raise BadFile(bestand.naam, f"“{row.gebied}” is geen code van een centrumgemeente van {jaar}.", row.line)
        rows[row.gemeente] = row
    return rows


def _areas(file: str, soort: str, rows: Mapping[str, Regel]) -> dict[str, Gebied]:
    """The area of each gemeente; one that the register does not know yet needs a name."""
    known = {row.code: row for row in Gebied.objects.filter(soort=soort)}
    names = {row.naam: row.code for row in known.values()}
    centres = dict(Gemeente.objects.filter(code__in={row.gebied for row in rows.values()}).values_list("code", "naam"))
    fresh: dict[str, Gebied] = {}
    found = {}
    for code, row in rows.items():
        area, naam = (gebied_code(soort, row.gebied), centres[row.gebied]) if soort in TAKEN else (row.gebied, row.naam)
        if not AREA_CODE.fullmatch(area) or not area.startswith(GEBIEDSSOORTEN[soort][0]):
            raise BadFile(
                file, f"“{area}” is geen code van een {soort}; die begint met {GEBIEDSSOORTEN[soort][0]}.", row.line
            )
        if area not in known and area not in fresh:
            if not naam or len(naam) > LONGEST_NAME:
                raise BadFile(file, f"het gebied {area} is nieuw. Zet zijn naam in de kolom naam.", row.line)
            if naam in names:
                raise BadFile(file, f"“{naam}” heet ook het gebied {names[naam]}.", row.line)
            fresh[area], names[naam] = Gebied(code=area, soort=soort, naam=naam), area
        found[code] = known.get(area) or fresh[area]
    return found


def _write(
    new: Jaarindeling, rows: Mapping[str, Regel], areas: Mapping[str, Gebied], outcome: Uitkomst, *, proef: bool
) -> None:
    known = {
        row.gemeente_id: row for row in Indeling.objects.filter(soort=new.soort, jaar=new.jaar).select_related("gebied")
    }
    added, changed = [], []
    for code in rows:
        row = known.get(code)
        if row is None:
            added.append(
                Indeling(
                    gemeente_id=code, soort=new.soort, jaar=new.jaar, gebied=areas[code], status="bron", bron=new.bron
                )
            )
        elif (row.gebied_id, row.bron, row.status) == (areas[code].code, new.bron, "bron"):
            outcome.ongewijzigd += 1
        else:
            if row.gebied_id != areas[code].code or row.status == AANGEVULD:
                outcome.wijzigingen.append(f"{code}: {row.gebied.naam} → {areas[code].naam}")
            row.gebied, row.bron, row.status = areas[code], new.bron, "bron"
            row.aangevuld_door, row.aangevuld_op = "", None
            changed.append(row)
    outcome.nieuw, outcome.gewijzigd = len(added), len(changed)
    if proef or not (added or changed):
        return
    there = set(Gebied.objects.filter(soort=new.soort).values_list("code", flat=True))
    Gebied.objects.bulk_create({area.code: area for area in areas.values() if area.code not in there}.values())
    Indeling.objects.bulk_create(added)
    Indeling.objects.bulk_update(changed, ["gebied", "bron", "status", "aangevuld_door", "aangevuld_op"])
    kept = keep(outcome, bestand=new.bestand.naam, sha256=new.bestand.sha256, bron=new.bron)
    if new.soort in TAKEN:
        _centres(new, {row.gebied for row in rows.values()}, kept)


def _centres(new: Jaarindeling, centres: Collection[str], kept: Inlezing) -> None:
    """Those that the register does not know as such yet."""
    known = set(Centrumgemeente.objects.filter(taak=new.soort).values_list("gemeente_id", flat=True))
    Centrumgemeente.objects.bulk_create(
        Centrumgemeente(
            taak=new.soort, gemeente_id=code, gebied_id=gebied_code(new.soort, code), jaar=new.jaar, bron=new.bron,
            inlezing=kept,
        )
        for code in sorted(set(centres) - known)
    )  # fmt: skip
