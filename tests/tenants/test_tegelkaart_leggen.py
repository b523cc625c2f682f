"""The tile map: one equal tile for each gemeente, placed by a script that always gives the same."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tenants.management.commands.place_tiles import as_csv, layout_of
from tenants.register.raster import Raster
from tenants.register.stretch import SPACING, Link, Place, _push_apart, distance, rd
from tenants.register.tables import DATA, SPECS, read_table
from tenants.register.tegels import Layout, place_tiles

SEA = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)]


@pytest.fixture(scope="module")
def layout() -> Layout:
    return layout_of(DATA)


def test_the_tiles_in_the_register_are_those_that_the_script_gives(layout: Layout) -> None:
    assert as_csv(layout, 2023) == (DATA / "tegels.csv").read_text(encoding="utf-8")


def test_every_gemeente_has_a_tile_of_its_own(layout: Layout) -> None:
    assert len(layout.tiles) == len(set(layout.tiles.values())) == 342
    assert min(x for x, _ in layout.tiles.values()) == min(y for _, y in layout.tiles.values()) == 0


def test_the_country_keeps_its_shape(layout: Layout) -> None:
    quality = layout.quality
    assert quality.pairs == 876
    assert quality.touching >= 700
    assert quality.right_direction >= 870
    assert quality.mean_move < 0.5


def test_the_country_looks_like_itself(layout: Layout) -> None:
    """Names of gemeenten by where a reader looks for them."""

    def middle(*codes: str) -> tuple[float, float]:
        found = [layout.tiles[code] for code in codes]
        return sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)

    groningen, maastricht, sluis, eindhoven = (middle(code) for code in ("GM0014", "GM0935", "GM1714", "GM0772"))
    amsterdam, utrecht, winterswijk = middle("GM0363"), middle("GM0344"), middle("GM0294")
    assert groningen[1] < amsterdam[1] < utrecht[1] < eindhoven[1] < maastricht[1]
    assert sluis[0] < amsterdam[0] < utrecht[0] < winterswijk[0]
    assert groningen[0] > utrecht[0] < maastricht[0]


def test_islands_lie_in_the_sea(layout: Layout) -> None:
    taken = set(layout.tiles.values())
    islands = ["GM0448", "GM0096", "GM0093", "GM0060", "GM0088"]
    for code in islands:
        x, y = layout.tiles[code]
        assert not taken & {(x + dx, y + dy) for dx, dy in SEA}
    columns = [layout.tiles[code][0] for code in islands]
    assert columns == sorted(columns), "Texel, Vlieland, Terschelling, Ameland, Schiermonnikoog, from west to east"


def test_no_place_on_land_is_left_open(layout: Layout) -> None:
    taken = set(layout.tiles.values())
    beside = {(x + dx, y + dy) for x, y in taken for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0))} - taken
    closed = [
        (x, y) for x, y in beside if {(x, y + 1), (x + 1, y), (x, y - 1), (x - 1, y)} <= taken
    ]  # fmt: skip
    assert closed == []


def test_degrees_become_kilometres_of_the_national_grid() -> None:
    """The Onze Lieve Vrouwetoren in Amersfoort is the origin: 155 km east, 463 km north."""
    assert rd(5.38720621, 52.15517440) == (155.0, 463.0)
    east, north = rd(6.5665, 53.2194)  # the Martinitoren in Groningen
    assert east == pytest.approx(233.883, abs=0.2)
    assert north == pytest.approx(582.065, abs=0.2)


def test_a_hole_in_the_land_is_closed_by_shifting_a_row() -> None:
    """A square of nine with an empty middle, and one far off that would rather stay."""
    around = [(float(x), float(y)) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    raster = Raster(around, [], frozenset())
    raster.settle()
    assert len(set(raster.spots)) == 8
    assert all(raster.cells[spot] == index for index, spot in enumerate(raster.spots))


def test_two_that_stand_the_wrong_way_round_change_places() -> None:
    raster = Raster([(0.0, 0.0), (0.1, 0.0)], [Link(0, 1, (-1.0, 0.0), 5.0)], frozenset())
    raster.settle()
    assert raster.spots[1][0] < raster.spots[0][0]


def test_places_at_one_point_are_still_given_two_tiles() -> None:
    layout = place_tiles(
        [Place("GM0001", 5.0, 52.0), Place("GM0002", 5.0, 52.01), Place("GM0003", 5.2, 52.0)], [("GM0001", "GM0002")]
    )
    assert len(set(layout.tiles.values())) == 3


def test_places_that_are_pushed_together_come_apart_again() -> None:
    places = [[0.0, 0.0], [0.0, 0.0]]
    for _ in range(20):
        _push_apart(places)
    assert distance(*places) >= SPACING - 0.01


def test_the_command_writes_the_file_and_tells_how_good_it_is(tmp_path: Path) -> None:
    for name in ("middelpunten.csv", "buren.csv"):
        shutil.copy(DATA / name, tmp_path / name)
    told = StringIO()
    call_command("place_tiles", f"--map={tmp_path}", stdout=told)
    assert "342 tegels" in told.getvalue()
    assert "876 paren buren" in told.getvalue()
    assert len(read_table(tmp_path / "tegels.csv", SPECS["tegels"]).rows) == 342


def test_a_neighbour_that_nobody_knows_is_named_with_its_line(tmp_path: Path) -> None:
    shutil.copy(DATA / "middelpunten.csv", tmp_path / "middelpunten.csv")
    (tmp_path / "buren.csv").write_text("code,buur\nGM0014,GM9999\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"buren\.csv, regel 2"):
        call_command("place_tiles", f"--map={tmp_path}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("GM0772,oost,51.4", r"middelpunten\.csv, regel 3: lengtegraad “oost” is geen getal in graden"),
        ("GM0772,5.0,52.0", r"middelpunten\.csv, regel 2: GM0772 heeft hetzelfde middelpunt"),
    ],
)
def test_a_middle_that_cannot_be_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "middelpunten.csv").write_text(f"code,lengtegraad,breedtegraad\nGM0014,5.0,52.0\n{line}\n")
    (tmp_path / "buren.csv").write_text("code,buur\n")
    with pytest.raises(CommandError, match=message):
        call_command("place_tiles", f"--map={tmp_path}")
