"""Putting stretched places on a grid of equal tiles, with a search that only takes steps that help."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tenants.register.stretch import Link, Vector

Cell = tuple[int, int]

SHAPE = 0.6  # weight of the position of neighbours to each other, against 1 for the own place
OUTLINE = 2.0  # weight of gaps in the outline
LONELY = 0.3  # weight of a tile that touches only one other
SEA = 4.0  # weight of a tile that touches an island
STRANGE = 0.5  # weight of two tiles that touch though their places are far apart, by the square of that distance
FAR = 9.0  # square of a distance, in cells, that is too far to touch
REACH = 2  # a step goes at most this many cells
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))
AROUND = tuple((dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0))
STEPS = tuple(
    (dx, dy)
    for dx in range(-REACH, REACH + 1)
    for dy in range(-REACH, REACH + 1)
    if (dx, dy) != (0, 0)
)  # fmt: skip
GAP_COST = (0.0, 0.0, 0.0, 1.0, 8.0)  # of an empty cell, by its number of filled sides
LONELY_COST = (2.0, 1.0, 0.0, 0.0, 0.0)  # of a filled cell, likewise


@dataclass
class Raster:
    """Which place stands on which cell. `wanted` is in cells; `islands` keep sea around them."""

    wanted: Sequence[Vector]
    links: Sequence[Link]
    islands: frozenset[int]
    cells: dict[Cell, int] = field(default_factory=dict)
    spots: list[Cell] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ties: list[list[tuple[int, float, float, float]]] = [[] for _ in self.wanted]
        for link in self.links:
            dx, dy = link.vector
            self.ties[link.a].append((link.b, dx, dy, SHAPE * link.weight))
            self.ties[link.b].append((link.a, -dx, -dy, SHAPE * link.weight))
        self._fill()

    def _fill(self) -> None:
        """Everyone on the nearest free cell, the middle of the country first."""
        count = len(self.wanted)
        middle = (sum(x for x, _ in self.wanted) / count, sum(y for _, y in self.wanted) / count)
        self.spots = [(0, 0)] * count
        for index in sorted(range(count), key=lambda i: (_square(self.wanted[i], middle), i)):
            self._stand(index, self._nearest_free(self.wanted[index]))

    def _nearest_free(self, place: Vector) -> Cell:
        x, y = round(place[0]), round(place[1])
        ring = 1
        while True:
            free = [
                (x + dx, y + dy)
                for dx in range(-ring, ring + 1)
                for dy in range(-ring, ring + 1)
                if (x + dx, y + dy) not in self.cells
            ]
            nearest = min(free, key=lambda cell: (_square(cell, place), cell), default=None)
            if nearest is not None and _square(nearest, place) <= (ring - 0.5) ** 2:
                return nearest
            ring += 1

    def _stand(self, index: int, cell: Cell) -> None:
        self.cells[cell] = index
        self.spots[index] = cell

    def settle(self) -> None:
        """Steps and shifts, until nothing helps any more. Every change lowers the cost, so this ends."""
        while self._sweep() or self._close_gaps():
            pass

    def _sweep(self) -> bool:
        taken = [self._try_step(index, step) for index in range(len(self.spots)) for step in STEPS]
        return any(taken)

    def _try_step(self, index: int, step: Cell) -> bool:
        here = self.spots[index]
        there = (here[0] + step[0], here[1] + step[1])
        other = self.cells.get(there)
        moves = {index: there} if other is None else {index: there, other: here}
        if other is not None and not self.islands.isdisjoint(moves):
            return False
        return self._try(moves)

    def _close_gaps(self) -> bool:
        """An empty cell that is closed in may be filled by shifting a whole row towards it."""
        gaps = {(x + dx, y + dy) for x, y in self.spots for dx, dy in SIDES if (x + dx, y + dy) not in self.cells}
        closed = [gap for gap in sorted(gaps) if self._filled_sides(gap) >= len(SIDES) - 1]
        shifted = [self._try_shift(gap, side) for gap in closed for side in SIDES]
        return any(shifted)

    def _try_shift(self, gap: Cell, side: Cell) -> bool:
        moves: dict[int, Cell] = {}
        hole = gap
        while (index := self.cells.get((hole[0] + side[0], hole[1] + side[1]))) is not None:
            moves[index] = hole
            hole = self.spots[index]
        return gap not in self.cells and self.islands.isdisjoint(moves) and self._try(moves)

    def _try(self, moves: dict[int, Cell]) -> bool:
        """Does the moves when that lowers the cost."""
        old = {index: self.spots[index] for index in moves}
        touched = {*old.values(), *moves.values()}
        before = self._cost(moves, touched)
        self._move(moves)
        if self._cost(moves, touched) < before - 1e-9:
            return True
        self._move(old)
        return False

    def _move(self, moves: dict[int, Cell]) -> None:
        for index in moves:
            del self.cells[self.spots[index]]
        for index, cell in moves.items():
            self._stand(index, cell)

    def _cost(self, moved: Iterable[int], touched: set[Cell]) -> float:
        """Of the tiles that move and of the cells around them: all that a move can change."""
        around = touched | {(x + dx, y + dy) for x, y in touched for dx, dy in AROUND}
        counted: set[int] = set()
        cost = sum(self._outline_cost(cell) for cell in around)
        for index in moved:
            cost += self._tile_cost(index, counted) + self._strange_cost(index, counted)
            counted.add(index)
        return cost

    def _tile_cost(self, index: int, counted: set[int]) -> float:
        cell = self.spots[index]
        cost = _square(cell, self.wanted[index])
        for other, dx, dy, weight in self.ties[index]:
            if other not in counted:
                spot = self.spots[other]
                cost += weight * _square((spot[0] - cell[0], spot[1] - cell[1]), (dx, dy))
        return cost

    def _strange_cost(self, index: int, counted: set[int]) -> float:
        (x, y), place = self.spots[index], self.wanted[index]
        cost = 0.0
        for dx, dy in AROUND:
            other = self.cells.get((x + dx, y + dy))
            if other is not None and other not in counted:
                cost += max(0.0, _square(self.wanted[other], place) - FAR)
        return STRANGE * cost

    def _outline_cost(self, cell: Cell) -> float:
        index = self.cells.get(cell)
        if index is None:
            return OUTLINE * GAP_COST[self._filled_sides(cell)]
        if index in self.islands:
            return SEA * sum((cell[0] + dx, cell[1] + dy) in self.cells for dx, dy in AROUND)
        return LONELY * LONELY_COST[self._filled_sides(cell)]

    def _filled_sides(self, cell: Cell) -> int:
        return sum((cell[0] + dx, cell[1] + dy) in self.cells for dx, dy in SIDES)


def _square(a: Vector, b: Vector) -> float:
    return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])
