"""What is taken as a contact, an OIN, an IBAN and a document, and which version of a document holds on a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as iban_number

from dekkend.core.errors import InvalidInput, Refused
from tenants.onboarding.contacten import rules as contacten
from tenants.onboarding.contacten.rules import AANDACHT, FINANCIEEL, SOORTEN, ContactInvoer
from tenants.onboarding.stukken import rules as stukken
from tenants.onboarding.stukken.rules import AkkoordInvoer, Geldigheid, StukInvoer
from tenants.onboarding.stukken.voorbeeld import TEKSTEN, example_pdf

IBAN = "NL91ABNA0417164300"
OIN = "00000001001902763000"
MENS = ContactInvoer(AANDACHT, "Anna Bos (voorbeeld)", "anna@gemeente.example.org", "040 123 45 67", "beleid")
GELD = ContactInvoer(
    FINANCIEEL, "Team facturen", "geld@gemeente.example.org", oin=OIN, iban=IBAN, efactuur=f"0190:{OIN}"
)  # fmt: skip
ALLE = {AANDACHT: MENS, "bestuurlijk": replace(MENS, soort="bestuurlijk"), FINANCIEEL: GELD}
TODAY = date(2027, 3, 1)
DAY = timedelta(days=1)

digits = st.text("0123456789", min_size=1, max_size=30)


def rsins() -> st.SearchStrategy[str]:
    """Eight digits and the one that passes the eleven-test; the sum is made by hand here."""

    def closed(eight: str) -> str:
        rest = sum(int(digit) * weight for digit, weight in zip(eight, range(9, 1, -1), strict=True)) % 11
        return f"{eight}{rest}" if rest < 10 else ""

    return st.text("0123456789", min_size=8, max_size=8).map(closed).filter(lambda made: made.strip("0") != "")


class TestOin:
    @given(rsins())
    def test_an_oin_of_an_rsin_is_taken(self, rsin: str) -> None:
        assert contacten.oin_fault(f"00000001{rsin}000") == ""

    @given(rsins(), st.integers(0, 8), st.integers(1, 9))
    def test_one_wrong_digit_in_the_rsin_is_seen(self, rsin: str, place: int, more: int) -> None:
        wrong = rsin[:place] + str((int(rsin[place]) + more) % 10) + rsin[place + 1 :]
        assert contacten.oin_fault(f"00000001{wrong}000") != ""

    @given(digits.filter(lambda typed: len(typed) != 20))
    def test_another_length_is_told(self, typed: str) -> None:
        assert f"er {len(typed)}." in contacten.oin_fault(typed)

    @given(st.text(min_size=20, max_size=20).filter(lambda typed: not typed.isdigit()))
    def test_other_signs_are_told(self, typed: str) -> None:
        assert "andere tekens" in contacten.oin_fault(typed)

    def test_the_form_of_the_number_inside(self) -> None:
        assert contacten.oin_fault("00000003123456780000") == ""
        assert contacten.oin_fault("00000004003214345000") == ""
        for wrong in (
            "0" * 20, "00000001000000000000", "00000000123456789000", "00000003123456780001",
            "00000003000000000000", "00000001001902763001", "٠" * 20,
        ):  # fmt: skip
            assert contacten.oin_fault(wrong) != "", wrong


class TestIban:
    @given(st.sampled_from(["ABNA", "BNGH", "INGB", "RABO"]), st.text("0123456789", min_size=10, max_size=10))
    def test_right_check_digits_are_taken_and_all_others_refused(self, bank: str, account: str) -> None:
        right = iban_number.calc_check_digits(f"NL00{bank}{account}")
        taken = [n for n in range(2, 99) if not contacten.iban_fault(f"NL{n:02}{bank}{account}")]
        assert taken == [int(right)]

    @given(st.integers(2, 16), st.integers(1, 9))
    def test_one_wrong_digit_is_seen(self, place: int, more: int) -> None:
        if IBAN[place].isdigit():
            wrong = IBAN[:place] + str((int(IBAN[place]) + more) % 10) + IBAN[place + 1 :]
            assert contacten.iban_fault(wrong) != ""

    @given(st.integers(8, 16))
    def test_two_digits_that_changed_places_are_seen(self, place: int) -> None:
        swapped = IBAN[:place] + IBAN[place + 1] + IBAN[place] + IBAN[place + 2 :]
        assert swapped == IBAN or contacten.iban_fault(swapped) != ""

    @given(st.text(max_size=40))
    def test_whatever_is_typed_gets_a_sentence(self, typed: str) -> None:
        assert contacten.iban_fault(typed).endswith((".", "")) and contacten.iban_fault(typed) != ""

    def test_the_form_of_the_country_counts(self) -> None:
        assert contacten.iban_fault("") != contacten.iban_fault("NL91ABNA041716430") != ""
        assert contacten.iban_fault("XX82WEST12345698765432") != ""
        assert contacten.iban_fault("DE89370400440532013000") == ""
        assert contacten.shown_iban(IBAN) == "NL91 ABNA 0417 1643 00"


class TestContact:
    def test_numbers_may_be_typed_in_groups(self) -> None:
        typed = replace(
            GELD, oin="00000001 001902763 000", iban="nl91 abna 0417 1643 00", kvk="12.34.56-78",
            efactuur=" 0106: 12345678 ", email=" Geld@Gemeente.Example.ORG ",
        )  # fmt: skip
        good = contacten.checked(typed)
        assert (good.oin, good.iban, good.kvk, good.efactuur) == (OIN, IBAN, "12345678", "0106:12345678")
        assert good.email == "geld@gemeente.example.org"

    @given(st.builds(ContactInvoer, st.sampled_from(list(SOORTEN)), *[st.text(max_size=60)] * 8))
    def test_tidying_twice_is_tidying_once(self, typed: ContactInvoer) -> None:
        once = contacten.tidied(typed)
        assert contacten.tidied(once) == once

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"naam": " "}, "naam"), ({"naam": "x" * 201}, "naam"), ({"email": "anna"}, "email"),
            ({"telefoon": "12"}, "telefoon"), ({"telefoon": "bel mij maar"}, "telefoon"),
            ({"telefoon": "0401234567890123"}, "telefoon"), ({"iban": IBAN}, "iban"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_told_by_field(self, change: dict[str, str], field: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            contacten.checked(replace(MENS, **change))  # type: ignore[arg-type]
        assert list(refused.value.fields) == [field]

    @pytest.mark.parametrize(
        ("change", "fields"),
        [
            ({"oin": "", "kvk": ""}, ["oin"]), ({"oin": "", "kvk": "12345678"}, []), ({"oin": "1"}, ["oin"]),
            ({"kvk": "1234567"}, ["kvk"]), ({"kvk": "00000000"}, ["kvk"]), ({"kvk": "1234567x"}, ["kvk"]),
            ({"iban": ""}, ["iban"]), ({"efactuur": ""}, ["efactuur"]), ({"efactuur": "0190:1"}, ["efactuur"]),
            ({"efactuur": "9944:NL004495445B01"}, []), ({"efactuur": "9944:BE0123456749"}, ["efactuur"]),
            ({"efactuur": "0088:12345"}, ["efactuur"]), ({"efactuur": "factuur@gemeente"}, ["efactuur"]),
            ({"efactuur": "Factuur@Gemeente.example.org"}, []),
            ({"efactuur": f"iso6523-actorid-upis::0190:{OIN}"}, []), ({"telefoon": "+31 (0)40 - 123 45 67"}, []),
        ],
    )  # fmt: skip
    def test_what_it_takes_to_pay(self, change: dict[str, str], fields: list[str]) -> None:
        wrong: list[str] = []
        try:
            contacten.checked(replace(GELD, **change))  # type: ignore[arg-type]
        except InvalidInput as refused:
            wrong = list(refused.fields)
        assert wrong == fields

    def test_an_unknown_soort_is_refused(self) -> None:
        with pytest.raises(InvalidInput):
            contacten.checked(replace(MENS, soort="overig"))

    def test_all_three_are_needed_and_faults_name_their_place(self) -> None:
        assert set(contacten.all_checked(ALLE)) == set(SOORTEN)
        with pytest.raises(InvalidInput, match="financieel contact"):
            contacten.all_checked({soort: ALLE[soort] for soort in (AANDACHT, "bestuurlijk")})
        with pytest.raises(InvalidInput) as refused:
            contacten.all_checked({**ALLE, AANDACHT: replace(MENS, naam=""), FINANCIEEL: replace(GELD, iban="")})
        assert set(refused.value.fields) == {"aandachtsfunctionaris_naam", "financieel_iban"}

    @pytest.mark.parametrize("check", [contacten.check_nameable, contacten.check_mendable, contacten.is_step])
    def test_contacts_have_their_time(self, check: Callable[[str], object]) -> None:
        check("contacten_bekend")
        for status in ("uitgenodigd", "geopend", "geweigerd", "vertrokken"):
            with pytest.raises(Refused):
                check(status)

    def test_naming_is_a_step_until_the_papers(self) -> None:
        assert contacten.is_step("bewezen")
        assert not contacten.is_step("aangesloten")
        with pytest.raises(Refused):
            contacten.check_mendable("bewezen")


def version(number: int, vanaf: date, tot: date | None = None, ingetrokken: date | None = None) -> Geldigheid:
    return Geldigheid(uuid4(), "convenant", number, vanaf, tot, ingetrokken)


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
versions = st.lists(st.tuples(days, st.none() | days, st.none() | days), max_size=6).map(
    lambda rows: [version(number, *row) for number, row in enumerate(rows, start=1)]
)


class TestWhichVersionHolds:
    @given(versions, days)
    def test_it_is_the_highest_that_holds_and_its_stand_says_so(self, rows: list[Geldigheid], day: date) -> None:
        held = [row for row in rows if row.on(day)]
        found = stukken.valid_on(rows, day)
        assert [row.versie for row in found.values()] == ([max(row.versie for row in held)] if held else [])
        shown = {row.id: stukken.stand(row, rows, day) for row in rows}
        assert [number for number, stand in shown.items() if stand == "geldig"] == [row.id for row in found.values()]
        assert set(shown.values()) <= set(stukken.STANDEN)

    def test_a_new_version_follows_and_a_withdrawn_one_gives_way(self) -> None:
        first = version(1, TODAY - DAY * 100)
        second = version(2, TODAY)
        assert stukken.valid_on([second, first], TODAY - DAY)["convenant"] == first
        assert stukken.valid_on([second, first], TODAY)["convenant"] == second
        assert stukken.stand(first, [first, second], TODAY) == "opgevolgd"
        gone = replace(second, ingetrokken_op=TODAY + DAY)
        assert stukken.valid_on([gone, first], TODAY)["convenant"] == gone
        assert stukken.valid_on([gone, first], TODAY + DAY)["convenant"] == first
        assert stukken.stand(gone, [gone, first], TODAY + DAY) == "ingetrokken"

    def test_before_and_after(self) -> None:
        row = version(1, TODAY, TODAY + DAY)
        standen = [stukken.stand(row, [row], TODAY + DAY * more) for more in (-1, 0, 1, 2)]
        assert standen == ["later", "geldig", "geldig", "voorbij"]


class TestAdding:
    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"soort": "brief"}, "soort"), ({"titel": " "}, "titel"), ({"titel": "x" * 201}, "titel"),
            ({"geldig_vanaf": date(1999, 1, 1)}, "geldig_vanaf"), ({"geldig_tot": TODAY - DAY}, "geldig_tot"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_told_by_field(self, change: dict[str, str], field: str) -> None:
        good = StukInvoer("convenant", " Convenant  2027 ", TODAY, TODAY)
        assert stukken.checked(good).titel == "Convenant 2027"
        with pytest.raises(InvalidInput) as refused:
            stukken.checked(replace(good, **change))  # type: ignore[arg-type]
        assert list(refused.value.fields) == [field]

    def test_the_same_file_is_no_new_version(self) -> None:
        stukken.check_new("a", {"b": 1})
        with pytest.raises(InvalidInput, match="Controleer") as refused:
            stukken.check_new("b", {"b": 1})
        assert "versie 1" in refused.value.fields["bestand"][0]

    def test_withdrawing_needs_a_reason_and_happens_once(self) -> None:
        stukken.check_withdrawal(False, "fout")
        with pytest.raises(InvalidInput):
            stukken.check_withdrawal(False, "zomaar")
        with pytest.raises(Refused):
            stukken.check_withdrawal(True, "fout")

    @pytest.mark.parametrize("soort", list(TEKSTEN))
    def test_our_own_examples_are_taken_and_say_what_they_are(self, soort: str) -> None:
        pdf = example_pdf("Titel (met haakjes)", TEKSTEN[soort])
        assert stukken.pdf_fault(pdf) == ""
        assert pdf.count(b"VOORBEELD") == 2

    def test_what_is_no_pdf_that_everybody_can_read_is_refused(self) -> None:
        pdf = example_pdf("Convenant", TEKSTEN["convenant"])
        assert stukken.pdf_fault(b"PK\x03\x04" + pdf) == stukken.PDF_ONLY
        assert stukken.pdf_fault(pdf[:-40]) == stukken.CUT_OFF
        assert stukken.pdf_fault(pdf + b" " * stukken.LARGEST) == stukken.TOO_LARGE
        assert stukken.pdf_fault(pdf.replace(b"/Info 6 0 R", b"/Encrypt 6 0 R")) == stukken.LOCKED
        for sign in (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/XFA"):
            assert stukken.pdf_fault(pdf.replace(b"/Info 6 0 R", sign + b" 6 0 R")) == stukken.WITH_PROGRAM


def one_of_each() -> dict[str, Geldigheid]:
    return {soort: Geldigheid(uuid4(), soort, 1, TODAY) for soort in stukken.SOORTEN}


class TestAgreeing:
    def test_everything_must_be_ready_and_something_must_be_left(self) -> None:
        valid = one_of_each()
        hashes = {stuk.id: f"hash-{soort}" for soort, stuk in valid.items()}
        first = valid["convenant"].id
        assert stukken.to_agree(valid, hashes, []) == hashes
        assert first not in stukken.to_agree(valid, hashes, [first])
        with pytest.raises(Refused, match="al akkoord"):
            stukken.to_agree(valid, hashes, list(hashes))
        del valid["verdeelsleutel"]
        with pytest.raises(Refused, match="verdeelsleutel"):
            stukken.to_agree(valid, hashes, [])

    def test_it_has_its_time(self) -> None:
        assert stukken.is_first_time("contacten_bekend")
        assert not stukken.is_first_time("aangesloten")
        with pytest.raises(Refused):
            stukken.is_first_time("bewezen")

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"besluitnummer": ""}, "besluitnummer"), ({"besluitnummer": "x" * 61}, "besluitnummer"),
            ({"besluitdatum": TODAY + DAY}, "besluitdatum"), ({"besluitdatum": date(2000, 1, 1)}, "besluitdatum"),
            ({"door": " "}, "door"), ({"door": "x" * 201}, "door"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_told_by_field(self, change: dict[str, str], field: str) -> None:
        wanted = {uuid4(): "a", uuid4(): "b"}
        good = AkkoordInvoer(" B  12 ", TODAY, "K. Mulder (voorbeeld)", wanted)
        assert stukken.checked_akkoord(good, wanted, today=TODAY).besluitnummer == "B 12"
        with pytest.raises(InvalidInput) as refused:
            stukken.checked_akkoord(replace(good, **change), wanted, today=TODAY)  # type: ignore[arg-type]
        assert list(refused.value.fields) == [field]

    def test_what_was_read_must_be_what_holds(self) -> None:
        one, two = uuid4(), uuid4()
        wanted: dict[UUID, str] = {one: "a", two: "b"}
        read = {"vinkje": {one: "a"}, "veranderd": {one: "a", two: "oud"}, "intussen": {one: "a", uuid4(): "c"}}
        for word, given_ids in read.items():
            with pytest.raises(InvalidInput) as refused:
                stukken.checked_akkoord(AkkoordInvoer("1", TODAY, "K", given_ids), wanted, today=TODAY)
            assert word in refused.value.fields["stukken"][0]
