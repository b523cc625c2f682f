"""A gemeente goes from one regio to another on a day: the one offers, the other takes in. Plain Python.

Until the other has answered nothing changes, so the gemeente is never in two regio's and never silently in none. What
was not answered before its day is over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine
from tenants.werkgebied.rules import Deel, Land, Wijziging, area_on, centre_on, plan

_BEHEER = frozenset({"ketenregisseur", "functioneel_beheerder"})
AANBOD = Machine(
    "gemeenteaanbod",
    {
        "aangeboden": "Wacht op antwoord",
        "aangenomen": "Aangenomen",
        "geweigerd": "Geweigerd",
        "ingetrokken": "Ingetrokken",
    },
    "aangeboden",
    (
        Edge("aannemen", "aangeboden", "aangenomen", "Gemeente overnemen", _BEHEER, "gemeenteaanbod_beantwoord"),
        Edge("weigeren", "aangeboden", "geweigerd", "Weigeren", _BEHEER, "gemeenteaanbod_beantwoord"),
        Edge("intrekken", "aangeboden", "ingetrokken", "Aanbod intrekken", _BEHEER, "gemeenteaanbod_ingetrokken"),
    ),
)
STANDEN: Mapping[str, str] = {**AANBOD.states, "verlopen": "Verlopen, niet beantwoord"}
WEIGERREDENEN: Mapping[str, str] = {
    "past_niet": "De gemeente past niet bij ons werkgebied",
    "andere_dag": "Een andere dag is beter",
    "niet_afgesproken": "Dit is niet met de gemeente afgesproken",
}
ANTWOORDEN = frozenset({"aannemen", "weigeren"})


@dataclass(frozen=True)
class Verhuizing:
    """A gemeente goes from the regio `van` to the regio `naar`; `vanaf` is its first day there."""

    gm_code: str
    van: str
    naar: str
    vanaf: date


def stand(status: str, vanaf: date, today: date) -> str:
    """The state as people see it."""
    return "verlopen" if status == AANBOD.initial and vanaf < today else status


def offer_objections(delen: Sequence[Deel], move: Verhuizing, land: Land, today: date) -> list[str]:
    """Why it cannot be offered, in Dutch; everything, not only the first."""
    if move.naar == move.van or move.naar not in land.regios:
        return ["Kies een andere regio."]
    if move.vanaf <= today:
        return ["Kies een dag na vandaag, zodat de andere regio kan antwoorden."]
    if centre_on(delen, move.van, move.vanaf) == move.gm_code:
        naam = land.naam(move.gm_code)
        return [f"{naam} is dan centrumgemeente van uw regio. Kies eerst een andere centrumgemeente."]
    return list(plan(delen, move.van, _leaves(move), land, today=today).bezwaren)


def take_in_objections(delen: Sequence[Deel], move: Verhuizing, land: Land, today: date) -> list[str]:
    """Why it cannot go now, in Dutch: judged as one step, so the one regio lets go what the other takes in."""
    leaving = plan(delen, move.van, _leaves(move), land, today=today)
    if leaving.bezwaren:
        return list(leaving.bezwaren)
    after = [deel for deel in delen if deel.regio != move.van] + list(leaving.delen)
    centrum = centre_for(delen, move)
    arriving = Wijziging(move.vanaf, erbij=frozenset({move.gm_code}), centrum=centrum)
    return list(plan(after, move.naar, arriving, land, today=today).bezwaren)


def centre_for(delen: Sequence[Deel], move: Verhuizing) -> str:
    """The gemeente itself where the regio has none yet, else empty: the centrumgemeente stays."""
    return "" if centre_on(delen, move.naar, move.vanaf) else move.gm_code


def check_answer(stap: str, reden: str) -> None:
    """Raises InvalidInput for a refusal without a reason, or a reason without one."""
    if stap == "weigeren" and reden not in WEIGERREDENEN:
        raise InvalidInput({"reden": ["Kies waarom u weigert."]})
    if stap != "weigeren" and reden:
        raise InvalidInput({"reden": ["Een reden hoort alleen bij weigeren."]})


def check_in_time(status: str, vanaf: date, today: date) -> None:
    """Raises Refused when its day has passed without an answer."""
    if stand(status, vanaf, today) == "verlopen":
        raise Refused("Dit aanbod is verlopen: de dag is voorbij. Vraag de andere regio om een nieuw aanbod.")


def gaps(delen: Sequence[Deel], regio: str, land: Land) -> list[tuple[str, date]]:
    """Gemeenten that this regio let go and that nobody took in, with the first day on which they are in none."""
    found = []
    for code in sorted({deel.gemeente for deel in delen if deel.regio == regio} & land.gemeenten):
        last = max((deel for deel in delen if deel.gemeente == code), key=lambda deel: deel.ingang)
        if last.regio == regio and last.einde is not None:
            found.append((code, last.einde + timedelta(days=1)))
    return found


def can_be_offered(delen: Sequence[Deel], regio: str, day: date) -> list[str]:
    """The gemeenten of a regio on a day, without its centrumgemeente."""
    centre = centre_on(delen, regio, day)
    return sorted(code for code in area_on(delen, regio, day) if code != centre)


def _leaves(move: Verhuizing) -> Wijziging:
    return Wijziging(move.vanaf, eraf=frozenset({move.gm_code}))
