"""Asking for consent: who may give it by age, what was answered, and taking it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.dossier.actions import change_persoon, open_dossier
from casework.dossier.models import Dossier, Gebeurtenis
from casework.dossier.rules import PersoonInvoer
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming, withdraw_toestemming
from casework.toestemming.models import Toestemming
from casework.toestemming.rules import (
    GROEPEN,
    TEKSTEN,
    TEKSTVERSIE,
    Bekend,
    Gegeven,
    age_group,
    check_date,
    check_giver,
    check_words,
    groep_van,
    why_not,
)
from casework.toestemming.wie_mag import Geval
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from tenants.models import Tenant
from tests.casework.conftest import PERSOON, logged

DOEL = "registratie_comensha"
JA = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")

# age, can weigh it, giver, may it
GEVALLEN = [
    (0, True, "gezaghebbende", True), (11, True, "gezaghebbende", True), (11, True, "betrokkene", False),
    (11, True, "beide", False), (11, False, "gezaghebbende", True), (11, False, "vertegenwoordiger", False),
    (12, True, "beide", True), (12, True, "betrokkene", False), (12, True, "gezaghebbende", False),
    (15, True, "beide", True), (15, True, "vertegenwoordiger", False), (15, False, "vertegenwoordiger", True),
    (15, False, "gezaghebbende", True), (15, False, "beide", False),
    (16, True, "betrokkene", True), (16, True, "gezaghebbende", False), (16, True, "beide", False),
    (16, False, "vertegenwoordiger", True), (16, False, "betrokkene", False),
    (17, True, "betrokkene", True), (90, True, "betrokkene", True), (90, False, "vertegenwoordiger", True),
    (90, True, "vertegenwoordiger", False),
]  # fmt: skip


class TestWhoMayGiveIt:
    @pytest.mark.parametrize(("age", "able", "giver", "may"), GEVALLEN)
    def test_by_age(self, age: int, able: bool, giver: str, may: bool) -> None:
        if may:
            check_giver(giver, Geval(groep_van(age), able))
            return
        with pytest.raises(InvalidInput) as refused:
            check_giver(giver, Geval(groep_van(age), able))
        assert "betrokkene" in refused.value.fields["gegeven_door"][0].lower()

    @given(st.integers(0, 120), st.sampled_from(["", *GROEPEN]), st.sampled_from(["ja", "nee", "onbekend"]))
    def test_a_known_age_is_never_overruled(self, age: int, said: str, minor: str) -> None:
        assert age_group(age, said, minor) == (groep_van(age), "dossier")

    @pytest.mark.parametrize(
        ("said", "minor"),
        [("", "onbekend"), ("", "nee"), ("vanaf_16", "ja"), ("tot_12", "nee"), ("van_12_tot_16", "nee")],
    )
    def test_an_unknown_age_is_never_guessed(self, said: str, minor: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            age_group(None, said, minor)
        assert list(refused.value.fields) == ["leeftijdsgroep"]

    @pytest.mark.parametrize(
        ("said", "minor"),
        [("vanaf_16", "onbekend"), ("vanaf_16", "nee"), ("tot_12", "ja"), ("van_12_tot_16", "onbekend")],
    )
    def test_who_records_it_may_say_so(self, said: str, minor: str) -> None:
        assert age_group(None, said, minor) == (said, "verklaard")

    def test_a_consent_falls_when_the_age_turns_out_otherwise(self) -> None:
        day = date(2026, 11, 22)
        given = Gegeven(DOEL, "betrokkene", "vanaf_16", "verklaard", True, "onbekend", "nee", day)
        assert why_not(given, Bekend(30, 30, "nee"), day) == ""
        assert why_not(given, Bekend(None, None, "onbekend"), day) == ""
        assert why_not(given, Bekend(14, 14, "ja"), day) == "leeftijd"
        assert why_not(given, Bekend(None, None, "ja"), day) == "leeftijd"

    def test_words_must_be_known(self) -> None:
        check_words(doel=DOEL, antwoord="ja", gegeven_door="beide", wijze="mondeling")
        with pytest.raises(InvalidInput) as refused:
            check_words(doel="x", antwoord="x", gegeven_door="x", wijze="x")
        assert set(refused.value.fields) == {"doel", "antwoord", "gegeven_door", "wijze"}

    def test_the_day_must_be_possible(self) -> None:
        day = date(2026, 11, 22)
        check_date(day, date(2000, 1, 1), day)
        check_date(day, None, day)
        for given_on, born in ((day + timedelta(days=1), None), (date(1999, 1, 1), date(2000, 1, 1))):
            with pytest.raises(InvalidInput):
                check_date(given_on, born, day)


@pytest.mark.usefixtures("in_regio")
class TestRecording:
    def test_an_answer_keeps_who_when_how_and_on_which_text(self, noor: Actor, dossier: Dossier) -> None:
        consent = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        assert (consent.status, consent.leeftijdsgroep, consent.leeftijd_bron) == ("gegeven", "vanaf_16", "dossier")
        assert (consent.datum, consent.wijze, consent.tekstversie) == (today(), "mondeling", TEKSTVERSIE)
        assert consent.vastgelegd_door_id == noor.user_id
        assert TEKSTVERSIE in TEKSTEN

    def test_no_is_an_answer_too_and_anybody_may_say_it(self, noor: Actor) -> None:
        child = open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam="Kind (voorbeeld)", geschatte_leeftijd=9))
        no = record_toestemming(
            actor=noor, dossier_id=child.pk, invoer=replace(JA, antwoord="nee", gegeven_door="betrokkene")
        )
        assert no.status == "geweigerd"
        yes = record_toestemming(actor=noor, dossier_id=child.pk, invoer=replace(JA, gegeven_door="gezaghebbende"))
        assert yes.status == "gegeven"

    def test_a_girl_of_fourteen_and_her_guardian_decide_together(self, noor: Actor) -> None:
        girl = open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam="Meisje (voorbeeld)", geschatte_leeftijd=14))
        with pytest.raises(InvalidInput, match="Controleer uw invoer"):
            record_toestemming(actor=noor, dossier_id=girl.pk, invoer=JA)
        assert record_toestemming(actor=noor, dossier_id=girl.pk, invoer=replace(JA, gegeven_door="beide"))

    def test_a_birthday_between_counts_on_the_day_of_the_answer(self, noor: Actor) -> None:
        turned = today()
        born = (
            turned.replace(year=turned.year - 16)
            if (turned.month, turned.day) != (2, 29)
            else date(turned.year - 16, 3, 1)
        )
        persoon = PersoonInvoer(roepnaam="Net 16 (voorbeeld)", geboortedatum=born)
        dossier = open_dossier(actor=noor, persoon=persoon)
        with pytest.raises(InvalidInput):
            record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=replace(JA, datum=turned - timedelta(days=3)))
        assert record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA).leeftijdsgroep == "vanaf_16"

    def test_a_second_consent_waits_until_the_first_is_withdrawn(self, noor: Actor, dossier: Dossier) -> None:
        first = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        for answer in ("ja", "nee"):
            with pytest.raises(Refused, match="al toestemming"):
                record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=replace(JA, antwoord=answer))
        withdraw_toestemming(actor=noor, toestemming_id=first.pk)
        assert record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA).status == "gegeven"

    def test_withdrawing_works_once(self, noor: Actor, dossier: Dossier) -> None:
        consent = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        gone = withdraw_toestemming(actor=noor, toestemming_id=consent.pk)
        assert (gone.status, gone.intrek_reden) == ("ingetrokken", "op_verzoek")
        assert gone.ingetrokken_at is not None
        with pytest.raises(Refused):
            withdraw_toestemming(actor=noor, toestemming_id=consent.pk)

    def test_others_neither_give_nor_withdraw(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        consent = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        for actor in (sam, ilse):
            with pytest.raises(Hidden):
                withdraw_toestemming(actor=actor, toestemming_id=consent.pk)
            with pytest.raises(Hidden):
                record_toestemming(actor=actor, dossier_id=dossier.pk, invoer=JA)
        with pytest.raises(Hidden):
            withdraw_toestemming(actor=noor, toestemming_id=uuid4())

    def test_what_becomes_known_of_the_age_makes_it_fall(self, noor: Actor) -> None:
        dossier = open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam="Leeftijd onbekend (voorbeeld)"))
        with pytest.raises(InvalidInput):
            record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        said = replace(JA, leeftijdsgroep="vanaf_16")
        consent = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=said)
        assert consent.leeftijd_bron == "verklaard"
        known = PersoonInvoer(roepnaam="Leeftijd onbekend (voorbeeld)", geschatte_leeftijd=14)
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=known)
        consent.refresh_from_db()
        assert (consent.status, consent.intrek_reden) == ("ingetrokken", "leeftijd")
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="toestemming_ingetrokken").count() == 1

    def test_an_age_that_fits_leaves_it_standing(self, noor: Actor, dossier: Dossier) -> None:
        consent = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=replace(PERSOON, geschatte_leeftijd=17))
        consent.refresh_from_db()
        assert consent.status == "gegeven"

    def test_the_database_holds_one_standing_consent_for_a_purpose(self, noor: Actor, dossier: Dossier) -> None:
        consent = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        consent.pk = uuid4()
        with pytest.raises(IntegrityError, match="toestemming_een_per_ontvanger"), transaction.atomic():
            consent.save(force_insert=True)
        with pytest.raises(IntegrityError, match="toestemming_ingetrokken_wanneer"), transaction.atomic():
            Toestemming.objects.update(status="ingetrokken")


class TestPages:
    TYPED = {
        "antwoord": "ja",
        "wilsbekwaam": "ja",
        "gegeven_door": "betrokkene",
        "datum": "20-11-2026",
        "wijze": "mondeling",
    }

    def test_it_is_read_out_answered_and_kept(self, regio: Tenant, noors_browser: Client, dossier: Dossier) -> None:
        tab = f"/dossiers/{dossier.pk}/registratie/"
        assert "Nog niet gevraagd" in noors_browser.get(tab).content.decode()
        form = noors_browser.get(f"/dossiers/{dossier.pk}/toestemming/").content.decode()
        assert "Zegt u nee, dan krijgt u dezelfde hulp" in form
        assert "Hoe oud is de betrokkene?" not in form
        page = noors_browser.post(f"/dossiers/{dossier.pk}/toestemming/", self.typed(), follow=True).content.decode()
        assert "Gegeven" in page
        assert "Nog niet gevraagd" not in page
        (line,) = logged(regio, "toestemming_gegeven")
        assert line.details["doel"] == DOEL

    def typed(self, **change: str) -> dict[str, str]:
        return {**self.TYPED, "datum": today().strftime("%d-%m-%Y"), **change}

    def test_who_may_not_give_it_is_said_in_plain_words(self, noors_browser: Client, dossier: Dossier) -> None:
        answer = noors_browser.post(f"/dossiers/{dossier.pk}/toestemming/", self.typed(gegeven_door="gezaghebbende"))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "beslist zelf. Vraag het aan de betrokkene." in page
        assert 'href="#id_gegeven_door_0"' in page

    def test_an_unknown_age_is_asked_for(self, noors_browser: Client, noor: Actor, regio: Tenant) -> None:
        answer = noors_browser.post(
            "/dossiers/nieuw/",
            {
                "roepnaam": "X (voorbeeld)",
                "minderjarig": "onbekend",
                "gender": "onbekend",
                "nationaliteitsgroep": "onbekend",
            },
        )
        path = answer.headers["Location"]
        assert "Hoe oud is de betrokkene?" in noors_browser.get(f"{path}toestemming/").content.decode()
        unsaid = noors_browser.post(f"{path}toestemming/", self.typed())
        assert unsaid.status_code == 422
        assert 'href="#id_leeftijdsgroep_0"' in unsaid.content.decode()
        said = noors_browser.post(f"{path}toestemming/", self.typed(leeftijdsgroep="vanaf_16"), follow=True)
        assert "Leeftijd gezegd bij het vastleggen" in said.content.decode()

    def test_withdrawing_asks_once_and_is_done(self, noors_browser: Client, dossier: Dossier) -> None:
        page = noors_browser.post(f"/dossiers/{dossier.pk}/toestemming/", self.typed(), follow=True).content.decode()
        path = page[page.index("/toestemmingen/") :].split('"')[0]
        assert "De hulp gaat gewoon door" in noors_browser.get(path).content.decode()
        assert "Ingetrokken op" in noors_browser.post(path, follow=True).content.decode()
        assert noors_browser.get(path).status_code == 409
        assert noors_browser.get(f"/toestemmingen/{uuid4()}/intrekken/").status_code == 404

    def test_the_gedragswetenschapper_reads_and_does_not_record(
        self, regio: Tenant, browse: Callable[..., Client], dossier: Dossier
    ) -> None:
        reader = browse(regio, "gedragswetenschapper")
        page = reader.get(f"/dossiers/{dossier.pk}/registratie/").content.decode()
        assert "Antwoord vastleggen" not in page
        assert "Alleen meetellen" not in page
        assert reader.get(f"/dossiers/{dossier.pk}/toestemming/").status_code == 404
