"""Writing the register. Only the owner of the database may; there is no actor, and no tenant sees it happen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction

from dekkend.core.errors import Refused
from tenants.register.checks import Tables, check_register, overgangen
from tenants.register.models import (
    Centrumgemeente,
    Gebied,
    Gemeente,
    Grens,
    Herindeling,
    Indeling,
    Inwonertal,
    Tegel,
)
from tenants.register.outlines import Outline
from tenants.register.queries import codes_in
from tenants.register.rules import FIRST_YEAR, LAST_YEAR, LONGEST_SOURCE, Overgang, gebied_code, lifetimes
from tenants.register.tables import FIXED_KINDS, SPECS, read_tables
from tenants.tenant.beurt import take_turn

BATCH = 500
NOT_FILLED_IN = {"aangevuld_door": "", "aangevuld_op": None}


@dataclass(frozen=True)
class Change:
    """What happened to one table."""

    naam: str
    added: int
    changed: int
    removed: int
    same: int

    def __str__(self) -> str:
        return (
            f"{self.naam}: {self.added} nieuw, {self.changed} gewijzigd, "
            f"{self.removed} vervallen, {self.same} ongewijzigd"
        )


@transaction.atomic
def load_register(folder: Path) -> list[Change]:
    """Makes the register equal to the fact tables in a folder; twice the same is once.

    Inhabitants, indelingen and gemeenten that are not in the files stay: they may come from elsewhere. Of tiles, and
    of the herindelingen and centrumgemeenten that no other file brought in, these files are the whole truth. Raises
    BadFile, and changes nothing, when a file is missing or anything in it is wrong.
    """
    take_turn()
    tables = read_tables(folder, SPECS)
    check_register(tables)
    return [
        _gemeenten(tables),
        _upsert(Inwonertal, ("gemeente_id", "peildatum"), [
            {"gemeente_id": row["code"], "peildatum": row["peildatum"], "aantal": row["aantal"], "bron": row["bron"]}
            for row in tables["inwonertallen"]
        ]),
        _upsert(Gebied, ("code",), _areas(tables)),
        _upsert(Indeling, ("gemeente_id", "soort", "jaar"), _indelingen(tables)),
        _herindelingen(tables),
        _centres(tables),
        _upsert(Tegel, ("jaar", "gemeente_id", "x", "y"), [
            {"jaar": row["jaar"], "gemeente_id": row["code"], "x": row["x"], "y": row["y"]} for row in tables["tegels"]
        ], whole=True),
    ]  # fmt: skip


def _gemeenten(tables: Tables) -> Change:
    """What another file said of later herindelingen also counts for when a gemeente began and ended."""
    later = brought_in()
    changes = [*overgangen(tables["herindelingen"]), *later]
    named = {code for change in later for code in (change.oud, change.nieuw)}
    lives = {code: life for code, life in lifetimes(changes).items() if code in named}
    rows = [
        {**row.values, "ingang": lives[row["code"]].ingang, "einde": lives[row["code"]].einde}
        if row["code"] in lives
        else dict(row.values)
        for row in tables["gemeenten"]
    ]
    return _upsert(Gemeente, ("code",), rows)


def brought_in() -> list[Overgang]:
    """The herindelingen that came from another file than the project's own."""
    rows = Herindeling.objects.exclude(inlezing=None).order_by("datum")
    return [Overgang(row.datum, row.soort, row.oude_id, row.nieuwe_id, row.aandeel) for row in rows]


def _areas(tables: Tables) -> list[dict[str, Any]]:
    names = {row["code"]: row["naam"] for row in tables["gemeenten"]}
    around = [
        {"soort": row["taak"], "code": gebied_code(row["taak"], row["centrum"]), "naam": names[row["centrum"]]}
        for row in tables["centrumgemeenten"]
    ]
    return [dict(row.values) for row in tables["gebieden"]] + around


def _indelingen(tables: Tables) -> list[dict[str, Any]]:
    sources = {(row["soort"], row["jaar"]): row for row in tables["indelingsbronnen"]}
    fixed = [
        {
            "gemeente_id": row["code"], "soort": soort, "jaar": row["jaar"], "gebied_id": row[soort], "opmerking": "",
            "status": sources[soort, row["jaar"]]["status"], "bron": sources[soort, row["jaar"]]["bron"],
            **NOT_FILLED_IN,
        }
        for row in tables["indelingen"]
        for soort in FIXED_KINDS
    ]  # fmt: skip
    around = [
        {
            "gemeente_id": row["code"], "soort": row["taak"], "jaar": row["jaar"], "opmerking": row["opmerking"],
            "gebied_id": gebied_code(row["taak"], row["centrum"]), "status": row["status"], "bron": row["bron"],
            **NOT_FILLED_IN,
        }
        for row in tables["centrumgemeente_leden"]
    ]  # fmt: skip
    return fixed + around


def _herindelingen(tables: Tables) -> Change:
    rows = [
        {
            "datum": row["datum"], "oude_id": row["oude_code"], "nieuwe_id": row["nieuwe_code"], "soort": row["soort"],
            "aandeel": row["aandeel"], "bron": row["bron"], "opmerking": row["opmerking"], "inlezing_id": None,
        }
        for row in tables["herindelingen"]
    ]  # fmt: skip
    return _upsert(Herindeling, ("datum", "oude_id", "nieuwe_id"), rows, whole=True)


def _centres(tables: Tables) -> Change:
    rows = [
        {
            "taak": row["taak"], "gemeente_id": row["centrum"], "jaar": row["jaar"], "bron": row["bron"],
            "gebied_id": gebied_code(row["taak"], row["centrum"]), "inlezing_id": None,
        }
        for row in tables["centrumgemeenten"]
    ]  # fmt: skip
    return _upsert(Centrumgemeente, ("taak", "gemeente_id"), rows, whole=True)


def _upsert(
    model: type[models.Model], key: tuple[str, ...], rows: Sequence[Mapping[str, Any]], *, whole: bool = False
) -> Change:
    """Adds what is new and changes what differs, by `key`. With `whole`, what is not in `rows` goes, unless another
    file brought it in."""
    table = model._default_manager
    known = {tuple(getattr(found, name) for name in key): found for found in table.all()}
    wanted = {tuple(row[name] for name in key): row for row in rows}
    gone = [
        found.pk
        for value, found in known.items()
        if whole and value not in wanted and getattr(found, "inlezing_id", None) is None
    ]
    table.filter(pk__in=gone).delete()
    added = [model(**row) for value, row in wanted.items() if value not in known]
    changed = []
    for value, row in wanted.items():
        found = known.get(value)
        if found is not None and any(getattr(found, name) != cell for name, cell in row.items()):
            for name, cell in row.items():
                setattr(found, name, cell)
            changed.append(found)
    table.bulk_create(added, batch_size=BATCH)
    if changed:
        fields = [name.removesuffix("_id") for name in rows[0] if name not in key]
        table.bulk_update(changed, fields, batch_size=BATCH)
    same = len(wanted) - len(added) - len(changed)
    return Change(str(model._meta.verbose_name_plural), len(added), len(changed), len(gone), same)


@transaction.atomic
def import_boundaries(*, outlines: Sequence[Outline], jaar: int, bron: str) -> Change:
    """Keeps the outlines of a year. Raises Refused, and changes nothing, unless they are those of all gemeenten."""
    if not FIRST_YEAR <= jaar <= LAST_YEAR:
        raise Refused(f"{jaar} is geen jaar waarvan het register grenzen kan bewaren.")
    if len(bron) > LONGEST_SOURCE:
        raise Refused(f"De bron is te lang; er passen {LONGEST_SOURCE} tekens.")
    found, wanted = {outline.code for outline in outlines}, codes_in(jaar)
    for codes, told in ((found - wanted, "staan er te veel in"), (wanted - found, "ontbreken")):
        if codes:
            raise Refused(
                f"De grenzen passen niet bij de {len(wanted)} gemeenten van {jaar}: {', '.join(sorted(codes))} {told}."
            )
    before = set(Grens.objects.filter(jaar=jaar).values_list("gemeente_id", flat=True))
    Grens.objects.bulk_create(
        [Grens(gemeente_id=o.code, jaar=jaar, omtrek=o.rings, bron=bron) for o in outlines],
        update_conflicts=True,
        unique_fields=["gemeente", "jaar"],
        update_fields=["omtrek", "bron"],
        batch_size=BATCH,
    )
    return Change("grenzen", len(found - before), len(found & before), 0, 0)
