"""Seeing how far the country is covered: landelijk, and from a regio or gemeente what lies around it."""

import csv
from collections.abc import Callable
from io import StringIO

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from dekkend.national.dekking.rules import Plaats, around, count, count_per, percentage, select
from dekkend.national.dekking.views import _harmless
from tenants.models import Tenant

Browse = Callable[..., Client]

places = st.lists(
    st.builds(
        Plaats,
        code=st.integers(0, 9999).map(lambda number: f"GM{number:04}"),
        naam=st.sampled_from(["Eindhoven", "Best", "Zwolle"]),
        provincie=st.sampled_from(["Noord-Brabant", "Overijssel"]),
        politie_eenheid=st.sampled_from(["Oost-Brabant", "Oost-Nederland", ""]),
        inwoners=st.none() | st.integers(0, 1_000_000),
        regio=st.sampled_from(["", "Zuidoost-Brabant", "Zeeland"]),
        rol=st.just("randgemeente"),
    ),
    unique_by=lambda place: place.code,
)


@given(places)
def test_groups_add_up_to_the_whole(found: list[Plaats]) -> None:
    whole, parts = count(found), [part for _, part in count_per(found, lambda place: place.politie_eenheid)]
    for name in ("gemeenten", "gedekt", "inwoners", "inwoners_gedekt"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)
    assert whole.regios <= whole.gedekt <= whole.gemeenten


@given(places)
def test_a_hundred_percent_is_only_when_nothing_is_missing(found: list[Plaats]) -> None:
    whole = count(found)
    assert 0 <= whole.percentage_inwoners <= 100
    assert (whole.percentage_gemeenten == 100) == (bool(found) and all(place.gedekt for place in found))


def test_a_percentage_is_rounded_down() -> None:
    assert [percentage(341, 342), percentage(342, 342), percentage(1, 3), percentage(0, 0)] == [99, 100, 33, 0]


@given(places)
def test_selecting_on_nothing_keeps_everything_and_on_coverage_splits_it(found: list[Plaats]) -> None:
    assert select(found) == found
    covered, other = select(found, staat="gedekt"), select(found, staat="niet_gedekt")
    assert len(covered) + len(other) == len(found)
    assert all(place.gedekt for place in covered)
    for place in found:
        assert place in select(found, zoek=f" {place.code.lower()} ")
        assert place in select(found, zoek=place.naam[:3].upper(), provincie=place.provincie, regio=place.regio)


@given(places)
def test_around_the_own_gemeenten_lies_the_whole_politie_eenheid(found: list[Plaats]) -> None:
    assert around(found, []) == []
    for place in found:
        near = around(found, [place.code])
        assert {one.politie_eenheid for one in near} == {place.politie_eenheid}
        assert place in near


def test_landelijk_sees_the_whole_country(
    browse: Browse, landelijk: Tenant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browse(landelijk, "landelijk_medewerker")
    with django_assert_max_num_queries(14):
        page = client.get("/dekking/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "Dekking van Nederland" in text
    assert text.count("<title>") - 1 == 342, "one tile for each gemeente, besides the title of the page"
    assert "van 342" in text
    assert "15 van 32 gemeenten, 39% van de inwoners" in text, "of the politie-eenheid Oost-Brabant"
    assert "van 17.811.291" in text
    assert "Eindhoven: Regio Zuidoost-Brabant" in text
    assert "Helmond: Nog niet gedekt" in text


def test_the_list_can_be_filtered_and_bad_filters_do_no_harm(browse: Browse, landelijk: Tenant) -> None:
    client = browse(landelijk, "landelijk_analist")
    assert "15 gemeenten gevonden" in client.get("/dekking/", {"staat": "gedekt"}).content.decode()
    assert "327 gemeenten gevonden" in client.get("/dekking/", {"staat": "niet_gedekt"}).content.decode()
    assert "13 gemeenten gevonden" in client.get("/dekking/", {"provincie": "Zeeland"}).content.decode()
    assert "15 gemeenten gevonden" in client.get("/dekking/", {"regio": "Zuidoost-Brabant"}).content.decode()
    assert "342 gemeenten gevonden" in client.get("/dekking/", {"provincie": "Atlantis"}).content.decode()


def test_a_regio_and_a_gemeente_see_their_surroundings(browse: Browse, regio: Tenant, gemeente: Tenant) -> None:
    for tenant, role in ((regio, "ketenregisseur"), (gemeente, "bestuurder")):
        text = browse(tenant, role).get("/dekking/").content.decode()
        assert "Dekking van Oost-Brabant" in text
        assert "32 gemeenten gevonden" in text
        assert "Onze regio" in text


def test_a_regio_without_gemeenten_sees_an_empty_map(browse: Browse, zeeland: Tenant) -> None:
    text = browse(zeeland, "zorgcoordinator").get("/dekking/").content.decode()
    assert "Dekking van uw regio" in text
    assert "Geen gemeenten gevonden" in text


def test_the_same_rows_as_a_file(browse: Browse, landelijk: Tenant) -> None:
    client = browse(landelijk, "landelijk_medewerker")
    assert 'href="/dekking/dekking.csv?staat=gedekt"' in client.get("/dekking/", {"staat": "gedekt"}).content.decode()
    answer = client.get("/dekking/dekking.csv", {"staat": "gedekt"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:5] == ["CBS-code", "Gemeente", "Provincie", "Politie-eenheid", "Inwoners op 01-01-2023"]
    assert len(rows) == 16
    assert [
        "GM0772",
        "Eindhoven",
        "Noord-Brabant",
        "Oost-Brabant",
        "243730",
        "Gedekt",
        "Zuidoost-Brabant",
        "centrumgemeente",
    ] in rows


def test_a_cell_of_the_file_is_never_a_formula() -> None:
    assert _harmless("=1+1") == "'=1+1"
    assert _harmless("'s-Gravenhage") == "'s-Gravenhage"
    assert _harmless(12) == 12


def test_who_may_not_see_the_coverage_gets_nothing(browse: Browse, regio: Tenant) -> None:
    client = browse(regio, "ketenpartner")
    assert client.get("/dekking/").status_code == 404
    assert client.get("/dekking/dekking.csv").status_code == 404
    assert browse(regio).get("/dekking/").status_code == 302
