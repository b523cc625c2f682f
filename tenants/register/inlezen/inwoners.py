"""Bringing in the inhabitants that CBS publishes: every gemeente of the reference date, or nothing is done."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from dekkend.core.clock import today
from dekkend.core.errors import Refused
from tenants.register.inlezen.uitkomst import Uitkomst, check_source, keep, named
from tenants.register.models import Gemeente, Herindeling, Inwonertal
from tenants.register.queries import in_use
from tenants.register.statline import Bestand, Telling
from tenants.register.tables import BadFile
from tenants.tenant.beurt import take_turn

FIRST = date(2015, 1, 1)  # from this day on the register knows which gemeenten there were
FEWEST, MOST = 1, 2_000_000
JUMP = 1.25  # more than a quarter up or down in one step is looked at by a person
BATCH = 500


@transaction.atomic
def import_inwoners(
    *, bestand: Bestand, bron: str = "", peildatum: date | None = None, jumps: bool = False, proef: bool = False
) -> list[Uitkomst]:
    """One outcome per reference date; all or nothing. With `proef` it only says what would change.

    `jumps` allows numbers that differ much from those before. Raises BadFile, with the line where there is one, or
    Refused.
    """
    bron = bron.strip() or bestand.bron
    check_source(bron)
    take_turn()
    outcomes = []
    for day, lines in sorted(_by_date(bestand, bestand.tellingen, peildatum).items()):
        whole = _by_date(bestand, bestand.nederland, day, must=False).get(day, [])
        outcomes.append(_one_date(bestand, day, lines, whole, bron, jumps=jumps, proef=proef))
    return outcomes


def _by_date(
    bestand: Bestand, lines: Sequence[Telling], peildatum: date | None, *, must: bool = True
) -> dict[date, list[Telling]]:
    found: dict[date, list[Telling]] = {}
    for line in lines:
        day = line.peildatum or peildatum
        if day is None:
            raise Refused(f"{bestand.naam} noemt geen periode. Geef de peildatum op met --peildatum jjjj-mm-dd.")
        if peildatum is None or day == peildatum:
            found.setdefault(day, []).append(line)
    if must and not found:
        raise Refused(f"{bestand.naam} heeft geen regels van {peildatum:%d-%m-%Y}.")
    return found


def _one_date(
    bestand: Bestand, day: date, lines: list[Telling], whole: list[Telling], bron: str, *, jumps: bool, proef: bool
) -> Uitkomst:
    if not FIRST <= day <= today():
        raise Refused(
            f"De peildatum {day:%d-%m-%Y} kan niet: het register kent de gemeenten van 01-01-2015 tot vandaag."
        )
    there = dict(in_use(day).values_list("code", "naam"))
    numbers = _numbers(bestand.naam, day, lines, there)
    _check_whole(bestand.naam, day, whole, sum(numbers.values()))
    if not jumps:
        _check_jumps(bestand.naam, day, numbers, there)
    provisional = any(line.voorlopig for line in lines)
    return _write(bestand, day, numbers, there, f"{bron} (voorlopig)" if provisional else bron, proef=proef)


def _numbers(file: str, day: date, lines: list[Telling], there: Mapping[str, str]) -> dict[str, int]:
    """Every gemeente of that day once, with a number that can be."""
    codes = _codes(lines, there)
    found: dict[str, int] = {}
    seen: dict[str, int] = {}
    for line in lines:
        code = codes[line.regio]
        if code not in there:
            if line.aantal is None:
                continue  # CBS lists gemeenten of all years, with nothing where one was not there
            raise BadFile(file, _not_there(line, code, day), line.line)
        if code in seen:
            raise BadFile(
                file, f"{there[code]} ({code}) staat er al voor {day:%d-%m-%Y}, op regel {seen[code]}.", line.line
            )
        seen[code] = line.line
        if line.aantal is not None:
            if not FEWEST <= line.aantal <= MOST:
                raise BadFile(file, f"{line.aantal} inwoners in {there[code]} kan niet kloppen.", line.line)
            found[code] = line.aantal
    missing = [f"{naam} ({code})" for code, naam in there.items() if code not in found]
    if missing:
        raise BadFile(
            file,
            f"van {len(missing)} van de {len(there)} gemeenten op {day:%d-%m-%Y} ontbreekt het aantal: "
            f"{named(missing)}.",
        )
    return found


def _codes(lines: Sequence[Telling], there: Mapping[str, str]) -> dict[str, str]:
    """The code that belongs to what stands in the file: a code, or a name, looked for first among those of that day."""
    names = {line.regio for line in lines if not line.is_code}
    rows = Gemeente.objects.filter(naam__in=names).values_list("code", "naam")
    by_name = {naam: code for code, naam in sorted(rows, key=lambda row: row[0] in there)}
    return {line.regio: line.regio if line.is_code else by_name.get(line.regio, "") for line in lines}


def _not_there(line: Telling, code: str, day: date) -> str:
    known = Gemeente.objects.filter(code=code).first()
    if known is None:
        return f"{line.regio} is geen gemeente die het register kent."
    if known.einde and known.einde < day:
        return (
            f"{known.naam} ({code}) bestond tot en met {known.einde:%d-%m-%Y} en hoort niet bij {day:%d-%m-%Y}. "
            "Hoort het bestand bij een ander jaar?"
        )
    return f"{known.naam} ({code}) bestaat pas vanaf {known.ingang:%d-%m-%Y} en hoort niet bij {day:%d-%m-%Y}."


def _check_whole(file: str, day: date, whole: Sequence[Telling], total: int) -> None:
    for line in whole:
        if line.aantal is not None and line.aantal != total:
            raise BadFile(
                file,
                f"samen zijn het op {day:%d-%m-%Y} {total} inwoners, maar voor heel Nederland staat er {line.aantal}.",
                line.line,
            )


def _check_jumps(file: str, day: date, numbers: Mapping[str, int], there: Mapping[str, str]) -> None:
    """Against the number before, unless a herindeling came between."""
    before = {
        row.gemeente_id: row
        for row in Inwonertal.objects.filter(peildatum__lt=day)
        .order_by("gemeente_id", "-peildatum")
        .distinct("gemeente_id")
    }
    changed = Herindeling.objects.filter(datum__lte=day).values_list("datum", "oude_id", "nieuwe_id")
    last = {code: datum for datum, *codes in sorted(changed) for code in codes}
    wrong = [
        f"{there[code]} {before[code].aantal} → {number}"
        for code, number in numbers.items()
        if code in before
        and not (code in last and last[code] > before[code].peildatum)
        and not before[code].aantal / JUMP <= number <= before[code].aantal * JUMP
    ]
    if wrong:
        raise BadFile(
            file,
            f"{len(wrong)} aantallen verschillen meer dan een kwart van het vorige: {named(wrong)}. "
            "Klopt het echt, geef dan --grote-sprongen op.",
        )


def _write(
    bestand: Bestand, day: date, numbers: Mapping[str, int], there: Mapping[str, str], bron: str, *, proef: bool
) -> Uitkomst:
    known = {row.gemeente_id: row for row in Inwonertal.objects.filter(Q(peildatum=day))}
    outcome = Uitkomst("inwoners", f"Inwoners op {day:%d-%m-%Y}")
    added, changed = [], []
    for code, number in numbers.items():
        row = known.get(code)
        if row is None:
            added.append(Inwonertal(gemeente_id=code, peildatum=day, aantal=number, bron=bron))
        elif (row.aantal, row.bron) != (number, bron):
            if row.aantal != number:
                outcome.wijzigingen.append(f"{there[code]} ({code}): {row.aantal} → {number}")
            row.aantal, row.bron = number, bron
            changed.append(row)
    outcome.nieuw, outcome.gewijzigd = len(added), len(changed)
    outcome.ongewijzigd = len(numbers) - len(added) - len(changed)
    outcome.meldingen.append(f"Samen {sum(numbers.values())} inwoners in {len(numbers)} gemeenten. Bron: {bron}.")
    if not proef and (added or changed):
        Inwonertal.objects.bulk_create(added, batch_size=BATCH)
        Inwonertal.objects.bulk_update(changed, ["aantal", "bron"], batch_size=BATCH)
        keep(outcome, bestand=bestand.naam, sha256=bestand.sha256, bron=bron)
    return outcome
