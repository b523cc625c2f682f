"""Opening a dossier without a melding, with as much of the person as is known."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.dossier.actions import open_dossier
from casework.dossier.models import Persoon
from casework.dossier.rules import (
    PersoonInvoer,
    check_note,
    check_recognisable,
    checked,
    completed,
    latest_birth,
    leeftijd_van,
    minderjarig_van,
)
from casework.kenmerken import leeftijd_op, leeftijdsgroep
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput
from tenants.models import Tenant
from tests.casework.conftest import PERSOON, logged

DAY = date(2026, 11, 22)
DATES = st.dates(date(1920, 1, 1), date(2026, 11, 22))


class TestAge:
    @given(DATES, DATES)
    def test_an_age_grows_by_one_on_each_birthday(self, one: date, other: date) -> None:
        born, day = sorted((one, other))
        age = leeftijd_op(born, day)
        passed = (day.month, day.day) >= (born.month, born.day)
        assert age == day.year - born.year - (0 if passed else 1)
        assert age >= 0

    def test_who_is_born_on_a_leap_day_has_a_birthday_in_march(self) -> None:
        assert leeftijd_op(date(2008, 2, 29), date(2026, 2, 28)) == 17
        assert leeftijd_op(date(2008, 2, 29), date(2026, 3, 1)) == 18

    @given(st.integers(0, 120), st.dates(date(2020, 1, 1), DAY), st.dates(date(2020, 1, 1), DAY))
    def test_an_estimate_grows_older_and_never_younger(self, guess: int, one: date, other: date) -> None:
        early, late = sorted((one, other))
        assert leeftijd_van(None, guess, early, early) == guess
        assert (leeftijd_van(None, guess, early, late) or 0) >= guess
        assert leeftijd_van(None, guess, late, early) == guess

    def test_nothing_known_is_no_age(self) -> None:
        assert leeftijd_van(None, None, None, DAY) is None
        assert leeftijd_van(None, 30, None, DAY) is None

    @pytest.mark.parametrize(
        ("age", "group"),
        [
            (None, "onbekend"), (11, "tot_12"), (12, "van_12_tot_16"), (15, "van_12_tot_16"),
            (16, "van_16_tot_18"), (17, "van_16_tot_18"), (18, "vanaf_18"),
        ],
    )  # fmt: skip
    def test_every_age_is_counted_in_one_group(self, age: int | None, group: str) -> None:
        assert leeftijdsgroep(age) == group

    def test_a_known_age_decides_who_is_a_minor(self) -> None:
        assert minderjarig_van(17, "nee") == "ja"
        assert minderjarig_van(18, "ja") == "nee"
        assert minderjarig_van(None, "onbekend") == "onbekend"


class TestWhatIsSaidOfAPerson:
    def test_nothing_need_be_known(self) -> None:
        assert checked(PersoonInvoer(), DAY).vormen == ("onbekend",)

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"geboortedatum": date(2026, 11, 23)}, "geboortedatum"),
            ({"geboortedatum": date(1900, 1, 1)}, "geboortedatum"),
            ({"geschatte_leeftijd": 121}, "geschatte_leeftijd"),
            ({"geschatte_leeftijd": -1}, "geschatte_leeftijd"),
            ({"geschatte_leeftijd": 20, "geboortedatum": date(2000, 1, 1)}, "geschatte_leeftijd"),
            ({"geboortejaar": 2027}, "geboortejaar"),
            ({"geboortejaar": 0}, "geboortejaar"),
            ({"geboortejaar": 2000, "geboortedatum": date(2000, 1, 1)}, "geboortejaar"),
            ({"geboortejaar": 2000, "geschatte_leeftijd": 20}, "geboortejaar"),
            ({"datum_geschat": True}, "datum_geschat"),
            ({"gender": "x"}, "gender"),
            ({"nationaliteitsgroep": "x"}, "nationaliteitsgroep"),
            ({"minderjarig": "x"}, "minderjarig"),
            ({"vormen": ("onbekend", "orgaanhandel")}, "vormen"),
            ({"naam": "x" * 201}, "naam"),
        ],
    )
    def test_what_cannot_be_is_said_at_its_field(self, change: dict[str, object], field: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            checked(replace(PersoonInvoer(), **change), DAY)  # type: ignore[arg-type]
        assert list(refused.value.fields) == [field]

    @given(DATES)
    def test_a_date_of_birth_makes_minor_or_adult(self, born: date) -> None:
        if leeftijd_op(born, DAY) <= 120:
            minor = checked(PersoonInvoer(geboortedatum=born), DAY).minderjarig
            assert minor == ("ja" if leeftijd_op(born, DAY) < 18 else "nee")

    @given(st.integers(2026 - 120, 2026))
    def test_of_a_year_of_birth_the_youngest_that_may_be_counts(self, year: int) -> None:
        minor = checked(PersoonInvoer(geboortejaar=year), DAY).minderjarig
        ages = {leeftijd_op(born, DAY) for born in (date(year, 1, 1), date(year, 12, 31)) if born <= DAY}
        age = leeftijd_van(latest_birth(year), None, None, DAY)
        assert age == max(min(ages), 2026 - year - 1, 0)
        assert minor == ("ja" if age < 18 else "nee")

    def test_a_guess_of_the_birth_replaces_what_was_known_of_it(self) -> None:
        known = PersoonInvoer(geboortedatum=date(2000, 1, 1), datum_geschat=True)
        assert completed(PersoonInvoer(geboortejaar=2001), known) == PersoonInvoer(geboortejaar=2001)
        assert completed(PersoonInvoer(gender="vrouw"), known).datum_geschat

    def test_what_is_said_counts_and_the_rest_is_what_was_known(self) -> None:
        known = PersoonInvoer(roepnaam="Luna", geschatte_leeftijd=15, vormen=("orgaanhandel",), gm_code="GM0753")
        said = PersoonInvoer(roepnaam="Maan", geboortedatum=date(2000, 1, 1))
        both = completed(said, known)
        assert (both.roepnaam, both.vormen, both.gm_code) == ("Maan", ("orgaanhandel",), "GM0753")
        assert (both.geboortedatum, both.geschatte_leeftijd) == (date(2000, 1, 1), None)
        assert completed(PersoonInvoer(), known) == known

    def test_something_to_recognise_a_new_dossier_by(self) -> None:
        with pytest.raises(InvalidInput):
            check_recognisable(PersoonInvoer())
        check_recognisable(PersoonInvoer(alias="Maan"))

    def test_a_note_must_say_something(self) -> None:
        assert check_note(" Gebeld. ") == "Gebeld."
        for text in ("  ", "x" * 20_001):
            with pytest.raises(InvalidInput):
                check_note(text)


@pytest.mark.usefixtures("in_regio")
class TestStoring:
    def test_who_opens_it_is_its_zorgcoordinator(self, regio: Tenant, noor: Actor) -> None:
        dossier = open_dossier(actor=noor, persoon=PERSOON)
        assert dossier.nummer.startswith("D-")
        assert (dossier.fase, dossier.zorgcoordinator_id) == ("intake", noor.user_id)
        assert dossier.persoon.geschat_op is not None

    def test_only_a_zorgcoordinator_opens_one(self, ilse: Actor, yara: Actor) -> None:
        for actor in (ilse, yara):
            with pytest.raises(Hidden):
                open_dossier(actor=actor, persoon=PERSOON)

    def test_the_database_refuses_two_kinds_of_age(self, noor: Actor) -> None:
        dossier = open_dossier(actor=noor, persoon=PERSOON)
        with pytest.raises(IntegrityError, match="persoon_datum_of_schatting"), transaction.atomic():
            persoon = Persoon.objects.get(dossier=dossier)
            persoon.geboortedatum = date(2000, 1, 1)
            persoon.save()


class TestThePage:
    TYPED = {"roepnaam": "Maan (voorbeeld)", "minderjarig": "onbekend", "gender": "vrouw", "nationaliteitsgroep": "eu"}

    def test_a_dossier_is_opened_and_shown(self, regio: Tenant, noors_browser: Client) -> None:
        assert noors_browser.get("/dossiers/nieuw/").status_code == 200
        page = noors_browser.post("/dossiers/nieuw/", self.TYPED, follow=True).content.decode()
        assert "Maan (voorbeeld)" in page
        assert "Dossier geopend" in page
        assert "<title>Dossier D-" in page
        assert len(logged(regio, "dossier_geopend")) == 1

    def test_without_a_name_it_comes_back(self, noors_browser: Client) -> None:
        answer = noors_browser.post("/dossiers/nieuw/", {**self.TYPED, "roepnaam": "", "geboortedatum": "31-02-2001"})
        assert answer.status_code == 422
        assert 'value="31-02-2001"' in answer.content.decode()
        nameless = noors_browser.post("/dossiers/nieuw/", {**self.TYPED, "roepnaam": ""})
        assert nameless.status_code == 422
        assert 'href="#id_roepnaam"' in nameless.content.decode()

    def test_the_list_shows_names_and_says_so_in_the_log(
        self, regio: Tenant, noors_browser: Client, noor: Actor, dossier: object
    ) -> None:
        page = noors_browser.get("/dossiers/?fase=intake&van=toegewezen&vorm=onbekend").content.decode()
        assert "Luna (voorbeeld)" in page
        (look,) = logged(regio, "dossierlijst_bekeken")
        assert look.details == {"dossiers": [str(dossier.pk)]}  # type: ignore[attr-defined]
        assert "Luna" not in noors_browser.get("/dossiers/?van=team").content.decode()
