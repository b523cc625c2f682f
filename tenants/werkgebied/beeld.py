"""How a working area is shown: the map, the lists by province, what fits and what does not, and its history."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dekkend.web import formats
from dekkend.web.maps import Tile, TileMap
from dekkend.web.parts import Moment
from dekkend.web.status import Status
from tenants.register.answers import GemeenteView, TegelView
from tenants.register.rules import GEBIEDSSOORTEN
from tenants.werkgebied.advies import Oordeel
from tenants.werkgebied.keuze import Keuze
from tenants.werkgebied.queries import Werkgebied
from tenants.werkgebied.rules import CENTRUM, Deel, area_on, centre_on, days_of_change

LEGENDA = ["Hoort bij geen regio", "Hoort bij een andere regio", "Gaat weg", "Komt erbij", "Onze regio"]
VRIJ, ANDER, WEG, ERBIJ, EIGEN = range(5)
UITKOMSTEN = {
    "past": Status("Past", "positive"),
    "binnen": Status("Deel van één gebied", "info"),
    "doorsnijdt": Status("Doorsnijdt gebieden", "warning"),
    "onbekend": Status("Niet bekend", "neutral"),
}
STATEN = {
    "wachtend": Status("Wacht op de inrichter", "info"),
    "uitgevoerd": Status("Uitgevoerd", "positive"),
    "geweigerd": Status("Geweigerd", "warning"),
    "mislukt": Status("Mislukt", "negative"),
    "ingetrokken": Status("Ingetrokken", "neutral"),
    "wordt_ingetrokken": Status("Wordt ingetrokken", "neutral"),
}

SOURCE = "Elke gemeente is een even groot vakje. De plaats is berekend uit gegevens van CBS en Kadaster (2023)."


@dataclass(frozen=True)
class Regel:
    """One line of the advice."""

    soort: str
    uitkomst: str
    zin: str
    aanvullen: list[tuple[str, str]]


def advice_lines(oordelen: Iterable[Oordeel], names: Callable[[str], str]) -> list[Regel]:
    return [_line(oordeel, names) for oordeel in oordelen]


def _line(oordeel: Oordeel, names: Callable[[str], str]) -> Regel:
    soort = GEBIEDSSOORTEN[oordeel.soort][1]
    whole = [gebied.naam for gebied in oordeel.gebieden if not gebied.buiten]
    cut = [gebied.naam for gebied in oordeel.doorsneden]
    sentences = {
        "past": f"Het werkgebied valt samen met {' en '.join(whole)}.",
        "binnen": f"Het werkgebied ligt helemaal in {' en '.join(cut)}, maar is niet het hele gebied.",
        "doorsnijdt": f"De grens loopt door {' en '.join(cut)}.",
        "onbekend": "Van niet alle gemeenten is bekend in welk gebied ze liggen.",
    }
    missing = [(gebied.naam, ", ".join(sorted(names(code) for code in gebied.buiten))) for gebied in oordeel.doorsneden]
    return Regel(soort, oordeel.uitkomst, sentences[oordeel.uitkomst], missing)


@dataclass(frozen=True)
class Vinkje:
    """One box to tick; `bij` is the other regio to which the gemeente belongs."""

    code: str
    naam: str
    aan: bool
    bij: str


def by_province(keuze: Keuze) -> list[tuple[str, bool, list[Vinkje]]]:
    """Name, whether it is shown open, and its boxes. A gemeente that goes before the day stays to be unticked."""
    others = _others(keuze.gebied)
    views = sorted(keuze.gebied.gemeenten, key=lambda view: (view.provincie, view.naam))
    found = []
    for naam, rows in groupby(views, key=lambda view: view.provincie):
        boxes = [Vinkje(row.code, row.naam, row.code in keuze.gekozen, others.get(row.code, "")) for row in rows]
        mine = any(box.aan or box.code in keuze.gebied.codes for box in boxes)
        found.append((naam or "Provincie niet bekend", mine, boxes))
    return found


def _others(gebied: Werkgebied) -> dict[str, str]:
    return {
        deel.gemeente: gebied.land.regios.get(deel.regio, "een andere regio")
        for deel in gebied.delen
        if deel.regio != gebied.schema and deel.on(gebied.op)
    }


def choice_map(keuze: Keuze, tiles: Sequence[TegelView]) -> TileMap:
    """Every tile is a link that takes the gemeente in or out."""
    others, near = _others(keuze.gebied), _near(keuze.gebied.gemeenten, keuze.gekozen | keuze.gebied.codes)
    shown = [
        tile
        for tile in tiles
        if tile.code in keuze.gebied.land.gemeenten and (keuze.heel_nederland or not near or tile.code in near)
    ]
    return TileMap(
        key="kaart",
        title="Klik op een gemeente om die te kiezen",
        tiles=[_tile(keuze, tile, others.get(tile.code, "")) for tile in shown],
        legend=LEGENDA,
        column="Werkgebied",
        source=SOURCE,
    )


def _tile(keuze: Keuze, tile: TegelView, other: str) -> Tile:
    there, chosen = tile.code in keuze.gebied.codes, tile.code in keuze.gekozen
    free = ANDER if other else VRIJ
    klasse = {(True, True): EIGEN, (True, False): WEG, (False, True): ERBIJ}.get((there, chosen), free)
    value = f"Hoort bij {other}" if klasse == ANDER else LEGENDA[klasse]
    deed = "weghalen" if chosen else "kiezen"
    sentence = f"{value.lower()}; {deed}"
    return Tile(tile.code, tile.naam, tile.x, tile.y, value, klasse, sentence, keuze.address(tile.code) + "#kaart")


def area_map(gebied: Werkgebied, tiles: Sequence[TegelView]) -> TileMap:
    others, near = _others(gebied), _near(gebied.gemeenten, gebied.codes)
    classes = [VRIJ, ANDER, EIGEN]
    return TileMap(
        key="kaart",
        title="Kaart van het werkgebied",
        tiles=[
            Tile(tile.code, tile.naam, tile.x, tile.y, f"Hoort bij {others[tile.code]}" if klasse == ANDER else
                 LEGENDA[klasse], classes.index(klasse))
            for tile in tiles
            if tile.code in near or not near
            for klasse in [EIGEN if tile.code in gebied.codes else ANDER if tile.code in others else VRIJ]
        ],
        legend=[LEGENDA[klasse] for klasse in classes],
        column="Werkgebied",
        source=SOURCE,
    )  # fmt: skip


def _near(views: Sequence[GemeenteView], codes: Iterable[str]) -> set[str]:
    """The gemeenten of every politie-eenheid that is touched."""
    wanted = set(codes)
    units = {view.politie_eenheid for view in views if view.code in wanted}
    return {view.code for view in views if view.politie_eenheid in units}


def history(own: Sequence[Deel], names: dict[str, str], regio: str, today: date) -> list[Moment]:
    """One moment for each day on which the area changed or will change, the last first."""
    days = sorted(days_of_change(own, date.min) - {date.min}, reverse=True)
    return [_moment(own, names, regio, day, today) for day in days]


def _moment(own: Sequence[Deel], names: dict[str, str], regio: str, day: date, today: date) -> Moment:
    eve = date.fromordinal(day.toordinal() - 1)
    before, after = area_on(own, regio, eve), area_on(own, regio, day)
    old, new = centre_on(own, regio, eve), centre_on(own, regio, day)
    parts = [
        f"{word}: {', '.join(sorted(names[code] for code in codes))}."
        for word, codes in (("Erbij", after - before), ("Weg", before - after))
        if codes
    ]
    if new and new != old:
        parts.append(f"Centrumgemeente: {names[new]}.")
    planned = day > today
    title = f"{'Gepland' if planned else 'Werkgebied'}: {formats.getal(len(after))} gemeenten"
    return Moment(title, day, text=" ".join(parts), icon="calendar-days" if planned else "landmark", tone="info")


def rol_of(gebied: Werkgebied, code: str) -> str:
    return CENTRUM.capitalize() if code == gebied.centrum else "Randgemeente"
