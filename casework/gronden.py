"""On which ground somebody may read or change a dossier: predicates over facts. Plain Python, no database.

The facts are rows; whether they hold is judged here, at the moment that is asked about. `casework/access.py` asks the
database the same question for lists, and a test holds the two together.

The grounds stand in order: first the own work, last what is lent for a while. None gives less than one after it, so
the first that holds is both the nearest to the work and the widest, and it is the one that is written to the log.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rules.predicates import predicate

from casework.team.rules import WERKT_MEE
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor

CASELOAD = "eigen caseload"
TEAMLID = "in het team van het dossier"
VERVANGING = "vervanging van een collega"
TEAM = "team, nog geen zorgcoördinator"
ADVIES = "advies op elke casus"
NOODTOEGANG = "noodtoegang"
ZORGACTIE = "aangenomen zorgactie"
OVERLEG = "op de agenda van een overleg"

ALLES, GEDEELD = "alles", "gedeeld"


@dataclass(frozen=True)
class Venster:
    """A row that lends something for a while: from `van`, until just before `tot`, unless it was taken back. `wie` is
    who works along, or for whom somebody stands in, with the name for the log."""

    grond: str
    van: datetime
    tot: datetime | None
    ingetrokken: bool = False
    wie: UUID | None = None
    naam: str = ""

    def open_at(self, nu: datetime) -> bool:
        return not self.ingetrokken and self.van <= nu and (self.tot is None or nu < self.tot)


@dataclass(frozen=True)
class Zaak:
    """What the tables say about one dossier and one actor: whose it is, what was lent to the actor, for whom the actor
    stands in when, and who works along when. `nu` is the moment that is asked about. `stil`: a restriction or an
    objection to all sharing stands (AVG art. 18 and 21)."""

    nu: datetime
    zorgcoordinator: UUID | None
    inzage: tuple[Venster, ...] = ()
    vervanging: tuple[Venster, ...] = ()
    team: tuple[Venster, ...] = ()
    stil: bool = False

    def lent(self, grond: str) -> list[Venster]:
        return [one for one in self.inzage if one.grond == grond and one.open_at(self.nu)]

    def works_along(self, who: UUID | None) -> bool:
        """As a zorgcoördinator beside the first one."""
        return any(one.grond == WERKT_MEE and one.wie == who and one.open_at(self.nu) for one in self.team)

    def stands_in_for(self) -> list[Venster]:
        """For whom of those who work on it; the zorgcoördinator of the dossier first."""
        here = [one for one in self.vervanging if one.open_at(self.nu)]
        first = [one for one in here if one.wie == self.zorgcoordinator]
        return first or [one for one in here if self.works_along(one.wie)]


@dataclass(frozen=True)
class Besluit:
    """`lezen` is everything, only what is shared, or nothing; `tot` is when a noodtoegang ends; `namens` is the name of
    whom the actor stands in for."""

    grond: str = ""
    lezen: str = ""
    noteren: bool = False
    wijzigen: bool = False
    uitdraaien: bool = False
    tot: datetime | None = None
    namens: str = ""

    @property
    def alles(self) -> bool:
        return self.lezen == ALLES


@dataclass(frozen=True)
class Grond:
    """What holds when this ground does."""

    naam: str
    geldt: Callable[[Actor, Zaak], bool]
    lezen: str
    noteren: bool = False
    wijzigen: bool = False
    uitdraaien: bool = False


def _coordinates(actor: Actor, _: Zaak) -> bool:
    return may(actor, "dossier_openen")


def _advises(actor: Actor, _: Zaak) -> bool:
    return "gedragswetenschapper" in actor.roles


def _may_read_what_is_shared(actor: Actor, _: Zaak) -> bool:
    return may(actor, "dossier_gedeeld_inzien")


def _may_break_the_glass(actor: Actor, _: Zaak) -> bool:
    """In a browser only: who uses it stands up for it; a program does not."""
    return may(actor, "noodtoegang_gebruiken") and actor.channel == "web"


def _is_own(actor: Actor, zaak: Zaak) -> bool:
    return zaak.zorgcoordinator is not None and zaak.zorgcoordinator == actor.user_id


def _is_the_teams(_: Actor, zaak: Zaak) -> bool:
    return zaak.zorgcoordinator is None


def _stands_in(_: Actor, zaak: Zaak) -> bool:
    return bool(zaak.stands_in_for())


def _works_along(actor: Actor, zaak: Zaak) -> bool:
    return zaak.works_along(actor.user_id)


def _on_the_agenda(_: Actor, zaak: Zaak) -> bool:
    return bool(zaak.lent("overleg"))


def _took_a_zorgactie(_: Actor, zaak: Zaak) -> bool:
    return bool(zaak.lent("zorgactie"))


def _is_not_held_still(_: Actor, zaak: Zaak) -> bool:
    return not zaak.stil


def _broke_the_glass(_: Actor, zaak: Zaak) -> bool:
    return bool(zaak.lent("noodtoegang"))


def _when(condition: Callable[[Actor, Zaak], bool]) -> Any:
    return predicate(condition)  # type: ignore[no-untyped-call]


_coordinator = _when(_coordinates)
# What stands still is kept and used for the person's own protection, and shown to nobody else.
_guest = _when(_may_read_what_is_shared) & _when(_is_not_held_still)

GRONDEN = (
    Grond(CASELOAD, _coordinator & _when(_is_own), ALLES, noteren=True, wijzigen=True, uitdraaien=True),
    Grond(TEAMLID, _coordinator & _when(_works_along), ALLES, noteren=True, wijzigen=True, uitdraaien=True),
    Grond(VERVANGING, _coordinator & _when(_stands_in), ALLES, noteren=True, wijzigen=True, uitdraaien=True),
    Grond(TEAM, _coordinator & _when(_is_the_teams), ALLES, noteren=True, wijzigen=True, uitdraaien=True),
    Grond(ADVIES, _when(_advises), ALLES, noteren=True, uitdraaien=True),
    Grond(NOODTOEGANG, _when(_may_break_the_glass) & _when(_broke_the_glass), ALLES, noteren=True),
    Grond(ZORGACTIE, _guest & _when(_took_a_zorgactie), GEDEELD),
    Grond(OVERLEG, _guest & _when(_on_the_agenda), GEDEELD),
)
NIETS = Besluit()


def decide(actor: Actor, zaak: Zaak) -> Besluit:
    """What this actor may do with this dossier at this moment, on the first ground that holds."""
    for grond in GRONDEN:
        if actor.may_lean_on(grond.naam) and grond.geldt(actor, zaak):
            tot = max(_ends(zaak.lent("noodtoegang"))) if grond.naam == NOODTOEGANG else None
            namens = zaak.stands_in_for()[0].naam if grond.naam == VERVANGING else ""
            return Besluit(grond.naam, grond.lezen, grond.noteren, grond.wijzigen, grond.uitdraaien, tot, namens)
    return NIETS


def _ends(vensters: list[Venster]) -> list[datetime]:
    return [one.tot for one in vensters if one.tot is not None]
