"""The look of a tenant: one brand colour becomes eight steps, light to dark, in OKLCH.

Guarantees, for every colour that can be chosen (WCAG 2.2, 1.4.3 and 1.4.6): white text on step 500 has a
contrast of at least 7:1, text in step 400 on a background of step 100 at least 4.5:1. Too light a brand colour
is darkened until they hold; the hue stays. Steps 600 and 700 are darker than 500 and carry white text as well.

OKLCH as published by Björn Ottosson (2020); contrast as defined by WCAG 2.2.
"""

import math
import re

WHITE = "#ffffff"
ON_BRAND = 7.0
ON_TINT = 4.5
STEP = 0.005

# sRGB is linear below these values; a channel may miss the range of a screen by so much
TOE, TOE_LINEAR = 0.04045, 0.0031308
SLACK = 1e-4

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= TOE else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= TOE_LINEAR else 1.055 * channel ** (1 / 2.4) - 0.055


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Between 1 (the same) and 21 (black and white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def to_oklch(colour: str) -> tuple[float, float, float]:
    """Lightness (0 to 1), chroma, hue in radians."""
    red, green, blue = _channels(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour that a screen can show: chroma gives way, lightness and hue stay."""
    while True:
        a, b = chroma * math.cos(hue), chroma * math.sin(hue)
        long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
        channels = (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
        )
        if chroma < STEP or all(-SLACK <= channel <= 1 + SLACK for channel in channels):
            return "#" + "".join(f"{round(255 * _gamma(min(1, max(0, channel)))):02x}" for channel in channels)
        chroma *= 0.96


def _darken(lightness: float, chroma: float, hue: float, ground: str, wanted: float) -> tuple[float, str]:
    """The lightest step at or below `lightness` that has the wanted contrast with `ground`."""
    colour = from_oklch(lightness, chroma, hue)
    while lightness > 0 and contrast(colour, ground) < wanted:
        lightness = max(lightness - STEP, 0)
        colour = from_oklch(lightness, chroma, hue)
    return lightness, colour


def ramp(brand: str) -> dict[int, str]:
    """Eight steps from `#rrggbb`. Raises ValueError when it is no such colour."""
    if not _HEX.fullmatch(brand):
        raise ValueError(f"geen kleur: {brand!r}")
    lightness, chroma, hue = to_oklch(brand)
    steps = {
        50: from_oklch(0.985, min(chroma, 0.012), hue),
        100: from_oklch(0.963, min(chroma, 0.025), hue),
        200: from_oklch(0.92, min(chroma, 0.05), hue),
        300: from_oklch(0.83, min(chroma, 0.09), hue),
    }
    base, steps[500] = _darken(min(lightness, 0.52), chroma, hue, WHITE, ON_BRAND)
    _, steps[400] = _darken(min(base + 0.09, 0.6), chroma, hue, steps[100], ON_TINT)
    steps[600] = from_oklch(base * 0.82, chroma * 0.9, hue)
    steps[700] = from_oklch(base * 0.55, chroma * 0.7, hue)
    return dict(sorted(steps.items()))


def stylesheet(brand: str) -> str:
    """Unlayered and on `:root`, because a custom property resolves where it is declared."""
    declarations = "".join(f"  --app-brand-{step}: {colour};\n" for step, colour in ramp(brand).items())
    return f":root {{\n{declarations}}}\n"
