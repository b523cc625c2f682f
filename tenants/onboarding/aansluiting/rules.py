"""The rules of a gemeente that joins a regio: the steps, the terms, the code by letter. Plain Python."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dekkend.accounts.uitnodiging.rules import UitnodigingInvoer, checked
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

TERM = timedelta(days=14)
CODE_TERM = timedelta(days=14)
CODE_ATTEMPTS = 5
REMIND_AFTER = (timedelta(days=3), timedelta(days=7), timedelta(days=12))
# Without what people mix up: no 0 and O, no 1, I and L.
CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10
_GROUP = 5

_REGIO = frozenset({"functioneel_beheerder", "ketenregisseur"})
# Who acts for the gemeente has no account here yet: this is the role in which a gemeente takes part.
_GEMEENTE = frozenset({"aandachtsfunctionaris"})

OPEN = ("uitgenodigd", "geopend", "bewezen", "contacten_bekend", "akkoord")
RUNNING = (*OPEN, "wacht_op_inrichting")
LIVING = (*RUNNING, "aangesloten")
# Nothing came of these. Whom we would have reached is forgotten after a year: that is long enough to ask again, and no
# law asks for longer (AVG art. 5 lid 1 e); a jurist confirms the year.
NIETS_GEWORDEN = ("geweigerd", "ingetrokken", "verlopen")
# Of one that left, the people go after that year too; what was agreed, and on whose behalf, stays with the papers.
VOORBIJ = (*NIETS_GEWORDEN, "vertrokken")
CONTACTEN_WEG = timedelta(days=365)


def _from(sources: Collection[str], edge: Edge) -> list[Edge]:
    """The same step out of several states."""
    return [replace(edge, source=source) for source in sources]


AANSLUITING = Machine(
    "aansluiting",
    {
        "uitgenodigd": "Uitgenodigd",
        "geopend": "Uitnodiging geopend",
        "bewezen": "Gemeente bevestigd",
        "contacten_bekend": "Contactpersonen bekend",
        "akkoord": "Akkoord met de stukken",
        "wacht_op_inrichting": "Wordt ingericht",
        "aangesloten": "Aangesloten",
        "geweigerd": "Geweigerd door de gemeente",
        "ingetrokken": "Ingetrokken door de regio",
        "verlopen": "Verlopen",
        "vertrokken": "Vertrokken",
    },
    "uitgenodigd",
    (
        Edge("openen", "uitgenodigd", "geopend", "Beginnen", _GEMEENTE, "aansluiting_geopend"),
        Edge("bewijzen", "geopend", "bewezen", "Bevestigen", _GEMEENTE, "aansluiting_bewezen"),
        *_from(
            ("bewezen", "contacten_bekend"),
            Edge(
                "contacten_noemen", "bewezen", "contacten_bekend", "Contactpersonen opslaan", _GEMEENTE,
                "aansluiting_contacten_genoemd",
            ),
        ),
        Edge("akkoord_geven", "contacten_bekend", "akkoord", "Akkoord geven", _GEMEENTE, "aansluiting_akkoord_gegeven"),
        Edge("afronden", "akkoord", "wacht_op_inrichting", "Aansluiten", _GEMEENTE, "aansluiting_inrichting_gevraagd"),
        Edge(
            "terugnemen", "wacht_op_inrichting", "akkoord", "Opnieuw proberen", _GEMEENTE,
            "aansluiting_inrichting_terug",
        ),
        Edge("aansluiten", "wacht_op_inrichting", "aangesloten", "Aansluiten", _REGIO, "gemeente_aangesloten"),
        *_from(OPEN[1:], Edge("weigeren", "geopend", "geweigerd", "Weigeren", _GEMEENTE, "aansluiting_geweigerd")),
        *_from(OPEN, Edge("intrekken", "geopend", "ingetrokken", "Intrekken", _REGIO, "aansluiting_ingetrokken")),
        *_from(OPEN, Edge("verlopen", "geopend", "verlopen", "Laten verlopen", _REGIO, "aansluiting_verlopen")),
        Edge("vertrekken", "aangesloten", "vertrokken", "Beëindigen", _REGIO, "gemeente_vertrokken"),
    ),
)  # fmt: skip

VORMEN = {"eigen": "Een eigen omgeving", "gast": "Als gast in de omgeving van de regio"}
BEWIJZEN = {"brief": "Code uit een brief", "inlogdienst": "Inlogdienst van de gemeente"}
PARTIJEN = {"regio": "Regio", "gemeente": "Gemeente", "dekkend": "Dekkend"}
# The gemeente shows these nothing yet, or only says no.
_WITHOUT_PROOF = frozenset({"openen", "bewijzen", "weigeren"})
TE_LAAT = "De termijn van deze uitnodiging is voorbij. Vraag de regio om een nieuwe."
EERST_BEWIJZEN = "Laat eerst zien dat u van de gemeente bent. Vul de code uit de brief in."


def partij_of(*, known: bool, channel: str) -> str:
    """Which side acts: somebody who is logged in is of the regio, a stranger with a link of the gemeente."""
    if channel == "taak":
        return "dekkend"
    return "regio" if known else "gemeente"


def check_step(edge: Edge, partij: str, roles: Collection[str], *, bewezen: bool, verlopen: bool) -> None:
    """Raises Hidden when this side may not take this step, Refused when it is too late or not proven yet."""
    if partij == "dekkend":
        return
    if partij == "regio":
        if edge.roles.isdisjoint(roles) or edge.roles != _REGIO:
            raise Hidden
        return
    if edge.roles != _GEMEENTE:
        raise Hidden
    if verlopen and edge.source in OPEN:
        raise Refused(TE_LAAT)
    if edge.name not in _WITHOUT_PROOF and not bewezen:
        raise Refused(EERST_BEWIJZEN)


@dataclass(frozen=True)
class Uitnodiging:
    """Which gemeente to ask, and whom: the link goes to the address by mail, the code to the one by post."""

    gm_code: str
    naam: str
    email: str
    adres: str


@dataclass(frozen=True)
class Kandidaat:
    """What is known of a gemeente that is to be asked. `regio` is the name of the regio it is in today, "" for none;
    `lopend` the state of what runs already, "" for nothing."""

    naam: str
    bestaat: bool
    regio: str
    eigen_regio: bool
    eigen_omgeving: bool
    lopend: str


LONGEST_POSTAL = 300
LONGEST_REASON = 1000


def checked_uitnodiging(typed: Uitnodiging) -> Uitnodiging:
    """The input, tidied. Raises InvalidInput with everything that is wrong."""
    lines = [" ".join(line.split()) for line in typed.adres.splitlines()]
    adres = "\n".join(line for line in lines if line)
    wrong: dict[str, list[str]] = {}
    person = UitnodigingInvoer(typed.naam, typed.email, ())
    try:
        person = checked(person)
    except InvalidInput as refused:
        wrong |= refused.fields
    if not adres:
        wrong["adres"] = ["Vul het postadres van de gemeente in. Daarheen gaat de brief met de code."]
    elif len(adres) > LONGEST_POSTAL:
        wrong["adres"] = [f"Maak het adres korter: gebruik hoogstens {LONGEST_POSTAL} tekens."]
    if wrong:
        raise InvalidInput(wrong)
    return Uitnodiging(typed.gm_code.strip().upper(), person.naam, person.email, adres)


def objection(kandidaat: Kandidaat) -> str:
    """Why this gemeente cannot be asked, in a sentence; "" when it can."""
    naam = kandidaat.naam
    if not kandidaat.bestaat:
        return f"{naam} is vandaag geen gemeente. Kies een gemeente uit de lijst."
    if kandidaat.regio and not kandidaat.eigen_regio:
        return (
            f"{naam} hoort bij de regio {kandidaat.regio}. Een gemeente is in één regio tegelijk. "
            "Zij kan pas bij u aansluiten als zij daar weg is."
        )
    if kandidaat.lopend == "aangesloten" or (kandidaat.eigen_regio and kandidaat.eigen_omgeving):
        return f"{naam} is al aangesloten bij uw regio."
    if kandidaat.lopend:
        return (
            f"Voor {naam} loopt al een uitnodiging ({AANSLUITING.states[kandidaat.lopend].lower()}). "
            "Stuur die opnieuw, of trek haar eerst in."
        )
    return ""


ONBEKEND = (
    "Deze link klopt niet, of is vervangen door een nieuwe. Kopieer hem in zijn geheel uit de nieuwste e-mail, of "
    "vraag de regio om een nieuwe link."
)
_GESLOTEN = {
    "aangesloten": "Deze gemeente is al aangesloten. Log in met uw account.",
    "geweigerd": "De gemeente heeft deze uitnodiging geweigerd. Wilt u toch aansluiten? Vraag de regio om een nieuwe.",
    "ingetrokken": "De regio heeft deze uitnodiging ingetrokken. Vraag de regio waarom.",
    "verlopen": "Deze link is niet meer geldig. Vraag de regio om een nieuwe uitnodiging.",
    "vertrokken": "Deze gemeente is niet meer aangesloten bij de regio.",
}
IN_GEBRUIK = (
    "Met deze link is al iemand van de gemeente bezig, in een andere browser. Ga daar verder. Lukt dat niet? Vraag de "
    "regio om een nieuwe link."
)


def link_closed(status: str, *, over: bool, bewezen: bool) -> str:
    """Why a link opens nothing in a browser that is new to it, in one sentence; "" when it does."""
    if status in _GESLOTEN:
        return _GESLOTEN[status]
    if over and status in OPEN:
        return _GESLOTEN["verlopen"]
    return IN_GEBRUIK if bewezen else ""


def code_of(numbers: Collection[int]) -> str:
    """What stands in the letter, from random numbers: "ABCDE-FGHJK"."""
    signs = "".join(CODE_SIGNS[number % len(CODE_SIGNS)] for number in numbers)
    return f"{signs[:_GROUP]}-{signs[_GROUP:]}"


def typed_code(text: str) -> str:
    """The code without the spaces, dashes and small letters with which people type it."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def check_code_usable(*, made: bool, attempts: int, vervalt_at: datetime | None, now: datetime) -> None:
    """Raises Refused with what to do when there is no code that could be right."""
    if not made or vervalt_at is None:
        raise Refused(
            "Er is nog geen brief met een code gemaakt, of de code is al gebruikt. Vraag de regio om een brief."
        )
    if attempts >= CODE_ATTEMPTS:
        raise Refused("De code is te vaak verkeerd ingevuld. Vraag de regio om een nieuwe brief.")
    if vervalt_at <= now:
        raise Refused("De code uit de brief is niet meer geldig. Vraag de regio om een nieuwe brief.")


def wrong_code(attempts: int) -> str:
    """What to say after this many wrong ones."""
    left = CODE_ATTEMPTS - attempts
    if left <= 0:
        return "De code klopt niet, en u heeft geen pogingen meer. Vraag de regio om een nieuwe brief."
    times = "1 poging" if left == 1 else f"{left} pogingen"
    return f"De code klopt niet. Kijk of u alle {CODE_LENGTH} tekens goed overnam. U heeft nog {times}."


def reminder_due(begin: datetime, sent: int, now: datetime) -> int:
    """How many reminders should have gone by now, when that is more than were sent; else 0. After a pause of the
    platform one goes, not all that were missed."""
    due = sum(1 for after in REMIND_AFTER if begin + after <= now)
    return due if due > sent else 0


def check_reason(text: str) -> str:
    """Raises InvalidInput when there is none, or too much of it."""
    tidy = text.strip()
    if not tidy:
        raise InvalidInput({"reden": ["Vul in waarom. De andere kant leest dit."]})
    if len(tidy) > LONGEST_REASON:
        raise InvalidInput({"reden": [f"Maak de reden korter: gebruik hoogstens {LONGEST_REASON} tekens."]})
    return tidy


def check_last_day(day: date, today: date) -> None:
    """Raises InvalidInput for a day that has passed, or is far away."""
    if day < today:
        raise InvalidInput({"laatste_dag": ["Kies vandaag of een latere dag."]})
    if day > today + FARTHEST:
        raise InvalidInput({"laatste_dag": ["Kies een dag binnen vijf jaar."]})


def duration(begin: datetime, end: datetime) -> str:
    """How long it took, as people say it: "12 minuten", "5 uur", "3 dagen"."""
    minutes = max(1, round((end - begin).total_seconds() / 60))
    if minutes == 1:
        return "1 minuut"
    if minutes < _HOURS_FROM:
        return f"{minutes} minuten"
    hours = round(minutes / 60)
    return f"{hours} uur" if hours < _DAYS_FROM else f"{round(hours / 24)} dagen"


_HOURS_FROM, _DAYS_FROM = 120, 48  # minutes, hours
FARTHEST = timedelta(days=5 * 366)


@dataclass(frozen=True)
class Punt:
    """A line of the checklist. `stand` is klaar, nu or straks; `door` who has to do it."""

    naam: str
    stand: str
    door: str
    pagina: str = ""


_PUNTEN = (
    ("uitgenodigd", "Uitnodiging openen", "gemeente", ""),
    ("geopend", "Laten zien dat het de gemeente is", "gemeente", "aansluiten_bewijs"),
    ("bewezen", "Contactpersonen noemen", "gemeente", "aansluiten_contacten"),
    ("contacten_bekend", "Stukken lezen en akkoord geven", "gemeente", "aansluiten_stukken"),
    ("akkoord", "Kiezen: eigen omgeving of gast", "gemeente", "aansluiten_afronden"),
    ("wacht_op_inrichting", "Inrichten", "dekkend", ""),
)


def checklist(status: str, done: Collection[str], *, bewezen: bool = True) -> list[Punt]:
    """The steps with how far they are; `done` are states that were reached. A browser that has not proven whose it is
    does that first, however far the gemeente is."""
    found = []
    for state, naam, door, pagina in _PUNTEN:
        stand = "klaar" if _past(state, status, done) else "nu" if state == status else "straks"
        found.append(Punt(naam, stand, door, pagina))
    if not bewezen and status in OPEN[2:]:
        found = [
            replace(punt, stand="nu" if punt.pagina == "aansluiten_bewijs" else punt.stand.replace("nu", "straks"))
            for punt in found
        ]
    return found


def _past(state: str, status: str, done: Collection[str]) -> bool:
    order = (*RUNNING, "aangesloten")
    if status in order:
        return order.index(state) < order.index(status)
    reached = max((order.index(one) for one in done if one in order), default=0)
    return order.index(state) < reached


def host_for(naam: str, regio_host: str) -> str:
    """The address of a new environment beside that of the regio: "valkenswaard.dekkend.example"."""
    flat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    label = re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:_LABEL].strip("-")
    return f"{label or 'gemeente'}.{regio_host.partition('.')[2]}"


_LABEL = 63


def short_of(naam: str) -> str:
    """Three capitals for the sign of the environment."""
    letters = [sign for sign in unicodedata.normalize("NFKD", naam).upper() if "A" <= sign <= "Z"]
    return "".join(letters[:3]) or "GEM"
