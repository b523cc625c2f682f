"""Reading an official file of boundaries (GeoJSON, WGS84) into simplified outlines.

Points are moved to a fine grid and points on a straight line are dropped. Two neighbours share the points of their
common boundary, so after this they still do: no gaps and no overlaps come up.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tenants.register.rules import CODE
from tenants.register.tables import BadFile

Point = tuple[float, float]
Ring = list[Point]

DECIMALS = 3  # of a degree: about 70 metres east, 110 metres north
CODE_FIELDS = ("gm_code", "statcode", "gemeentecode", "GM_CODE", "identificatie", "code")
WEST, SOUTH, EAST, NORTH = 3.0, 50.5, 7.5, 54.0
DEGREES = ("CRS84", "4326")
CORNERS = 3


@dataclass(frozen=True)
class Outline:
    """The rings of one gemeente; a ring within another is a hole."""

    code: str
    rings: list[Ring]


@dataclass(frozen=True)
class Boundaries:
    """All outlines of a file, and the source that the file itself names (empty when it does not)."""

    outlines: list[Outline]
    bron: str


def read_boundaries(path: Path) -> Boundaries:
    """Raises BadFile when the file is no GeoJSON in degrees with the CBS code of each gemeente, each once."""
    content = _content(path)
    _check_degrees(path, content)
    found: dict[str, Outline] = {}
    for number, feature in enumerate(content["features"], 1):
        outline = _outline(path, number, feature)
        if outline.code in found:
            raise BadFile(path.name, f"{outline.code} komt twee keer voor (onderdeel {number}).")
        found[outline.code] = outline
    bron = content.get("bron", "")
    return Boundaries(list(found.values()), bron if isinstance(bron, str) else "")


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadFile(path.name, f"het bestand bestaat niet in {path.parent}.") from None
    except json.JSONDecodeError as error:
        raise BadFile(path.name, "het bestand is geen JSON.", error.lineno) from None
    except UnicodeDecodeError:
        raise BadFile(path.name, "het bestand is geen tekst in UTF-8.") from None
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise BadFile(path.name, "het bestand is geen GeoJSON met een FeatureCollection.")
    if not isinstance(content.get("features"), list) or not content["features"]:
        raise BadFile(path.name, "er staan geen gemeenten in het bestand.")
    return content


def _check_degrees(path: Path, content: dict[str, Any]) -> None:
    crs = json.dumps(content.get("crs") or "")
    if content.get("crs") and not any(name in crs for name in DEGREES):
        raise BadFile(path.name, f"de coördinaten zijn niet in graden (WGS84) maar in {crs}. {_HOW}")


_HOW = "Zet het bestand eerst om, bijvoorbeeld met: ogr2ogr -t_srs EPSG:4326 -f GeoJSON nieuw.geojson oud.geojson"


def _outline(path: Path, number: int, feature: Any) -> Outline:
    where = f"onderdeel {number}"
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise BadFile(path.name, f"{where} heeft geen eigenschappen.")
    code = next((str(properties[name]) for name in CODE_FIELDS if name in properties), "")
    code = f"GM{code}" if code.isdigit() else code
    if not CODE.fullmatch(code):
        raise BadFile(path.name, f"{where} heeft geen CBS-code van een gemeente; ik zocht in {', '.join(CODE_FIELDS)}.")
    rings = list(_rings(path, f"{where} ({code})", feature.get("geometry")))
    if not rings:
        raise BadFile(path.name, f"{where} ({code}) heeft geen vlak.")
    return Outline(code, rings)


def _rings(path: Path, where: str, geometry: Any) -> Iterator[Ring]:
    try:
        many = {"Polygon": False, "MultiPolygon": True}[geometry["type"]]
        polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
        rings = [[(float(x), float(y)) for x, y, *_ in ring] for polygon in polygons for ring in polygon]
    except (KeyError, TypeError, ValueError):
        raise BadFile(path.name, f"{where} heeft geen vlak (Polygon of MultiPolygon).") from None
    for ring in rings:
        if not all(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in ring):
            raise BadFile(path.name, f"{where} ligt buiten Nederland, of is niet in graden (WGS84). {_HOW}")
        simple = simplify(ring)
        if len(simple) >= CORNERS:
            yield simple


def simplify(ring: Sequence[Point]) -> Ring:
    """The ring on the grid, without its repeated last point and without points that turn no corner."""
    snapped = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring]
    points = [point for index, point in enumerate(snapped) if point != snapped[index - 1]]
    return [
        point
        for index, point in enumerate(points)
        if not _straight(points[index - 1], point, points[(index + 1) % len(points)])
    ]


def _straight(a: Point, b: Point, c: Point) -> bool:
    """Whether b lies on the straight way from a to c; not when the way turns back on itself."""
    one, two = (b[0] - a[0], b[1] - a[1]), (c[0] - b[0], c[1] - b[1])
    turn = one[0] * two[1] - one[1] * two[0]
    ahead = one[0] * two[0] + one[1] * two[1]
    return abs(turn) < 10 ** -(2 * DECIMALS + 1) and ahead > 0
