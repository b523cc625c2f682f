"""Who works in a dossier beside its zorgcoördinator. Plain Python.

The profile (bijlage 3) knows one zorgcoördinator for one person, who stays responsible whoever works along. A second
zorgcoördinator reads and does the same work, for the days that were agreed; a gedragswetenschapper reads every dossier
already, and stands here so that the person and the colleagues know who advises. Who is only involved stands on the
list and reads nothing: knowing whom to call needs no look into a dossier.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput

ZONE = ZoneInfo("Europe/Amsterdam")
WERKT_MEE = "zorgcoordinator"
"""The part in a team that gives a ground to read and change."""
ROLLEN: Mapping[str, str] = {
    WERKT_MEE: "Zorgcoördinator, werkt mee",
    "gedragswetenschapper": "Gedragswetenschapper, geeft advies",
    "betrokken": "Betrokken, leest niet mee",
}
# Which role of the account a part asks for.
NODIG: Mapping[str, str] = {WERKT_MEE: "zorgcoordinator", "gedragswetenschapper": "gedragswetenschapper"}
STOPREDENEN: Mapping[str, str] = {
    "klaar": "Niet meer nodig",
    "zelf": "Zelf gestopt",
    "verantwoordelijk": "Is nu zelf de zorgcoördinator",
    "account": "Het account is gesloten",
    "ander_werk": "Doet dit werk niet meer",
}
LANGST_REDEN = 500
VERST_BEGIN = timedelta(days=92)
LANGST = timedelta(days=366)
"""Longer than a year ahead is not agreed: without a last day somebody stays until he stops."""
NIEUW = timedelta(days=7)
"""So long a new place stands on "Mijn werk"."""


@dataclass(frozen=True)
class TeamInvoer:
    """`tot` is the last day, which counts still; None: until he stops."""

    rol: str
    van: date
    tot: date | None
    reden: str


def checked(invoer: TeamInvoer, vandaag: date) -> TeamInvoer:
    """The input, tidied. Raises InvalidInput with all faults."""
    tidy = TeamInvoer(invoer.rol, invoer.van, invoer.tot, " ".join(invoer.reden.split()))
    faults = {
        "rol": choice_faults(tidy.rol, ROLLEN),
        "van": [] if vandaag <= tidy.van <= vandaag + VERST_BEGIN else [
            "Kies vandaag of een dag in de komende drie maanden."
        ],
        "tot": _end_faults(tidy.van, tidy.tot),
        "reden": _reason_faults(tidy.reden),
    }  # fmt: skip
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _end_faults(van: date, tot: date | None) -> list[str]:
    if tot is None:
        return []
    if tot < van:
        return ["Kies een laatste dag op of na de eerste dag."]
    if tot - van > LANGST:
        return ["Kies een laatste dag binnen een jaar, of laat dit leeg."]
    return []


def _reason_faults(reden: str) -> list[str]:
    if not reden:
        return ["Schrijf op waarom deze collega in het team komt."]
    if len(reden) > LANGST_REDEN:
        return [f"Maak dit korter: gebruik hoogstens {LANGST_REDEN} tekens."]
    return []


def check_fits(rol: str, rollen: Collection[str]) -> None:
    """Raises InvalidInput when the account does not do the work that this part asks for."""
    needed = NODIG.get(rol)
    if needed is not None and needed not in rollen:
        raise InvalidInput({"rol": ["Deze collega doet dat werk niet. Kies een andere rol of een andere collega."]})


def window(van: date, tot: date | None, nu: datetime) -> tuple[datetime, datetime | None]:
    """From the first moment of the first day, but never before now, until the first moment after the last."""
    end = None if tot is None else datetime.combine(tot + timedelta(days=1), time(), ZONE)
    return max(datetime.combine(van, time(), ZONE), nu), end


def overlaps(
    van: datetime, tot: datetime | None, standing: Collection[tuple[datetime, datetime | None]]
) -> bool:  # fmt: skip
    """Whether somebody would have two places at one moment."""
    return any((tot is None or begin < tot) and (end is None or van < end) for begin, end in standing)


def last_day(tot: datetime) -> date:
    return (tot.astimezone(ZONE) - timedelta(microseconds=1)).date()


def stand(van: datetime, tot: datetime | None, gestopt: datetime | None, nu: datetime) -> str:
    """ "nu", "straks" or "voorbij"."""
    if gestopt is not None or (tot is not None and tot <= nu):
        return "voorbij"
    return "straks" if nu < van else "nu"
