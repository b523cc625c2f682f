"""From centroids to a country in which every gemeente takes the same room.

A map with one equal tile for each gemeente needs more room in the Randstad and less in the north. So the
centroids are moved until neighbours lie about one tile apart in their true direction, while stretches of
water keep their relative width. Only + - * / and sqrt are used: the same numbers on every machine.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

Vector = tuple[float, float]

ROUNDS = 400
ANCHOR = 0.15  # pull towards the true place, against a pull of 1 towards each neighbour
SPACING = 1.05  # centres come no closer than this, in tiles
WATER = 0.5  # weight of a link over water or between gemeenten that do not touch
LONGEST = 4.5  # a link is at most this long, in tiles
ISLAND_GAP = 2.0  # an island keeps one tile of sea around it
ISLAND_ROOM = 14.0  # km; distance to others that counts as one tile for an island
COUNTRY = 33_500.0  # km2 of land


@dataclass(frozen=True)
class Place:
    """The middle of the largest part of a gemeente, in degrees (WGS84)."""

    code: str
    lengte: float
    breedte: float


@dataclass(frozen=True)
class Link:
    """`b` should lie at `vector` (in tiles) from `a`."""

    a: int
    b: int
    vector: Vector
    weight: float


def rd(lengte: float, breedte: float) -> Vector:
    """Kilometres east and north in the Dutch national grid (RD), from degrees, to within some metres.

    Source: Schreutelkamp and Strang van Hees, "Benaderingsformules voor de transformatie tussen RD- en
    WGS84-kaartcoördinaten", Geodesia 2001, without the smallest terms.
    """
    p, q = 0.36 * (breedte - 52.15517440), 0.36 * (lengte - 5.38720621)
    x = 155_000 + 190_094.945 * q - 11_832.228 * p * q - 114.221 * p * p * q - 32.391 * q * q * q
    y = 463_000 + 309_056.544 * p + 3_638.893 * q * q + 73.077 * p * p - 157.984 * p * q * q
    return x / 1000, y / 1000


def distance(a: Sequence[float], b: Sequence[float]) -> float:
    return sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]))


def across(points: Sequence[Vector], reach: float = 120.0) -> Iterator[tuple[int, int]]:
    """Pairs with nobody in the circle between them (a Gabriel graph), at most `reach` km apart.

    These tie islands and the two sides of a water together, which do not share a border.
    """
    for a, start in enumerate(points):
        for b in range(a + 1, len(points)):
            width = distance(start, points[b])
            if width > reach:
                continue
            middle = ((start[0] + points[b][0]) / 2, (start[1] + points[b][1]) / 2)
            if all(distance(middle, other) >= width / 2 for c, other in enumerate(points) if c not in (a, b)):
                yield a, b


def make_links(points: Sequence[Vector], borders: Mapping[int, set[int]]) -> list[Link]:
    """Wanted positions of gemeenten to each other: direction as it is, length relative to the room around both."""
    room = [
        median(distance(here, points[b]) for b in borders[a]) if borders[a] else ISLAND_ROOM
        for a, here in enumerate(points)
    ]
    land = [(a, b, 1.0) for a in borders for b in sorted(borders[a]) if a < b]
    water = [(a, b, WATER) for a, b in across(points) if b not in borders[a]]
    links = []
    for a, b, weight in land + water:
        width = distance(points[a], points[b])
        shortest = 1.0 if borders[a] and borders[b] else ISLAND_GAP
        length = max(min(max(width / ((room[a] + room[b]) / 2), 1.0), LONGEST), shortest)
        vector = (
            (points[b][0] - points[a][0]) / width * length,
            (points[b][1] - points[a][1]) / width * length,
        )
        links.append(Link(a, b, vector, weight))
    return links


def stretch(points: Sequence[Vector], links: Sequence[Link]) -> list[Vector]:
    """Positions in tiles, near what all links ask for, with nobody closer than one tile to another."""
    tile = sqrt(COUNTRY / len(points))
    home = [(x / tile, y / tile) for x, y in points]
    places = [[x, y] for x, y in home]
    for _ in range(ROUNDS):
        _pull(places, home, links)
        for _ in range(3):
            _push_apart(places)
    return [(x, y) for x, y in places]


def _pull(places: list[list[float]], home: Sequence[Vector], links: Sequence[Link]) -> None:
    sums = [[ANCHOR * x, ANCHOR * y, ANCHOR] for x, y in home]
    for link in links:
        start, end, (dx, dy), weight = places[link.a], places[link.b], link.vector, link.weight
        to_end, to_start = sums[link.b], sums[link.a]
        to_end[0] += weight * (start[0] + dx)
        to_end[1] += weight * (start[1] + dy)
        to_end[2] += weight
        to_start[0] += weight * (end[0] - dx)
        to_start[1] += weight * (end[1] - dy)
        to_start[2] += weight
    for place, (x, y, weight) in zip(places, sums, strict=True):
        place[0] += 0.5 * (x / weight - place[0])
        place[1] += 0.5 * (y / weight - place[1])


def _push_apart(places: list[list[float]]) -> None:
    for a, b in _near(places):
        here, there = places[a], places[b]
        width = distance(here, there)
        if width >= SPACING:
            continue
        if width == 0:
            there[0] += 0.001
            width = 0.001
        step = 0.5 * (SPACING - width) / width
        dx, dy = step * (there[0] - here[0]), step * (there[1] - here[1])
        here[0] -= dx
        here[1] -= dy
        there[0] += dx
        there[1] += dy


def _near(places: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    boxes: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(places):
        boxes.setdefault((int(x // SPACING), int(y // SPACING)), []).append(index)
    around = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return [
        (a, b)
        for (x, y), here in boxes.items()
        for a in here
        for dx, dy in around
        for b in boxes.get((x + dx, y + dy), ())
        if a < b
    ]
