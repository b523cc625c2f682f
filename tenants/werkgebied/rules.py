"""The working area of a regio: which gemeenten it works for, day by day, and how that may change.

A gemeente is in one regio at most on any day, a regio with gemeenten has one centrumgemeente, and what was, stays as it
was: a change works from a day on that is not yet past.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

CENTRUM, RAND = "centrumgemeente", "randgemeente"
FARTHEST = timedelta(days=5 * 366)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Deel:
    """A gemeente in a regio from `ingang` up to and including `einde` (None: it lasts). `id` is that of its row."""

    gemeente: str
    regio: str
    rol: str
    ingang: date
    einde: date | None = None
    id: int | None = None

    def on(self, day: date) -> bool:
        return self.ingang <= day and self.until(day)

    def until(self, day: date) -> bool:
        """Whether it has not ended before that day."""
        return self.einde is None or self.einde >= day


@dataclass(frozen=True)
class Wijziging:
    """From `vanaf` on some gemeenten join and others leave. `centrum` is the centrumgemeente from then on, empty when
    that stays."""

    vanaf: date
    erbij: frozenset[str] = frozenset()
    eraf: frozenset[str] = frozenset()
    centrum: str = ""


@dataclass(frozen=True)
class Land:
    """What a change is judged by: the gemeenten of its day, and what everything is called."""

    gemeenten: frozenset[str]
    namen: Mapping[str, str]
    regios: Mapping[str, str]

    def naam(self, code: str) -> str:
        return self.namen.get(code, code)


@dataclass(frozen=True)
class Plan:
    """The deelnames of the regio as they would be, and the objections in Dutch. With an objection nothing is done."""

    delen: tuple[Deel, ...]
    bezwaren: tuple[str, ...]


def area_on(delen: Iterable[Deel], regio: str, day: date) -> frozenset[str]:
    return frozenset(deel.gemeente for deel in delen if deel.regio == regio and deel.on(day))


def centre_on(delen: Iterable[Deel], regio: str, day: date) -> str:
    """Empty when there is none."""
    return next((deel.gemeente for deel in delen if deel.regio == regio and deel.rol == CENTRUM and deel.on(day)), "")


def difference(delen: Sequence[Deel], regio: str, vanaf: date, wanted: frozenset[str], centrum: str = "") -> Wijziging:
    """The change that makes the area on `vanaf` exactly what is wanted."""
    there = area_on(delen, regio, vanaf)
    return Wijziging(
        vanaf, wanted - there, there - wanted, "" if centrum == centre_on(delen, regio, vanaf) else centrum
    )


def plan(delen: Sequence[Deel], regio: str, wijziging: Wijziging, land: Land, *, today: date) -> Plan:
    """`delen` are those of the whole country. Every objection is named, not only the first."""
    objections = [
        *_day_objections(wijziging, today),
        *(_join_objection(delen, regio, code, wijziging.vanaf, land) for code in sorted(wijziging.erbij)),
        *(_leave_objection(delen, regio, code, wijziging.vanaf, land) for code in sorted(wijziging.eraf)),
    ]
    own = [deel for deel in delen if deel.regio == regio]
    after = _centred(_joined(_left(own, wijziging), regio, wijziging), wijziging)
    found = [objection for objection in objections if objection]
    return Plan(tuple(after), tuple(found or _whole_objections(after, wijziging, land)))


def _day_objections(wijziging: Wijziging, today: date) -> list[str]:
    if not (wijziging.erbij or wijziging.eraf or wijziging.centrum):
        return ["Er verandert niets. Kies een gemeente die erbij komt of weggaat."]
    if wijziging.erbij & wijziging.eraf:
        return ["Een gemeente kan niet tegelijk erbij komen en weggaan."]
    if wijziging.vanaf < today:
        return ["Kies vandaag of een latere dag. Wat voorbij is, verandert niet meer."]
    if wijziging.vanaf > today + FARTHEST:
        return ["Kies een dag binnen vijf jaar."]
    return []


def _join_objection(delen: Sequence[Deel], regio: str, code: str, vanaf: date, land: Land) -> str:
    if code not in land.gemeenten:
        return f"{land.naam(code)} is op {vanaf:%d-%m-%Y} geen gemeente."
    rows = [deel for deel in delen if deel.gemeente == code and deel.until(vanaf)]
    for other in sorted((deel for deel in rows if deel.regio != regio), key=lambda deel: deel.ingang):
        since = f"vanaf {other.ingang:%d-%m-%Y} " if other.ingang > vanaf else ""
        until = f" tot en met {other.einde:%d-%m-%Y}" if other.einde else ""
        return f"{land.naam(code)} hoort {since}bij de regio {land.regios.get(other.regio, 'van een ander')}{until}."
    if any(deel.on(vanaf) and deel.einde is None for deel in rows):
        return f"{land.naam(code)} hoort op {vanaf:%d-%m-%Y} al bij uw regio."
    return ""


def _leave_objection(delen: Sequence[Deel], regio: str, code: str, vanaf: date, land: Land) -> str:
    if any(deel.gemeente == code and deel.regio == regio and deel.until(vanaf) for deel in delen):
        return ""
    return f"{land.naam(code)} hoort op {vanaf:%d-%m-%Y} niet bij uw regio."


def _left(own: Iterable[Deel], wijziging: Wijziging) -> list[Deel]:
    """What has not begun on that day never begins."""
    kept = []
    for deel in own:
        if deel.gemeente not in wijziging.eraf or not deel.until(wijziging.vanaf):
            kept.append(deel)
        elif deel.ingang < wijziging.vanaf:
            kept.append(replace(deel, einde=wijziging.vanaf - ONE_DAY))
    return kept


def _joined(own: list[Deel], regio: str, wijziging: Wijziging) -> list[Deel]:
    """Who was to leave or to join later, stays or joins earlier."""
    found = list(own)
    for code in sorted(wijziging.erbij):
        rows = [deel for deel in found if deel.gemeente == code and deel.until(wijziging.vanaf)]
        first = min(rows, key=lambda deel: deel.ingang, default=None)
        found = [deel for deel in found if deel not in rows]
        if first is None:
            found.append(Deel(code, regio, RAND, wijziging.vanaf))
        else:
            found.append(replace(first, ingang=min(first.ingang, wijziging.vanaf), einde=None))
    return found


def _centred(own: Iterable[Deel], wijziging: Wijziging) -> list[Deel]:
    """From the day on, `centrum` is the only centrumgemeente; a deelname that runs through is cut in two."""
    if not wijziging.centrum:
        return list(own)
    found = []
    for deel in own:
        rol = CENTRUM if deel.gemeente == wijziging.centrum else RAND
        if rol == deel.rol or not deel.until(wijziging.vanaf):
            found.append(deel)
        elif deel.ingang >= wijziging.vanaf:
            found.append(replace(deel, rol=rol))
        else:
            found.append(replace(deel, einde=wijziging.vanaf - ONE_DAY))
            found.append(replace(deel, rol=rol, ingang=wijziging.vanaf, id=None))
    return found


def _whole_objections(after: Sequence[Deel], wijziging: Wijziging, land: Land) -> list[str]:
    """A regio keeps a gemeente, and on every day on which it has some, a centrumgemeente."""
    vanaf = wijziging.vanaf
    there = [deel for deel in after if deel.on(vanaf)]
    if not there:
        return [f"Een regio houdt minstens één gemeente. Op {vanaf:%d-%m-%Y} zou er geen over zijn."]
    if wijziging.centrum and wijziging.centrum not in {deel.gemeente for deel in there}:
        return [f"{land.naam(wijziging.centrum)} kan geen centrumgemeente zijn: die hoort dan niet bij uw regio."]
    for day in sorted(days_of_change(after, vanaf)):
        rollen = [deel.rol for deel in after if deel.on(day)]
        if rollen and rollen.count(CENTRUM) != 1:
            told = "geen centrumgemeente" if CENTRUM not in rollen else "meer dan één centrumgemeente"
            return [f"Op {day:%d-%m-%Y} zou uw regio {told} hebben. Kies een centrumgemeente die blijft."]
    return []


def days_of_change(delen: Iterable[Deel], since: date) -> set[date]:
    """The days from `since` on, on which something begins or has just ended, and `since` itself."""
    days = {since}
    for deel in delen:
        days |= {deel.ingang} | ({deel.einde + ONE_DAY} if deel.einde else set())
    return {day for day in days if day >= since}
