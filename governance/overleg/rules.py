"""The rules of an overleg: levels, states, times, who hears of a change. Plain Python.

Times are typed and shown as clock time in the Netherlands; a moment is aware. Levels and kinds: the CoMensha
suggestions for gemeenten, chapter 5 (macro: bestuurders; meso: knelpunten; micro: casuïstiek).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

ZONE = ZoneInfo("Europe/Amsterdam")

NIVEAUS = {"macro": "Macro", "meso": "Meso", "micro": "Micro"}
NIVEAU_UITLEG = {
    "macro": "Macro: bestuurders over thema's en beleid",
    "meso": "Meso: knelpunten en samenwerking in de uitvoering",
    "micro": "Micro: casuïstiek",
}
SOORTEN = {"zorg": "Zorg", "veiligheid": "Veiligheid", "gecombineerd": "Zorg en veiligheid"}
ROLLEN = {
    "politie": "Politie (AVIM)",
    "openbaar_ministerie": "Openbaar Ministerie",
    "marechaussee": "Koninklijke Marechaussee",
    "arbeidsinspectie": "Arbeidsinspectie",
    "riec": "RIEC",
    "veiligheidshuis": "Zorg- en Veiligheidshuis",
    "gemeente": "Gemeente",
    "zorgcoordinatie": "Zorgcoördinatie",
    "ggd": "GGD",
    "ggz": "GGZ",
    "veilig_thuis": "Veilig Thuis",
    "opvang": "Opvang",
    "jeugdhulp": "Jeugdhulp",
    "wijkteam": "Wijkteam",
    "maatschappelijke_organisatie": "Maatschappelijke organisatie",
    "comensha": "CoMensha",
    "anders": "Anders",
}
ANTWOORDEN = {"geen": "Nog geen antwoord", "komt": "Komt", "komt_niet": "Komt niet", "misschien": "Misschien"}

UITNODIGING_SOORTEN = {"uitnodiging": "Uitnodiging", "wijziging": "Wijziging", "afzegging": "Afzegging"}
UITNODIGING_STATUS = {
    "te_versturen": "Wordt verstuurd",
    "verstuurd": "Verstuurd",
    "mislukt": "Niet verstuurd",
    "vervallen": "Vervallen",
}

PLANNERS = frozenset({"zorgcoordinator", "ketenregisseur"})
OVERLEG = Machine(
    name="overleg",
    states={"concept": "Concept", "uitgenodigd": "Uitgenodigd", "gehouden": "Gehouden", "afgezegd": "Afgezegd"},
    initial="concept",
    edges=(
        Edge("uitnodigen", "concept", "uitgenodigd", "Uitnodigen", PLANNERS, "overleg_uitgenodigd"),
        Edge("wijzigen", "concept", "concept", "Wijzigen", PLANNERS, "overleg_gewijzigd"),
        Edge("wijzigen", "uitgenodigd", "uitgenodigd", "Wijzigen", PLANNERS, "overleg_gewijzigd"),
        Edge("opnieuw", "uitgenodigd", "uitgenodigd", "Opnieuw versturen", PLANNERS, "uitnodiging_herhaald"),
        Edge("houden", "uitgenodigd", "gehouden", "Is gehouden", PLANNERS, "overleg_gehouden"),
        Edge("afzeggen", "concept", "afgezegd", "Afzeggen", PLANNERS, "overleg_afgezegd"),
        Edge("afzeggen", "uitgenodigd", "afgezegd", "Afzeggen", PLANNERS, "overleg_afgezegd"),
    ),
)

LONGEST_SERIES = 60
MOST_WEEKS = 52
MOST_PEOPLE = 60
ATTEMPTS = 10
_FIRST_WAIT = timedelta(minutes=1)
_LINK = re.compile(r"https?://\S+")
_ADDRESS = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")


@dataclass(frozen=True)
class OverlegInvoer:
    """What a planner fills in. `soort` is empty except at micro; `plaats` or `link` may be empty, not both."""

    niveau: str
    soort: str
    titel: str
    agenda: str
    begin: datetime
    eind: datetime
    plaats: str
    link: str
    voorzitter_id: UUID


@dataclass(frozen=True)
class DeelnemerInvoer:
    """A participant. The e-mail address is who it is: calendars know people by it."""

    naam: str
    organisatie: str
    rol: str
    email: str

    @property
    def adres(self) -> str:
        return self.email.strip().lower()


def moment(day: date, clock: time) -> datetime:
    """A clock time in the Netherlands. Raises InvalidInput for an hour that the summer time leaves out; of an hour
    that comes twice, the first."""
    local = datetime.combine(day, clock, ZONE)
    back = datetime.fromtimestamp(local.timestamp(), ZONE)
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise InvalidInput({"begin": ["Deze tijd bestaat niet: die nacht gaat de klok een uur vooruit."]})
    return local


def local(when: datetime) -> datetime:
    return when.astimezone(ZONE)


def repeat(begin: datetime, eind: datetime, *, weken: int, aantal: int) -> list[tuple[datetime, datetime]]:
    """`aantal` times the same clock time, every `weken` weeks, the first time included.

    Raises InvalidInput for numbers out of range and for a time that the summer time leaves out.
    """
    wrong: dict[str, list[str]] = {}
    if not 1 <= weken <= MOST_WEEKS:
        wrong["weken"] = [f"Vul een aantal weken in van 1 tot en met {MOST_WEEKS}."]
    if not 1 <= aantal <= LONGEST_SERIES:
        wrong["aantal"] = [f"Vul een aantal keer in van 1 tot en met {LONGEST_SERIES}."]
    if wrong:
        raise InvalidInput(wrong)
    first, last = local(begin), local(eind)
    shifts = [timedelta(weeks=weken * number) for number in range(aantal)]
    return [
        (moment((first + shift).date(), first.time()), moment((last + shift).date(), last.time())) for shift in shifts
    ]


def check_invoer(invoer: OverlegInvoer, now: datetime) -> None:
    """Raises InvalidInput with everything that is wrong at once."""
    wrong = {**_wrong_words(invoer), **_wrong_times(invoer.begin, invoer.eind, now)}
    if wrong:
        raise InvalidInput(wrong)


def _wrong_words(invoer: OverlegInvoer) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    if not invoer.titel.strip():
        wrong["titel"] = ["Vul een titel in."]
    if invoer.niveau not in NIVEAUS:
        wrong["niveau"] = ["Kies een niveau."]
    if invoer.niveau == "micro" and invoer.soort not in SOORTEN:
        wrong["soort"] = ["Kies een soort: zorg, veiligheid, of zorg en veiligheid."]
    if invoer.niveau in NIVEAUS and invoer.niveau != "micro" and invoer.soort:
        wrong["soort"] = ["Alleen een overleg op microniveau heeft een soort. Kies geen soort."]
    if not invoer.plaats.strip() and not invoer.link:
        wrong["plaats"] = ["Vul een plaats in, of de link van een online overleg."]
    if invoer.link and not _LINK.fullmatch(invoer.link):
        wrong["link"] = ["Vul een link in die begint met https://."]
    return wrong


def _wrong_times(begin: datetime, eind: datetime, now: datetime) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    if begin <= now:
        wrong["datum"] = ["Kies een moment dat nog moet komen."]
    if eind <= begin:
        wrong["eind"] = ["Kies een eindtijd die na de begintijd ligt."]
    elif local(begin).date() != local(eind).date():
        wrong["eind"] = ["Een overleg begint en eindigt op dezelfde dag."]
    return wrong


def check_deelnemers(deelnemers: Sequence[DeelnemerInvoer]) -> None:
    """Raises InvalidInput when somebody has no name, no known role, no address, or is there twice."""
    sentences = []
    if len(deelnemers) > MOST_PEOPLE:
        sentences.append(f"Nodig hoogstens {MOST_PEOPLE} deelnemers uit.")
    if any(not one.naam.strip() for one in deelnemers):
        sentences.append("Vul van elke deelnemer de naam in.")
    if any(one.rol not in ROLLEN for one in deelnemers):
        sentences.append("Kies van elke deelnemer de rol.")
    if any(not _ADDRESS.fullmatch(one.adres) for one in deelnemers):
        sentences.append("Vul van elke deelnemer een geldig e-mailadres in.")
    if any(times > 1 for times in Counter(one.adres for one in deelnemers).values()):
        sentences.append("Een e-mailadres staat er twee keer in. Haal er een weg.")
    if sentences:
        raise InvalidInput({"deelnemers": sentences})


def check_invitable(begin: datetime, people: int, now: datetime) -> None:
    """Raises Refused when there is nobody to invite or nothing left to come to."""
    if not people:
        raise Refused("Er zijn nog geen deelnemers. Wijzig het overleg en voeg deelnemers toe.")
    if begin <= now:
        raise Refused("Dit overleg is al begonnen. Kies eerst een nieuwe datum.")


def check_held(begin: datetime, now: datetime) -> None:
    if begin > now:
        raise Refused("Dit overleg is nog niet begonnen. Doe dit als het overleg is geweest.")


def check_answer(status: str, antwoord: str) -> None:
    """Raises Refused outside an invited overleg, InvalidInput for an unknown answer."""
    if status != "uitgenodigd":
        raise Refused(f"Een antwoord kan nu niet: de status is “{OVERLEG.states[status]}”.")
    if antwoord not in ANTWOORDEN:
        raise InvalidInput({"antwoord": ["Kies een van de antwoorden."]})


@dataclass(frozen=True)
class Difference:
    """What a change means for those who were invited. Addresses are in lower case."""

    inhoud: bool
    tijd: bool
    nieuw: frozenset[str]
    weg: frozenset[str]

    @property
    def anything(self) -> bool:
        return self.inhoud or bool(self.nieuw) or bool(self.weg)


def difference(
    before: OverlegInvoer, after: OverlegInvoer, old: Sequence[DeelnemerInvoer], new: Sequence[DeelnemerInvoer]
) -> Difference:
    """A new time asks everybody for a new answer (RFC 5546, 3.2.2.1); who only heard of other people does not hear."""
    had, has = {one.adres for one in old}, {one.adres for one in new}
    return Difference(
        inhoud=before != after,
        tijd=(before.begin, before.eind) != (after.begin, after.eind),
        nieuw=frozenset(has - had),
        weg=frozenset(had - has),
    )


VOORAF, NADIEN = timedelta(hours=24), timedelta(hours=2)
MOST_DOSSIERS = 30


def window(begin: datetime, eind: datetime) -> tuple[datetime, datetime]:
    """From when until just before when the table may see what is shared of the dossiers on the agenda."""
    return begin - VOORAF, eind + NADIEN


def has_seat(status: str, antwoord: str) -> bool:
    """Who is invited and has not said no, while the overleg stands or was held."""
    return status in {"uitgenodigd", "gehouden"} and antwoord != "komt_niet"


GEEN_GROND = (
    "Er is geen toestemming en geen andere grond om dit dossier aan deze tafel te bespreken. Leg die eerst vast."
)


def check_dossiers(niveau: str, aantal: int) -> None:
    """Only a table that talks about cases has dossiers on its agenda. Raises Refused."""
    if aantal and niveau != "micro":
        raise Refused("Alleen op de agenda van een overleg op microniveau staan dossiers. Haal ze eerst weg.")
    if aantal > MOST_DOSSIERS:
        raise Refused(f"Er staan al {MOST_DOSSIERS} dossiers op deze agenda. Plan een tweede overleg.")


def check_grounds(aantal_zonder: int) -> None:
    """How many dossiers on the agenda have no ground for the kind of table that it becomes. Raises Refused."""
    if aantal_zonder:
        raise Refused("Voor deze tafel is niet bij elk dossier op de agenda een grond. Haal die dossiers er eerst af.")


def check_agenda_open(status: str, eind: datetime, now: datetime) -> None:
    """Raises Refused when it was held, called off or is over."""
    if status not in {"concept", "uitgenodigd"} or eind <= now:
        raise Refused("De agenda van dit overleg kan niet meer veranderen.")


def check_agenda_kept(status: str, eind: datetime, now: datetime) -> None:
    """What was on the agenda of a table that is over stays where it was. Raises Refused."""
    if status == "afgezegd" or now >= eind + NADIEN:
        raise Refused("De agenda van dit overleg kan niet meer veranderen.")


def neutral_title(niveau: str, titel: str, regio: str) -> str:
    """What stands in calendars and mails. Of a micro overleg never what somebody typed: that may point at a person."""
    return f"Overleg micro, regio {regio}" if niveau == "micro" else titel


def may_tell(niveau: str) -> bool:
    """Whether agenda and reasons may leave the platform by mail."""
    return niveau != "micro"


def wait_after(pogingen: int) -> timedelta | None:
    """How long a mail waits after so many failed attempts: 1, 2, 4 … minutes. None: give up, after some 17 hours."""
    return None if pogingen >= ATTEMPTS else _FIRST_WAIT * 2**pogingen


def label_of(niveau: str, soort: str) -> str:
    """ "Micro (zorg)" """
    return f"{NIVEAUS[niveau]} ({SOORTEN[soort].lower()})" if soort else NIVEAUS[niveau]


def chosen(value: str, among: Mapping[str, str]) -> str:
    """The value when it is one of these, else nothing: for filters in an address."""
    return value if value in among else ""


@dataclass(frozen=True, order=True)
class Week:
    """A week from Monday to Sunday after ISO 8601, written `2026-W48`."""

    jaar: int
    nummer: int

    @classmethod
    def of(cls, day: date) -> "Week":
        found = day.isocalendar()
        return cls(found.year, found.week)

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Raises ValueError when the text is no week."""
        match = re.fullmatch(r"(\d{4})-W(\d{2})", text, re.ASCII)
        if match is None or not 1970 <= int(match[1]) <= 9000:  # noqa: PLR2004  what a calendar can show
            raise ValueError(f"geen week: {text}")
        week = cls(int(match[1]), int(match[2]))
        date.fromisocalendar(week.jaar, week.nummer, 1)
        return week

    @property
    def days(self) -> list[date]:
        monday = date.fromisocalendar(self.jaar, self.nummer, 1)
        return [monday + timedelta(days=number) for number in range(7)]

    @property
    def begin(self) -> datetime:
        return datetime.combine(self.days[0], time(), ZONE)

    @property
    def following(self) -> "Week":
        return Week.of(self.days[-1] + timedelta(days=1))

    @property
    def previous(self) -> "Week":
        return Week.of(self.days[0] - timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.jaar:04d}-W{self.nummer:02d}"
