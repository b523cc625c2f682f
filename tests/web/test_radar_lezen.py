"""Reading a radar chart: what is drawn lies where it should, and the table says the same."""

import re
from itertools import pairwise
from math import dist

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from dekkend.web.radar import CENTRE_X, CENTRE_Y, RADIUS, RadarChart, RadarSeries, change_text

VALUE = st.none() | st.integers(1, 5)
CENTRE = (CENTRE_X, CENTRE_Y)


def chart_of(*series: list[int | None], highest: int = 5) -> RadarChart:
    found = [RadarSeries(f"meting {at}", values) for at, values in enumerate(series, 1)]
    return RadarChart("k", "Titel", "Domein", [f"as {at}" for at in range(len(series[0]))], found, highest)


def show(chart: RadarChart) -> str:
    return Template("{% load ui %}{% radarchart chart %}").render(Context({"chart": chart}))


@given(st.lists(VALUE, min_size=3, max_size=20))
def test_a_point_lies_as_far_out_as_its_level(values: list[int | None]) -> None:
    drawn = chart_of(values).drawn[0]
    scored = [value for value in values if value is not None]
    assert len(drawn.marks) == len(scored)
    for mark, value in zip(drawn.marks, scored, strict=True):
        assert dist(CENTRE, (float(mark.x), float(mark.y))) == pytest.approx(RADIUS * value / 5, abs=0.2)
    around = [*values, values[0]]
    assert len(drawn.lines) == sum(one is not None and two is not None for one, two in pairwise(around))


def test_the_first_spoke_points_up_and_they_follow_the_clock() -> None:
    labels = chart_of([1, 2, 3, 4]).labels
    (top_x, top_y, first), (right_x, _, second) = labels[0], labels[1]
    assert (first, second) == (1, 2)
    assert float(top_x) == CENTRE_X
    assert float(top_y) < CENTRE_Y
    assert float(right_x) > CENTRE_X


def test_the_newest_looks_the_same_with_and_without_an_older_one() -> None:
    assert [one.number for one in chart_of([1, 2, 3]).drawn] == [1]
    assert [one.number for one in chart_of([1, 2, 3], [3, 2, 1]).drawn] == [0, 1]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (2, 4, "+2"),
        (4, 2, "−2"),
        (3, 3, "0"),
        (1.5, 3.0, "+1,5"),
        (None, 3, "niet te zeggen"),
        (3, None, "niet te zeggen"),
    ],
)
def test_a_change_has_its_sign(before: float | None, after: float | None, text: str) -> None:
    assert change_text(before, after) == text


def test_the_chart_has_a_name_a_description_and_a_table() -> None:
    html = show(chart_of([1, None, 3], [2, 2, None]))
    assert 'role="img" aria-labelledby="k-titel" aria-describedby="k-uitleg"' in html
    assert re.findall(r'data-label="Verandering">([^<]+)<', html) == ["+1", "niet te zeggen", "niet te zeggen"]
    assert html.count("geen score") == 2
    assert "<title>as 0, meting 2: 2</title>" in html
    assert "style=" not in html


def test_one_series_has_nothing_to_compare() -> None:
    assert "Verandering" not in show(chart_of([1, 2, 3]))


@pytest.mark.parametrize(
    "series", [[[1, 2]], [[1, 2, 3]] * 3, [[1, 2, 3], [1, 2]], [[1, 2, 6]], [[1, 2, -1]]],
)  # fmt: skip
def test_a_chart_that_cannot_be_drawn_is_refused(series: list[list[int | None]]) -> None:
    with pytest.raises(ValueError, match=r"radar|series|value"):
        chart_of(*series)
