"""Looking up gemeenten: on the pages, over the API, and by other apps through the public door."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dekkend.core.errors import Hidden
from tenants import public
from tenants.models import Deelname, Indeling, Inwonertal, Tegel, Tenant

Browse = Callable[..., Client]


@pytest.mark.django_db
def test_every_gemeente_of_a_day_with_its_areas(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(3):
        found = public.gemeenten(date(2026, 1, 1))
    assert len(found) == 342
    assert sum(view.inwoners or 0 for view in found) == 17_811_291
    eindhoven = next(view for view in found if view.naam == "Eindhoven")
    assert (eindhoven.code, eindhoven.inwoners, eindhoven.peildatum) == ("GM0772", 243730, date(2023, 1, 1))
    assert eindhoven.provincie == "Noord-Brabant"
    assert eindhoven.veiligheidsregio == "Brabant-Zuidoost"
    assert eindhoven.politie_eenheid == "Oost-Brabant"
    assert eindhoven.veilig_thuis_regio == "Oost-Brabant"
    assert eindhoven.ggd_regio == "GGD Brabant-Zuidoost"


@pytest.mark.django_db
def test_the_gemeenten_of_before_a_herindeling() -> None:
    names = {view.naam for view in public.gemeenten(date(2022, 3, 23))}
    assert len(names) == 345
    assert "Weesp" in names
    assert all(view.inwoners is None for view in public.gemeenten(date(2022, 3, 23)))


@pytest.mark.django_db
def test_one_gemeente_also_when_it_has_gone() -> None:
    assert public.gemeente("GM0772").naam == "Eindhoven"
    weesp = public.gemeente("GM0457")
    assert (weesp.naam, weesp.einde, weesp.inwoners) == ("Weesp", date(2022, 3, 23), None)
    with pytest.raises(Hidden):
        public.gemeente("GM9999")


@pytest.mark.django_db
def test_names_by_code() -> None:
    assert public.gemeente_names(["GM0772", "GM0457", "GM9999"]) == {"GM0772": "Eindhoven", "GM0457": "Weesp"}


def test_the_newest_inhabitants_until_a_date_count(owner: None) -> None:
    Inwonertal.objects.create(gemeente_id="GM0772", peildatum=date(2024, 1, 1), aantal=246_443, bron="voorbeeld")
    before = public.inwoners(["GM0772", "GM0753", "GM9999"], date(2023, 12, 31))
    assert {code: stand.aantal for code, stand in before.items()} == {"GM0772": 243730, "GM0753": 30897}
    after = public.inwoners(["GM0772"], date(2024, 1, 1))["GM0772"]
    assert (after.aantal, after.peildatum, after.bron) == (246_443, date(2024, 1, 1), "voorbeeld")
    assert public.inwoners(["GM0772"], date(2022, 12, 31)) == {}


def test_an_area_of_a_newer_year_counts_from_that_year(owner: None) -> None:
    Indeling.objects.create(
        gemeente_id="GM0772", soort="veiligheidsregio", gebied_id="VR21", jaar=2027, status="bron", bron="voorbeeld"
    )
    assert public.gemeente("GM0772", date(2026, 12, 31)).veiligheidsregio == "Brabant-Zuidoost"
    assert public.gemeente("GM0772", date(2027, 1, 1)).veiligheidsregio == "Brabant-Noord"


@pytest.mark.django_db
def test_the_tiles_of_the_map_are_those_of_the_gemeenten() -> None:
    found = public.tiles()
    assert {tile.code for tile in found} == {view.code for view in public.gemeenten()}
    assert next(tile for tile in found if tile.code == "GM0935").y > next(t for t in found if t.code == "GM0014").y


def test_without_a_tile_map_it_says_so(owner: None) -> None:
    Tegel.objects.all().delete()
    with pytest.raises(ValueError, match="empty"):
        public.tiles()


@pytest.mark.django_db
def test_herindelingen_of_a_period() -> None:
    found = public.herindelingen(date(2022, 2, 1), date(2022, 12, 31))
    assert [(change.oude_naam, change.nieuwe_naam, change.aandeel) for change in found] == [("Weesp", "Amsterdam", 1)]


def test_which_regio_each_gemeente_belongs_to(regio: Tenant, zeeland: Tenant, owner: None) -> None:
    found = public.deelname_per_gemeente(date(2026, 1, 1))
    assert len(found) == 342
    assert sum(part is not None for part in found.values()) == 15
    assert found["GM0772"] == public.RegioView(
        regio.schema_name, "Zuidoost-Brabant", "centrumgemeente", date(2020, 1, 1)
    )
    assert found["GM0794"] is None
    Deelname.objects.filter(gemeente="GM0753").update(einde=date(2025, 12, 31))
    assert public.deelname_per_gemeente(date(2026, 1, 1))["GM0753"] is None
    assert public.deelname_per_gemeente(date(2025, 12, 31))["GM0753"] is not None
    assert public.deelname_per_gemeente(date(2019, 12, 31))["GM0772"] is None


def test_the_list_is_sorted_and_paged_in_the_database(
    browse: Browse, regio: Tenant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browse(regio, "zorgcoordinator")
    with django_assert_max_num_queries(12):
        page = client.get("/gemeenten/", {"sort": "-inwoners"})
    text = page.content.decode()
    assert page.status_code == 200
    assert "342 gemeenten" in text
    assert text.index("Amsterdam</a>") < text.index("Rotterdam</a>") < text.index("&#x27;s-Gravenhage</a>")
    assert "Zandvoort" not in text


def test_the_list_is_filtered(browse: Browse, regio: Tenant) -> None:
    client = browse(regio, "ketenpartner")
    assert "12 gemeenten" in client.get("/gemeenten/", {"provincie": "Drenthe"}).content.decode()
    assert "32 gemeenten" in client.get("/gemeenten/", {"politie_eenheid": "Oost-Brabant"}).content.decode()
    found = client.get("/gemeenten/", {"zoek": "gm0772"}).content.decode()
    assert "1 gemeente " in found
    assert "243.730" in found
    assert "Geen gemeenten gevonden" in client.get("/gemeenten/", {"zoek": "Parijs"}).content.decode()


def test_a_gemeente_with_all_that_is_known_of_it(
    browse: Browse, regio: Tenant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browse(regio, "zorgcoordinator")
    with django_assert_max_num_queries(14):
        text = client.get("/gemeenten/GM0772/").content.decode()
    assert "<h1>Eindhoven</h1>" in text
    assert "243.730 (op 1 januari 2023)" in text
    assert "CBS, Wijken en Buurten 2023" in text
    assert "als centrumgemeente mee in de regio <strong>Zuidoost-Brabant</strong>" in text
    assert "Centrumgemeente: regio vrouwenopvang" in text
    assert "Arbeidsmarktregio" in text


def test_what_is_not_known_of_a_gemeente_is_said(browse: Browse, landelijk: Tenant) -> None:
    helmond = browse(landelijk, "landelijk_medewerker").get("/gemeenten/GM0794/").content.decode()
    assert "Is zelf centrumgemeente." in helmond
    asten = browse(landelijk, "landelijk_medewerker").get("/gemeenten/GM0743/").content.decode()
    assert "Niet bekend" in asten
    assert "Het is niet bekend welke gemeenten bij deze regio horen." in helmond
    assert "doet nog niet mee in een regio" in helmond


def test_a_gemeente_that_has_gone_leads_to_where_it_went(browse: Browse, regio: Tenant) -> None:
    text = browse(regio, "zorgcoordinator").get("/gemeenten/GM0457/").content.decode()
    assert "Deze gemeente bestaat niet meer" in text
    assert "24 maart 2022" in text
    assert 'href="/gemeenten/GM0363/">Amsterdam</a>' in text
    assert "geen aantal inwoners bekend" in text
    back = browse(regio, "zorgcoordinator").get("/gemeenten/GM0363/").content.decode()
    assert 'href="/gemeenten/GM0457/">Weesp</a>' in back
    new = browse(regio, "zorgcoordinator").get("/gemeenten/GM1982/").content.decode()
    assert "Bestaat sinds" in new


def test_a_code_that_never_was_is_not_found(browse: Browse, api: Browse, regio: Tenant) -> None:
    assert browse(regio, "zorgcoordinator").get("/gemeenten/GM9999/").status_code == 404
    assert api(regio, "zorgcoordinator").get("/api/v1/gemeenten/GM9999").status_code == 404
    assert api(regio, "zorgcoordinator").get("/api/v1/gemeenten/onzin").status_code == 404


def test_all_gemeenten_in_one_answer_of_the_api(
    api: Browse, regio: Tenant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = api(regio, "zorgcoordinator")
    with django_assert_max_num_queries(10):
        answer = client.get("/api/v1/gemeenten").json()
    assert set(answer) == {"count", "results"}
    assert answer["count"] == len(answer["results"]) == 342
    assert sum(found["inwoners"] for found in answer["results"]) == 17_811_291
    eindhoven = next(found for found in answer["results"] if found["code"] == "GM0772")
    assert eindhoven["politieEenheid"] == "Oost-Brabant"
    assert eindhoven["peildatum"] == "2023-01-01"
    assert eindhoven == client.get("/api/v1/gemeenten/GM0772").json()


def test_the_api_is_filtered(api: Browse, regio: Tenant) -> None:
    client = api(regio, "zorgcoordinator")
    assert client.get("/api/v1/gemeenten", {"provincie": "Zeeland"}).json()["count"] == 13
    assert [g["naam"] for g in client.get("/api/v1/gemeenten", {"zoek": "eindh"}).json()["results"]] == ["Eindhoven"]
    assert client.get("/api/v1/gemeenten", {"provincie": "Zeeland", "zoek": "GM0772"}).json()["count"] == 0
    wrong = client.get("/api/v1/gemeenten", {"zoek": "x" * 101})
    assert wrong.status_code == 400
    assert wrong.json()["invalidParams"][0]["name"] == "zoek"


def test_without_login_there_is_nothing(browse: Browse, api: Browse, regio: Tenant) -> None:
    assert browse(regio).get("/gemeenten/").status_code == 302
    assert api(regio).get("/api/v1/gemeenten").status_code == 401
