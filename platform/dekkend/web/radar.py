"""A radar chart as plain geometry: one spoke for each thing that is scored, one ring for each level.

The spokes carry numbers and no names, so that it can be read on a phone; the table beside it names them and says the
same in words. A thing without a score has no point, and the line is broken there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

WIDTH, HEIGHT = 360, 350
CENTRE_X, CENTRE_Y, RADIUS = 180.0, 175.0, 145.0
MAX_SERIES = 2
MIN_AXES = 3


@dataclass(frozen=True)
class RadarSeries:
    """One value for each spoke, None where there is none."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True)
class Line:
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Mark:
    x: str
    y: str
    text: str


@dataclass(frozen=True)
class Drawn:
    number: int
    name: str
    lines: Sequence[Line]
    marks: Sequence[Mark]


@dataclass(frozen=True)
class RadarRow:
    """`values` are pairs of the name of a series and what it says here."""

    number: int
    name: str
    values: Sequence[tuple[str, str]]
    change: str


def _number(value: float) -> str:
    """SVG wants a point, whatever the language of the page."""
    return f"{value:.1f}".removesuffix(".0")


def _text(value: float | None) -> str:
    return "geen score" if value is None else _number(value).replace(".", ",")


def change_text(before: float | None, after: float | None) -> str:
    """With its sign, so that it is clear that it is a change: +2, −1, 0."""
    if before is None or after is None:
        return "niet te zeggen"
    change = after - before
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return sign + _number(abs(change)).replace(".", ",")


@dataclass(frozen=True)
class RadarChart:
    """`key` is the id in the page, `axis` what the spokes are ("Domein"). At most two series, the older one first;
    with two of them the table says what changed. Levels run from 1 to `highest`."""

    key: str
    title: str
    axis: str
    axes: Sequence[str]
    series: Sequence[RadarSeries]
    highest: int

    width = WIDTH
    height = HEIGHT
    centre_x = _number(CENTRE_X)
    centre_y = _number(CENTRE_Y)
    mark, mark_half, mark_side = "4.5", "-4.5", "9"

    def __post_init__(self) -> None:
        if len(self.axes) < MIN_AXES:
            raise ValueError("a radar chart has at least three spokes")
        if not 1 <= len(self.series) <= MAX_SERIES:
            raise ValueError("a radar chart has one or two series")
        for one in self.series:
            if len(one.values) != len(self.axes):
                raise ValueError("every series has one value, or None, for each spoke")
            if any(value is not None and not 0 <= value <= self.highest for value in one.values):
                raise ValueError("a value lies between the centre and the outer ring")

    def _place(self, at: int, value: float) -> tuple[float, float]:
        """The first spoke points up, the others follow the clock."""
        angle = 2 * pi * at / len(self.axes)
        length = RADIUS * value / self.highest
        return CENTRE_X + length * sin(angle), CENTRE_Y - length * cos(angle)

    @property
    def rings(self) -> list[tuple[int, str, str]]:
        """Level, radius, and how high its number stands."""
        lengths = [(level, RADIUS * level / self.highest) for level in range(1, self.highest + 1)]
        return [(level, _number(length), _number(CENTRE_Y - length)) for level, length in lengths]

    @property
    def spokes(self) -> list[Line]:
        ends = [self._place(at, self.highest) for at in range(len(self.axes))]
        return [Line(self.centre_x, self.centre_y, _number(x), _number(y)) for x, y in ends]

    @property
    def labels(self) -> list[tuple[str, str, int]]:
        """Where the number of each spoke stands: just outside the outer ring."""
        places = [self._place(at, self.highest * 1.1) for at in range(len(self.axes))]
        return [(_number(x), _number(y), at + 1) for at, (x, y) in enumerate(places)]

    @property
    def drawn(self) -> list[Drawn]:
        """The newest is number 1, also when it is alone."""
        return [self._draw(MAX_SERIES - len(self.series) + at, one) for at, one in enumerate(self.series)]

    def _draw(self, number: int, series: RadarSeries) -> Drawn:
        places = [None if value is None else self._place(at, value) for at, value in enumerate(series.values)]
        pairs = zip(places, [*places[1:], places[0]], strict=True)
        return Drawn(
            number,
            series.name,
            [Line(*map(_number, (*one, *other))) for one, other in pairs if one is not None and other is not None],
            [
                Mark(
                    _number(place[0]), _number(place[1]), f"{self.axes[at]}, {series.name}: {_text(series.values[at])}"
                )
                for at, place in enumerate(places)
                if place is not None
            ],
        )

    @property
    def compares(self) -> bool:
        return len(self.series) == MAX_SERIES

    @property
    def rows(self) -> list[RadarRow]:
        columns = [one.values for one in self.series]
        return [
            RadarRow(
                at + 1,
                name,
                [(one.name, _text(one.values[at])) for one in self.series],
                change_text(columns[0][at], columns[-1][at]) if self.compares else "",
            )
            for at, name in enumerate(self.axes)
        ]
