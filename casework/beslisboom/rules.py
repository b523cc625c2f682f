"""May this person be registered, by whom, when, on which ground, and to whom? Questions as data. Plain Python.

Youth care hardly registers, because nobody knows who does it, at what moment and on which ground; the research asks for
a decision tree (JH, chapters 5 to 7: CoMensha and Tilburg University, Signalering en registratie van slachtoffers
mensenhandel in de jeugdhulpverlening). `vragen.csv` has a row for each answer to each question and where it leads,
`uitkomsten.csv` what it comes down to. The first question is the first row. What a dossier tells is filled in; what
it does not tell is asked.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Keuze:
    """An answer; `naar` is the code of a question or of an outcome."""

    code: str
    label: str
    naar: str


@dataclass(frozen=True)
class Vraag:
    code: str
    tekst: str
    uitleg: str
    bron: str
    keuzes: tuple[Keuze, ...]

    def keuze(self, code: str) -> Keuze | None:
        return next((one for one in self.keuzes if one.code == code), None)


@dataclass(frozen=True)
class Uitkomst:
    """What it comes down to: who registers, when, on which ground, to whom, and what to do now."""

    code: str
    titel: str
    wie: str
    wanneer: str
    grond: str
    aan_wie: str
    stap: str
    bron: str


@dataclass(frozen=True)
class Boom:
    """`eerste` is the code of the first question."""

    eerste: str
    vragen: Mapping[str, Vraag]
    uitkomsten: Mapping[str, Uitkomst]


@dataclass(frozen=True)
class Stap:
    vraag: Vraag
    keuze: Keuze


@dataclass(frozen=True)
class Route:
    """The questions that were answered, and then either the one that is open or the outcome."""

    stappen: tuple[Stap, ...]
    open: Vraag | None
    uitkomst: Uitkomst | None


@dataclass(frozen=True)
class Feiten:
    """What a dossier tells. `leeftijdsgroep` is empty while the age is not known; `gevraagd` and `toestemming` are
    about the consent; `vertegenwoordiger` whether it was given by one. `verdenking` is a word of the dossier about who
    has authority: ja, nee, or anything else while nobody looked."""

    leeftijdsgroep: str = ""
    elders_geregistreerd: bool = False
    uitgesteld: bool = False
    gevraagd: bool = False
    toestemming: bool = False
    vertegenwoordiger: bool = False
    verdenking: str = ""


def read_boom(vragen: Iterable[str], uitkomsten: Iterable[str]) -> Boom:
    """Raises ValueError for an answer that leads nowhere, goes round, or for what nobody can reach."""
    found: dict[str, Vraag] = {}
    for row in csv.DictReader(vragen, delimiter=";"):
        keuze = Keuze(row["antwoord"], row["label"], row["naar"])
        known = found.get(row["vraag"])
        begun = known or Vraag(row["vraag"], row["tekst"], row["uitleg"], row["bron"], ())
        found[row["vraag"]] = replace(begun, keuzes=(*begun.keuzes, keuze))
    ends = {row["uitkomst"]: Uitkomst(*row.values()) for row in csv.DictReader(uitkomsten, delimiter=";")}
    boom = Boom(next(iter(found)), found, ends)
    _check(boom)
    return boom


def _check(boom: Boom) -> None:
    seen: set[str] = set()

    def visit(code: str, above: tuple[str, ...]) -> None:
        if code in above:
            raise ValueError(f"{code}: this question comes back to itself")
        seen.add(code)
        if code in boom.uitkomsten:
            return
        if code not in boom.vragen:
            raise ValueError(f"{code}: there is no such question or outcome")
        for keuze in boom.vragen[code].keuzes:
            visit(keuze.naar, (*above, code))

    visit(boom.eerste, ())
    missed = (boom.vragen.keys() | boom.uitkomsten.keys()) - seen
    if missed:
        raise ValueError(f"{sorted(missed)}: nobody gets here")


BOOM = read_boom(
    (_HERE / "vragen.csv").read_text(encoding="utf-8").splitlines(),
    (_HERE / "uitkomsten.csv").read_text(encoding="utf-8").splitlines(),
)


def walk(answers: Mapping[str, str], boom: Boom = BOOM) -> Route:
    """As far as the answers go; one that is not among the choices leaves its question open."""
    stappen: list[Stap] = []
    code = boom.eerste
    while code in boom.vragen:
        vraag = boom.vragen[code]
        keuze = vraag.keuze(answers.get(code, ""))
        if keuze is None:
            return Route(tuple(stappen), vraag, None)
        stappen.append(Stap(vraag, keuze))
        code = keuze.naar
    return Route(tuple(stappen), None, boom.uitkomsten[code])


def answers_of(feiten: Feiten, boom: Boom = BOOM) -> dict[str, str]:
    """What a dossier of a zorgcoördinator answers by itself. Whether somebody can weigh it, it tells only once a
    consent stands."""
    found = {
        "signalen": "ja",
        "organisatie": "zorgcoordinatie",
        "al_geregistreerd": "ja" if feiten.elders_geregistreerd else "nee",
        "vragen_kan": "nee" if feiten.uitgesteld and not feiten.gevraagd else "ja",
        "leeftijd": feiten.leeftijdsgroep or "onbekend",
    }
    found["gezag_kind"] = found["gezag_jongere"] = {"ja": "ja", "nee": "nee"}.get(feiten.verdenking, "nog_niet")
    if feiten.toestemming:
        found["zelf_afwegen"] = "nee" if feiten.vertegenwoordiger else "ja"
    said = "ja" if feiten.toestemming else "nee" if feiten.gevraagd else "nog_niet"
    asked = (code for code in boom.vragen if code.startswith("antwoord_"))
    return {**found, **dict.fromkeys(asked, said)}
