"""The owner loads the register: real facts, checked, all or nothing, as often as wanted."""

import csv
import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.db.models import Sum

from tenants.models import Centrumgemeente, Gebied, Gemeente, Herindeling, Indeling, Inwonertal, Tegel
from tenants.register.queries import in_use
from tenants.register.tables import DATA

pytestmark = pytest.mark.usefixtures("owner")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "feiten"
    shutil.copytree(DATA, copy)
    return copy


def change(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def load(folder: Path = DATA) -> str:
    told = StringIO()
    call_command("load_register", f"--map={folder}", stdout=told)
    return told.getvalue()


def test_all_gemeenten_of_the_country_are_there() -> None:
    assert in_use(date(2023, 1, 1)).count() == 342
    assert in_use(date(2026, 1, 1)).count() == 342
    assert Inwonertal.objects.filter(peildatum=date(2023, 1, 1)).aggregate(Sum("aantal"))["aantal__sum"] == 17_811_291


@pytest.mark.parametrize(
    ("soort", "count"),
    [
        ("provincie", 12), ("veiligheidsregio", 25), ("politie_eenheid", 10), ("ggd_regio", 25),
        ("arbeidsmarktregio", 35), ("jeugdregio", 42), ("veilig_thuis_regio", 25), ("corop", 40),
    ],
)  # fmt: skip
def test_every_gemeente_lies_in_one_area_of_each_kind(soort: str, count: int) -> None:
    assert Gebied.objects.filter(soort=soort).count() == count
    assert Indeling.objects.filter(soort=soort).values("gemeente").distinct().count() == 342
    assert Indeling.objects.filter(soort=soort).values("gebied").distinct().count() == count


def test_what_is_not_known_of_centrumgemeenten_is_not_made_up() -> None:
    assert Centrumgemeente.objects.filter(taak="vrouwenopvang").count() == 35
    assert Centrumgemeente.objects.filter(taak="maatschappelijke_opvang").count() == 43
    assert Indeling.objects.filter(soort="vrouwenopvang").count() == 168
    assert Indeling.objects.filter(soort="maatschappelijke_opvang").count() == 112
    assert Indeling.objects.filter(soort="vrouwenopvang", status="niet_geverifieerd", jaar=None).count() == 77


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2015, 393, 393), (2016, 390, 390), (2017, 388, 388), (2018, 380, 380), (2019, 355, 355),
        (2020, 355, 355), (2021, 352, 352), (2022, 345, 344), (2023, 342, 342),
    ],
)  # fmt: skip
def test_the_number_of_gemeenten_is_right_in_every_year(year: int, first: int, last: int) -> None:
    """In 2022 Weesp went over to Amsterdam on 24 March, so that the first and last day differ."""
    assert in_use(date(year, 1, 1)).count() == first
    assert in_use(date(year, 12, 31)).count() == last


def test_weesp_is_a_gemeente_until_the_day_before() -> None:
    assert in_use(date(2022, 3, 23)).filter(naam="Weesp").exists()
    assert not in_use(date(2022, 3, 24)).filter(naam="Weesp").exists()


def test_loading_twice_changes_nothing() -> None:
    told = load()
    assert "gemeenten: 0 nieuw, 0 gewijzigd, 0 vervallen, 426 ongewijzigd" in told
    assert all("0 nieuw, 0 gewijzigd, 0 vervallen" in line for line in told.splitlines())
    assert len(told.splitlines()) == 7


def test_only_what_differs_is_changed_and_told(folder: Path) -> None:
    change(folder, "gemeenten.csv", "GM0772,Eindhoven,,", "GM0772,Eindhoven aan de Dommel,,")
    change(folder, "herindelingen.csv", "2017-01-01,grenswijziging,GM0040", "2017-02-01,grenswijziging,GM0040")
    told = load(folder)
    assert "gemeenten: 0 nieuw, 1 gewijzigd, 0 vervallen, 425 ongewijzigd" in told
    assert "herindelingen: 1 nieuw, 0 gewijzigd, 1 vervallen, 92 ongewijzigd" in told
    assert Gemeente.objects.get(code="GM0772").naam == "Eindhoven aan de Dommel"


def test_two_tiles_may_change_places(folder: Path) -> None:
    path = folder / "tegels.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    rows[1][2:], rows[2][2:] = rows[2][2:], rows[1][2:]
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    assert "tegels: 2 nieuw, 0 gewijzigd, 2 vervallen, 340 ongewijzigd" in load(folder)
    assert Tegel.objects.count() == 342


def test_inhabitants_of_a_new_year_are_added_to_the_old(folder: Path) -> None:
    path = folder / "inwonertallen.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], *(line.replace("2023-01-01", "2024-01-01") for line in lines[1:])]) + "\n")
    change(folder, "controle.csv", "inwoners,2023-01-01", "inwoners,2024-01-01")
    assert "inwonertallen: 342 nieuw, 0 gewijzigd, 0 vervallen, 0 ongewijzigd" in load(folder)
    assert Inwonertal.objects.count() == 684


WRONG = [
    ("gemeenten.csv", "GM0005,Bedum", "GM005,Bedum", "gemeenten.csv, regel 3: code “GM005” is geen CBS-code"),
    ("gemeenten.csv", "GM0005,Bedum", "GM0005,", "gemeenten.csv, regel 3: naam “” mag niet leeg zijn"),
    ("gemeenten.csv", "GM0005,", "GM0003,", "gemeenten.csv, regel 3: GM0003 staat er al, op regel 2"),
    ("gemeenten.csv", "2020-12-31", "31-12-2020", "gemeenten.csv, regel 2: einde “31-12-2020” is geen datum"),
    ("gemeenten.csv", "2020-12-31", "2020-12-30", "regel 2: ingang of einde van Appingedam klopt niet"),
    ("gemeenten.csv", "code,naam", "code,gemeentenaam", "regel 1: de kolom gemeentenaam ken ik niet"),
    ("gemeenten.csv", ",ingang,einde", ",ingang", "regel 1: de kolom einde ontbreekt"),
    ("gemeenten.csv", "code,naam", "naam,code", "regel 1: de kolommen staan niet op volgorde"),
    ("gemeenten.csv", "Bedum,,", "Bedum,", "gemeenten.csv, regel 3: hier staan 3 waarden; het moeten er 4 zijn"),
    ("inwonertallen.csv", ",238147,", ",238148,", "controle.csv, regel 11: op 01-01-2023 zijn er samen 17811292"),
    ("inwonertallen.csv", ",238147,", ",veel,", "inwonertallen.csv, regel 2: aantal “veel” is geen geheel getal"),
    ("inwonertallen.csv", "GM0014,", "GM9999,", "inwonertallen.csv, regel 2: code GM9999 staat niet in gemeenten.csv"),
    ("inwonertallen.csv", "GM0014,", "GM0003,", "inwonertallen.csv: op 01-01-2023 past de lijst niet bij de gemeenten"),
    ("controle.csv", "inwoners,2023-01-01,17811291\n", "", "het totaal van de inwoners op 01-01-2023 ontbreekt"),
    ("controle.csv", "2015-12-31,393", "2015-12-31,394", "op 31-12-2015 zijn er 393 gemeenten; het moeten er 394 zijn"),
    ("gebieden.csv", "provincie,PV20", "provincie,VR99", "gebieden.csv, regel 2: de code VR99 van een provincie"),
    ("gebieden.csv", "provincie,PV20", "gewest,PV20", "gebieden.csv, regel 2: soort “gewest” ken ik niet"),
    ("indelingen.csv", "2025,PV20", "2025,PV99", "indelingen.csv, regel 2: provincie PV99 staat niet in gebieden.csv"),
    ("indelingen.csv", "GM0014,2025", "GM0014,2024", "regel 2: de bron van provincie in 2024 ontbreekt"),
    ("herindelingen.csv", "GM0265,GM0241,1", "GM0265,GM0241,0.5", "regel 2: bij een toevoeging past het aandeel niet"),
    ("herindelingen.csv", "GM0265,GM0241,1", "GM0265,GM0241,2", "herindelingen.csv, regel 2: aandeel “2” is geen"),
    ("herindelingen.csv", "GM0265,GM0241,1", "GM0265,GM0241,x", "herindelingen.csv, regel 2: aandeel “x” is geen"),
    (
        "herindelingen.csv",
        "2015-01-01,toevoeging,GM0265",
        "2019-01-01,toevoeging,GM0265",
        "GM0241 krijgt er op 01-01-2019",
    ),
    ("centrumgemeenten.csv", "vrouwenopvang,GM0363", "vrouwenopvang,GM0772", "staat er al, op regel"),
    (
        "gebieden.csv",
        "provincie,PV20",
        "provincie,Pv20",
        "gebieden.csv, regel 2: code “Pv20” is geen code van een gebied",
    ),
    ("gebieden.csv", "PV20,Groningen", f"PV20,{'x' * 81}", "is te lang; er passen 80 tekens"),
    ("tegels.csv", "2023,GM0014", "223,GM0014", "jaar “223” is geen geheel getal van 1900 tot en met 2999"),
    ("centrumgemeente_leden.csv", "opvang,GM0014,GM1979", "opvang,GM0753,GM1979", "GM0753 is geen centrumgemeente"),
    ("tegels.csv", "2023,GM0014", "2022,GM0014", "tegels.csv: de tegels van"),
]


@pytest.mark.parametrize(("name", "before", "after", "message"), WRONG)
def test_a_mistake_is_named_with_file_and_line_and_nothing_changes(
    folder: Path, name: str, before: str, after: str, message: str
) -> None:
    change(folder, "gemeenten.csv", "GM0772,Eindhoven,,", "GM0772,Anders,,")
    change(folder, name, before, after)
    with pytest.raises(CommandError, match="Er is niets veranderd") as error:
        load(folder)
    assert message in str(error.value)
    assert Gemeente.objects.get(code="GM0772").naam == "Eindhoven"


def test_two_tiles_on_one_place_are_refused(folder: Path) -> None:
    path = folder / "tegels.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    rows[2][2:] = rows[1][2:]
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"tegels\.csv, regel 3: op deze plek ligt al de tegel van regel 2"):
        load(folder)


def test_a_missing_file_and_another_encoding_are_told(folder: Path) -> None:
    (folder / "gebieden.csv").write_bytes("soort,code,naam\nprovincie,PV21,Fryslân\n".encode("latin-1"))
    with pytest.raises(CommandError, match=r"gebieden\.csv: het bestand is geen tekst in UTF-8"):
        load(folder)
    (folder / "gebieden.csv").unlink()
    with pytest.raises(CommandError, match=r"gebieden\.csv: het bestand ontbreekt"):
        load(folder)


def test_a_file_with_a_byte_order_mark_is_read(folder: Path) -> None:
    path = folder / "gebieden.csv"
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert "gebieden: 0 nieuw" in load(folder)


def lies_in(**other: object) -> Indeling:
    known = {"gemeente_id": "GM0772", "gebied_id": "PV20", "soort": "provincie", "jaar": 2024, "status": "bron"}
    return Indeling(**(known | other))


def merger(**other: object) -> Herindeling:
    known = {"datum": date(2030, 1, 1), "soort": "samenvoeging", "oude_id": "GM0772", "nieuwe_id": "GM0753"}
    return Herindeling(**(known | {"aandeel": 1} | other))


IMPOSSIBLE = {
    "a short code": Gemeente(code="GM12", naam="Te kort"),
    "an end before the beginning": Gemeente(
        code="GM9998", naam="Terug", ingang=date(2020, 1, 1), einde=date(2019, 1, 1)
    ),
    "a code of another kind of area": Gebied(code="PV99", soort="veiligheidsregio", naam="Verkeerd"),
    "two provinces in one year": lies_in(jaar=2025),
    "a province as COROP": lies_in(soort="corop"),
    "a year of the Romans": lies_in(jaar=100),
    "an unknown status": lies_in(status="misschien"),
    "a centre of a province": Centrumgemeente(
        taak="vrouwenopvang", gemeente_id="GM0753", gebied_id="PV20", jaar=2013, bron="x"
    ),
    "a merger with itself": merger(nieuwe_id="GM0772"),
    "a merger of a part": merger(aandeel=None),
    "a share of more than all": merger(soort="splitsing", aandeel=2),
    "an unknown kind of herindeling": merger(soort="ruzie"),
    "a tile of a year of the Romans": Tegel(jaar=100, gemeente_id="GM0772", x=99, y=99),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_the_database_itself_refuses_what_cannot_be(name: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        IMPOSSIBLE[name].save(force_insert=True)


def test_the_database_refuses_two_tiles_on_one_place() -> None:
    taken = Tegel.objects.get(gemeente="GM0772")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tegel.objects.create(jaar=taken.jaar, gemeente_id="GM0003", x=taken.x, y=taken.y)


def test_two_facts_without_a_year_for_one_kind_are_refused() -> None:
    known = Indeling.objects.filter(soort="vrouwenopvang", jaar=None).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Indeling.objects.create(
            gemeente=known.gemeente, gebied=known.gebied, soort="vrouwenopvang", status="bron", bron="nog een"
        )
