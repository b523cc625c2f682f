"""Bringing in herindelingen: what is new, what it does to the gemeenten, and which regio's go on in the new ones."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from tenants.register.inlezen.uitkomst import Uitkomst, keep
from tenants.register.models import Gemeente, Herindeling, Inlezing
from tenants.register.rules import BEGINS, ENDS, HERINDELINGSSOORTEN, WHOLE, Contradiction, Overgang, lifetimes, replay
from tenants.register.tables import (
    BRON,
    NAAM,
    BadFile,
    Row,
    Spec,
    Table,
    day,
    gm_code,
    one_of,
    optional,
    read_table,
    share,
)
from tenants.register.tables import remark as note
from tenants.tenant.beurt import take_turn
from tenants.tenant.membership import follow_herindeling

KEY = ("datum", "oude_code", "nieuwe_code")
SPEC = Spec(
    {
        "datum": day,
        "soort": one_of(HERINDELINGSSOORTEN),
        "oude_code": gm_code,
        "oude_naam": NAAM,
        "nieuwe_code": gm_code,
        "nieuwe_naam": NAAM,
        "aandeel": optional(share),
        "bron": BRON,
        "opmerking": note(300),
    },
    KEY,
)


@dataclass(frozen=True)
class Bestand:
    """The lines of a file. A share that is not given is all of it, unless the gemeente was split."""

    table: Table
    sha256: str


def read_herindelingen(path: Path) -> Bestand:
    """Raises BadFile. The column `aandeel` may be left out."""
    table = read_table(path, SPEC, may_miss=("aandeel",))
    return Bestand(table, hashlib.sha256(path.read_bytes()).hexdigest())


@transaction.atomic
def import_herindelingen(*, bestand: Bestand, proef: bool = False) -> Uitkomst:
    """All or nothing; what is in the register already stays. With `proef` it only says what would change.

    Raises BadFile for what cannot have happened, or contradicts what the register knows.
    """
    take_turn()
    table = bestand.table
    outcome = Uitkomst("herindelingen", "Herindelingen")
    _check_shares(table)
    _check_names(table)
    fresh = _fresh(table, outcome)
    later = [_overgang(row) for row in fresh]
    known = [
        Overgang(row.datum, row.soort, row.oude_id, row.nieuwe_id, row.aandeel) for row in Herindeling.objects.all()
    ]
    lives = _lives(table, known, later)
    outcome.nieuw = len(fresh)
    outcome.wijzigingen = [
        f"{row['datum']:%d-%m-%Y}: {row['oude_naam']} → {row['nieuwe_naam']} ({row['soort']})" for row in fresh
    ]
    if proef or not fresh:
        return outcome
    kept = keep(outcome, bestand=table.file, sha256=bestand.sha256, bron=fresh[0]["bron"])
    _write(fresh, later, lives, kept)
    for moment in sorted({change.datum for change in later}):
        outcome.meldingen += follow_herindeling([o for o in later if o.datum == moment and o.soort in ENDS])
    return outcome


def _overgang(row: Row) -> Overgang:
    return Overgang(row["datum"], row["soort"], row["oude_code"], row["nieuwe_code"], _share(row))


def _share(row: Row) -> Decimal | None:
    given: Decimal | None = row["aandeel"]
    return Decimal(1) if given is None and row["soort"] in WHOLE else given


def _check_shares(table: Table) -> None:
    split: dict[tuple[date, str], list[Row]] = defaultdict(list)
    for row in table:
        if row["soort"] in WHOLE and _share(row) != 1:
            raise table.wrong(row, f"bij een {row['soort']} gaat alles over; het aandeel is dan 1 of leeg.")
        if row["soort"] == "splitsing":
            split[row["datum"], row["oude_code"]].append(row)
    for rows in split.values():
        shares = [row["aandeel"] for row in rows]
        if len(rows) == 1:
            raise table.wrong(rows[0], f"{rows[0]['oude_naam']} wordt gesplitst, maar gaat naar één gemeente.")
        if None not in shares and sum(shares) != 1:
            raise table.wrong(
                rows[0], f"de aandelen van {rows[0]['oude_naam']} zijn samen {sum(shares)}; dat moet 1 zijn."
            )


def _check_names(table: Table) -> None:
    """A code has one name in the register and in the file; a new one needs a herindeling that makes it."""
    known = dict(Gemeente.objects.values_list("code", "naam"))
    born = {row["nieuwe_code"] for row in table if row["soort"] in BEGINS}
    fresh: dict[str, str] = {}
    for row in table:
        for code, naam in ((row["oude_code"], row["oude_naam"]), (row["nieuwe_code"], row["nieuwe_naam"])):
            if code not in known and code not in born:
                raise table.wrong(row, f"{code} is geen gemeente die het register kent.")
            called = known.get(code) or fresh.setdefault(code, naam)
            if called != naam:
                raise table.wrong(row, f"{code} heet “{naam}”, maar eerder of in het register “{called}”.")


def _fresh(table: Table, outcome: Uitkomst) -> list[Row]:
    there = {(row.datum, row.oude_id, row.nieuwe_id): row for row in Herindeling.objects.all()}
    fresh = []
    for row in table:
        known = there.get((row["datum"], row["oude_code"], row["nieuwe_code"]))
        if known is None:
            fresh.append(row)
        elif known.soort != row["soort"] or row["aandeel"] not in (None, known.aandeel):
            raise table.wrong(
                row, f"deze herindeling staat al anders in het register ({known.soort}, {known.aandeel})."
            )
        else:
            outcome.ongewijzigd += 1
    return fresh


def _lives(table: Table, known: Sequence[Overgang], later: Sequence[Overgang]) -> dict[str, Any]:
    changes = [*known, *later]
    codes = set(Gemeente.objects.values_list("code", flat=True)) | {o.nieuw for o in later}
    try:
        replay(codes - {o.nieuw for o in changes if o.soort in BEGINS}, changes, until=date.max)
    except Contradiction as error:
        raise BadFile(table.file, str(error)) from None
    return lifetimes(changes)


def _write(fresh: Sequence[Row], later: Sequence[Overgang], lives: dict[str, Any], kept: Inlezing) -> None:
    there = {row.code: row for row in Gemeente.objects.all()}
    names = {row["nieuwe_code"]: row["nieuwe_naam"] for row in fresh}
    Gemeente.objects.bulk_create(
        Gemeente(code=code, naam=naam, ingang=lives[code].ingang, einde=lives[code].einde)
        for code, naam in names.items()
        if code not in there
    )
    touched = [there[code] for o in later for code in (o.oud, o.nieuw) if code in there]
    for row in touched:
        row.ingang, row.einde = lives[row.code].ingang, lives[row.code].einde
    Gemeente.objects.bulk_update({row.code: row for row in touched}.values(), ["ingang", "einde"])
    Herindeling.objects.bulk_create(
        Herindeling(
            datum=row["datum"], soort=row["soort"], oude_id=row["oude_code"], nieuwe_id=row["nieuwe_code"],
            aandeel=change.aandeel, bron=row["bron"], opmerking=row["opmerking"], inlezing=kept,
        )
        for row, change in zip(fresh, later, strict=True)
    )  # fmt: skip
