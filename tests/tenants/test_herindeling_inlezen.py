"""Bringing in a herindeling: the gemeenten before and after, their inhabitants, and the regio in which they go on."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from tenants import public
from tenants.models import Deelname, Gemeente, Herindeling, Inlezing, Tenant
from tenants.register.afleiding import Afgeleid, Getal, derive, sources_of
from tenants.register.rules import Overgang

HEAD = "datum;soort;oude_code;oude_naam;nieuwe_code;nieuwe_naam;bron;opmerking"
SHARES = HEAD.replace("nieuwe_naam;", "nieuwe_naam;aandeel;")
MERGER = [
    "2027-03-24;samenvoeging;GM0753;Best;GM2001;Groot-Best (voorbeeld);Wet (voorbeeld);",
    "2027-03-24;samenvoeging;GM0823;Oirschot;GM2001;Groot-Best (voorbeeld);Wet (voorbeeld);",
]
SPLIT = [
    "2027-01-01;splitsing;GM0743;Asten;GM0847;Someren;0.6;Wet (voorbeeld);",
    "2027-01-01;splitsing;GM0743;Asten;GM0762;Deurne;0.4;Wet (voorbeeld);",
]
EVE, DAY = date(2027, 3, 23), date(2027, 3, 24)
Run = Callable[..., str]


@pytest.fixture
def run(owner: None, tmp_path: Path) -> Run:
    def make(head: str, *lines: str, proef: bool = False) -> str:
        path = tmp_path / "herindelingen.csv"
        path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        out = StringIO()
        call_command("import_herindelingen", str(path), *(["--proef"] if proef else []), stdout=out)
        return out.getvalue()

    return make


@pytest.mark.django_db
def test_the_number_of_gemeenten_of_every_year() -> None:
    """The known series is that of 31 December. On 1 January it is the same, but for 2022: Weesp went on 24 March."""
    years = range(2015, 2024)
    assert [len(public.gemeenten(date(year, 12, 31))) for year in years] == [
        393, 390, 388, 380, 355, 355, 352, 344, 342
    ]  # fmt: skip
    assert [len(public.gemeenten(date(year, 1, 1))) for year in years] == [393, 390, 388, 380, 355, 355, 352, 345, 342]


def test_a_merger_in_the_middle_of_a_year(run: Run, regio: Tenant) -> None:
    told = run(HEAD, *MERGER)
    assert "Herindelingen: 2 nieuw, 0 gewijzigd, 0 ongewijzigd." in told
    assert "Groot-Best (voorbeeld) doet mee in Zuidoost-Brabant vanaf 24-03-2027, als randgemeente." in told
    before = {view.code: view for view in public.gemeenten(EVE)}
    after = {view.code: view for view in public.gemeenten(DAY)}
    assert (len(before), len(after)) == (342, 341)
    assert {"GM0753", "GM0823"} <= set(before)
    assert "GM2001" not in before
    assert set(after) - set(before) == {"GM2001"}
    new, old = after["GM2001"], (before["GM0753"], before["GM0823"])
    assert new.inwoners == sum(view.inwoners or 0 for view in old)
    assert (new.inwoners_afgeleid, new.peildatum, new.ingang) == (True, date(2023, 1, 1), DAY)
    stand = public.inwoners(["GM2001", "GM0772"], DAY)
    assert stand["GM2001"].bron == "Afgeleid uit Best, Oirschot (CBS, Wijken en Buurten 2023)"
    assert not stand["GM0772"].afgeleid
    assert "GM2001" not in public.inwoners(["GM2001"], EVE)
    members = {member.gm_code for member in public.members_of(regio.schema_name, EVE)}
    later = {member.gm_code for member in public.members_of(regio.schema_name, DAY)}
    assert (members - later, later - members) == ({"GM0753", "GM0823"}, {"GM2001"})
    assert public.gemeente("GM0753").einde == EVE


def test_loading_the_register_again_keeps_what_was_brought_in(run: Run) -> None:
    run(HEAD, *MERGER)
    call_command("load_register", verbosity=0)
    assert len(public.gemeenten(DAY)) == 341
    assert Herindeling.objects.filter(nieuwe="GM2001").count() == 2
    assert Gemeente.objects.get(code="GM0753").einde == EVE
    assert "0 nieuw, 0 gewijzigd, 2 ongewijzigd" in run(HEAD, *MERGER)
    assert Inlezing.objects.get().soort == "herindelingen"


def test_the_facts_of_the_past_are_there_already(run: Run) -> None:
    weesp = "2022-03-24,toevoeging,GM0457,Weesp,GM0363,Amsterdam,CBS,"
    assert "0 nieuw, 0 gewijzigd, 1 ongewijzigd" in run(HEAD.replace(";", ","), weesp)


def test_a_split_with_shares(run: Run) -> None:
    run(SHARES, *SPLIT)
    found = public.herindelingen(date(2027, 1, 1), date(2027, 1, 1))
    assert {(change.nieuwe_code, change.aandeel) for change in found} == {
        ("GM0847", Decimal("0.6")),
        ("GM0762", Decimal("0.4")),
    }
    someren = public.inwoners(["GM0847"], DAY)["GM0847"]
    assert not someren.afgeleid
    assert public.gemeente("GM0743").einde == date(2026, 12, 31)


def test_a_trial_changes_nothing(run: Run) -> None:
    told = run(HEAD, *MERGER, proef=True)
    assert "24-03-2027: Best → Groot-Best (voorbeeld) (samenvoeging)" in told
    assert len(public.gemeenten(DAY)) == 342
    assert Inlezing.objects.count() == 0


def test_parts_of_two_regios_wait_for_a_person(run: Run, regio: Tenant, zeeland: Tenant) -> None:
    Deelname.objects.filter(gemeente="GM0823").delete()
    Deelname.objects.create(regio=zeeland, gemeente_id="GM0823", rol="centrumgemeente", ingang=date(2027, 1, 1))
    told = run(HEAD, *MERGER)
    assert "ligt op 24-03-2027 in meer dan één regio, of deels in geen." in told
    assert not Deelname.objects.filter(gemeente="GM2001").exists()
    assert not Deelname.objects.filter(gemeente__in=["GM0753", "GM0823"], einde=None).exists()


def test_the_new_gemeente_is_centrumgemeente_when_one_of_its_parts_was(run: Run, regio: Tenant) -> None:
    run(
        HEAD,
        "2027-01-01;samenvoeging;GM0772;Eindhoven;GM2002;Groot-Eindhoven (voorbeeld);Wet (voorbeeld);",
        "2027-01-01;samenvoeging;GM0861;Veldhoven;GM2002;Groot-Eindhoven (voorbeeld);Wet (voorbeeld);",
    )
    first = public.members_of(regio.schema_name, DAY)[0]
    assert (first.gm_code, first.rol, first.ingang) == ("GM2002", "centrumgemeente", date(2027, 1, 1))


def test_a_deelname_that_had_not_begun_yet_never_does(run: Run, regio: Tenant) -> None:
    Deelname.objects.filter(gemeente="GM0753").update(ingang=date(2028, 1, 1))
    run(HEAD, *MERGER)
    assert not Deelname.objects.filter(gemeente="GM0753").exists()


def test_gemeenten_without_a_regio_get_none(run: Run) -> None:
    told = run(
        HEAD,
        "2027-01-01;naamswijziging;GM0014;Groningen;GM2003;Grunnen (voorbeeld);Wet (voorbeeld);",
    )
    assert "doet mee" not in told
    assert Deelname.objects.filter(gemeente="GM2003").count() == 0


@pytest.mark.parametrize(
    ("head", "lines", "message"),
    [
        (HEAD, [MERGER[0].replace("GM0753", "GM9999")], "regel 2: GM9999 is geen gemeente die het register kent."),
        (HEAD, [MERGER[0].replace("Best;", "Bést;")], "GM0753 heet “Bést”, maar eerder of in het register “Best”."),
        (HEAD, [MERGER[0], MERGER[1].replace("Groot", "Klein")], "GM2001 heet “Klein-Best (voorbeeld)”"),
        (HEAD, [MERGER[0], MERGER[0]], "staat er al, op regel 2."),
        (HEAD, [MERGER[0].replace("2027-03-24", "24-03-2027")], "is geen datum in de vorm jjjj-mm-dd"),
        (HEAD, [MERGER[0].replace("samenvoeging", "huwelijk")], "huwelijk” ken ik niet"),
        (HEAD, ["2020-01-01;toevoeging;GM0457;Weesp;GM0753;Best;x;"], "GM0457 verandert op 24-03-2022"),
        (HEAD, ["2022-03-24;splitsing;GM0457;Weesp;GM0363;Amsterdam;x;"], "gaat naar één gemeente"),
        (SHARES, [SPLIT[0], SPLIT[1].replace("0.4", "0.5")], "de aandelen van Asten zijn samen 1.1; dat moet 1 zijn."),
        (SHARES, [MERGER[0].replace(";Wet", ";0.5;Wet")], "bij een samenvoeging gaat alles over"),
        (SHARES, ["2022-03-24;grenswijziging;GM0457;Weesp;GM0363;Amsterdam;;x;"], "staat al anders in het register"),
        (HEAD + ";extra", [MERGER[0] + ";"], "de kolom extra ken ik niet"),
        (HEAD.replace(";bron", ""), ["x"], "de kolom bron ontbreekt."),
    ],
)
def test_what_cannot_have_happened_is_refused_whole(run: Run, head: str, lines: list[str], message: str) -> None:
    before = Herindeling.objects.count(), Gemeente.objects.count()
    with pytest.raises(CommandError) as caught:
        run(head, *lines)
    assert message in str(caught.value)
    assert "Er is niets veranderd." in str(caught.value)
    assert (Herindeling.objects.count(), Gemeente.objects.count()) == before


ONE = Decimal(1)
D = date(2030, 1, 1)


def test_a_number_is_derived_from_its_parts_only() -> None:
    merger = [Overgang(D, "samenvoeging", "A", "N", ONE), Overgang(D, "samenvoeging", "B", "N", ONE)]
    numbers = {"A": [Getal(10, date(2028, 1, 1)), Getal(12, date(2029, 1, 1))], "B": [Getal(5, date(2028, 1, 1))]}
    assert derive("N", D, numbers, merger) == Afgeleid(17, date(2028, 1, 1), ("A", "B"))
    assert derive("N", D - timedelta(1), numbers, merger) is None
    assert derive("A", D, numbers, merger) is None
    assert derive("N", D, {"A": numbers["A"]}, merger) is None
    assert sources_of(["N"], merger, D) == {"N", "A", "B"}
    unknown = [*merger, Overgang(D, "splitsing", "C", "N", None)]
    assert derive("N", D, {**numbers, "C": [Getal(9, D - timedelta(9))]}, unknown) is None
    twice = [*merger, Overgang(date(2031, 1, 1), "naamswijziging", "N", "M", ONE)]
    assert derive("M", date(2031, 1, 1), numbers, twice) == Afgeleid(17, date(2028, 1, 1), ("A", "B"))
    later = [*merger, Overgang(date(2031, 1, 1), "toevoeging", "C", "N", ONE)]
    added = {**numbers, "C": [Getal(3, D)]}
    assert derive("N", date(2030, 12, 31), added, later) == Afgeleid(17, date(2028, 1, 1), ("A", "B"))
    assert derive("N", date(2031, 1, 1), added, later) == Afgeleid(20, date(2028, 1, 1), ("A", "B", "C"))


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6), st.integers(1, 100))
def test_a_split_and_a_merger_keep_everybody(people: list[int], percent: int) -> None:
    """Each of the old ones gives a share to the first new gemeente and the rest to the second."""
    share = Decimal(percent) / 101
    changes = [
        change
        for code in range(len(people))
        for change in (
            Overgang(D, "splitsing", f"P{code}", "N", share),
            Overgang(D, "splitsing", f"P{code}", "M", 1 - share),
        )
    ] + [Overgang(D, "samenvoeging", "X", new, ONE) for new in ("N", "M")]
    numbers = {f"P{code}": [Getal(number, date(2029, 1, 1))] for code, number in enumerate(people)}
    numbers["X"] = [Getal(0, date(2029, 1, 1))]
    found = [derive(code, D, numbers, changes) for code in ("N", "M")]
    assert abs(sum(one.aantal for one in found if one) - sum(people)) <= 1
