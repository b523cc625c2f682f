"""The table of cases that a jurist can read: what the program decides is what stands there, and what is printed."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casework.toestemming
from casework.toestemming.rules import (
    DOELEN,
    GEVERS,
    GEZAG,
    GROEPEN,
    INTREKREDENEN,
    LANGST_GELDIG,
    VASTE_ONTVANGER,
    VERDENKINGEN,
    Bekend,
    Gegeven,
    authority,
    check_giver,
    check_name,
    check_receiver,
    check_withdrawer,
    groep_van,
    last_day,
    why_not,
)
from casework.toestemming.teksten import TALEN, TEKSTEN, TEKSTVERSIE, VOORGELEZEN
from casework.toestemming.wie_mag import INTREKKERS, UITLEG, Geval, explain_withdrawal, who_may, who_may_withdraw
from dekkend.core.errors import InvalidInput
from docs.handleiding.toestemming import PAGE, page

TABLE = Path(casework.toestemming.__file__).with_name("gevallen.csv")
DAY = date(2026, 11, 22)
CASES = st.builds(
    Geval,
    st.sampled_from(list(GROEPEN)),
    st.booleans(),
    st.sampled_from(list(GEZAG)),
    st.sampled_from(list(VERDENKINGEN)),
    st.sampled_from(list(DOELEN)),
)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def case_of(row: dict[str, str]) -> Geval:
    groep = groep_van(int(row["leeftijd"]))
    return Geval(groep, row["kan_afwegen"] == "ja", row["gezag"], row["vermoeden"], row["doel"])


def test_the_table_is_large_and_covers_every_side() -> None:
    found = rows()
    assert len(found) >= 60
    assert [int(row["nummer"]) for row in found] == list(range(1, len(found) + 1))
    assert {row["doel"] for row in found} == set(DOELEN)
    assert {row["gezag"] for row in found} == set(GEZAG)
    assert {row["vermoeden"] for row in found} == set(VERDENKINGEN)
    assert {row["wie"] for row in found} == set(GEVERS)
    assert {groep_van(int(row["leeftijd"])) for row in found} == set(GROEPEN)
    assert {(row["vraag"], row["mag"]) for row in found} == {
        (a, b) for a in ("geven", "intrekken") for b in ("ja", "nee")
    }


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["nummer"])
def test_the_program_decides_what_the_table_says(row: dict[str, str]) -> None:
    case, wie = case_of(row), row["wie"]
    allowed = tuple(filter(None, row["wie_wel"].split(",")))
    if row["vraag"] == "geven":
        found = who_may(case)
        assert (found.wie, UITLEG[found.uitleg]) == (allowed, row["waarom"])
    else:
        assert (who_may_withdraw(case).wie, explain_withdrawal(case, wie)) == (allowed, row["waarom"])
    check = check_giver if row["vraag"] == "geven" else check_withdrawer
    if row["mag"] == "ja":
        check(wie, case)
        return
    with pytest.raises(InvalidInput):
        check(wie, case)


def test_the_handleiding_prints_this_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python docs/handleiding/toestemming.py"


@given(CASES)
def test_nobody_who_is_suspected_decides_and_the_person_may_always_withdraw(case: Geval) -> None:
    may = set(who_may(case).wie)
    assert may <= set(GEVERS)
    assert "betrokkene" in who_may_withdraw(case).wie
    assert set(who_may_withdraw(case).wie) <= set(INTREKKERS)
    alone = case.groep == "vanaf_16" and case.wilsbekwaam
    assert (may == {"betrokkene"}) == alone
    if case.verdenking != "nee":
        assert may.isdisjoint({"gezaghebbende", "beide", "vertegenwoordiger"})
        assert {"gezaghebbende", "vertegenwoordiger"}.isdisjoint(who_may_withdraw(case).wie)
    if case.groep == "van_12_tot_16" and case.wilsbekwaam:
        assert all(one.startswith("be") for one in may), "the person always decides along"
    assert (not may) == (case.doel == "onderzoek" and not case.wilsbekwaam)


@given(st.integers(0, 30), st.integers(0, 12), st.sampled_from(["ouders", "voogd"]))
def test_a_consent_never_outlives_the_birthday_on_which_another_decides(age: int, later: int, gezag: str) -> None:
    groep = groep_van(age)
    giver = who_may(Geval(groep, True, gezag)).wie[0]
    given_ = Gegeven("registratie_comensha", giver, groep, "dossier", True, gezag, "nee", DAY)
    now = groep_van(age + later)
    assert why_not(given_, Bekend(age, age + later, "onbekend", gezag, "nee"), DAY) == ("" if now == groep else "grens")


def test_what_becomes_known_makes_it_fall() -> None:
    parents = Gegeven("zorgactie", "gezaghebbende", "tot_12", "dossier", True, "ouders", "nee", DAY, DAY)
    assert why_not(parents, Bekend(9, 9, "ja"), DAY) == ""
    assert why_not(parents, Bekend(9, 9, "ja"), DAY + timedelta(days=1)) == "verlopen"
    assert why_not(parents, Bekend(9, 9, "ja", "ouders", "ja"), DAY) == "gezag"
    assert why_not(parents, Bekend(9, 9, "ja", "voogd", "nee"), DAY) == "gezag"
    assert why_not(parents, Bekend(13, 13, "ja"), DAY) == "leeftijd"
    assert {"verlopen", "gezag", "leeftijd", "grens"} <= set(INTREKREDENEN)


def test_how_long_it_may_hold() -> None:
    def given_for(doel: str, groep: str = "vanaf_16", bron: str = "dossier") -> Gegeven:
        return Gegeven(doel, "betrokkene", groep, bron, True, "onbekend", "nee", DAY)

    assert last_day(given_for("registratie_comensha"), None, DAY) is None
    assert last_day(given_for("registratie_comensha", "tot_12", "verklaard"), None, DAY) == DAY + timedelta(days=366)
    for doel, days in LANGST_GELDIG.items():
        assert last_day(given_for(doel), None, DAY) == DAY + timedelta(days=days)
    assert last_day(given_for("overleg"), DAY, DAY) == DAY
    for said in (DAY - timedelta(days=1), DAY + timedelta(days=367)):
        with pytest.raises(InvalidInput) as refused:
            last_day(given_for("overleg"), said, DAY)
        assert list(refused.value.fields) == ["geldig_tot"]


def test_authority_is_what_the_dossier_says_and_must_be_said_of_a_child() -> None:
    assert authority("tot_12", ("ouders", "ja"), ("voogd", "nee")) == ("ouders", "ja")
    assert authority("tot_12", ("", ""), ("voogd", "nee")) == ("voogd", "nee")
    assert authority("vanaf_16", ("", ""), ("", "")) == ("onbekend", "nee")
    for said, field in ((("ouders", ""), "verdenking"), (("x", "nee"), "gezag")):
        with pytest.raises(InvalidInput) as refused:
            authority("tot_12", ("", ""), said)
        assert list(refused.value.fields) == [field]


def test_receivers_names_and_texts() -> None:
    check_receiver("registratie_comensha", "", ())
    check_receiver("overleg", "zorg", {"zorg"})
    for doel, code in (("registratie_comensha", "zorg"), ("overleg", "weg"), ("overleg", "")):
        with pytest.raises(InvalidInput):
            check_receiver(doel, code, {"zorg"})
    assert check_name("  Jeugd   bescherming ") == "Jeugd bescherming"
    with pytest.raises(InvalidInput):
        check_name("x" * 201)
    with pytest.raises(InvalidInput):
        check_withdrawer("beide", Geval("vanaf_16"))
    assert {doel for doel, taal in VOORGELEZEN if taal == "nl"} == set(DOELEN) >= set(VASTE_ONTVANGER)
    assert {taal for _, taal in VOORGELEZEN} <= set(TALEN)
    assert TEKSTVERSIE in TEKSTEN
