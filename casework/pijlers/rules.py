"""The clocks of the three pillars: terms as data, dates, and what is late. Plain Python.

A term is a row of `termijnen.csv`: how long, from which moment, with which source, and between which days the row
holds. When a rule changes, the old row gets a last day and a new row is added; a clock that runs keeps its date.
`nagegaan` says whether the source was read ("ja"), only in part ("deels"), or not ("nee"); a screen says so too.

Counting: the day itself does not count and the last day does. A month or a year later is the same day of the month,
or the last day of a month that is too short (30 November and three months is 28 or 29 February). A last day in a
weekend is not moved: the clock may be early and never late. The pillars are those of the profile of the
zorgcoördinator (bijlage 3: hulp en opvang, verblijfsrecht, strafrecht).
"""

import calendar
import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
_BLAD = Path(__file__).with_name("termijnen.csv")

PIJLERS: Mapping[str, str] = {
    "hulp": "Hulp en opvang",
    "verblijfsrecht": "Verblijfsrecht",
    "strafrecht": "Strafrecht",
}
EENHEDEN = ("dag", "maand", "jaar")
NAGEGAAN: Mapping[str, str] = {
    "ja": "Bron gelezen",
    "deels": "Bron deels gelezen",
    "nee": "Bron niet gelezen: vraag het na",
}
# What a row calls them, in the words of the screen.
SOORTEN: Mapping[str, str] = {
    "bedenktijd": "bedenktijd",
    "bedenktijd_dublin": "bedenktijd onder de Dublinverordening",
    "aangifte": "aangifte",
    "tijdelijk_verblijf": "vergunning B8/3",
    "humanitair": "voortgezet verblijf",
    "asiel": "asiel",
    "terugkeer": "terugkeer",
    "strafzaak": "strafzaak",
    "hulp": "hulp",
}
MOMENTEN: Mapping[str, str] = {
    "begin": "het begin",
    "aanvraag": "de aanvraag",
    "afwijzing": "de afwijzing",
    "informatief_gesprek": "het informatief gesprek",
    "seponeren": "het sepot",
    "zitting_plannen": "de dag voor de zitting",
    "uitspreken": "de uitspraak",
    "afronden": "het einde van de zaak",
    "gevraagd": "de vraag",
    "wachtlijst": "de plek op de wachtlijst",
}
TERMIJN = Machine(
    "termijn",
    {"open": "Nog te doen", "gedaan": "Gedaan", "vervallen": "Niet meer nodig"},
    "open",
    (
        Edge("gedaan", "open", "gedaan", "Gedaan", _ZORG, "termijn_gedaan"),
        Edge("vervallen", "open", "vervallen", "Niet meer nodig", _ZORG, "termijn_vervallen"),
    ),
)
TE_LAAT, BINNENKORT, LATER = "te_laat", "binnenkort", "later"
LANGST_TEKST = 2_000


@dataclass(frozen=True)
class Term:
    """One row. `einde` marks the term that says how long the period itself lasts; `geldig_tot` is the last day."""

    code: str
    pijler: str
    soort: str
    moment: str
    wat: str
    getal: int
    eenheid: str
    waarschuwen: int
    einde: bool
    geldig_van: date
    geldig_tot: date
    nagegaan: str
    bron: str

    def holds_on(self, dag: date) -> bool:
        return self.geldig_van <= dag <= self.geldig_tot

    @property
    def sinds_wat(self) -> str:
        return f"{MOMENTEN[self.moment]} ({SOORTEN[self.soort]})"

    @property
    def since(self) -> date | None:
        return None if self.geldig_van == date.min else self.geldig_van

    @property
    def until(self) -> date | None:
        return None if self.geldig_tot == date.max else self.geldig_tot

    def last_day(self, vanaf: date) -> date:
        return plus(vanaf, self.getal, self.eenheid)


def plus(dag: date, getal: int, eenheid: str) -> date:
    """So many days, months or years later. Raises ValueError for another unit."""
    if eenheid not in EENHEDEN:
        raise ValueError(f"unknown unit {eenheid!r}")
    if eenheid == "dag":
        return dag + timedelta(days=getal)
    months = dag.year * 12 + dag.month - 1 + getal * (12 if eenheid == "jaar" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(dag.day, calendar.monthrange(year, month + 1)[1]))


def read_terms(lines: Iterable[str]) -> tuple[Term, ...]:
    """The rows of a sheet. Raises ValueError when a row is wrong, or two rows of one code hold on the same day."""
    terms = tuple(_term(row) for row in csv.DictReader(lines, delimiter=";"))
    for number, one in enumerate(terms):
        for other in terms[number + 1 :]:
            if one.code == other.code and one.geldig_van <= other.geldig_tot and other.geldig_van <= one.geldig_tot:
                raise ValueError(f"{one.code}: two rows hold on the same day")
    return terms


def _term(row: Mapping[str | None, str]) -> Term:
    term = Term(
        code=row["code"],
        pijler=row["pijler"],
        soort=row["soort"],
        moment=row["moment"],
        wat=row["wat"],
        getal=int(row["getal"]),
        eenheid=row["eenheid"],
        waarschuwen=int(row["waarschuwen"]),
        einde=row["einde"] == "ja",
        geldig_van=date.fromisoformat(row["geldig_van"] or "0001-01-01"),
        geldig_tot=date.fromisoformat(row["geldig_tot"] or "9999-12-31"),
        nagegaan=row["nagegaan"],
        bron=row["bron"],
    )
    fine = (
        None not in row
        and term.pijler in PIJLERS
        and term.eenheid in EENHEDEN
        and term.nagegaan in NAGEGAAN
        and term.bron
    )
    if not fine or term.getal < 1 or term.waarschuwen < 0 or term.geldig_tot < term.geldig_van:
        raise ValueError(f"{term.code}: this row is not a term")
    return term


# The sheet as it is in this version of the program.
_TERMS = read_terms(_BLAD.read_text(encoding="utf-8").splitlines())


def terms() -> tuple[Term, ...]:
    return _TERMS


def terms_of(soort: str, moment: str, dag: date) -> list[Term]:
    """What starts to run at this moment, by the rows that hold on that day."""
    return [term for term in terms() if term.soort == soort and term.moment == moment and term.holds_on(dag)]


def known(code: str) -> Term:
    """The newest row of a code, for its words. Raises KeyError for a code that was never in the sheet."""
    rows = [term for term in terms() if term.code == code]
    if not rows:
        raise KeyError(code)
    return max(rows, key=lambda term: term.geldig_van)


def warn_from(vanaf: date, uiterlijk: date, dagen: int) -> date:
    """The first day of the warning: so many days ahead, and not before the clock began."""
    return max(vanaf, uiterlijk - timedelta(days=dagen))


def nearness(uiterlijk: date, waarschuwen_vanaf: date, vandaag: date) -> str:
    """Late from the day after the last day; soon from the first day of the warning."""
    if vandaag > uiterlijk:
        return TE_LAAT
    return BINNENKORT if vandaag >= waarschuwen_vanaf else LATER


def in_words(uiterlijk: date, vandaag: date) -> str:
    """How long there is left, or how late it is."""
    left = (uiterlijk - vandaag).days
    if left == 0:
        return "vandaag"
    days = "1 dag" if abs(left) == 1 else f"{abs(left)} dagen"
    return f"nog {days}" if left > 0 else f"{days} te laat"


def check_date(naam: str, datum: date, *, geboren: date | None, vandaag: date) -> None:
    """Raises InvalidInput for a day to come, or before the birth of the person."""
    if datum > vandaag:
        raise InvalidInput({naam: ["Deze datum ligt in de toekomst. Vul de dag in waarop het gebeurde."]})
    if geboren is not None and datum < geboren:
        raise InvalidInput({naam: ["Deze datum ligt vóór de geboorte van de betrokkene."]})


def check_choice(naam: str, waarde: str, keuzes: Iterable[str]) -> None:
    """Raises InvalidInput for a word that is not in its list."""
    faults = choice_faults(waarde, tuple(keuzes))
    if faults:
        raise InvalidInput({naam: faults})


def tidy_text(tekst: str) -> str:
    """Raises InvalidInput when it is endless."""
    tidy = tekst.strip()
    if len(tidy) > LANGST_TEKST:
        raise InvalidInput({"toelichting": [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]})
    return tidy
