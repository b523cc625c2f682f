"""A minute's work: somebody asks advice, and gets it. Plain Python.

A zorgcoördinator advises professionals by telephone as well (seed 001, bijlage 3); such a call is counted, with its
minutes, and becomes no dossier. What turns out to be more grows into a melding.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from casework.contact.rules import MELDERS, MeldingInvoer
from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

ONDERWERPEN: Mapping[str, str] = {
    "signalen": "Signalen herkennen",
    "melden": "Wel of niet melden, en de meldcode",
    "veiligheid": "Veiligheid",
    "opvang": "Opvang en hulp",
    "verblijfsrecht": "Verblijfsrecht en bedenktijd",
    "strafrecht": "Aangifte en strafrecht",
    "voorlichting": "Voorlichting en beleid",
    "anders": "Anders",
}
VRAGERS = MELDERS
LANGST, LANGST_ORGANISATIE, LANGST_FUNCTIE = 9_000, 120, 60
MEESTE_MINUTEN = 480
_ZORG = frozenset({"zorgcoordinator"})

ADVIESVRAAG = Machine(
    "adviesvraag",
    {
        "open": "Nog te beantwoorden",
        "beantwoord": "Beantwoord",
        "melding": "Melding geworden",
        "ingetrokken": "Ingetrokken",
    },
    "open",
    (
        Edge("wijzigen", "open", "open", "Wijzigen", _ZORG, "adviesvraag_gewijzigd"),
        Edge("beantwoorden", "open", "beantwoord", "Beantwoorden", _ZORG, "adviesvraag_beantwoord"),
        Edge("wijzigen", "beantwoord", "beantwoord", "Wijzigen", _ZORG, "adviesvraag_gewijzigd"),
        Edge("melding_maken", "open", "melding", "Melding maken", _ZORG, "adviesvraag_werd_melding"),
        Edge("melding_maken", "beantwoord", "melding", "Melding maken", _ZORG, "adviesvraag_werd_melding"),
        Edge("intrekken", "open", "ingetrokken", "Intrekken", _ZORG, "adviesvraag_ingetrokken"),
        Edge("intrekken", "beantwoord", "ingetrokken", "Intrekken", _ZORG, "adviesvraag_ingetrokken"),
    ),
)
# Of these the texts are gone: into the melding, or because it was a mistake.
GELEEGD = ("melding", "ingetrokken")
TEXTS = ("vrager_organisatie", "vrager_functie", "vraag", "antwoord")


@dataclass(frozen=True)
class AdviesInvoer:
    """What was asked, by whom, and what was answered; without an answer it waits for one."""

    vraag: str
    onderwerp: str = "anders"
    vrager_soort: str = "anders"
    vrager_organisatie: str = ""
    vrager_functie: str = ""
    antwoord: str = ""
    minuten: int = 0


def checked(invoer: AdviesInvoer, *, beantwoord: bool = False) -> AdviesInvoer:
    """The input, tidied. Raises InvalidInput with all faults; who gave an answer cannot take it away again."""
    tidy = replace(invoer, **{name: getattr(invoer, name).strip() for name in TEXTS})
    faults = {
        "vraag": [] if tidy.vraag else ["Vul in wat er is gevraagd. Eén zin is genoeg."],
        "antwoord": ["Deze vraag is al beantwoord. Vul in wat het advies was."]
        if beantwoord and not tidy.antwoord
        else [],
        "onderwerp": choice_faults(tidy.onderwerp, ONDERWERPEN),
        "vrager_soort": choice_faults(tidy.vrager_soort, VRAGERS),
        "minuten": []
        if 0 <= tidy.minuten <= MEESTE_MINUTEN
        else [f"Vul een aantal minuten in van 0 tot en met {MEESTE_MINUTEN}."],
    }
    longest = {
        "vraag": LANGST,
        "antwoord": LANGST,
        "vrager_organisatie": LANGST_ORGANISATIE,
        "vrager_functie": LANGST_FUNCTIE,
    }
    for name, most in longest.items():
        if len(getattr(tidy, name)) > most:
            faults.setdefault(name, []).append(f"Maak dit korter: gebruik hoogstens {most} tekens.")
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def step_of(status: str, antwoord: str) -> str:
    """Saving an open question with an answer is answering it."""
    return "beantwoorden" if status == "open" and antwoord else "wijzigen"


def melding_of(advies: AdviesInvoer) -> MeldingInvoer:
    """What was typed for the question, as the beginning of a melding. Whether somebody is in danger must still be
    asked."""
    advised = f"\n\nGegeven advies: {advies.antwoord}" if advies.antwoord else ""
    who = " ".join(part for part in (advies.vrager_organisatie, f"({advies.vrager_functie})") if part.strip("()"))
    return MeldingInvoer(
        omschrijving=f"{advies.vraag}{advised}",
        in_gevaar="",
        kanaal="telefoon",
        melder_soort=advies.vrager_soort,
        melder_organisatie=who,
    )


@dataclass(frozen=True)
class Telling:
    """How many questions there were about a subject, and the minutes that went into them."""

    onderwerp: str
    aantal: int
    minuten: int


def count(rows: Iterable[tuple[str, int]]) -> list[Telling]:
    """`rows` are pairs of subject and minutes. In the order of the list of subjects; what was not asked is left out."""
    numbers, minutes = Counter[str](), Counter[str]()
    for onderwerp, minuten in rows:
        numbers[onderwerp] += 1
        minutes[onderwerp] += minuten
    return [Telling(code, numbers[code], minutes[code]) for code in ONDERWERPEN if numbers[code]]


def duration(minuten: int) -> str:
    """`45 minuten`, `2 uur`, `2 uur en 5 minuten`."""
    hours, rest = divmod(minuten, 60)
    said = ([f"{hours} uur"] if hours else []) + ([f"{rest} {'minuut' if rest == 1 else 'minuten'}"] if rest else [])
    return " en ".join(said) or "0 minuten"
