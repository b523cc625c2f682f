"""A tenant chooses one colour, whatever colour; text stays readable on everything that is made of it."""

import pytest
from django.http import HttpResponse
from hypothesis import example, given
from hypothesis import strategies as st

from dekkend.web import theme
from dekkend.web.views import thema
from tests.web.conftest import Request

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
STEPS = [50, 100, 200, 300, 400, 500, 600, 700]

pytestmark = pytest.mark.urls("dekkend.web.urls")


@given(COLOURS)
@example("#ffffff")
@example("#000000")
@example("#ffe600")
@example("#00ffff")
def test_text_is_readable_whatever_the_colour(brand: str) -> None:
    steps = theme.ramp(brand)
    assert list(steps) == STEPS
    assert theme.contrast("#ffffff", steps[500]) >= 7
    assert theme.contrast(steps[400], steps[100]) >= 4.5
    assert theme.contrast("#ffffff", steps[600]) >= 7
    assert theme.contrast("#ffffff", steps[700]) >= 7
    assert theme.contrast(steps[600], steps[100]) >= 4.5


@given(COLOURS)
def test_steps_run_from_light_to_dark(brand: str) -> None:
    steps = theme.ramp(brand)
    light = [theme.luminance(steps[step]) for step in STEPS]
    # from 400 on the steps of a black brand fall together
    assert light[:5] == sorted(light[:5], reverse=True)
    assert light[4] >= light[5] >= light[6] >= light[7]


@given(COLOURS)
def test_a_colour_survives_the_way_to_oklch_and_back(brand: str) -> None:
    back = theme.from_oklch(*theme.to_oklch(brand))
    assert all(abs(int(brand[at : at + 2], 16) - int(back[at : at + 2], 16)) <= 1 for at in (1, 3, 5))


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#ffffff", "#ffffff") == 1
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_dark_enough_brand_is_left_alone() -> None:
    assert theme.ramp("#154273")[500] == "#154273"


@pytest.mark.parametrize("wrong", ["", "blauw", "#123", "154273", "#15427g", "#154273;}", "#1542731"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="geen kleur"):
        theme.ramp(wrong)


def test_the_stylesheet_sets_the_eight_steps_and_nothing_else(request_of: Request) -> None:
    response = thema(request_of("/thema.css"))
    body = response.content.decode()
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert body.count("--app-brand-") == len(STEPS)
    assert "--app-brand-500: #154273;" in body
    assert body.startswith(":root {")


def test_the_browser_keeps_the_colours_until_they_change(request_of: Request) -> None:
    def ask(kleur: str, known: str = "") -> HttpResponse:
        request = request_of("/thema.css", kleur=kleur)
        if known:
            request.META["HTTP_IF_NONE_MATCH"] = known
        return thema(request)

    first = ask("#154273")
    assert "max-age" in first.headers["Cache-Control"]
    assert ask("#154273", first.headers["ETag"]).status_code == 304
    assert ask("#00805a", first.headers["ETag"]).status_code == 200
