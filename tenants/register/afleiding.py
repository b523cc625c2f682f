"""How many people live in a gemeente that is too new to have a number: the sum of what it was made of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tenants.register.rules import BEGINS, ENDS, Overgang


@dataclass(frozen=True)
class Getal:
    """A published number on its reference date."""

    aantal: int
    peildatum: date


@dataclass(frozen=True)
class Afgeleid:
    """A derived number: `peildatum` is that of its oldest part, `delen` the codes of the gemeenten it came from."""

    aantal: int
    peildatum: date
    delen: tuple[str, ...]


Getallen = Mapping[str, Sequence[Getal]]


def sources_of(codes: Collection[str], overgangen: Sequence[Overgang], until: date) -> set[str]:
    """The codes of all gemeenten whose numbers can have a part in those of `codes`."""
    found, frontier = set[str](), set(codes)
    while frontier:
        found |= frontier
        frontier = {o.oud for o in overgangen if o.nieuw in frontier and o.datum <= until} - found
    return found


def derive(code: str, on: date, getallen: Getallen, overgangen: Sequence[Overgang]) -> Afgeleid | None:
    """The number of a gemeente on a day, from the newest numbers of what it was made of and what was added since.

    None when it did not begin by a herindeling until then, or when a number or a share of a part is not known. A
    grenswijziging moves people whose number is not known, and is left out.
    """
    due = [o for o in overgangen if o.nieuw == code and o.datum <= on and o.soort in ENDS]
    begun = max((o.datum for o in due if o.soort in BEGINS), default=None)
    if begun is None:
        return None
    parts: list[tuple[Decimal, date, tuple[str, ...]]] = []
    for overgang in (o for o in due if o.datum >= begun):
        found = _known(overgang.oud, overgang.datum - timedelta(days=1), getallen, overgangen)
        if found is None or overgang.aandeel is None:
            return None
        parts.append((found.aantal * overgang.aandeel, found.peildatum, found.delen or (overgang.oud,)))
    total = sum((part for part, _, _ in parts), Decimal(0))
    return Afgeleid(
        int(total.quantize(Decimal(1), ROUND_HALF_UP)),
        min(peildatum for _, peildatum, _ in parts),
        tuple(sorted({deel for _, _, delen in parts for deel in delen})),
    )


def _known(code: str, on: date, getallen: Getallen, overgangen: Sequence[Overgang]) -> Afgeleid | None:
    """A published number goes before a derived one."""
    newest = max((g for g in getallen.get(code, ()) if g.peildatum <= on), key=lambda g: g.peildatum, default=None)
    return Afgeleid(newest.aantal, newest.peildatum, ()) if newest else derive(code, on, getallen, overgangen)
