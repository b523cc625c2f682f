"""When a beheerder may fill in around which centrumgemeente a gemeente lies, and when a source stands in the way."""

from dataclasses import dataclass
from datetime import date

from tenants.register.rules import AANGEVULD, FIRST_YEAR, LONGEST_SOURCE, TAKEN

FIRST_DAY = date(2015, 1, 1)
SHORTEST_SOURCE = 10  # characters: less names no letter, decision or web page


@dataclass(frozen=True)
class Aanvulling:
    """`gemeente` lies, for `taak`, in the region around `centrum`; by `bron`, a document of the day `datum`."""

    taak: str
    gemeente: str
    centrum: str
    bron: str
    datum: date


@dataclass(frozen=True)
class Bekend:
    """What the register says already for the same year: by a source, or filled in by a tenant."""

    status: str
    door: str


def objections(aanvulling: Aanvulling, *, today: date) -> dict[str, list[str]]:
    """Field name to Dutch sentences; empty when it can be taken."""
    found: dict[str, list[str]] = {}
    if aanvulling.taak not in TAKEN:
        found["taak"] = ["Kies een taak uit de lijst."]
    if len(aanvulling.bron.strip()) < SHORTEST_SOURCE:
        found["bron"] = ["Noem de bron zo dat een ander die kan vinden: welk besluit, welke brief of welke webpagina."]
    elif len(aanvulling.bron) > LONGEST_SOURCE:
        found["bron"] = [f"De bron is te lang; er passen {LONGEST_SOURCE} tekens."]
    if aanvulling.datum > today:
        found["datum"] = ["De datum van de bron ligt in de toekomst."]
    elif aanvulling.datum < FIRST_DAY or aanvulling.datum.year < FIRST_YEAR:
        found["datum"] = [f"De bron is te oud. Het register kent de gemeenten vanaf {FIRST_DAY:%d-%m-%Y}."]
    return found


def standing_in_the_way(known: Bekend | None, door: str) -> str:
    """Why it cannot be filled in; empty when it can. A tenant may correct what it filled in itself."""
    if known is None or (known.status == AANGEVULD and known.door == door):
        return ""
    if known.status == AANGEVULD:
        return f"Dit is al aangevuld door {known.door}. Overleg met hen als het niet klopt."
    return (
        "Voor dit jaar noemt het register al een bron. Klopt die niet, meld het dan bij de beheerder van het platform."
    )
