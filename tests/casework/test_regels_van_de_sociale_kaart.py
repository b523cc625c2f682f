"""The rules of the sociale kaart: what may stand on it, when it is old, who fits best, and its file."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN
from casework.sociale_kaart import bestand
from casework.sociale_kaart.passend import GEWICHT, Hulpvraag, Kandidaat, judge, rank
from casework.sociale_kaart.rules import (
    KAART,
    LANGSTE_TERMIJN,
    ContactInvoer,
    OrganisatieInvoer,
    SpecialismeInvoer,
    check_archive_reason,
    check_term,
    checked,
    checked_contact,
    checked_specialisme,
    differences,
    nakijken_voor,
    te_oud,
    told,
)
from casework.sociale_kaart.woorden import (
    AANBOD,
    BEKENDHEID,
    BEWIJZEN,
    CONTRA_INDICATIES,
    DOELGROEP_GENDER,
    DOELGROEP_LEEFTIJD,
    ONDERWERPEN,
    SOORTEN,
)
from dekkend.core.errors import InvalidInput, Refused

VANDAAG = date(2026, 11, 22)
GOED = OrganisatieInvoer(naam="De Haven (voorbeeld)", aanbod=("wonen",), landelijk=True)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def wrong(**changed: Any) -> dict[str, list[str]]:
    with pytest.raises(InvalidInput) as refused:
        checked(replace(GOED, **changed), VANDAAG)
    return refused.value.fields


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"naam": " "}, "naam"),
        ({"naam": "x" * 201}, "naam"),
        ({"soort": "kroeg"}, "soort"),
        ({"website": "www.voorbeeld.nl"}, "website"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"email": "geen adres"}, "email"),
        ({"telefoon": "bel maar"}, "telefoon"),
        ({"aanbod": ()}, "aanbod"),
        ({"contra_indicaties": ("regiobinding",)}, "contra_indicaties"),
        ({"landelijk": False}, "gm_codes"),
        ({"gm_codes": ("GM0772",)}, "gm_codes"),
        ({"wachttijd_dagen": -1}, "wachttijd_dagen"),
        ({"wachttijd_dagen": 1096}, "wachttijd_dagen"),
        ({"wachttijd_dagen": 1, "wachttijd_op": VANDAAG + timedelta(days=1)}, "wachttijd_op"),
        ({"nagekeken_op": VANDAAG + timedelta(days=1)}, "nagekeken_op"),
    ],
)
def test_what_may_not_stand_on_the_map(changed: dict[str, Any], field: str) -> None:
    assert list(wrong(**changed)) == [field]


def test_it_is_tidied_and_a_day_that_was_left_out_is_today() -> None:
    tidy = checked(replace(GOED, naam="  De   Haven ", aanbod=("maatje", "wonen", "wonen"), wachttijd_dagen=0), VANDAAG)
    assert (tidy.naam, tidy.aanbod) == ("De Haven", ("wonen", "maatje"))
    assert (tidy.wachttijd_op, tidy.nagekeken_op) == (VANDAAG, VANDAAG)
    assert checked(replace(tidy, wachttijd_dagen=None), VANDAAG).wachttijd_op is None
    assert checked(tidy, VANDAAG) == tidy


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"naam": ""}, "naam"),
        ({"functie": "x" * 201}, "functie"),
        ({"email": "x"}, "email"),
        ({"kent": ("voetbal",)}, "kent"),
    ],
)
def test_what_may_not_stand_with_a_contact(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_contact(replace(ContactInvoer("Anna (voorbeeld)"), **changed))
    assert list(refused.value.fields) == [field]
    assert checked_contact(ContactInvoer(" Anna  (voorbeeld) ")).naam == "Anna (voorbeeld)"


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"onderwerp": "voetbal"}, "onderwerp"), ({"bewijs": ""}, "bewijs"), ({"toelichting": "x" * 201}, "toelichting")],
)
def test_a_specialism_needs_evidence(changed: dict[str, Any], field: str) -> None:
    good = SpecialismeInvoer("lvb", "opleiding", " in  2025 ")
    assert checked_specialisme(good).toelichting == "in 2025"
    with pytest.raises(InvalidInput) as refused:
        checked_specialisme(replace(good, **changed))
    assert list(refused.value.fields) == [field]


def test_a_reason_and_a_term_come_from_the_list() -> None:
    check_archive_reason("gestopt")
    check_term(LANGSTE_TERMIJN)
    with pytest.raises(InvalidInput):
        check_archive_reason("zomaar")
    for weken in (0, LANGSTE_TERMIJN + 1):
        with pytest.raises(InvalidInput):
            check_term(weken)


@pytest.mark.parametrize("state", KAART.states)
@pytest.mark.parametrize("step", ["wijzigen", "nakijken", "archiveren", "terughalen"])
def test_every_step_of_an_organisation_both_ways(state: str, step: str) -> None:
    allowed = {
        ("wijzigen", "actief"): "actief",
        ("nakijken", "actief"): "actief",
        ("archiveren", "actief"): "gearchiveerd",
        ("terughalen", "gearchiveerd"): "actief",
    }
    if (step, state) in allowed:
        assert KAART.take(step, state).target == allowed[step, state]
    else:
        with pytest.raises(Refused):
            KAART.take(step, state)


@given(DAYS, st.integers(1, 104), st.integers(-1000, 1000))
def test_it_is_old_from_the_day_after_the_last_one(looked: date, weken: int, days: int) -> None:
    last = nakijken_voor(looked, weken)
    assert not te_oud(looked, last, weken)
    assert te_oud(looked, last + timedelta(days=1), weken)
    day = last + timedelta(days=days)
    assert te_oud(looked, day, weken) == (day > last)


def test_a_difference_is_told_in_the_words_of_the_screen() -> None:
    was = replace(GOED, wachttijd_dagen=None, gm_codes=("GM0772",), bekend_met_doelgroep="niet")
    wordt = replace(was, wachttijd_dagen=5, landelijk=False, aanbod=("wonen", "maatje"), wachttijd_op=VANDAAG)
    assert [(one.veld, one.was, one.wordt) for one in differences(was, wordt)] == [
        ("Aanbod", "Wonen met begeleiding", "Wonen met begeleiding, Maatje of lotgenoten"),
        ("Werkt in het hele land", "Ja", "Nee"),
        ("Wachttijd in dagen", "Nog niet ingevuld", "5"),
        ("Wachttijd gevraagd op", "Nog niet ingevuld", "22-11-2026"),
    ]
    assert differences(was, was) == []
    assert told("gm_codes", ("GM0772",), {"GM0772": "Eindhoven"}) == "Eindhoven"
    assert told("bekend_met_doelgroep", "niet", {}) == "Nee"


# Who fits best


def candidate(**changed: Any) -> Kandidaat:
    return replace(Kandidaat(UUID(int=1), "De Haven", frozenset({"wonen"})), **changed)


VRAAG = Hulpvraag("wonen", frozenset({"lvb"}), "vrouw", "vanaf_18", "GM0772", frozenset({"lvb"}))


def test_each_reason_is_a_sentence() -> None:
    best = candidate(
        doelgroep_gender=frozenset({"vrouw"}),
        gm_codes=frozenset({"GM0772"}),
        bekend_met_doelgroep="goed",
        specialismen={"lvb": "opleiding"},
        wachttijd_dagen=1,
        wachttijd_op=VANDAAG,
    )
    assert judge(VRAAG, best, VANDAAG).redenen == (
        "Biedt: wonen met begeleiding.",
        "Past bij de doelgroep: vrouw.",
        "De leeftijd staat niet op de kaart. Vraag het na.",
        "Gespecialiseerd: slachtoffers met een LVB (medewerkers zijn hierin opgeleid).",
        "Werkt vaak met slachtoffers van mensenhandel.",
        "Werkt in deze gemeente.",
        "Wachttijd: 1 dag (gevraagd op 22-11-2026).",
    )
    assert judge(VRAAG, best, VANDAAG).past


def test_an_objection_is_told_and_keeps_nobody_off_the_list() -> None:
    shut = candidate(
        id=UUID(int=2),
        contra_indicaties=frozenset({"lvb"}),
        doelgroep_gender=frozenset({"man"}),
        gm_codes=frozenset({"GM0753"}),
        wachttijd_dagen=0,
        wachttijd_op=VANDAAG - timedelta(weeks=20),
    )
    found = rank(VRAAG, [shut, candidate(), candidate(id=UUID(int=3), aanbod=frozenset({"maatje"}))], VANDAAG)
    assert [one.organisatie_id for one in found] == [UUID(int=1), UUID(int=2)]
    assert found[1].bezwaren == (
        "Contra-indicatie: Licht verstandelijke beperking (LVB). Bel of een uitzondering kan.",
        "Niet voor deze doelgroep: vrouw.",
    )
    assert "Werkt volgens de kaart niet in deze gemeente. Vraag of het toch kan." in found[1].redenen
    assert "Geen wachttijd, maar dat is gevraagd op 05-07-2026. Vraag het opnieuw." in found[1].redenen
    assert judge(Hulpvraag("wonen"), candidate(landelijk=True), VANDAAG).redenen[-2] == "Werkt in het hele land."


ASKED = st.builds(
    Hulpvraag,
    aanbod=st.sampled_from(["wonen", "maatje"]),
    onderwerpen=st.frozensets(st.sampled_from(list(ONDERWERPEN)), max_size=3),
    gender=st.sampled_from(list(GENDERS)),
    leeftijdsgroep=st.sampled_from(list(LEEFTIJDSGROEPEN)),
    gm_code=st.sampled_from(["", "GM0772", "GM0753"]),
    kenmerken=st.frozensets(st.sampled_from(list(CONTRA_INDICATIES)), max_size=3),
)
OFFERED = st.builds(
    Kandidaat,
    id=st.builds(uuid4),
    naam=st.sampled_from(["De Haven", "De Molen", "Het Anker"]),
    aanbod=st.frozensets(st.sampled_from(["wonen", "maatje"]), min_size=1),
    doelgroep_gender=st.frozensets(st.sampled_from(list(DOELGROEP_GENDER))),
    doelgroep_leeftijd=st.frozensets(st.sampled_from(list(DOELGROEP_LEEFTIJD))),
    contra_indicaties=st.frozensets(st.sampled_from(list(CONTRA_INDICATIES)), max_size=3),
    landelijk=st.booleans(),
    gm_codes=st.frozensets(st.sampled_from(["GM0772", "GM0753"])),
    bekend_met_doelgroep=st.sampled_from(list(BEKENDHEID)),
    specialismen=st.dictionaries(st.sampled_from(list(ONDERWERPEN)), st.sampled_from(list(BEWIJZEN)), max_size=3),
    wachttijd_dagen=st.none() | st.integers(0, 400),
    wachttijd_op=st.none() | st.dates(date(2026, 1, 1), VANDAAG),
)


@given(ASKED, st.lists(OFFERED, max_size=6), st.randoms())
def test_the_order_does_not_depend_on_the_order_of_asking(
    asked: Hulpvraag, offered: list[Kandidaat], chance: Any
) -> None:
    found = rank(asked, offered, VANDAAG)
    shuffled = list(offered)
    chance.shuffle(shuffled)
    assert rank(asked, shuffled, VANDAAG) == found
    assert len(found) == sum(asked.aanbod in one.aanbod for one in offered)
    assert [one.past for one in found] == sorted((one.past for one in found), reverse=True)
    for one in found:
        assert one.past == (not one.bezwaren)
        assert all(sentence.endswith(".") for sentence in (*one.redenen, *one.bezwaren))


@given(ASKED, OFFERED)
def test_whom_it_does_not_take_is_never_called_fitting(asked: Hulpvraag, offered: Kandidaat) -> None:
    judged = judge(asked, offered, VANDAAG)
    if asked.kenmerken & offered.contra_indicaties:
        assert not judged.past
    if offered.doelgroep_gender and asked.gender in DOELGROEP_GENDER and asked.gender not in offered.doelgroep_gender:
        assert not judged.past


@given(ASKED, OFFERED, st.integers(0, 400))
def test_a_shorter_wait_never_makes_it_worse(asked: Hulpvraag, offered: Kandidaat, days: int) -> None:
    known = replace(offered, wachttijd_dagen=days + 1, wachttijd_op=VANDAAG)
    shorter = replace(known, wachttijd_dagen=days)
    assert judge(asked, shorter, VANDAAG).punten >= judge(asked, known, VANDAAG).punten


@given(ASKED, OFFERED, st.sampled_from(list(ONDERWERPEN)))
def test_better_evidence_never_makes_it_worse(asked: Hulpvraag, offered: Kandidaat, onderwerp: str) -> None:
    by_weight = sorted(BEWIJZEN, key=GEWICHT.__getitem__)
    points = [
        judge(asked, replace(offered, specialismen={**offered.specialismen, onderwerp: bewijs}), VANDAAG).punten
        for bewijs in by_weight
    ]
    assert points == sorted(points)


@given(ASKED, OFFERED)
def test_knowing_the_group_never_makes_it_worse(asked: Hulpvraag, offered: Kandidaat) -> None:
    points = [
        judge(asked, replace(offered, bekend_met_doelgroep=one), VANDAAG).punten
        for one in ("niet", "onbekend", "deels", "goed")
    ]
    assert points == sorted(points)


# The file

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30)
NAMES = TEXT.map(lambda text: f"Huis {' '.join(text.split())}".strip())
CELLS = st.builds(
    OrganisatieInvoer,
    naam=NAMES,
    soort=st.sampled_from(list(SOORTEN)),
    plaats=TEXT,
    aanbod=st.lists(st.sampled_from(list(AANBOD)), min_size=1, unique=True).map(tuple),
    aanbod_tekst=TEXT,
    landelijk=st.just(True),
    contra_indicaties=st.lists(st.sampled_from(list(CONTRA_INDICATIES)), unique=True).map(tuple),
    bekend_met_doelgroep=st.sampled_from(list(BEKENDHEID)),
    wachttijd_dagen=st.none() | st.integers(0, 1095),
    nagekeken_op=st.dates(date(2020, 1, 1), VANDAAG),
)


@given(st.lists(CELLS, min_size=1, max_size=4, unique_by=lambda one: one.naam.casefold()))
def test_what_is_written_is_read_back(written: list[OrganisatieInvoer]) -> None:
    good = [checked(one, VANDAAG) for one in written]
    special = SpecialismeInvoer("lvb", "ervaring", "sinds 2024")
    contact = ContactInvoer("Anna (voorbeeld)", "", "anna@example.org", "040 1")
    text = bestand.write(bestand.Regel(one, [special], [contact]) for one in good)
    read = bestand.read(text)
    assert [row.fouten for row in read] == [()] * len(good)
    assert [checked(OrganisatieInvoer(**row.velden), VANDAAG) for row in read] == good
    assert {row.specialismen for row in read} == {(special,)}
    assert {row.contacten for row in read} == {(contact,)}


@given(TEXT)
def test_no_cell_is_a_formula(text: str) -> None:
    for sign in "=+-@":
        naam = checked(replace(GOED, naam=f"{sign}{text}"), VANDAAG).naam
        cell = bestand.write([bestand.Regel(replace(GOED, naam=naam))]).splitlines()[1]
        assert cell.lstrip('"').startswith("'")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "geen enkele organisatie"),
        ("naam\r\n", "geen enkele organisatie"),
        ("naam;adres\nDe Haven;Straat 1\n", "Deze kolommen kennen wij niet: adres"),
        ("naam;;plaats\nDe Haven;;X\n", "Deze kolommen kennen wij niet: (leeg)"),
        ("naam;naam\nDe Haven;X\n", "twee keer: naam"),
        ("plaats\nTilburg\n", "De kolom “naam” ontbreekt"),
        ("naam\n" + "x\n" * 2001, "te groot"),
        ("naam\n" + "x" * 600_000, "te groot"),
        ("naam\n" + "x" * 200_000, "niet te lezen"),
    ],
)
def test_a_file_that_is_no_sociale_kaart(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        bestand.read(text)
    assert sentence in refused.value.fields["bestand"][0]


def test_bytes_that_are_no_text() -> None:
    assert bestand.text_of("naam\nCafé".encode("cp1252")) == "naam\nCafé"
    assert bestand.text_of("\ufeffnaam".encode()) == "naam"
    for content in (b"\x00naam", b"naam\x81", b"x" * 600_000):
        with pytest.raises(InvalidInput):
            bestand.text_of(content)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"soort": "kroeg"}, "Soort organisatie: “kroeg” kennen wij niet"),
        ({"aanbod": "wonen|dansen"}, "Aanbod: “dansen” kennen wij niet"),
        ({"landelijk": "misschien"}, "“misschien” is geen ja of nee"),
        ({"wachttijd_dagen": "twee weken"}, "“twee weken” is geen heel aantal dagen"),
        ({"nagekeken_op": "31-02-2026"}, "“31-02-2026” is geen dag"),
        ({"specialismen": "voetbal / ervaring"}, "“voetbal” kennen wij niet"),
        ({"contactpersonen": "a / b / c / d / e"}, "heeft te veel delen"),
    ],
)
def test_a_row_says_what_is_wrong_with_it(cells: dict[str, str], sentence: str) -> None:
    (row,) = bestand.read(f"naam;{';'.join(cells)}\nDe Haven;{';'.join(cells.values())}\n")
    assert len(row.fouten) == 1
    assert sentence in row.fouten[0]


def test_labels_of_the_screen_are_understood_and_commas_too() -> None:
    (row,) = bestand.read(
        "Naam,Aanbod,Soort,Specialismen,Wachttijd_op,\n"
        'De Haven,"Veilige opvang|maatje",GGZ of behandelaar,LVB,,\n'.replace("LVB", "lvb")
    )
    assert row.fouten == ()
    assert row.velden["aanbod"] == ("veilige_opvang", "maatje")
    assert row.velden["soort"] == "ggz"
    assert row.specialismen == (SpecialismeInvoer("lvb", "eigen_opgave"),)


def test_a_name_that_stands_twice_and_a_row_that_is_too_long() -> None:
    rows = bestand.read("naam;soort\nDe Haven;\nde haven;ggz\nHet Anker;ggz;nog iets\n")
    assert [row.nummer for row in rows if row.fouten] == [3, 4]
    assert rows[0].velden["soort"] == "anders"
    assert "staat ook in rij 2" in rows[1].fouten[0]
    assert "meer cellen" in rows[2].fouten[0]
