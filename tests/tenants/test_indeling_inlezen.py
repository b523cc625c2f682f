"""Bringing in the indeling of a year, and who is centrumgemeente of what."""

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tenants import public
from tenants.models import Centrumgemeente, Gebied, Indeling, Inlezing

Run = Callable[..., str]
VEILIGHEID = ("--soort", "veiligheidsregio", "--jaar", "2026")
VROUWEN = ("--soort", "vrouwenopvang", "--jaar", "2026")
OPTIONS = ("--bron", "Wet (voorbeeld)")


@pytest.fixture
def lines(db: None) -> dict[str, str]:
    """The veiligheidsregio of every gemeente, as the register knows it."""
    rows = Indeling.objects.filter(soort="veiligheidsregio").values_list("gemeente_id", "gebied_id")
    return {code: f"{code};{area};" for code, area in rows}


@pytest.fixture
def run(owner: None, tmp_path: Path) -> Run:
    def make(rows: list[str], *words: str, head: str = "gemeente;gebied;naam") -> str:
        path = tmp_path / "indeling.csv"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        out = StringIO()
        call_command("import_indelingen", str(path), *words, *OPTIONS, stdout=out)
        return out.getvalue()

    return make


def test_an_indeling_counts_from_its_own_year(run: Run, lines: dict[str, str]) -> None:
    lines["GM0753"] = "GM0753;VR21;"
    told = run(list(lines.values()), *VEILIGHEID)
    assert "Veiligheidsregio in 2026: 342 nieuw" in told
    assert public.gemeente("GM0753", date(2025, 12, 31)).veiligheidsregio == "Brabant-Zuidoost"
    assert public.gemeente("GM0753", date(2026, 1, 1)).veiligheidsregio == "Brabant-Noord"
    assert Inlezing.objects.get().betreft == "Veiligheidsregio in 2026"
    lines["GM0753"] = "GM0753;VR22;"
    assert "GM0753: Brabant-Noord → Brabant-Zuidoost" in run(list(lines.values()), *VEILIGHEID, "--proef")
    assert public.gemeente("GM0753", date(2026, 1, 1)).veiligheidsregio == "Brabant-Noord"
    assert "0 nieuw, 1 gewijzigd, 341 ongewijzigd" in run(list(lines.values()), *VEILIGHEID)


def test_a_new_area_comes_with_its_name(run: Run, lines: dict[str, str]) -> None:
    lines["GM0753"] = "GM0753;VR26;"
    with pytest.raises(CommandError, match="het gebied VR26 is nieuw"):
        run(list(lines.values()), *VEILIGHEID)
    lines["GM0753"] = "GM0753;VR26;Brabant-Noord"
    with pytest.raises(CommandError, match="“Brabant-Noord” heet ook het gebied VR21"):
        run(list(lines.values()), *VEILIGHEID)
    assert not Gebied.objects.filter(code="VR26").exists()
    lines["GM0753"] = "GM0753;VR26;Kempen (voorbeeld)"
    run(list(lines.values()), *VEILIGHEID)
    assert public.gemeente("GM0753", date(2026, 1, 1)).veiligheidsregio == "Kempen (voorbeeld)"


def test_around_centrumgemeenten_some_may_be_missing(run: Run) -> None:
    told = run(["GM0772;GM0772;", "GM0753;GM0772;", "GM0743;GM0743;"], *VROUWEN)
    assert "3 nieuw" in told
    assert "Van 339 gemeenten blijft het onbekend" in told
    assert public.gemeente("GM0753", date(2026, 1, 1)).vrouwenopvang == "Eindhoven"
    new = Centrumgemeente.objects.get(taak="vrouwenopvang", gemeente="GM0743")
    assert (new.jaar, new.bron) == (2026, "Wet (voorbeeld)")
    call_command("load_register", verbosity=0)
    assert Centrumgemeente.objects.filter(pk=new.pk).exists()


def test_a_source_takes_the_place_of_what_a_beheerder_filled_in(run: Run) -> None:
    Indeling.objects.create(
        gemeente_id="GM0753", soort="vrouwenopvang", gebied_id="VO0796", jaar=2026, status="aangevuld",
        bron="Brief (voorbeeld)", aangevuld_door="Zuidoost-Brabant", aangevuld_op=date(2026, 2, 1),
    )  # fmt: skip
    told = run(["GM0753;GM0772;"], *VROUWEN)
    assert "GM0753: 's-Hertogenbosch → Eindhoven" in told
    row = Indeling.objects.get(gemeente="GM0753", soort="vrouwenopvang", jaar=2026)
    assert (row.status, row.aangevuld_door, row.aangevuld_op) == ("bron", "", None)


def test_the_columns_of_another_file_can_be_named(run: Run, lines: dict[str, str]) -> None:
    rows = [f"x;{line}" for line in lines.values()]
    head = "Regio's;Code (code);VR (code);VR (naam)"
    with pytest.raises(CommandError, match="de kolom gemeente ontbreekt; er staan: Regio's, Code \\(code\\)"):
        run(rows, *VEILIGHEID, head=head)
    columns = ("--kolom-gemeente", "Code (code)", "--kolom-gebied", "VR (code)", "--kolom-naam", "VR (naam)")
    assert "342 nieuw" in run(rows, *VEILIGHEID, *columns, head=head)


@pytest.mark.parametrize(
    ("rows", "words", "message"),
    [
        (["Best;VR21;"], VEILIGHEID, "regel 2: “Best” is geen CBS-code van een gemeente"),
        (["GM9999;VR21;"], VEILIGHEID, "GM9999 was op 01-01-2026 geen gemeente."),
        (["GM0457;VR21;"], VEILIGHEID, "GM0457 was op 01-01-2026 geen gemeente."),
        (["GM0753;VR21;", "GM0753;VR22;"], VEILIGHEID, "regel 3: Best (GM0753) staat er al, op regel 2."),
        (["GM0753;PV30;"], VEILIGHEID, "“PV30” is geen code van een veiligheidsregio; die begint met VR."),
        (["GM0753;VR22;"], VEILIGHEID, "van 341 van de 342 gemeenten ontbreekt het gebied"),
        (["GM0753;VR22;x;y"], VEILIGHEID, "hier staan meer waarden dan er kolommen zijn."),
        (["GM0753;GM0457;"], VROUWEN, "“GM0457” is geen code van een centrumgemeente van 2026."),
        ([], VEILIGHEID, "er staat geen enkele gemeente in."),
        (["GM0753;VR22;"], ("--soort", "veiligheidsregio", "--jaar", "1"), "1 is geen jaar."),
    ],
)
def test_what_does_not_fit_is_refused_whole(run: Run, rows: list[str], words: tuple[str, ...], message: str) -> None:
    before = set(Indeling.objects.values_list("gemeente_id", "soort", "jaar", "gebied_id"))
    with pytest.raises(CommandError) as caught:
        run(rows, *words)
    assert message in str(caught.value)
    assert set(Indeling.objects.values_list("gemeente_id", "soort", "jaar", "gebied_id")) == before
    assert Inlezing.objects.count() == 0
