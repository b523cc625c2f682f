"""A bar chart as plain geometry; the template draws it, the table beside it says the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 480, 250
LEFT, TOP, BOTTOM = 40, 10, 32
MAX_BAR = 28.0
GAP = 3.0
MAX_LINES = 5
MAX_SERIES = 2


@dataclass(frozen=True)
class Series:
    name: str
    values: Sequence[int]


@dataclass(frozen=True)
class Bar:
    x: str
    y: str
    width: str
    height: str
    series: int
    text: str


def _number(value: float) -> str:
    """SVG wants a point, whatever the language of the page."""
    return f"{value:.1f}".removesuffix(".0")


def grid_step(highest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50, … that needs at most five lines."""
    magnitude = 1
    while True:
        for leading in (1, 2, 5):
            if highest <= leading * magnitude * MAX_LINES:
                return leading * magnitude
        magnitude *= 10


@dataclass(frozen=True)
class BarChart:
    """`key` is the id in the page; `category` names what the groups are ("Maand"). At most two series."""

    key: str
    title: str
    category: str
    categories: Sequence[str]
    series: Sequence[Series]
    unit: str = ""

    width = WIDTH
    height = HEIGHT
    left = LEFT
    label_y = HEIGHT - 8

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MAX_SERIES:
            raise ValueError("a bar chart has one or two series")
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError("every series has one value for each category")
        if any(value < 0 for series in self.series for value in series.values):
            raise ValueError("a bar has no negative length")

    @property
    def _step(self) -> int:
        return grid_step(max((value for series in self.series for value in series.values), default=0))

    @property
    def _scale(self) -> float:
        highest = max((value for series in self.series for value in series.values), default=0)
        lines = max(-(-highest // self._step), 1)
        return (HEIGHT - BOTTOM - TOP) / (lines * self._step)

    def _y(self, value: int) -> float:
        return HEIGHT - BOTTOM - value * self._scale

    @property
    def _group(self) -> float:
        return (WIDTH - LEFT) / max(len(self.categories), 1)

    @property
    def bars(self) -> list[Bar]:
        width = min(MAX_BAR, self._group * 0.7 / len(self.series))
        found = []
        for at, category in enumerate(self.categories):
            start = LEFT + self._group * at + (self._group - width * len(self.series)) / 2
            for number, series in enumerate(self.series):
                value = series.values[at]
                found.append(
                    Bar(
                        x=_number(start + number * width),
                        y=_number(self._y(value)),
                        width=_number(width - GAP),
                        height=_number(value * self._scale),
                        series=number,
                        text=f"{category}, {series.name}: {value}{self.unit}",
                    )
                )
        return found

    @property
    def lines(self) -> list[tuple[str, int]]:
        """Height and value of each line of the grid."""
        steps = round((HEIGHT - BOTTOM - TOP) / (self._scale * self._step))
        return [(_number(self._y(step * self._step)), step * self._step) for step in range(steps + 1)]

    @property
    def labels(self) -> list[tuple[str, str]]:
        """Place and text of each label below the bars."""
        return [(_number(LEFT + self._group * (at + 0.5)), category) for at, category in enumerate(self.categories)]

    @property
    def rows(self) -> list[tuple[str, list[int]]]:
        return [
            (category, [series.values[at] for series in self.series]) for at, category in enumerate(self.categories)
        ]
