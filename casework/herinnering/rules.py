"""After how many days a regio wants to be reminded. Plain Python.

A regio agrees on these itself; until it does, the figures below hold. They are ours: neither the profile of the
zorgcoördinator (bijlage 3) nor the instruments name a term. A term holds from a day on, so that what was late then does
not become in time afterwards.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput

SOORTEN: Mapping[str, str] = {
    "signalering_stap": "Volgende stap van de meldcode, na de vorige",
    "melding_antwoord": "Antwoord op een melding zonder gevaar of een adviesvraag (werkdagen)",
    "zrm_eerste": "Eerste Zelfredzaamheid-Matrix, na het openen van het dossier",
    "zrm_herhaling": "Volgende Zelfredzaamheid-Matrix, na de vorige",
    "intake_eerste": "Eerste intakegesprek plannen, na het openen van het dossier",
    "risico_eerste": "Eerste risicotaxatie, na het openen van het dossier",
    "intake_contact": "Opnieuw contact zoeken, na een intakegesprek dat er niet was",
}
STANDAARD: Mapping[str, int] = {
    "signalering_stap": 7,
    "melding_antwoord": 1,
    "zrm_eerste": 42,
    "zrm_herhaling": 182,
    "intake_eerste": 7,
    "intake_contact": 3,
    "risico_eerste": 14,
}
KORTST, LANGST = 1, 1096


@dataclass(frozen=True)
class Afspraak:
    """From `ingang` on, `soort` is due after so many days."""

    soort: str
    dagen: int
    ingang: date


def check_afspraak(afspraak: Afspraak, vandaag: date) -> None:
    """Raises InvalidInput: a term begins today or later, because what was late stays late."""
    faults = {
        "soort": choice_faults(afspraak.soort, SOORTEN),
        "dagen": []
        if KORTST <= afspraak.dagen <= LANGST
        else [f"Vul een aantal dagen in van {KORTST} tot en met {LANGST}."],
        "ingang": []
        if afspraak.ingang >= vandaag
        else ["Deze dag is voorbij. Een nieuwe termijn begint vandaag of later."],
    }
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)


def terms_on(dag: date, afspraken: Iterable[Afspraak]) -> dict[str, int]:
    """Days for each kind on a day: of the newest agreement that holds, else our own figure."""
    found = dict(STANDAARD)
    for one in sorted(afspraken, key=lambda one: one.ingang):
        if one.ingang <= dag:
            found[one.soort] = one.dagen
    return found
