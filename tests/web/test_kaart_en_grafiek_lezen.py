"""Charts and maps: the drawing and the table say the same, also to who does not see the drawing."""

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from dekkend.web.charts import BOTTOM, HEIGHT, TOP, WIDTH, BarChart, Series, grid_step
from dekkend.web.maps import Tile, TileMap

CHART = BarChart(
    "dossiers", "Dossiers per maand", "Maand", ["okt", "nov"], [Series("Nieuw", [24, 0]), Series("Klaar", [20, 31])]
)
TILES = [
    Tile("GM0772", "Eindhoven", 3, 7, "alles", 2),
    Tile("GM0796", "'s-Hertogenbosch", 2, 6, "niets", 0, "nog geen zorgcoördinator"),
    Tile("GM1900", "Súdwest-Fryslân", 4, 1, "", None),
]
MAP = TileMap("dekking", "Dekking per gemeente", TILES, ["Niets", "Iets", "Alles"], source="Bron: CBS")


def show(tag: str, **values: object) -> str:
    return Template(f"{{% load ui %}}{{% {tag} %}}").render(Context(values))


@given(st.integers(0, 10**9))
def test_the_grid_has_round_steps_and_at_most_five_lines(highest: int) -> None:
    step = grid_step(highest)
    assert highest <= 5 * step
    assert str(step).rstrip("0") in {"1", "2", "5"}


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=24), st.booleans())
def test_every_bar_stays_inside_the_drawing(values: list[int], two: bool) -> None:
    series = [Series("a", values), Series("b", values[::-1])] if two else [Series("a", values)]
    chart = BarChart("k", "t", "c", [str(at) for at in range(len(values))], series)
    assert len(chart.bars) == len(values) * len(series)
    for bar in chart.bars:
        assert float(bar.x) >= chart.left
        assert float(bar.x) + float(bar.width) <= WIDTH + 0.2
        assert float(bar.y) >= TOP - 0.2
        assert float(bar.y) + float(bar.height) == pytest.approx(HEIGHT - BOTTOM, abs=0.2)
        assert re.fullmatch(r"\d+(\.\d)?", bar.height)


def test_a_higher_value_is_a_higher_bar() -> None:
    heights = {bar.text: float(bar.height) for bar in CHART.bars}
    assert (
        heights["nov, Klaar: 31"]
        > heights["okt, Nieuw: 24"]
        > heights["okt, Klaar: 20"]
        > heights["nov, Nieuw: 0"]
        == 0
    )


def test_the_chart_has_a_name_a_description_and_a_table() -> None:
    html = show("barchart chart", chart=CHART)
    assert 'role="img" aria-labelledby="dossiers-titel" aria-describedby="dossiers-uitleg"' in html
    assert '<h2 id="dossiers-titel">Dossiers per maand</h2>' in html
    assert html.count('scope="row"') == 2
    assert '<th scope="row">nov</th><td class="app-num">0</td><td class="app-num">31</td>' in html
    assert "style=" not in html


def test_a_chart_of_nothing_is_still_a_chart() -> None:
    assert 'role="img"' in show("barchart chart", chart=BarChart("k", "t", "c", [], [Series("a", [])]))


@pytest.mark.parametrize("series", [[], [Series("a", [1])], [Series("a", [1, -1])], [Series("a", [1, 1])] * 3])
def test_a_chart_that_cannot_be_drawn_is_refused(series: list[Series]) -> None:
    with pytest.raises(ValueError):
        BarChart("k", "t", "c", ["x", "y"], series)


def test_every_gemeente_has_one_tile_of_the_same_size() -> None:
    html = show("tilemap map", map=MAP)
    tiles = re.findall(
        r'<rect class="q(\w)"[^>]*x="(\d+)" y="(\d+)" width="\.92" height="\.92"><title>([^<]+)</title>', html
    )
    assert tiles == [
        ("4", "3", "7", "Eindhoven: alles"),
        ("0", "2", "6", "&#x27;s-Hertogenbosch: nog geen zorgcoördinator"),
        ("x", "4", "1", "Súdwest-Fryslân: "),
    ]
    assert 'viewBox="2 1 3 7"' in html


def test_a_gemeente_without_data_is_hatched_and_explained() -> None:
    html = show("tilemap map", map=MAP)
    assert 'fill="url(#dekking-geen)" x="4"' in html
    assert "Geen gegevens</li>" in html
    complete = TileMap("dekking", "Dekking", TILES[:2], ["Niets", "Iets", "Alles"])
    assert "Geen gegevens" not in show("tilemap map", map=complete)


def test_the_table_beside_the_map_has_every_gemeente_by_name() -> None:
    html = show("tilemap map", map=MAP)
    rows = re.findall(r'<th scope="row">([^<]+)</th><td>([^<]*)</td>', html)
    assert rows == [("Eindhoven", "alles"), ("&#x27;s-Hertogenbosch", "niets"), ("Súdwest-Fryslân", "Geen gegevens")]
    assert 'tabindex="0"' in html


def test_few_classes_are_far_apart() -> None:
    assert [shade for shade, _ in TileMap("k", "t", [], ["Nee", "Ja"]).classes] == [0, 4]
    assert [shade for shade, _ in TileMap("k", "t", [], list("abcde")).classes] == [0, 1, 2, 3, 4]
    assert TileMap("k", "t", [], ["Alles"]).view_box == "0 0 1 1"


def test_a_map_of_the_country_is_light() -> None:
    tiles = [Tile(f"GM{at:04}", f"Gemeente {at}", at % 19, at // 19, "3 van 4", at % 5) for at in range(342)]
    html = show("tilemap map", map=TileMap("k", "t", tiles, list("abcde")))
    assert html.count("<rect class=") == 342 + 5 + 1
    assert len(html) < 90_000


@pytest.mark.parametrize(("legend", "klasse"), [([], 0), (list("abcdef"), 0), (["a"], 1), (["a"], -1)])
def test_a_map_with_an_unknown_class_is_refused(legend: list[str], klasse: int) -> None:
    with pytest.raises(ValueError):
        TileMap("k", "t", [Tile("GM1", "Eén", 0, 0, "", klasse)], legend)
