"""Why a registration is taken back while the consent may stand, and when it may go again. Plain Python.

A registration that should not be there goes at once (AVG art. 5 lid 1 d and art. 17 lid 1). Whoever objects (AVG art.
21) is not registered again on a consent from before that day: only a new yes brings the registration back. The
dossier counts on without a name in each case. Withdrawal of the consent itself is `casework/toestemming`.
"""

from collections.abc import Mapping
from datetime import datetime

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput, Refused

REDENEN: Mapping[str, str] = {
    "vergissing": "Bij vergissing verstuurd",
    "dubbel": "De persoon is al geregistreerd bij een ander dossier",
    "geen_mensenhandel": "Bij nader inzien geen mensenhandel",
    "bezwaar": "De persoon maakt bezwaar",
}
LANGST_TEKST = 1_000
BEZWAAR_STAAT = (
    "De persoon maakte bezwaar tegen de registratie. Zij kan alleen terug met een toestemming van daarna. Trek de oude "
    "toestemming in, vraag het opnieuw en leg het antwoord vast."
)


def check_intrekking(reden: str, toelichting: str) -> str:
    """The explanation, tidied. Raises InvalidInput with all faults."""
    tidy = toelichting.strip()
    faults = {"reden": choice_faults(reden, REDENEN)}
    if len(tidy) > LANGST_TEKST:
        faults["toelichting"] = [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def check_again(reden: str, ingetrokken_at: datetime, toestemming_at: datetime) -> None:
    """Whether the registration may go on a consent of that moment. Raises Refused."""
    if reden == "bezwaar" and toestemming_at <= ingetrokken_at:
        raise Refused(BEZWAAR_STAAT)
