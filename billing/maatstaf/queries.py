"""Reading a snapshot, and what the register has for a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from billing.maatstaf.models import Maatstaf
from billing.maatstaf.rules import BORDER, NEW_GEMEENTE, reference_date
from dekkend.core.errors import Refused
from tenants import public as tenants


@dataclass(frozen=True)
class Stand:
    """Inhabitants at one date of every gemeente that counts in a year: code to name and number.

    `totaal` is the region's: of a gemeente that was split, only the share that came to the region.
    """

    peildatum: date
    bron: str
    gemeenten: dict[str, tuple[str, int]]
    totaal: int

    @property
    def waarden(self) -> dict[str, int]:
        return {code: aantal for code, (_, aantal) in self.gemeenten.items()}


def inwoners_in(maatstaf: Maatstaf) -> dict[str, int]:
    """gm_code to number of inhabitants."""
    return dict(maatstaf.regels.values_list("gm_code", "waarde"))


def endings(peildatum: date, jaar: int) -> list[tenants.HerindelingView]:
    """Every herindeling after a reference date and up to the end of a year, oldest first, except border changes."""
    found = tenants.herindelingen(peildatum + timedelta(days=1), date(jaar, 12, 31))
    return [wijziging for wijziging in found if wijziging.soort != BORDER]


def stand_of(schema: str, jaar: int) -> Stand:
    """The inhabitants of everybody who takes part in a year, and of those that went on in them, at one date.

    That date is the newest one, up to the reference date of the year, at which all have a number. Raises Refused
    when a gemeente that existed then has none.
    """
    leden = {lid.gm_code: lid.naam for lid in tenants.members_during(schema, date(jaar, 1, 1), date(jaar, 12, 31))}
    if not leden:
        raise Refused(f"Er doen in {jaar} geen gemeenten mee in deze regio. Vul eerst de deelnames in.")
    bekend = tenants.inwoners(list(leden), reference_date(jaar))
    if not bekend:
        raise Refused("Van de gemeenten in deze regio zijn geen inwoners bekend. Vul eerst het register aan.")
    peildatum = min(stand.peildatum for stand in bekend.values())
    kring = _circle(leden, endings(peildatum, jaar))
    standen = {
        code: stand
        for code, stand in tenants.inwoners(list(kring.namen), peildatum).items()
        if stand.peildatum == peildatum
    }
    for code in sorted(kring.namen.keys() - standen.keys() - kring.nieuw):
        raise Refused(
            f"Van {kring.namen[code]} zijn op {peildatum:%d-%m-%Y} geen inwoners bekend. Vul het register aan."
        )
    return Stand(
        peildatum=peildatum,
        bron="; ".join(sorted({stand.bron for stand in standen.values()})),
        gemeenten={code: (kring.namen[code], stand.aantal) for code, stand in standen.items()},
        totaal=round(sum(stand.aantal * kring.delen[code] for code, stand in standen.items())),
    )


@dataclass(frozen=True)
class Kring:
    """The members and all that went on in them: names, the share that came to the region, and who is new."""

    namen: dict[str, str]
    delen: dict[str, Decimal]
    nieuw: set[str]


def _circle(leden: dict[str, str], wijzigingen: Sequence[tenants.HerindelingView]) -> Kring:
    """Newest first, so that a successor is in the circle before its predecessors. An unknown share counts as none:
    sharing refuses it."""
    namen, delen, nieuw = dict(leden), dict.fromkeys(leden, Decimal(1)), set()
    for wijziging in reversed(wijzigingen):
        if wijziging.nieuwe_code not in namen:
            continue
        if wijziging.soort in NEW_GEMEENTE:
            nieuw.add(wijziging.nieuwe_code)
        if wijziging.oude_code not in leden:
            namen[wijziging.oude_code] = wijziging.oude_naam
            deel = (wijziging.aandeel or 0) * delen[wijziging.nieuwe_code]
            delen[wijziging.oude_code] = delen.get(wijziging.oude_code, Decimal(0)) + deel
    return Kring(namen, delen, nieuw)
