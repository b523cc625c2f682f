"""A risk assessment: a list of questions, and above it somebody who judges. Plain Python.

Experts say that repeating is essential, and warn against a list of signals that stands alone (survey on
risicotaxatie, chapter 3). So every assessment has a level that a person chose, the reasons in words, what protects,
a safety plan where it is serious, and a day on which it is done again. Nothing is added up: a sum of answers says
nothing about danger.

The questions are data (`vragen.csv`), with a version and the day from which it holds; what was asked before stays
readable in its own words. The first list is our own: no instrument for trafficking is in wide use. The days until the
next one are ours too.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
RISICOTAXATIE = Machine(
    "risicotaxatie",
    {"vastgelegd": "Geldig", "gecorrigeerd": "Vervangen door een correctie", "ingetrokken": "Ingetrokken"},
    "vastgelegd",
    (
        Edge("corrigeren", "vastgelegd", "gecorrigeerd", "Corrigeren", _ZORG, "risico_gecorrigeerd"),
        Edge("intrekken", "vastgelegd", "ingetrokken", "Intrekken", _ZORG, "risico_ingetrokken"),
    ),
)
GELDIG = RISICOTAXATIE.initial
NIVEAUS: Mapping[str, str] = {"laag": "Laag", "verhoogd": "Verhoogd", "hoog": "Hoog", "acuut": "Nu gevaar"}
# The longest time until the next assessment, in days.
HERHALEN: Mapping[str, int] = {"laag": 91, "verhoogd": 28, "hoog": 7, "acuut": 1}
# From here on nobody goes without a safety plan.
MET_PLAN = ("hoog", "acuut")
ANTWOORDEN: Mapping[str, str] = {"nee": "Nee", "misschien": "Misschien", "ja": "Ja", "niet_bekend": "Niet bekend"}
LANGST_TEKST = 10_000
LANGST_NOTITIE = 2_000
LANGST_REDEN = 1_000
# Further back is a mistake in the year.
VERST_TERUG = timedelta(days=366)
_BLAD = Path(__file__).with_name("vragen.csv")
_KOLOMMEN = ("instrument", "versie", "geldig_van", "code", "gebied", "vraag", "uitleg")


@dataclass(frozen=True)
class Vraag:
    """One question of one version of an instrument."""

    instrument: str
    versie: int
    geldig_van: date
    code: str
    gebied: str
    vraag: str
    uitleg: str


@dataclass(frozen=True)
class Antwoord:
    code: str
    antwoord: str
    notitie: str = ""


@dataclass(frozen=True)
class RisicoInvoer:
    """One assessment. `volgende_op` is the day on which it is done again; none means the longest that the level
    allows."""

    datum: date
    niveau: str
    antwoorden: tuple[Antwoord, ...]
    toelichting: str
    beschermt: str = ""
    signalen: str = ""
    afspraken: str = ""
    bij_nood: str = ""
    volgende_op: date | None = None


PLAN: Mapping[str, str] = {
    "signalen": "Waaraan merken wij dat het misgaat",
    "afspraken": "Wat er is afgesproken",
    "bij_nood": "Wie er belt en wie er komt",
}
TEKSTEN: Mapping[str, str] = {"toelichting": "Waarom dit niveau", "beschermt": "Wat beschermt", **PLAN}


@dataclass(frozen=True)
class Verloop:
    """One question over time: the answer in each assessment, oldest first; empty where it was not asked."""

    vraag: str
    antwoorden: tuple[str, ...] = field(default=())


def read_vragen(lines: Iterable[str]) -> tuple[Vraag, ...]:
    """Raises ValueError for a row that is not a question, or that stands there twice."""
    found: list[Vraag] = []
    for row in csv.DictReader(lines, delimiter=";"):
        if set(row) != set(_KOLOMMEN) or not all(row.values()):
            raise ValueError(f"{row.get('code')}: this row is not a question")
        one = Vraag(
            row["instrument"], int(row["versie"]), date.fromisoformat(row["geldig_van"]), row["code"], row["gebied"],
            row["vraag"], row["uitleg"],
        )  # fmt: skip
        if any((one.instrument, one.versie, one.code) == (old.instrument, old.versie, old.code) for old in found):
            raise ValueError(f"{one.code}: this question stands there twice")
        found.append(one)
    return tuple(found)


# The sheet as it is in this version of the program.
_VRAGEN = read_vragen(_BLAD.read_text(encoding="utf-8").splitlines())


def vragen_op(dag: date, vragen: Iterable[Vraag] = _VRAGEN) -> tuple[Vraag, ...]:
    """The newest version that holds on a day, in the order of the sheet; the oldest for a day before all of them."""
    known = list(vragen)
    begun = [one for one in known if one.geldig_van <= dag] or known
    pick = max if any(one.geldig_van <= dag for one in known) else min
    versie = pick(one.versie for one in begun)
    return tuple(one for one in begun if one.versie == versie)


def vragen_van(instrument: str, versie: int, vragen: Iterable[Vraag] = _VRAGEN) -> tuple[Vraag, ...]:
    return tuple(one for one in vragen if (one.instrument, one.versie) == (instrument, versie))


def checked(invoer: RisicoInvoer, vragen: Iterable[Vraag], *, geopend: date, vandaag: date) -> RisicoInvoer:
    """Tidied, with every question in its order. Raises InvalidInput with all faults."""
    asked = tuple(vragen)
    tidy = replace(invoer, **{name: getattr(invoer, name).strip() for name in TEKSTEN})
    faults = {
        "datum": _day_faults(tidy.datum, geopend, vandaag),
        "niveau": choice_faults(tidy.niveau, NIVEAUS),
        "antwoorden": _answers_faults(tidy, asked),
        "volgende_op": _next_faults(tidy),
        **_text_faults(tidy),
    }
    for one in tidy.antwoorden:
        faults |= _answer_faults(one)
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    by_code = {one.code: replace(one, notitie=one.notitie.strip()) for one in tidy.antwoorden}
    return replace(tidy, antwoorden=tuple(by_code[vraag.code] for vraag in asked))


def _day_faults(datum: date, geopend: date, vandaag: date) -> list[str]:
    if datum > vandaag:
        return ["Deze datum ligt in de toekomst. Vul de dag in waarop u keek."]
    if datum < geopend - VERST_TERUG:
        return ["Deze datum ligt lang voor het openen van het dossier. Controleer het jaar."]
    return []


def _answers_faults(invoer: RisicoInvoer, asked: tuple[Vraag, ...]) -> list[str]:
    if sorted(one.code for one in invoer.antwoorden) != sorted(vraag.code for vraag in asked):
        return ["Beantwoord elke vraag één keer. Weet u het niet, kies dan ‘Niet bekend’."]
    return []


def _answer_faults(one: Antwoord) -> dict[str, list[str]]:
    note = one.notitie.strip()
    return {
        f"antwoord_{one.code}": choice_faults(one.antwoord, ANTWOORDEN),
        f"notitie_{one.code}": _too_long(note, LANGST_NOTITIE)
        or (["Schrijf kort op wat u ziet."] if one.antwoord == "ja" and not note else []),
    }


def _text_faults(invoer: RisicoInvoer) -> dict[str, list[str]]:
    """Why this level is always said; what protects too, unless there is nothing to protect from."""
    needed = {"toelichting": "Schrijf op waarom u dit niveau kiest. Een lijst alleen zegt te weinig."}
    if invoer.niveau != "laag":
        needed["beschermt"] = "Schrijf op wat en wie de persoon beschermt."
    if invoer.niveau in MET_PLAN:
        needed |= dict.fromkeys(PLAN, "Bij dit niveau hoort een veiligheidsplan. Vul dit in, samen met de persoon.")
    return {
        name: _too_long(getattr(invoer, name), LANGST_TEKST)
        or ([needed[name]] if name in needed and not getattr(invoer, name) else [])
        for name in TEKSTEN
    }


def _too_long(text: str, longest: int) -> list[str]:
    return [f"Maak dit korter: gebruik hoogstens {longest} tekens."] if len(text) > longest else []


def _next_faults(invoer: RisicoInvoer) -> list[str]:
    if invoer.volgende_op is None or invoer.niveau not in NIVEAUS:
        return []
    last = next_before(invoer.datum, invoer.niveau)
    if not invoer.datum < invoer.volgende_op <= last:
        return [f"Kies een dag na de taxatie en uiterlijk {last:%d-%m-%Y}. Dat hoort bij dit niveau."]
    return []


def next_before(datum: date, niveau: str) -> date:
    """The last day on which the next assessment is in time."""
    return datum + timedelta(days=HERHALEN[niveau])


def first_before(geopend: date, dagen: int) -> date:
    """The last day for the first one, so many days after the dossier was opened."""
    return geopend + timedelta(days=dagen)


def check_reason(reden: str) -> str:
    """Why an assessment is corrected or withdrawn, tidied. Raises InvalidInput when it is empty or endless."""
    tidy = reden.strip()
    faults = _too_long(tidy, LANGST_REDEN) if tidy else ["Schrijf op waarom. Collega's moeten dit later begrijpen."]
    if faults:
        raise InvalidInput({"reden": faults})
    return tidy


def change_in(eerst: str, laatst: str) -> str:
    """Two levels after another, in a word."""
    order = list(NIVEAUS)
    step = order.index(laatst) - order.index(eerst)
    if step == 0:
        return "gelijk gebleven"
    return "hoger dan daarvoor" if step > 0 else "lager dan daarvoor"


def over_time(rows: Iterable[Mapping[str, str]], vragen: Iterable[Vraag]) -> list[Verloop]:
    """`rows` are the answers by code of each assessment, oldest first."""
    answers = list(rows)
    return [
        Verloop(vraag.vraag, tuple(ANTWOORDEN.get(row.get(vraag.code, ""), "") for row in answers)) for vraag in vragen
    ]
