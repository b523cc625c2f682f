"""Coverage as an actor may see it: landelijk the whole country, elsewhere the own region and what lies around it."""

from dataclasses import dataclass
from datetime import date

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.national.dekking.rules import Plaats, around
from tenants import public as tenants


@dataclass(frozen=True)
class Vak:
    """A tile of the map: its gemeente, column and row."""

    plaats: Plaats
    x: int
    y: int


@dataclass(frozen=True)
class Dekking:
    """`gebied` is what is looked at: "Nederland", or the politie-eenheid around the own gemeenten.

    `eigen` is the name of the own regio; empty landelijk, and for a gemeente that takes part in none.
    """

    gebied: str
    eigen: str
    op: date
    peildatum: date | None
    plaatsen: list[Plaats]
    vakken: list[Vak]


def dekking_for(actor: Actor) -> Dekking:
    """Raises Hidden without the right."""
    require(actor, "dekking_inzien")
    day = today()
    part = tenants.deelname_per_gemeente(day)
    views = tenants.gemeenten(day)
    places = [
        Plaats(
            view.code, view.naam, view.provincie, view.politie_eenheid, view.inwoners,
            regio.naam if regio else "", regio.rol if regio else "",
        )
        for view in views
        for regio in [part.get(view.code)]
    ]  # fmt: skip
    gebied, eigen = "Nederland", ""
    if actor.kind != "landelijk":
        own = _own_codes(actor, part)
        eigen = next((place.regio for place in places if place.code in own), "")
        places = around(places, own)
        gebied = " en ".join(sorted({place.politie_eenheid for place in places})) or "uw regio"
    by_code = {place.code: place for place in places}
    return Dekking(
        gebied=gebied,
        eigen=eigen,
        op=day,
        peildatum=max((view.peildatum for view in views if view.peildatum), default=None),
        plaatsen=places,
        vakken=[Vak(by_code[tile.code], tile.x, tile.y) for tile in tenants.tiles(day) if tile.code in by_code],
    )


def _own_codes(actor: Actor, part: dict[str, tenants.RegioView | None]) -> list[str]:
    if actor.kind == "gemeente":
        return [tenants.tenant_by_schema(actor.tenant).gm_code]
    return [code for code, regio in part.items() if regio and regio.schema == actor.tenant]
