"""How closely a running zorgactie is followed, and when contact is late. Plain Python.

Profile of the zorgcoördinator (bijlage 3), task 1: the intensity of the monitoring depends on whether the zorgverlener
knows the target group, on whether she can consult the zorgcoördinator, on regular discussion of cases, and on insight
in the files of her own organisation. The profile gives no intervals; those below are a choice of Dekkend: what is not
known counts as not so, and the less there is, the sooner somebody calls.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.kenmerken import JA_NEE_ONBEKEND, choice_faults
from casework.pijlers.rules import check_choice, check_date
from casework.sociale_kaart.woorden import BEKENDHEID
from dekkend.core.errors import InvalidInput

FACTOREN: Mapping[str, str] = {
    "bekend_met_doelgroep": "Kent de hulpverlener de doelgroep?",
    "consultatie": "Kan de hulpverlener met ons overleggen?",
    "casuistiek": "Is er vaste casuïstiek?",
    "dossierinzage": "Is er inzicht in het dossier van de organisatie?",
}
ANTWOORDEN: Mapping[str, Mapping[str, str]] = {
    "bekend_met_doelgroep": BEKENDHEID,
    **dict.fromkeys(("consultatie", "casuistiek", "dossierinzage"), JA_NEE_ONBEKEND),
}
_PUNTEN = {"goed": 2, "deels": 1, "ja": 1}
# Weeks between two contacts by the points above, from nothing in place to all of it.
WEKEN = (1, 2, 3, 4, 6, 8)
WIJZEN: Mapping[str, str] = {
    "gebeld": "Telefoon of beeldbellen",
    "bezoek": "Bezoek",
    "aan_tafel": "Overleg of casuïstiek",
    "geschreven": "Brief of beveiligd bericht",
}
LANGST_VERSLAG = 4_000


@dataclass(frozen=True)
class Opvolging:
    bekend_met_doelgroep: str = "onbekend"
    consultatie: str = "onbekend"
    casuistiek: str = "onbekend"
    dossierinzage: str = "onbekend"

    @property
    def antwoorden(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in FACTOREN}

    @property
    def weken(self) -> int:
        """How many weeks there may be between two contacts at most."""
        return WEKEN[sum(_PUNTEN.get(answer, 0) for answer in self.antwoorden.values())]


@dataclass(frozen=True)
class ContactInvoer:
    """`volgende` is when to speak again; None follows the rule."""

    datum: date
    wijze: str
    verslag: str
    volgende: date | None = None


def check_opvolging(opvolging: Opvolging) -> None:
    """Raises InvalidInput for a word that is not in its list."""
    wrong = {name: choice_faults(answer, ANTWOORDEN[name]) for name, answer in opvolging.antwoorden.items()}
    wrong = {name: sentences for name, sentences in wrong.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)


def next_contact(sinds: date, opvolging: Opvolging) -> date:
    """The last day on which there should be contact again."""
    return sinds + timedelta(weeks=opvolging.weken)


def check_contact(invoer: ContactInvoer, opvolging: Opvolging, *, sinds: date, vandaag: date) -> tuple[str, date]:
    """The report, tidied, and the day of the next contact. `sinds` is when it was accepted. Sooner than the rule is
    always fine, later is not: then the answers of the rule are to change first. Raises InvalidInput."""
    check_choice("wijze", invoer.wijze, WIJZEN)
    check_date("datum", invoer.datum, geboren=None, vandaag=vandaag)
    if invoer.datum < sinds:
        raise InvalidInput({"datum": [f"Dit ligt vóór de dag waarop het is aangenomen, {sinds:%d-%m-%Y}."]})
    verslag = invoer.verslag.strip()
    if not verslag:
        raise InvalidInput({"verslag": ["Schrijf kort op wat er is besproken."]})
    if len(verslag) > LANGST_VERSLAG:
        raise InvalidInput({"verslag": [f"Maak dit korter: gebruik hoogstens {LANGST_VERSLAG} tekens."]})
    latest = next_contact(invoer.datum, opvolging)
    volgende = invoer.volgende or latest
    if volgende <= invoer.datum:
        raise InvalidInput({"volgende": ["Kies een dag na dit contact."]})
    if volgende > latest:
        raise InvalidInput(
            {"volgende": [f"Dat is te laat: spreek elkaar uiterlijk {latest:%d-%m-%Y}, of wijzig eerst de opvolging."]}
        )
    return verslag, volgende
