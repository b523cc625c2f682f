"""The tile map: one equal tile for each gemeente, so that a small gemeente counts as much as a large one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tenants.register.raster import Cell, Raster
from tenants.register.stretch import Place, Vector, distance, make_links, rd, stretch

DENSITY = 0.94  # stretched places are drawn together a little, so that the tiles join
SHIFT = (0.25, 0.75)  # of the grid under the country, in tiles; of sixteen tried, this one kept its shape best


@dataclass(frozen=True)
class Quality:
    """How good a tile map is. Moves are in tiles, against the stretched country; pairs are neighbours on land."""

    mean_move: float
    max_move: float
    pairs: int
    touching: int
    right_direction: int


@dataclass(frozen=True)
class Layout:
    """Column and row of each gemeente, counted from 0 at the top left."""

    tiles: Mapping[str, Cell]
    quality: Quality


def place_tiles(places: Sequence[Place], neighbours: Sequence[tuple[str, str]]) -> Layout:
    """The same places and neighbours always give the same tiles.

    Raises KeyError when a neighbour is not one of the places.
    """
    ordered = sorted(places, key=lambda place: place.code)
    index = {place.code: number for number, place in enumerate(ordered)}
    borders: dict[int, set[int]] = {number: set() for number in index.values()}
    for a, b in neighbours:
        borders[index[a]].add(index[b])
        borders[index[b]].add(index[a])
    points = [rd(place.lengte, place.breedte) for place in ordered]
    links = make_links(points, borders)
    wanted = [(x * DENSITY + SHIFT[0], y * DENSITY + SHIFT[1]) for x, y in stretch(points, links)]
    islands = frozenset(number for number, found in borders.items() if not found)
    raster = Raster(wanted, links, islands)
    raster.settle()
    left, top = min(x for x, _ in raster.spots), max(y for _, y in raster.spots)
    tiles = {place.code: (x - left, top - y) for place, (x, y) in zip(ordered, raster.spots, strict=True)}
    pairs = [(index[a], index[b]) for a, b in neighbours]
    return Layout(tiles, measure(points, wanted, raster.spots, pairs))


def measure(
    points: Sequence[Vector], wanted: Sequence[Vector], spots: Sequence[Cell], pairs: Sequence[tuple[int, int]]
) -> Quality:
    """Neighbours touch when a side or a corner is shared; the direction is right within 90 degrees."""
    moves = [distance(spot, place) for spot, place in zip(spots, wanted, strict=True)]
    steps = [(spots[b][0] - spots[a][0], spots[b][1] - spots[a][1]) for a, b in pairs]
    truth = [(points[b][0] - points[a][0], points[b][1] - points[a][1]) for a, b in pairs]
    return Quality(
        mean_move=sum(moves) / len(moves),
        max_move=max(moves),
        pairs=len(pairs),
        touching=sum(max(abs(dx), abs(dy)) == 1 for dx, dy in steps),
        right_direction=sum(dx * east + dy * north > 0 for (dx, dy), (east, north) in zip(steps, truth, strict=True)),
    )
