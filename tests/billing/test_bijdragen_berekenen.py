"""What a region relies on when it shares an amount: worked cases, and what always holds."""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.verdeelsleutel.bezetting import Deelnemer, Overgang, Periode, days_in, hold, moves_of
from billing.verdeelsleutel.rules import (
    Onderdeel,
    Opdracht,
    Uitkomst,
    counted,
    distribute,
    key_of,
    plain,
    round_to_cents,
)
from billing.verdeelsleutel.wijzen import Bedrag, Gelijk, NaarMaatstaf, Procent, Rest, Som, VasteBedragen
from dekkend.core.errors import InvalidInput, Refused

INWONERS = {"Centrumstad": 160_000, "Randdorp": 45_000, "Polderland": 28_000, "Bosrijk": 17_000}
ZAKEN = {"Centrumstad": (12, 15, 18), "Randdorp": (3, 1, 2), "Polderland": (0, 1, 0), "Bosrijk": (0, 0, 0)}
GEWOGEN_ZAKEN = {naam: a + 2 * b + 3 * c for naam, (a, b, c) in ZAKEN.items()}
TOTAAL = 73_875_00
"""0.75 fte at 98,500 euro."""


def leden(*namen: str) -> tuple[Deelnemer, ...]:
    return tuple(Deelnemer(naam, naam) for naam in namen)


def naar_inwoners(inwoners: dict[str, int]) -> Onderdeel:
    return Onderdeel("inwoners", "Naar inwoners", NaarMaatstaf("inwoners", inwoners), Rest())


def gelijk(omvang: Bedrag | Procent | Som | Rest) -> Onderdeel:
    return Onderdeel("gelijk", "Gelijk deel", Gelijk(), omvang)


def vast(**bedragen: int) -> Onderdeel:
    return Onderdeel("vast", "Vaste bedragen", VasteBedragen(bedragen), Som())


def hybride(deelnemers: tuple[Deelnemer, ...]) -> Uitkomst:
    """10 % equal, 30 % by cases over three years weighted 1:2:3, the rest by inhabitants."""
    zaken = Onderdeel("zaken", "Naar zaken", NaarMaatstaf("zaken", GEWOGEN_ZAKEN), Procent(Fraction(30)))
    sleutel = (gelijk(Procent(Fraction(10))), zaken, naar_inwoners(INWONERS))
    return distribute(Opdracht(TOTAAL, 2027, deelnemers, sleutel))


def bedragen(uitkomst: Uitkomst) -> dict[str, int]:
    return {regel.code: regel.bedrag_cent for regel in uitkomst.regels}


def test_mix_of_equal_use_and_inhabitants() -> None:
    assert bedragen(hybride(leden(*INWONERS))) == {
        "Centrumstad": 49_734_14,
        "Randdorp": 12_061_96,
        "Polderland": 7_217_93,
        "Bosrijk": 4_860_97,
    }


def test_a_gemeente_joins_on_1_july() -> None:
    later = Deelnemer("Bosrijk", "Bosrijk", (Periode(ingang=date(2027, 7, 1)),))
    uitkomst = hybride((*leden("Centrumstad", "Randdorp", "Polderland"), later))
    assert bedragen(uitkomst) == {
        "Centrumstad": 50_985_47,
        "Randdorp": 12_601_75,
        "Polderland": 7_652_54,
        "Bosrijk": 2_635_24,
    }
    assert {regel.code: regel.dagen for regel in uitkomst.regels}["Bosrijk"] == 184


WEESP = {"Amsterdam": 869_709, "Weesp": 20_219, "Gooise Meren": 58_247}
WEESP_LEDEN = (
    *leden("Amsterdam", "Gooise Meren"),
    Deelnemer("Weesp", "Weesp", (Periode(einde=date(2022, 3, 23)),)),
)


def test_weesp_goes_to_amsterdam_on_24_march() -> None:
    overgang = Overgang("Weesp", "Amsterdam", date(2022, 3, 24))
    uitkomst = distribute(Opdracht(100_000_00, 2022, WEESP_LEDEN, (naar_inwoners(WEESP),), (overgang,)))
    assert bedragen(uitkomst) == {"Amsterdam": 93_377_87, "Weesp": 479_06, "Gooise Meren": 6_143_07}
    amsterdam = next(regel for regel in uitkomst.regels if regel.code == "Amsterdam")
    assert [(d.oorsprong, d.waarde, d.dagen) for d in amsterdam.stappen[0].delen] == [
        ("Amsterdam", 869_709, 365),
        ("Weesp", 20_219, 283),
    ]


def test_weesp_only_leaves_and_everybody_pays_for_it() -> None:
    uitkomst = distribute(Opdracht(100_000_00, 2022, WEESP_LEDEN, (naar_inwoners(WEESP),)))
    assert bedragen(uitkomst) == {"Amsterdam": 93_266_54, "Weesp": 487_12, "Gooise Meren": 6_246_34}


def test_a_hundred_euro_in_three() -> None:
    uitkomst = distribute(Opdracht(100_00, 2027, leden("a", "b", "c"), (gelijk(Rest()),)))
    assert bedragen(uitkomst) == {"a": 33_34, "b": 33_33, "c": 33_33}


MARKIEZATEN = {
    "Bergen op Zoom": (67_667, 7_676_63),
    "Halderberge": (30_314, 3_439_04),
    "Moerdijk": (37_184, 4_218_42),
    "Roosendaal": (77_308, 8_770_38),
    "Rucphen": (23_009, 2_610_31),
    "Steenbergen": (24_302, 2_757_00),
    "Tholen": (25_894, 2_937_60),
    "Woensdrecht": (21_954, 2_490_62),
}


def test_de_markiezaten_by_inhabitants() -> None:
    inwoners = {naam: aantal for naam, (aantal, _) in MARKIEZATEN.items()}
    uitkomst = distribute(Opdracht(34_900_00, 2021, leden(*inwoners), (naar_inwoners(inwoners),)))
    assert bedragen(uitkomst) == {naam: bedrag for naam, (_, bedrag) in MARKIEZATEN.items()}


def test_fixed_amounts_come_first_and_the_rest_follows_inhabitants() -> None:
    sleutel = (vast(a=1_000_00), naar_inwoners({"a": 1, "b": 3}))
    uitkomst = distribute(Opdracht(5_000_00, 2027, leden("a", "b"), sleutel))
    assert bedragen(uitkomst) == {"a": 2_000_00, "b": 3_000_00}


def test_a_fixed_amount_is_paid_for_the_days_of_membership() -> None:
    half = Deelnemer("a", "a", (Periode(date(2027, 1, 1), date(2027, 3, 14)),))
    uitkomst = distribute(Opdracht(365_00, 2027, (half, *leden("b")), (vast(a=365_00), gelijk(Rest()))))
    gelijk_deel = next(stap for stap in uitkomst.regels[1].stappen if stap.onderdeel == "gelijk")
    assert uitkomst.regels[0].stappen[0].aandeel == 73_00
    assert gelijk_deel.omvang == 292_00


def test_an_equal_part_as_an_amount() -> None:
    uitkomst = distribute(Opdracht(100, 2027, leden("a", "b"), (gelijk(Bedrag(100)),)))
    assert bedragen(uitkomst) == {"a": 50, "b": 50}


def test_a_successor_takes_over_an_agreed_amount_but_counts_once_in_the_equal_part() -> None:
    overgang = Overgang("b", "a", date(2027, 1, 1))
    sleutel = (vast(b=60_00), gelijk(Rest()))
    uitkomst = distribute(Opdracht(100_00, 2027, leden("a", "c"), sleutel, (overgang,)))
    assert bedragen(uitkomst) == {"a": 80_00, "c": 20_00}


def test_a_gemeente_made_by_a_herindeling_counts_with_its_predecessors() -> None:
    nieuw = Deelnemer("nieuw", "Nieuwland", (Periode(ingang=date(2027, 1, 1)),))
    overgangen = tuple(Overgang(van, "nieuw", date(2027, 1, 1)) for van in ("oud1", "oud2"))
    inwoners = {"oud1": 10, "oud2": 20, "buur": 30}
    opdracht = Opdracht(60, 2027, (nieuw, *leden("buur")), (naar_inwoners(inwoners),), overgangen)
    assert bedragen(distribute(opdracht)) == {"nieuw": 30, "buur": 30}


def test_a_gemeente_is_split_over_two_successors() -> None:
    overgangen = (
        Overgang("haaren", "boxtel", date(2021, 1, 1), Fraction(1, 4)),
        Overgang("haaren", "elders", date(2021, 1, 1), Fraction(3, 4)),
    )
    inwoners = {"haaren": 40, "boxtel": 10, "best": 20}
    opdracht = Opdracht(400, 2021, leden("boxtel", "best"), (naar_inwoners(inwoners),), overgangen)
    assert bedragen(distribute(opdracht)) == {"boxtel": 200, "best": 200}


def test_two_herindelingen_in_one_year_follow_each_other() -> None:
    overgangen = (Overgang("b", "c", date(2027, 7, 1)), Overgang("a", "b", date(2027, 3, 1)))
    einde_b = Deelnemer("b", "b", (Periode(einde=date(2027, 6, 30)),))
    bezetting = hold(2027, (einde_b, *leden("c")), overgangen)
    assert [(b.oorsprong, b.dagen) for b in bezetting.bezit["b"]] == [("a", 122), ("b", 181)]
    assert [(b.oorsprong, b.dagen) for b in bezetting.bezit["c"]] == [("a", 184), ("b", 184), ("c", 365)]


def test_days_of_membership() -> None:
    perioden = (Periode(date(2028, 1, 1), date(2028, 2, 29)), Periode(date(2028, 12, 31), date(2030, 1, 1)))
    bezetting = hold(2028, (Deelnemer("a", "a", perioden), Deelnemer("b", "b", (Periode(date(2029, 1, 1)),))))
    assert days_in(2028) == bezetting.dagen_in_jaar == 366
    assert bezetting.dagen == {"a": 61, "b": 0}


def test_largest_remainder_ties_go_to_the_larger_amount_and_then_to_the_first_code() -> None:
    exact = {"c": Fraction(3, 2), "b": Fraction(1, 2), "a": Fraction(1, 2), "d": Fraction(1, 2)}
    assert round_to_cents(3, exact) == {"c": 2, "b": 0, "a": 1, "d": 0}


def test_the_rounded_amount_may_fall_when_the_total_grows() -> None:
    """The Alabama paradox: known, and the reason why nobody may assert the opposite."""
    weging = naar_inwoners({"a": 6, "b": 6, "c": 2})
    assert bedragen(distribute(Opdracht(10, 2027, leden("a", "b", "c"), (weging,))))["c"] == 2
    assert bedragen(distribute(Opdracht(11, 2027, leden("a", "b", "c"), (weging,))))["c"] == 1


def test_the_trace_is_plain_data() -> None:
    regel = distribute(Opdracht(10, 2027, leden("a", "b", "c"), (gelijk(Rest()),))).regels[0]
    assert plain(regel) == {
        "soort": "Regel",
        "code": "a",
        "naam": "a",
        "dagen": 365,
        "bezit": [{"soort": "Bezit", "oorsprong": "a", "deel": "1", "dagen": 365}],
        "stappen": [
            {
                "soort": "Stap",
                "onderdeel": "gelijk",
                "label": "Gelijk deel",
                "wijze": "gelijk",
                "omvang": "10",
                "gewicht": "1",
                "som": "3",
                "aandeel": "10/3",
                "delen": [{"soort": "Deel", "oorsprong": "a", "waarde": 1, "deel": "1", "dagen": 365}],
            }
        ],
        "exact": "10/3",
        "bedrag_cent": 4,
    }


def test_shares_of_the_register_lack_their_last_decimals() -> None:
    derde = Decimal("0.33333333")
    dag = date(2027, 1, 1)
    overgangen = moves_of([(dag, "oud", naar, derde) for naar in "abc"])
    assert [overgang.deel for overgang in overgangen] == [Fraction(1, 3)] * 3
    assert moves_of([(dag, "oud", "a", Decimal("0.6"))]) == (Overgang("oud", "a", dag, Fraction(3, 5)),)
    with pytest.raises(Refused, match="welk deel van oud op 01-01-2027 naar a ging"):
        moves_of([(dag, "oud", "a", None)])


def test_the_number_that_is_shown_holds_all_that_belongs_to_a_gemeente() -> None:
    uitkomst = distribute(
        Opdracht(
            100_000_00,
            2022,
            WEESP_LEDEN,
            (naar_inwoners(WEESP),),
            (Overgang("Weesp", "Amsterdam", date(2022, 3, 24)),),
        )
    )
    assert {regel.code: counted(regel, WEESP) for regel in uitkomst.regels} == WEESP


def test_a_key_is_made_of_a_percentage_and_the_rest() -> None:
    for procent, codes in ((0, ["inwoners"]), (10, ["gelijk", "inwoners"]), (100, ["gelijk"])):
        assert [onderdeel.code for onderdeel in key_of(Decimal(procent), {"a": 1})] == codes
    for procent in (Decimal("-0.01"), Decimal("100.01")):
        with pytest.raises(InvalidInput):
            key_of(procent, {"a": 1})


A_B = leden("a", "b")
HELE_JAAR_WEG = (Deelnemer("a", "a", (Periode(einde=date(2026, 12, 31)),)),)


@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        (Opdracht(-1, 2027, A_B, (gelijk(Rest()),)), "onder nul"),
        (Opdracht(1, 2027, HELE_JAAR_WEG, (gelijk(Rest()),)), "geen gemeente die in 2027 meedoet"),
        (Opdracht(1, 2027, (), (gelijk(Rest()),)), "geen gemeente"),
        (Opdracht(1, 2027, leden("a", "a"), (gelijk(Rest()),)), "twee keer bij de deelnemers"),
        (Opdracht(1, 2027, A_B, (gelijk(Rest()), gelijk(Bedrag(1)))), "onderdeel staat twee keer"),
        (Opdracht(9, 2027, A_B, (gelijk(Rest()), naar_inwoners({"a": 1, "b": 1}))), "maar één onderdeel"),
        (Opdracht(9, 2027, A_B, (gelijk(Bedrag(10)),)), "meer dan het te verdelen bedrag"),
        (Opdracht(9, 2027, A_B, (vast(a=10), gelijk(Rest()))), "meer dan het te verdelen bedrag"),
        (Opdracht(9, 2027, A_B, (gelijk(Procent(Fraction(99))),)), "niet het hele bedrag"),
        (Opdracht(9, 2027, A_B, (gelijk(Bedrag(-1)),)), "onder nul"),
        (Opdracht(9, 2027, A_B, (gelijk(Procent(Fraction(-1))),)), "onder nul"),
        (Opdracht(9, 2027, A_B, (vast(a=-1), gelijk(Rest()))), "vast bedrag kan niet onder nul"),
        (Opdracht(9, 2027, A_B, (naar_inwoners({"a": 1, "b": -1}),)), "getal onder nul"),
        (Opdracht(9, 2027, A_B, (naar_inwoners({"a": 1}),)), "Voor b ontbreekt het getal"),
        (Opdracht(9, 2027, A_B, (naar_inwoners({"a": 0, "b": 0}),)), "wegen nul"),
        (Opdracht(9, 2027, A_B, ()), "niet het hele bedrag"),
        (
            Opdracht(9, 2027, A_B, (gelijk(Rest()),), (Overgang("c", "a", date(2027, 2, 1), Fraction(1, 2)),)),
            "samen niet 1",
        ),
    ],
)
def test_a_key_that_cannot_be_computed_says_why(opdracht: Opdracht, zin: str) -> None:
    with pytest.raises(Refused, match=zin):
        distribute(opdracht)


def test_rounding_refuses_what_does_not_add_up() -> None:
    with pytest.raises(Refused, match="samen niet"):
        round_to_cents(2, {"a": Fraction(1)})


def test_an_amount_of_nothing_costs_nobody_anything() -> None:
    uitkomst = distribute(Opdracht(0, 2027, A_B, (naar_inwoners({"a": 0, "b": 0}),)))
    assert bedragen(uitkomst) == {"a": 0, "b": 0}


@st.composite
def opdrachten(draw: st.DrawFn) -> Opdracht:
    """Up to twenty-five gemeenten, some of them there for a part of the year, and all ways mixed."""
    codes = [f"GM{nummer:04d}" for nummer in range(draw(st.integers(1, 25)))]
    totaal = draw(st.integers(0, 10**9))
    dagen = st.dates(date(2027, 1, 1), date(2027, 12, 31))
    perioden = st.one_of(st.just(Periode()), dagen.map(lambda dag: Periode(ingang=dag)))
    deelnemers = tuple(Deelnemer(code, code, (draw(perioden),)) for code in codes)
    inwoners = {code: draw(st.integers(1, 900_000)) for code in codes}
    per_gemeente = totaal // (2 * len(codes))
    bedrag = {code: draw(st.integers(0, per_gemeente)) for code in codes}
    procent = Procent(Fraction(draw(st.integers(0, 500)), 10))
    vaste = Onderdeel("vast", "vast", VasteBedragen(bedrag), Som())
    return Opdracht(totaal, 2027, deelnemers, (vaste, gelijk(procent), naar_inwoners(inwoners)))


@given(opdrachten())
def test_amounts_are_exact_to_the_cent(opdracht: Opdracht) -> None:
    uitkomst = distribute(opdracht)
    fouten = [regel.bedrag_cent - regel.exact for regel in uitkomst.regels]
    assert sum(regel.bedrag_cent for regel in uitkomst.regels) == opdracht.totaal_cent
    assert sum(fouten) == 0
    assert all(abs(fout) < 1 for fout in fouten)
    assert all(regel.bedrag_cent >= 0 for regel in uitkomst.regels)
    assert all(regel.exact == sum(stap.aandeel for stap in regel.stappen) for regel in uitkomst.regels)


@given(opdrachten(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_makes_no_difference(opdracht: Opdracht, rnd: random.Random) -> None:
    deelnemers = tuple(rnd.sample(opdracht.deelnemers, len(opdracht.deelnemers)))
    onderdelen = tuple(rnd.sample(opdracht.onderdelen, len(opdracht.onderdelen)))
    anders = Opdracht(opdracht.totaal_cent, 2027, deelnemers, onderdelen)
    assert bedragen(distribute(anders)) == bedragen(distribute(opdracht))
    assert distribute(anders).hash == distribute(opdracht).hash


@given(opdrachten())
def test_equal_weights_differ_by_a_cent_at_most(opdracht: Opdracht) -> None:
    gelijken = tuple(Deelnemer(f"X{nummer}", "x") for nummer in range(3))
    inwoners = {deelnemer.code: 1_000 for deelnemer in gelijken}
    sleutel = (gelijk(Procent(Fraction(10))), naar_inwoners(inwoners | _inhabitants(opdracht)))
    erbij = Opdracht(opdracht.totaal_cent, 2027, (*opdracht.deelnemers, *gelijken), sleutel)
    rij = [regel.bedrag_cent for regel in distribute(erbij).regels if regel.code.startswith("X")]
    assert max(rij) - min(rij) <= 1


def _inhabitants(opdracht: Opdracht) -> dict[str, int]:
    return {d.code: 17 * nummer for nummer, d in enumerate(opdracht.deelnemers, start=1)}


@given(opdrachten(), st.integers(1, 50_000))
def test_who_weighs_more_never_pays_less_before_rounding(opdracht: Opdracht, extra: int) -> None:
    eerst = _inhabitants(opdracht)
    code = min(eerst)
    voor = distribute(Opdracht(opdracht.totaal_cent, 2027, opdracht.deelnemers, (naar_inwoners(eerst),)))
    meer = naar_inwoners(eerst | {code: eerst[code] + extra})
    na = distribute(Opdracht(opdracht.totaal_cent, 2027, opdracht.deelnemers, (meer,)))
    assert na.regels[0].exact >= voor.regels[0].exact


@given(opdrachten(), st.integers(1, 100))
def test_any_change_changes_the_hash(opdracht: Opdracht, verschil: int) -> None:
    anders = Opdracht(opdracht.totaal_cent + verschil, 2027, opdracht.deelnemers, opdracht.onderdelen)
    assert distribute(anders).hash != distribute(opdracht).hash


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_herindeling_inside_the_region_costs_the_neighbours_nothing(dag: date, eigen: int, buur: int) -> None:
    samen = {"a": eigen, "b": 500, "c": buur}
    einde = Deelnemer("b", "b", (Periode(einde=date.fromordinal(dag.toordinal() - 1)),))
    overgang = (Overgang("b", "a", dag),)
    zonder = distribute(Opdracht(10**8, 2027, leden("a", "b", "c"), (naar_inwoners(samen),)))
    met = distribute(Opdracht(10**8, 2027, (*leden("a", "c"), einde), (naar_inwoners(samen),), overgang))
    assert zonder.regels[2].exact == met.regels[2].exact
