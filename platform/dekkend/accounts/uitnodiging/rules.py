"""The rules of an invitation: its states, how long it holds, what must be filled in. Plain Python."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from dekkend.accounts.roles import ROLES
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

TERM = timedelta(days=7)
LONGEST_NAME = 200
LONGEST_ADDRESS = 254
_BEHEER = frozenset({"functioneel_beheerder"})
# Whoever is invited has his role from the moment that he accepts.
_INVITED = frozenset(ROLES)
_ADDRESS = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")

UITNODIGING = Machine(
    "accountuitnodiging",
    {"open": "Wacht op antwoord", "aangenomen": "Aangenomen", "ingetrokken": "Ingetrokken"},
    "open",
    (
        Edge("opnieuw", "open", "open", "Opnieuw sturen", _BEHEER, "gebruiker_opnieuw_uitgenodigd"),
        Edge("intrekken", "open", "ingetrokken", "Intrekken", _BEHEER, "gebruiker_uitnodiging_ingetrokken"),
        Edge("aannemen", "open", "aangenomen", "Account maken", _INVITED, "gebruiker_uitnodiging_aangenomen"),
    ),
)
# What people see: an invitation whose term is over still waits in the table, and can be sent again.
STANDEN = {**UITNODIGING.states, "verlopen": "Verlopen"}
GESLOTEN = {
    "onbekend": "Deze link klopt niet. Kopieer hem in zijn geheel uit de e-mail, of vraag uw functioneel beheerder om "
    "een nieuwe uitnodiging.",
    "aangenomen": "Met deze link is al een account gemaakt. Log in met uw e-mailadres.",
    "ingetrokken": "Deze uitnodiging is ingetrokken. Vraag uw functioneel beheerder waarom.",
    "verlopen": "Deze link is niet meer geldig. Vraag uw functioneel beheerder om de uitnodiging opnieuw te sturen.",
}


@dataclass(frozen=True)
class UitnodigingInvoer:
    """Whom to invite. The address is kept in lower case: people type it in their own way."""

    naam: str
    email: str
    rollen: tuple[str, ...]


def stand(status: str, vervalt_at: datetime, now: datetime) -> str:
    """The state as people see it."""
    return "verlopen" if status == "open" and vervalt_at <= now else status


def check_usable(status: str, vervalt_at: datetime, now: datetime) -> None:
    """Raises Refused with what to do when the link no longer opens anything."""
    found = stand(status, vervalt_at, now)
    if found != "open":
        raise Refused(GESLOTEN[found])


def checked(invoer: UitnodigingInvoer) -> UitnodigingInvoer:
    """The input, tidied. Raises InvalidInput with everything that is wrong with name and address."""
    tidy = UitnodigingInvoer(" ".join(invoer.naam.split()), invoer.email.strip().lower(), invoer.rollen)
    wrong: dict[str, list[str]] = {}
    if not tidy.naam:
        wrong["naam"] = ["Vul de naam in."]
    elif len(tidy.naam) > LONGEST_NAME:
        wrong["naam"] = [f"Maak de naam korter: gebruik hoogstens {LONGEST_NAME} tekens."]
    if not _ADDRESS.fullmatch(tidy.email) or len(tidy.email) > LONGEST_ADDRESS:
        wrong["email"] = ["Vul een geldig e-mailadres in. Bijvoorbeeld naam@voorbeeld.nl."]
    if wrong:
        raise InvalidInput(wrong)
    return tidy
