"""Bringing in the inhabitants of a year from a file of CBS, as it comes, and what is said when it does not fit."""

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tenants import public
from tenants.models import Gemeente, Herindeling, Inlezing, Inwonertal
from tenants.register import queries
from tenants.register.statline import read_inwoners
from tenants.register.tables import BadFile

DAY = date(2026, 1, 1)
Write = Callable[..., Path]


@pytest.fixture
def numbers(db: None) -> dict[str, int]:
    """A number for every gemeente of the day, one more than before."""
    before = queries.inwoners([view.code for view in queries.gemeenten(DAY)], DAY)
    return {code: stand.aantal + 1 for code, stand in before.items()}


@pytest.fixture
def write(tmp_path: Path, numbers: dict[str, int]) -> Write:
    """A file as StatLine gives it with codes; `change` replaces a line, `extra` adds some."""

    def make(head: str = "", rows: list[str] | None = None, extra: list[str] | None = None, tail: str = "") -> Path:
        head = head or '"ID";"RegioS";"Perioden";"TotaleBevolking_1";"Mannen_2"'
        lines = rows or [f'{n};"{code}    ";"2026JJ00";{aantal};.' for n, (code, aantal) in enumerate(numbers.items())]
        path = tmp_path / "statline.csv"
        path.write_text(
            "\n".join([head, *lines, *(extra or []), *([tail] if tail else [])]) + "\n", encoding="utf-8-sig"
        )
        return path

    return make


def run(path: Path, *words: str, bron: str = "CBS StatLine (voorbeeld)") -> str:
    out = StringIO()
    call_command("import_inwoners", str(path), *words, *(["--bron", bron] if bron else []), stdout=out)
    return out.getvalue()


def refused(path: Path, *words: str, bron: str = "CBS (voorbeeld)") -> str:
    before = set(Inwonertal.objects.values_list("gemeente_id", "peildatum", "aantal", "bron"))
    with pytest.raises(CommandError) as caught:
        run(path, *words, bron=bron)
    assert set(Inwonertal.objects.values_list("gemeente_id", "peildatum", "aantal", "bron")) == before
    assert Inlezing.objects.count() == 0
    assert str(caught.value).endswith("Er is niets veranderd.")
    return str(caught.value)


def test_a_file_with_codes_is_brought_in_and_its_source_is_kept(
    owner: None, write: Write, numbers: dict[str, int]
) -> None:
    total = sum(numbers.values())
    path = write(extra=[f'900;"NL01";"2026JJ00";{total};.', '901;"PV20";"2026JJ00";5;.', '902;"GM0457";"2026JJ00";.;.'])
    told = run(path)
    assert "Inwoners op 01-01-2026: 342 nieuw, 0 gewijzigd, 0 ongewijzigd." in told
    assert f"Samen {total} inwoners in 342 gemeenten." in told
    stand = public.inwoners(["GM0772"], date(2026, 7, 1))["GM0772"]
    assert (stand.aantal, stand.peildatum, stand.bron) == (243_731, DAY, "CBS StatLine (voorbeeld)")
    assert public.inwoners(["GM0772"], date(2025, 12, 31))["GM0772"].peildatum == date(2023, 1, 1)
    kept = Inlezing.objects.get()
    assert (kept.soort, kept.bestand, kept.nieuw, len(kept.sha256)) == ("inwoners", "statline.csv", 342, 64)
    assert "0 nieuw, 0 gewijzigd, 342 ongewijzigd" in run(path)
    assert Inlezing.objects.count() == 1


def test_a_trial_says_what_would_change_and_changes_nothing(owner: None, write: Write, numbers: dict[str, int]) -> None:
    told = run(write(), "--proef")
    assert "342 nieuw" in told
    assert "Dit was een proef. Er is niets veranderd." in told
    assert not Inwonertal.objects.filter(peildatum=DAY).exists()
    run(write())
    numbers["GM0753"] += 100
    told = run(write(), "--dry-run")
    assert "0 nieuw, 1 gewijzigd, 341 ongewijzigd" in told
    assert "Best (GM0753): 30898 → 30998" in told
    assert queries.inwoners(["GM0753"], DAY)["GM0753"].aantal == 30_898


def test_a_file_with_names_a_title_and_a_source_below(owner: None, write: Write, numbers: dict[str, int]) -> None:
    names = public.gemeente_names(list(numbers)) | {"GM0014": "Groningen (gemeente)", "GM0344": "Utrecht (gemeente)"}
    everybody = "Totaal mannen en vrouwen"
    path = write(
        head='"Bevolkingsontwikkeling; regio"\n'
        '"Geslacht";"Regio\'s";"Perioden";"Bevolking aan het begin van de periode (aantal)"',
        rows=[f'"{everybody}";"{naam}";"2026*";{numbers[code]}' for code, naam in names.items()],
        extra=['"Mannen";"Best";"2026*";15000', f'"{everybody}";"Groningen (PV)";"2026*";600000'],
        tail='"Bron: CBS"',
    )
    assert "342 nieuw" in run(path, bron="")
    assert queries.inwoners(["GM0014"], DAY)["GM0014"].bron == "CBS (voorlopig)"
    assert queries.inwoners(["GM0753"], DAY)["GM0753"].aantal == 30_898


def test_a_file_without_periods_needs_a_reference_date(owner: None, write: Write, numbers: dict[str, int]) -> None:
    path = write(head="Gemeentecode,Inwoners", rows=[f"{code[2:]},{n}" for code, n in numbers.items()])
    assert "noemt geen periode. Geef de peildatum op met --peildatum" in refused(path)
    assert "342 nieuw" in run(path, "--peildatum", "2026-01-01")
    years = write(extra=[f'1;"{code}";"2025JJ00";{n};.' for code, n in numbers.items()])
    assert "heeft geen regels van 01-01-2024" in refused_after(years, "--peildatum", "2024-01-01")
    assert "Inwoners op 01-01-2025" not in run(years, "--peildatum", "2026-01-01", "--proef")
    told = run(years)
    assert "Inwoners op 01-01-2025: 342 nieuw" in told
    assert "Inwoners op 01-01-2026: 0 nieuw, 0 gewijzigd, 342 ongewijzigd" in told


def refused_after(path: Path, *words: str) -> str:
    with pytest.raises(CommandError) as caught:
        run(path, *words)
    return str(caught.value)


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ('9;"GM9999";"2026JJ00";5000;.', "GM9999 is geen gemeente die het register kent."),
        ('9;"Parijs";"2026JJ00";5000;.', "Parijs is geen gemeente die het register kent."),
        ('9;"GM0457";"2026JJ00";5000;.', "Weesp (GM0457) bestond tot en met 23-03-2022 en hoort niet bij 01-01-2026."),
        ('9;"GM0753";"2026JJ00";30898;.', "Best (GM0753) staat er al voor 01-01-2026, op regel"),
        ('9;"GM0753";"2026JJ00";-5;.', "het aantal inwoners -5 is negatief."),
        ('9;"GM0753";"2026JJ00";12,5;.', "het aantal inwoners “12,5” is geen heel getal."),
        ('9;"GM0753";"2026XX00";5;.', "de periode “2026XX00” kan ik niet lezen"),
        ('9;"GM0753";"2026MM13";5;.', "de periode “2026MM13” kan ik niet lezen"),
        ('9;"";"2026JJ00";5;.', "de gemeente ontbreekt."),
        ('9;"GM0753";"2026JJ00";5', "hier staan 4 waarden; het moeten er 5 zijn."),
        ('9;"NL01";"2026JJ00";17000000;.', "maar voor heel Nederland staat er 17000000."),
    ],
)
def test_a_line_that_cannot_be_is_named(owner: None, write: Write, extra: str, message: str) -> None:
    told = refused(write(extra=[extra]))
    assert message in told
    assert "statline.csv, regel 344: " in told


def test_a_gemeente_of_a_later_year_is_named(owner: None, write: Write, numbers: dict[str, int]) -> None:
    row = '9;"GM1982";"2021JJ00";5000;.'
    assert "bestaat pas vanaf 01-01-2022 en hoort niet bij 01-01-2021" in refused(write(rows=[row]))


def test_numbers_that_cannot_be_are_refused(owner: None, write: Write, numbers: dict[str, int]) -> None:
    numbers["GM0753"] = 0
    assert "0 inwoners in Best kan niet kloppen." in refused(write())
    numbers["GM0753"] = 3_000_000
    assert "3000000 inwoners in Best kan niet kloppen." in refused(write())
    numbers["GM0753"] = 60_000
    told = refused(write())
    assert "1 aantallen verschillen meer dan een kwart van het vorige: Best 30897 → 60000" in told
    assert "342 nieuw" in run(write(), "--grote-sprongen")


def test_missing_gemeenten_are_named(owner: None, write: Write, numbers: dict[str, int]) -> None:
    for code in list(numbers)[:20]:
        del numbers[code]
    told = refused(write())
    assert "van 20 van de 342 gemeenten op 01-01-2026 ontbreekt het aantal" in told
    assert "en nog 5" in told


def test_after_a_herindeling_a_number_may_jump(owner: None, write: Write, numbers: dict[str, int]) -> None:
    Gemeente.objects.filter(code="GM0743").update(einde=date(2025, 12, 31))
    Herindeling.objects.create(
        datum=DAY, soort="toevoeging", oude_id="GM0743", nieuwe_id="GM0753", aandeel=1, bron="voorbeeld"
    )
    numbers["GM0753"] += numbers.pop("GM0743")
    assert "341 nieuw" in run(write())


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("Naam;Getal", "ik vind geen kolom met de gemeente."),
        ("RegioS;Perioden;Wonen", "de kolom Wonen ken ik niet."),
        ("RegioS;Perioden;Wonen_1", "ik vind geen kolom met het aantal inwoners."),
        (
            "RegioS;TotaleBevolking_1;AantalInwoners_5",
            "er zijn meer kolommen met inwoners: TotaleBevolking_1, AantalInw",
        ),
        ("RegioS;Gemeentenaam;TotaleBevolking_1", "er zijn meer kolommen met een gemeente: RegioS, Gemeentenaam."),
    ],
)
def test_a_column_that_is_not_known_is_named(owner: None, write: Write, head: str, message: str) -> None:
    assert message in refused(write(head=head, rows=["GM0753;1;2"]))


def test_the_column_can_be_named(owner: None, write: Write, numbers: dict[str, int]) -> None:
    path = write(
        head="RegioS;Perioden;TotaleBevolking_1;AantalInwoners_5",
        rows=[f"{code};2026JJ00;7;{n}" for code, n in numbers.items()],
    )
    assert "de kolom Bewoners ontbreekt; er staan: RegioS" in refused(path, "--kolom", "Bewoners")
    assert "342 nieuw" in run(path, "--kolom", "AantalInwoners_5")


def test_what_is_missing_is_asked_for(owner: None, write: Write, numbers: dict[str, int], tmp_path: Path) -> None:
    assert "Geef die op met --bron" in refused(write(), bron="")
    assert "De bron is te lang" in refused(write(), bron="x" * 301)
    assert "het bestand is er niet" in refused(tmp_path / "weg.csv")
    later = [f'1;"{code}";"2027JJ00";{n};.' for code, n in numbers.items()]
    assert "De peildatum 01-01-2027 kan niet" in refused(write(rows=later))
    early = [f'1;"{code}";"2014JJ00";{n};.' for code, n in numbers.items()]
    assert "De peildatum 01-01-2014 kan niet" in refused(write(rows=early))
    wrong = tmp_path / "latijn.csv"
    wrong.write_bytes("Regio's;Inwoners\nSúdwest-Fryslân;5".encode("latin-1"))
    assert "geen tekst in UTF-8" in refused(wrong)


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2026", date(2026, 1, 1)),
        ("2026MM03", date(2026, 3, 1)),
        ("2026 maart", date(2026, 3, 1)),
        ("1 januari 2026", date(2026, 1, 1)),
        ("2026-01-01", date(2026, 1, 1)),
        ("01-01-2026", date(2026, 1, 1)),
    ],
)
def test_a_period_in_every_form_that_cbs_writes(tmp_path: Path, period: str, day: date) -> None:
    path = tmp_path / "p.csv"
    path.write_text(
        f"Regio's;Perioden;Aantal inwoners (aantal);Leeftijd\nBest;{period};5;10000\n\nBest;{period};5;70100\n"
    )
    found = read_inwoners(path)
    assert [(one.regio, one.peildatum, one.aantal) for one in found.tellingen] == [("Best", day, 5)]


def test_a_file_about_only_some_of_the_people_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Regio's;Geslacht;Inwoners\nBest;Mannen;5\n")
    with pytest.raises(BadFile, match="geen enkele regel in over alle inwoners"):
        read_inwoners(path)
