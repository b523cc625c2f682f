"""Opening a colleague's dossier when life is at stake: never refused, always seen. Plain Python.

Nobody has to agree beforehand. So it is told to the FG and the zorgcoördinator at once, it ends by itself, and the FG
judges it within five working days (Monday to Friday; holidays count as working days).
"""

from collections.abc import Mapping
from datetime import date, timedelta

from dekkend.core.errors import InvalidInput

OORDELEN: Mapping[str, str] = {"terecht": "Terecht", "niet_terecht": "Niet terecht"}
ONTVANGERS: Mapping[str, str] = {
    "fg": "FG",
    "zorgcoordinator": "Zorgcoördinator van het dossier",
}
KORTST_REDEN = 30
LANGST_TEKST = 2_000
WERKDAGEN = 5
VENSTER = timedelta(days=7)
GEWOON = 3
"""More often than this within VENSTER by one user is shown to the FG."""

_VRIJDAG = 5
_SOON, _LATER = timedelta(seconds=15), timedelta(minutes=5)
_SOON_TIMES = 40


def check_reason(reden: str) -> str:
    """The reason, tidied. Raises InvalidInput when it is too short to judge later."""
    tidy = " ".join(reden.split())
    if len(tidy) < KORTST_REDEN:
        raise InvalidInput({"reden": [f"Schrijf op waarom dit nu nodig is, met minstens {KORTST_REDEN} tekens."]})
    if len(tidy) > LANGST_TEKST:
        raise InvalidInput({"reden": [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]})
    return tidy


def check_judgement(oordeel: str, toelichting: str) -> str:
    """The explanation, tidied. Raises InvalidInput without a judgement and an explanation."""
    tidy = toelichting.strip()
    wrong: dict[str, list[str]] = {}
    if oordeel not in OORDELEN:
        wrong["oordeel"] = ["Kies of de noodtoegang terecht was."]
    if not tidy:
        wrong["toelichting"] = ["Leg kort uit waarom u dit vindt."]
    elif len(tidy) > LANGST_TEKST:
        wrong["toelichting"] = [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def judge_before(dag: date) -> date:
    """The last day on which a judgement is in time."""
    left = WERKDAGEN
    while left:
        dag += timedelta(days=1)
        left -= dag.isoweekday() <= _VRIJDAG
    return dag


def wait_after(pogingen: int) -> timedelta:
    """How long a notice waits after so many failed attempts: a quarter of a minute for ten minutes, then five
    minutes. It is never given up."""
    return _SOON if pogingen < _SOON_TIMES else _LATER


def tidy_nummer(nummer: str) -> str:
    return nummer.strip().upper()
