"""What holds for gemeenten and the areas they lie in: codes, periods, and following a herindeling through time."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

CODE = re.compile(r"GM[0-9]{4}")
FIRST_YEAR, LAST_YEAR = 1900, 2999
LONGEST_SOURCE = 300  # characters

# Kind of area: the two letters that its codes begin with, and what it is called.
GEBIEDSSOORTEN = {
    "provincie": ("PV", "Provincie"),
    "veiligheidsregio": ("VR", "Veiligheidsregio"),
    "politie_eenheid": ("PE", "Politie-eenheid"),
    "ggd_regio": ("GG", "GGD-regio"),
    "arbeidsmarktregio": ("AM", "Arbeidsmarktregio"),
    "jeugdregio": ("JZ", "Jeugdregio"),
    "veilig_thuis_regio": ("VT", "Veilig Thuis-regio"),
    "corop": ("CR", "COROP-gebied"),
    "vrouwenopvang": ("VO", "Regio vrouwenopvang"),
    "maatschappelijke_opvang": ("MO", "Regio maatschappelijke opvang en beschermd wonen"),
}
TAKEN = {soort: GEBIEDSSOORTEN[soort][1] for soort in ("vrouwenopvang", "maatschappelijke_opvang")}
STATUSSEN = {
    "bron": "volgens een bron",
    "afgeleid": "afgeleid uit een bron",
    "niet_geverifieerd": "niet nagegaan",
}
AANGEVULD = "aangevuld"  # filled in by the beheerder of a tenant, with a source; never in a file
ZEKERHEDEN = {**STATUSSEN, AANGEVULD: "aangevuld door een beheerder"}
HERINDELINGSSOORTEN = {
    "samenvoeging": "Samenvoeging tot een nieuwe gemeente",
    "toevoeging": "Toevoeging aan een andere gemeente",
    "splitsing": "Splitsing over andere gemeenten",
    "grenswijziging": "Grenswijziging",
    "naamswijziging": "Nieuwe naam en code",
}
# After these the old gemeente has gone; all of it went to one other; the new one did not exist before.
ENDS = frozenset({"samenvoeging", "toevoeging", "splitsing", "naamswijziging"})
WHOLE = frozenset({"samenvoeging", "toevoeging", "naamswijziging"})
BEGINS = frozenset({"samenvoeging", "naamswijziging"})


class Contradiction(ValueError):
    """Herindelingen that cannot have happened one after the other. The message is a Dutch sentence."""


@dataclass(frozen=True)
class Overgang:
    """One line of a herindeling: from `datum` on, `oud` (or `aandeel` of it, None when unknown) is part of `nieuw`."""

    datum: date
    soort: str
    oud: str
    nieuw: str
    aandeel: Decimal | None = None


@dataclass(frozen=True)
class Bestaan:
    """First and last day on which a code was in use; None is before the first or after the last herindeling."""

    ingang: date | None
    einde: date | None


def gebied_code(taak: str, centrum: str) -> str:
    """The code of the region around a centrumgemeente: `VO0772` for the vrouwenopvang around GM0772."""
    return GEBIEDSSOORTEN[taak][0] + centrum.removeprefix("GM")


def replay(codes: Iterable[str], overgangen: Iterable[Overgang], *, until: date) -> frozenset[str]:
    """The codes in use at the end of the day `until`, when `codes` were in use before the first change.

    Raises Contradiction when a gemeente ends that is not there, begins twice, or goes on in one that is not there.
    """
    known = set(codes)
    due = sorted((o for o in overgangen if o.datum <= until), key=lambda o: o.datum)
    for datum in sorted({o.datum for o in due}):
        _apply(known, [o for o in due if o.datum == datum])
    return frozenset(known)


def _apply(known: set[str], changes: Sequence[Overgang]) -> None:
    for code in sorted({o.oud for o in changes} - known):
        raise Contradiction(f"{code} verandert op {changes[0].datum:%d-%m-%Y}, maar bestaat dan niet.")
    born = {o.nieuw for o in changes if o.soort in BEGINS}
    for code in sorted(born & known):
        raise Contradiction(f"{code} ontstaat op {changes[0].datum:%d-%m-%Y}, maar bestaat dan al.")
    known -= {o.oud for o in changes if o.soort in ENDS}
    known |= born
    for code in sorted({o.nieuw for o in changes} - known):
        raise Contradiction(f"{code} krijgt er op {changes[0].datum:%d-%m-%Y} gebied bij, maar bestaat dan niet.")


def lifetimes(overgangen: Iterable[Overgang]) -> dict[str, Bestaan]:
    """When each code that is named in a herindeling began and ended."""
    begun: dict[str, date] = {}
    ended: dict[str, date] = {}
    named: dict[str, None] = {}
    for overgang in overgangen:
        named |= {overgang.oud: None, overgang.nieuw: None}
        if overgang.soort in BEGINS:
            begun[overgang.nieuw] = overgang.datum
        if overgang.soort in ENDS:
            ended[overgang.oud] = overgang.datum - timedelta(days=1)
    return {code: Bestaan(begun.get(code), ended.get(code)) for code in named}


def newest(years: Collection[int], year: int) -> int:
    """The year whose facts count in `year`: the newest until then, else the first after it.

    Raises ValueError when there is none.
    """
    past = [found for found in years if found <= year]
    return max(past) if past else min(years)


def newest_known(years: Collection[int | None], year: int) -> int | None:
    """As `newest`; facts of which the year is not known (None) count only when there is nothing else."""
    dated = [found for found in years if found is not None]
    return newest(dated, year) if dated else None
