"""What must hold between the fact tables before any of them is taken into the register."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from tenants.register.rules import (
    BEGINS,
    GEBIEDSSOORTEN,
    WHOLE,
    Bestaan,
    Contradiction,
    Overgang,
    lifetimes,
    replay,
)
from tenants.register.tables import FIXED_KINDS, BadFile, Row, Table

Tables = Mapping[str, Table]


def check_register(tables: Tables) -> None:
    """Raises BadFile, with file and line, for the first thing that does not fit."""
    _check_codes(tables)
    _check_areas(tables)
    _check_centres(tables)
    _check_herindelingen(tables)
    _check_tiles(tables)
    _check_totals(tables)


def overgangen(table: Table) -> list[Overgang]:
    return [Overgang(row["datum"], row["soort"], row["oude_code"], row["nieuwe_code"], row["aandeel"]) for row in table]


def in_use(tables: Tables, on: date) -> set[str]:
    """The codes that are in use on a day, by the periods in the table of gemeenten."""
    return {row["code"] for row in tables["gemeenten"] if _holds(row, on)}


def _holds(row: Row, on: date) -> bool:
    return (row["ingang"] is None or row["ingang"] <= on) and (row["einde"] is None or on <= row["einde"])


def _check_codes(tables: Tables) -> None:
    known = set(tables["gemeenten"].column("code"))
    columns = {
        "inwonertallen": ("code",),
        "indelingen": ("code",),
        "herindelingen": ("oude_code", "nieuwe_code"),
        "centrumgemeenten": ("centrum",),
        "centrumgemeente_leden": ("centrum", "code"),
        "tegels": ("code",),
    }
    for name, names in columns.items():
        for row in tables[name]:
            for column in names:
                if row[column] not in known:
                    raise tables[name].wrong(row, f"{column} {row[column]} staat niet in gemeenten.csv.")


def _check_areas(tables: Tables) -> None:
    areas = tables["gebieden"]
    for row in areas:
        prefix = GEBIEDSSOORTEN[row["soort"]][0]
        if not row["code"].startswith(prefix):
            raise areas.wrong(row, f"de code {row['code']} van een {row['soort']} begint niet met {prefix}.")
    known = {(row["soort"], row["code"]) for row in areas}
    sources = {(row["soort"], row["jaar"]) for row in tables["indelingsbronnen"]}
    table = tables["indelingen"]
    for row in table:
        for soort in FIXED_KINDS:
            if (soort, row[soort]) not in known:
                raise table.wrong(row, f"{soort} {row[soort]} staat niet in gebieden.csv.")
            if (soort, row["jaar"]) not in sources:
                raise table.wrong(row, f"de bron van {soort} in {row['jaar']} ontbreekt in indelingsbronnen.csv.")


def _check_centres(tables: Tables) -> None:
    known = {(row["taak"], row["centrum"]) for row in tables["centrumgemeenten"]}
    table = tables["centrumgemeente_leden"]
    for row in table:
        if (row["taak"], row["centrum"]) not in known:
            raise table.wrong(row, f"{row['centrum']} is geen centrumgemeente voor {row['taak']}.")


def _check_herindelingen(tables: Tables) -> None:
    table = tables["herindelingen"]
    for row in table:
        if (row["soort"] in WHOLE) != (row["aandeel"] == 1):
            raise table.wrong(row, f"bij een {row['soort']} past het aandeel niet; dat is 1 als alles overgaat.")
    changes = overgangen(table)
    born = {change.nieuw for change in changes if change.soort in BEGINS}
    start = set(tables["gemeenten"].column("code")) - born
    try:
        replay(start, changes, until=date.max)
    except Contradiction as error:
        raise BadFile(table.file, str(error)) from None
    lives = lifetimes(changes)
    for row in tables["gemeenten"]:
        life = lives.get(row["code"], Bestaan(None, None))
        if (row["ingang"], row["einde"]) != (life.ingang, life.einde):
            raise tables["gemeenten"].wrong(
                row, f"ingang of einde van {row['naam']} klopt niet met herindelingen.csv: {_told(life)}."
            )


def _told(life: Bestaan) -> str:
    return f"ingang {life.ingang or 'leeg'}, einde {life.einde or 'leeg'}"


def _check_tiles(tables: Tables) -> None:
    table = tables["tegels"]
    places: dict[tuple[Any, ...], Row] = {}
    by_year: dict[int, set[str]] = defaultdict(set)
    for row in table:
        place = (row["jaar"], row["x"], row["y"])
        if (first := places.setdefault(place, row)) is not row:
            raise table.wrong(row, f"op deze plek ligt al de tegel van regel {first.line}.")
        by_year[row["jaar"]].add(row["code"])
    for jaar, codes in by_year.items():
        if codes != (wanted := in_use(tables, date(jaar, 12, 31))):
            told = ", ".join(sorted(codes ^ wanted))
            raise BadFile(table.file, f"de tegels van {jaar} passen niet bij de gemeenten van dat jaar: {told}.")


def _check_totals(tables: Tables) -> None:
    table = tables["controle"]
    people: dict[date, dict[str, int]] = defaultdict(dict)
    for row in tables["inwonertallen"]:
        people[row["peildatum"]][row["code"]] = row["aantal"]
    for row in table:
        if row["gegeven"] == "gemeenten":
            found = len(in_use(tables, row["peildatum"]))
            told = f"op {row['peildatum']:%d-%m-%Y} zijn er {found} gemeenten; het moeten er {row['waarde']} zijn."
        else:
            found = sum(people[row["peildatum"]].values())
            told = f"op {row['peildatum']:%d-%m-%Y} zijn er samen {found} inwoners; het moeten er {row['waarde']} zijn."
        if found != row["waarde"]:
            raise table.wrong(row, told)
    _check_complete(tables, people)


def _check_complete(tables: Tables, people: Mapping[date, Mapping[str, int]]) -> None:
    checked = {row["peildatum"] for row in tables["controle"] if row["gegeven"] == "inwoners"}
    for peildatum, found in sorted(people.items()):
        if peildatum not in checked:
            raise BadFile("controle.csv", f"het totaal van de inwoners op {peildatum:%d-%m-%Y} ontbreekt.")
        if set(found) != (wanted := in_use(tables, peildatum)):
            told = ", ".join(sorted(set(found) ^ wanted))
            raise BadFile("inwonertallen.csv", f"op {peildatum:%d-%m-%Y} past de lijst niet bij de gemeenten: {told}.")
