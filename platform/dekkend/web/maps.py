"""A tile map: one equal tile per gemeente, so that a small gemeente counts as much as a large one."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MAX_CLASSES = 5


def _sort_key(naam: str) -> str:
    """As a reader looks it up: without accents and the apostrophe that a name may begin with."""
    letters = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lstrip("'’")


@dataclass(frozen=True)
class Tile:
    """`x` and `y` are the column and row; `klasse` is the place in the legend, None where nothing is known.

    `value` goes into the table; `text` adds what the tile should say besides, when there is more to say. A tile with a
    `url` is a link.
    """

    code: str
    naam: str
    x: int
    y: int
    value: str
    klasse: int | None
    text: str = ""
    url: str = ""

    @property
    def sentence(self) -> str:
        return f"{self.naam}: {self.text or self.value}"


@dataclass(frozen=True)
class TileMap:
    """`key` is the id in the page, `column` the heading of the value in the table, `legend` has at most five
    labels, from least to most."""

    key: str
    title: str
    tiles: Sequence[Tile]
    legend: Sequence[str]
    column: str = "Dekking"
    source: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.legend) <= MAX_CLASSES:
            raise ValueError("a tile map has one to five classes")
        if any(tile.klasse is not None and not 0 <= tile.klasse < len(self.legend) for tile in self.tiles):
            raise ValueError("a tile has a class that the legend does not have")

    @property
    def classes(self) -> list[tuple[int, str]]:
        """Shade and label. Few classes are spread over the five shades, so that they can be told apart."""
        return [(self._shade(klasse), label) for klasse, label in enumerate(self.legend)]

    def _shade(self, klasse: int) -> int:
        return round(klasse * (MAX_CLASSES - 1) / max(len(self.legend) - 1, 1))

    @property
    def shaded(self) -> list[tuple[Tile, str]]:
        """Each tile with its shade: "0" to "4", or "x" where nothing is known."""
        return [(tile, "x" if tile.klasse is None else str(self._shade(tile.klasse))) for tile in self.tiles]

    @property
    def has_links(self) -> bool:
        return any(tile.url for tile in self.tiles)

    @property
    def has_gaps(self) -> bool:
        return any(tile.klasse is None for tile in self.tiles)

    @property
    def view_box(self) -> str:
        if not self.tiles:
            return "0 0 1 1"
        left, top = min(tile.x for tile in self.tiles), min(tile.y for tile in self.tiles)
        right, bottom = max(tile.x for tile in self.tiles), max(tile.y for tile in self.tiles)
        return f"{left} {top} {right - left + 1} {bottom - top + 1}"

    @property
    def rows(self) -> list[Tile]:
        return sorted(self.tiles, key=lambda tile: _sort_key(tile.naam))
