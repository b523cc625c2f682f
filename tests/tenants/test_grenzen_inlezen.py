"""The owner brings in an official file of boundaries; it is checked against the register and never kept here."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tenants.models import Grens
from tenants.register.outlines import read_boundaries, simplify
from tenants.register.queries import in_use

SQUARE = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]


def feature(code: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"gm_code": code, **properties},
        "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
    }


def write(path: Path, content: Any) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def collection(*features: Any, **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


@pytest.fixture
def country(tmp_path: Path, owner: None) -> Path:
    """All gemeenten of 2023 as one small square each."""
    codes = in_use(date(2023, 12, 31)).values_list("code", flat=True)
    content = collection(*(feature(code) for code in codes), bron="CBS/Kadaster (voorbeeld)")
    return write(tmp_path / "grenzen.geojson", content)


def load(path: Path, *options: str) -> str:
    told = StringIO()
    call_command("import_boundaries", str(path), "--jaar=2023", *options, stdout=told)
    return told.getvalue()


def test_all_outlines_of_a_year_are_kept_with_their_source(country: Path) -> None:
    told = load(country)
    assert "grenzen: 342 nieuw" in told
    assert "Bron: CBS/Kadaster (voorbeeld)" in told
    grens = Grens.objects.get(gemeente="GM0772", jaar=2023)
    assert grens.bron == "CBS/Kadaster (voorbeeld)"
    assert sorted(grens.omtrek[0]) == sorted(SQUARE[:4])


def test_twice_is_once(country: Path) -> None:
    load(country)
    assert "grenzen: 0 nieuw, 342 gewijzigd" in load(country, "--bron=Anders")
    assert Grens.objects.count() == 342
    assert set(Grens.objects.values_list("bron", flat=True)) == {"Anders"}


def test_a_file_that_is_not_complete_is_refused_as_a_whole(country: Path) -> None:
    content = json.loads(country.read_text(encoding="utf-8"))
    content["features"] = [f for f in content["features"] if f["properties"]["gm_code"] != "GM0772"]
    with pytest.raises(CommandError, match=r"342 gemeenten van 2023: GM0772 ontbreken\. Er is niets veranderd"):
        load(write(country, content))
    content["features"] += [feature("GM0772"), feature("GM9999")]
    with pytest.raises(CommandError, match="GM9999 staan er te veel in"):
        load(write(country, content))
    assert Grens.objects.count() == 0


def test_without_a_source_it_is_asked_for(country: Path) -> None:
    content = json.loads(country.read_text(encoding="utf-8"))
    del content["bron"]
    with pytest.raises(CommandError, match="--bron"):
        load(write(country, content))


def test_a_year_or_a_source_that_cannot_be_kept_is_refused(country: Path) -> None:
    with pytest.raises(CommandError, match="203 is geen jaar"):
        load(country, "--jaar=203")
    with pytest.raises(CommandError, match="te lang; er passen 300 tekens"):
        load(country, f"--bron={'x' * 301}")


RD = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"type": "FeatureCollection",\n "features": [}', "regel 2: het bestand is geen JSON"),
        ([], "geen GeoJSON met een FeatureCollection"),
        ({"type": "Feature"}, "geen GeoJSON met een FeatureCollection"),
        (collection(), "er staan geen gemeenten in"),
        (collection(feature("GM0772"), crs=RD), "niet in graden"),
        (collection("iets"), "onderdeel 1 heeft geen eigenschappen"),
        (collection({"properties": None}), "onderdeel 1 heeft geen eigenschappen"),
        (collection({"properties": {"naam": "Best"}}), "onderdeel 1 heeft geen CBS-code"),
        (collection(feature("GM0772"), feature("GM0772")), "GM0772 komt twee keer voor"),
        (collection({**feature("GM0772"), "geometry": None}), "heeft geen vlak"),
        (collection({**feature("GM0772"), "geometry": {"type": "Point", "coordinates": [5, 52]}}), "heeft geen vlak"),
        (
            collection(
                {**feature("GM0772"), "geometry": {"type": "Polygon", "coordinates": [[[5, 52], [5, 52], [5, 52]]]}}
            ),
            "heeft geen vlak",
        ),
        (
            collection({**feature("GM0772"), "geometry": {"type": "Polygon", "coordinates": [[[155000, 463000]]]}}),
            "ligt buiten Nederland, of is niet in graden",
        ),
    ],
)
def test_a_file_that_is_wrong_is_told_what_is_wrong(tmp_path: Path, content: Any, message: str) -> None:
    with pytest.raises(CommandError) as error:
        load(write(tmp_path / "fout.geojson", content))
    assert message in str(error.value)


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="bestaat niet"):
        load(tmp_path / "weg.geojson")
    (tmp_path / "fout.geojson").write_bytes(b"\xff\xfe{")
    with pytest.raises(CommandError, match="geen tekst in UTF-8"):
        load(tmp_path / "fout.geojson")


def test_codes_are_read_as_the_sources_write_them(tmp_path: Path) -> None:
    ours = {"type": "MultiPolygon", "coordinates": [[SQUARE]]}
    features = [
        {"properties": {"statcode": "GM0772"}, "geometry": ours},
        {"properties": {"code": "0753"}, "geometry": ours},
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    found = read_boundaries(write(tmp_path / "a.geojson", collection(*features, crs=crs, bron=7)))
    assert [outline.code for outline in found.outlines] == ["GM0772", "GM0753"]
    assert found.bron == ""


def test_points_that_turn_no_corner_are_dropped_and_neighbours_stay_joined() -> None:
    left = [(5.0, 52.0), (5.1, 52.0), (5.1, 52.04999), (5.1, 52.1), (5.05, 52.1), (5.0, 52.1), (5.0, 52.0)]
    right = [(5.1, 52.0), (5.2, 52.0), (5.2, 52.1), (5.1, 52.1), (5.1, 52.05001), (5.1, 52.0)]
    assert set(simplify(left)) & set(simplify(right)) == {(5.1, 52.0), (5.1, 52.1)}
    assert len(simplify(left)) == len(simplify(right)) == 4
    spike = [(5.0, 52.0), (5.1, 52.0), (5.3, 52.0), (5.1, 52.0), (5.1, 52.1)]
    assert (5.3, 52.0) in simplify(spike)
