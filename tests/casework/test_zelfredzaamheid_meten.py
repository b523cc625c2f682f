"""Measuring self-reliance: scores with reasons and notes, correcting without overwriting, and two side by side."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.timezone import make_aware
from hypothesis import given
from hypothesis import strategies as st

from casework.dossier.actions import open_dossier, release_dossier
from casework.dossier.models import Dossier, Gebeurtenis
from casework.dossier.rules import PersoonInvoer
from casework.herinnering.models import Herinnertermijn
from casework.herinnering.rules import SOORTEN, STANDAARD, Afspraak, check_afspraak, terms_on
from casework.noodtoegang.actions import open_noodtoegang
from casework.overdracht.inhoud import pack
from casework.wissen.legen import erase
from casework.work import waiting_zrm
from casework.zrm import queries
from casework.zrm.actions import correct_meting, record_meting, withdraw_meting
from casework.zrm.models import Zrmmeting, Zrmscore
from casework.zrm.rules import (
    DOMEINEN,
    EERSTE_DAG,
    KLEINSTE_AANTAL,
    LANGST_NOTITIE,
    LANGST_REDEN,
    NIVEAUS,
    WAAROVER,
    ZRMMETING,
    Score,
    Verschil,
    ZrmInvoer,
    check_reason,
    checked,
    compare,
    counted_until,
    next_due,
    outcome,
    too_young,
)
from casework.zrm.tekst import told_to_the_person
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.core.period import Kwartaal
from dekkend.isolation.context import inside as inside_tenant
from dekkend.web.formats import datum_kort
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import get_json, logged, post_json

VANDAAG = date(2026, 11, 22)
DAGEN = st.dates(min_value=date(2018, 1, 1), max_value=date(2100, 1, 1))


def scores(level: int | None = 3, **other: Score) -> tuple[Score, ...]:
    """All domains at one level; `other` says something else for some of them."""
    reden = "" if level else "niet_bekend"
    return tuple(other.get(domein, Score(domein, level, reden)) for domein in DOMEINEN)


def invoer(level: int | None = 3, *, days_ago: int = 0, scorer: str = "", **other: Score) -> ZrmInvoer:
    return ZrmInvoer(today() - timedelta(days=days_ago), scores(level, **other), scorer)


def faults_of(given: ZrmInvoer, geboren: date | None = None) -> dict[str, list[str]]:
    with pytest.raises(InvalidInput) as caught:
        checked(given, geboren=geboren, vandaag=VANDAAG)
    return caught.value.fields


class TestRules:
    def test_the_instrument_has_thirteen_domains_and_five_levels(self) -> None:
        assert (len(DOMEINEN), list(NIVEAUS)) == (13, [1, 2, 3, 4, 5])
        assert WAAROVER.keys() == DOMEINEN.keys()

    def test_domains_come_back_in_order_and_tidied(self) -> None:
        given = ZrmInvoer(
            VANDAAG, tuple(reversed(scores(4, justitie=Score("justitie", None, "niet_veilig", " nee ")))), " A "
        )
        tidy = checked(given, geboren=None, vandaag=VANDAAG)
        assert [one.domein for one in tidy.scores] == list(DOMEINEN)
        assert (tidy.scorer, tidy.scores[-1].notitie) == ("A", "nee")

    @pytest.mark.parametrize(
        ("datum", "geboren", "ok"),
        [
            (VANDAAG, None, True),
            (VANDAAG + timedelta(days=1), None, False),
            (EERSTE_DAG, None, True),
            (EERSTE_DAG - timedelta(days=1), None, False),
            (date(2020, 5, 1), date(2020, 5, 1), True),
            (date(2020, 5, 1), date(2020, 5, 2), False),
        ],
    )
    def test_the_day_must_be_possible(self, datum: date, geboren: date | None, ok: bool) -> None:
        given = ZrmInvoer(datum, scores())
        if ok:
            assert checked(given, geboren=geboren, vandaag=VANDAAG).datum == datum
        else:
            assert set(faults_of(given, geboren)) == {"datum"}

    @pytest.mark.parametrize(
        ("one", "field"),
        [
            (Score("justitie", 0), "score_justitie"),
            (Score("justitie", 6), "score_justitie"),
            (Score("justitie"), "reden_justitie"),
            (Score("justitie", None, "zomaar"), "reden_justitie"),
            (Score("justitie", 3, "niet_bekend"), "reden_justitie"),
            (Score("justitie", 3, "", "x" * (LANGST_NOTITIE + 1)), "notitie_justitie"),
        ],
    )
    def test_each_domain_has_a_level_or_a_reason(self, one: Score, field: str) -> None:
        assert set(faults_of(ZrmInvoer(VANDAAG, scores(3, justitie=one)))) == {field}

    def test_a_domain_cannot_be_left_out_or_come_twice(self) -> None:
        assert "scores" in faults_of(ZrmInvoer(VANDAAG, scores()[:-1]))
        assert "scores" in faults_of(ZrmInvoer(VANDAAG, (*scores(), scores()[0])))

    def test_nothing_scored_is_no_measurement(self) -> None:
        assert set(faults_of(ZrmInvoer(VANDAAG, scores(None)))) == {"scores"}

    def test_a_name_has_an_end(self) -> None:
        assert set(faults_of(ZrmInvoer(VANDAAG, scores(), "x" * 201))) == {"scorer"}

    def test_a_reason_is_asked_for_and_has_an_end(self) -> None:
        assert check_reason("  verkeerd dossier ") == "verkeerd dossier"
        for wrong in ("  ", "x" * (LANGST_REDEN + 1)):
            with pytest.raises(InvalidInput):
                check_reason(wrong)

    @given(st.dictionaries(st.sampled_from(list(DOMEINEN)), st.none() | st.integers(1, 5)), st.data())
    def test_a_change_is_told_only_where_both_have_a_level(self, eerst: dict[str, int | None], data: Any) -> None:
        laatst = data.draw(st.dictionaries(st.sampled_from(list(DOMEINEN)), st.none() | st.integers(1, 5)))
        for one in compare(eerst, laatst):
            before, after = eerst.get(one.domein), laatst.get(one.domein)
            assert one.verandering == (None if before is None or after is None else after - before)
            assert Verschil(one.domein, after, before).verandering == (
                None if one.verandering is None else -one.verandering
            )

    @given(DAGEN, st.none() | DAGEN, st.integers(1, 1000), st.integers(1, 1000))
    def test_the_next_is_due_after_the_term(self, geopend: date, laatste: date | None, eerste: int, later: int) -> None:
        due = next_due(geopend, laatste, eerste_na=eerste, herhalen_na=later)
        assert due == (geopend + timedelta(days=eerste) if laatste is None else laatste + timedelta(days=later))

    @pytest.mark.parametrize(("leeftijd", "young"), [(None, False), (17, True), (18, False)])
    def test_the_matrix_is_for_adults(self, leeftijd: int | None, young: bool) -> None:
        assert too_young(leeftijd) is young

    @given(DAGEN, st.integers(-2, 2))
    def test_only_quarters_that_are_over_count(self, vandaag: date, years: int) -> None:
        jaar = vandaag.year + years
        tot = counted_until(jaar, vandaag)
        if tot is None:
            assert jaar > vandaag.year or (jaar == vandaag.year and Kwartaal.of(vandaag).nummer == 1)
        else:
            assert tot.year == jaar
            assert tot < Kwartaal.of(vandaag).begin
            assert tot == Kwartaal.of(tot).eind

    @given(st.dictionaries(st.sampled_from(list(DOMEINEN)), st.tuples(st.integers(0, 50), st.integers(-200, 200))))
    def test_of_too_few_people_nothing_is_told(self, sums: dict[str, tuple[int, int]]) -> None:
        found = outcome(sums)
        assert [one.domein for one in found] == list(DOMEINEN)
        for one in found:
            aantal, som = sums.get(one.domein, (0, 0))
            if aantal < KLEINSTE_AANTAL:
                assert (one.aantal, one.verandering) == (None, None)
            else:
                assert one.aantal == aantal
                assert one.verandering is not None
                assert abs(one.verandering - Decimal(som) / aantal) <= Decimal("0.05")

    def test_each_step_both_ways(self) -> None:
        for step in ("corrigeren", "intrekken"):
            assert ZRMMETING.take(step, "vastgelegd").source == "vastgelegd"
            for state in ("gecorrigeerd", "ingetrokken"):
                with pytest.raises(Refused):
                    ZRMMETING.take(step, state)


@pytest.fixture
def meting(regio: Tenant, in_regio: None, noor: Actor, dossier: Dossier) -> Zrmmeting:
    note = Score("geestelijke_gezondheid", 1, "", "Slaapt niet, is bang (voorbeeld).")
    return record_meting(actor=noor, dossier_id=dossier.pk, invoer=invoer(2, days_ago=100, geestelijke_gezondheid=note))


class TestMeasuring:
    def test_a_measurement_is_kept_with_its_scorer_and_day(
        self, noor: Actor, dossier: Dossier, meting: Zrmmeting
    ) -> None:
        kept = Zrmmeting.objects.get()
        assert (kept.instrument, kept.vastgelegd_door_id, kept.scorer) == ("zrm_2017", noor.user_id, "")
        assert kept.datum == today() - timedelta(days=100)
        assert kept.scores.count() == 13
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="zrm_gemeten").count() == 1

    def test_who_sends_it_twice_is_told(self, noor: Actor, dossier: Dossier, meting: Zrmmeting) -> None:
        with pytest.raises(InvalidInput) as caught:
            record_meting(actor=noor, dossier_id=dossier.pk, invoer=invoer(5, days_ago=100))
        assert "datum" in caught.value.fields
        other = invoer(3, days_ago=100, scorer="Begeleider opvang (voorbeeld)")
        record_meting(actor=noor, dossier_id=dossier.pk, invoer=other)
        assert Zrmmeting.objects.count() == 2

    def test_a_correction_leaves_the_old_version(self, noor: Actor, dossier: Dossier, meting: Zrmmeting) -> None:
        better = correct_meting(
            actor=noor, meting_id=meting.pk, invoer=invoer(3, days_ago=100), reden="Verkeerd getypt"
        )
        meting.refresh_from_db()
        assert (meting.status, better.status, better.correctie_van_id) == ("gecorrigeerd", "vastgelegd", meting.pk)
        assert queries.levels(meting)["geestelijke_gezondheid"] == 1
        versions = queries.meting_for(noor, meting.pk).versies
        assert [one.pk for one in versions] == [better.pk, meting.pk]
        assert [one.pk for one in queries.metingen_of(dossier)] == [better.pk]
        with pytest.raises(Refused):
            correct_meting(actor=noor, meting_id=meting.pk, invoer=invoer(3), reden="Nog eens")

    def test_a_correction_needs_a_reason(self, noor: Actor, meting: Zrmmeting) -> None:
        with pytest.raises(InvalidInput):
            correct_meting(actor=noor, meting_id=meting.pk, invoer=invoer(3), reden=" ")
        meting.refresh_from_db()
        assert meting.status == "vastgelegd"

    def test_a_correction_to_a_day_that_is_taken_is_refused(
        self, noor: Actor, dossier: Dossier, meting: Zrmmeting
    ) -> None:
        record_meting(actor=noor, dossier_id=dossier.pk, invoer=invoer(3, days_ago=5))
        with pytest.raises(InvalidInput):
            correct_meting(actor=noor, meting_id=meting.pk, invoer=invoer(3, days_ago=5), reden="Andere dag")

    def test_a_withdrawn_one_counts_no_longer(self, noor: Actor, dossier: Dossier, meting: Zrmmeting) -> None:
        withdraw_meting(actor=noor, meting_id=meting.pk, reden="Hoort bij iemand anders")
        assert list(queries.metingen_of(dossier)) == []
        assert Zrmmeting.objects.get().intrek_reden == "Hoort bij iemand anders"
        with pytest.raises(Refused):
            withdraw_meting(actor=noor, meting_id=meting.pk, reden="Nog eens")

    def test_the_database_holds_it_too(self, dossier: Dossier, meting: Zrmmeting) -> None:
        score = meting.scores.first()
        assert score is not None
        for wrong in ({"score": 6}, {"score": None}, {"reden": "niet_bekend"}, {"domein": "iets"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Zrmscore.objects.filter(pk=score.pk).update(**wrong)
        with pytest.raises(IntegrityError), transaction.atomic():
            Zrmmeting.objects.update(status="gecorrigeerd")

    def test_destroying_a_dossier_takes_them_along(self, noor: Actor, dossier: Dossier, meting: Zrmmeting) -> None:
        correct_meting(actor=noor, meting_id=meting.pk, invoer=invoer(3, days_ago=100), reden="Verkeerd getypt")
        afsluiten(noor, dossier.pk)
        erase([dossier.pk])
        assert not Zrmmeting.objects.exists()
        assert not Zrmscore.objects.exists()


class TestLeaving:
    """What goes along when the dossier leaves, or when the person asks."""

    def test_to_another_regio_it_goes_in_full(self, noor: Actor, dossier: Dossier, meting: Zrmmeting) -> None:
        long = {domein: Score(domein, 3, "", "x" * LANGST_NOTITIE) for domein in DOMEINEN}
        record_meting(actor=noor, dossier_id=dossier.pk, invoer=invoer(3, scorer="De opvang", **long))
        lines = [line for line in pack(Dossier.objects.get(pk=dossier.pk)).tijdlijn if line.soort.startswith("zrm_")]
        told = "\n".join(line.tekst for line in lines)
        assert "Geestelijke gezondheid: 1. Acute problematiek. Slaapt niet" in told
        assert told.count("x" * LANGST_NOTITIE) == 13
        assert "De opvang" in told
        assert len(lines) > 2
        assert max(len(line.tekst) for line in lines) <= 25_000

    def test_to_the_person_without_the_names_of_colleagues(self, dossier: Dossier, meting: Zrmmeting) -> None:
        (told,) = told_to_the_person(dossier)
        assert told["Geestelijke gezondheid"] == "1. Acute problematiek. Slaapt niet, is bang (voorbeeld)."
        assert told["Financiën"] == "2. Niet zelfredzaam."
        assert "Noor" not in str(told)


class TestWhoMay:
    def test_a_colleague_sees_nothing(self, sam: Actor, dossier: Dossier, meting: Zrmmeting) -> None:
        for attempt in (
            lambda: queries.overzicht(sam, dossier.pk),
            lambda: queries.meting_for(sam, meting.pk),
            lambda: queries.uitdraai(sam, dossier.pk),
            lambda: record_meting(actor=sam, dossier_id=dossier.pk, invoer=invoer()),
            lambda: correct_meting(actor=sam, meting_id=meting.pk, invoer=invoer(), reden="x"),
            lambda: withdraw_meting(actor=sam, meting_id=meting.pk, reden="x"),
            lambda: queries.meting_for(sam, uuid4()),
        ):
            with pytest.raises(Hidden):
                attempt()

    def test_the_gedragswetenschapper_reads_and_prints(self, ilse: Actor, dossier: Dossier, meting: Zrmmeting) -> None:
        found = queries.uitdraai(ilse, dossier.pk)
        assert (found.mag_vastleggen, len(found.metingen)) == (False, 1)
        with pytest.raises(Hidden):
            queries.meting_to_change(ilse, meting.pk, "corrigeren")
        with pytest.raises(Hidden):
            queries.dossier_to_measure(ilse, dossier.pk)

    def test_in_need_it_can_be_read_and_not_printed(
        self, regio: Tenant, noor: Actor, sam: Actor, actor: Callable[..., Actor], dossier: Dossier, meting: Zrmmeting
    ) -> None:
        actor(regio, "fg")
        open_noodtoegang(actor=sam, nummer=dossier.nummer, reden="Zij belt in paniek en Noor is niet te bereiken.")
        assert queries.meting_for(sam, meting.pk).mag_wijzigen is False
        with pytest.raises(Hidden):
            queries.uitdraai(sam, dossier.pk)
        with pytest.raises(Hidden):
            withdraw_meting(actor=sam, meting_id=meting.pk, reden="x")

    def test_each_look_and_change_is_in_the_log(
        self, regio: Tenant, noor: Actor, dossier: Dossier, meting: Zrmmeting
    ) -> None:
        queries.uitdraai(noor, dossier.pk)
        for code in ("zrm_gemeten", "dossier_bekeken", "zrm_uitgedraaid"):
            lines = logged(regio, code)
            assert len(lines) == 1
            assert lines[0].object_id == str(dossier.pk)
            assert "bang" not in str(lines[0].details)


@pytest.mark.urls("dekkend.urls_regio")
@pytest.mark.usefixtures("in_regio")
class TestReminders:
    def test_the_first_and_the_next_come_back_to_my_work(self, noor: Actor, dossier: Dossier) -> None:
        assert waiting_zrm(noor) == []
        # At noon: late in the evening the same hour of a summer day is the day after.
        noon = make_aware(datetime.combine(today() - timedelta(days=43), time(12)))
        Dossier.objects.update(geopend_at=noon)
        assert [item.due for item in waiting_zrm(noor)] == [today() - timedelta(days=1)]
        record_meting(actor=noor, dossier_id=dossier.pk, invoer=invoer(days_ago=182))
        assert waiting_zrm(noor) == []
        Herinnertermijn.objects.create(soort="zrm_herhaling", dagen=181, ingang=EERSTE_DAG, vastgesteld_at=now())
        assert [item.due for item in waiting_zrm(noor)] == [today() - timedelta(days=1)]
        assert queries.overzicht(noor, dossier.pk).te_laat
        afsluiten(noor, dossier.pk)
        assert waiting_zrm(noor) == []
        assert queries.overzicht(noor, dossier.pk).voor is None

    def test_only_own_work(self, sam: Actor, ilse: Actor, noor: Actor, dossier: Dossier) -> None:
        Dossier.objects.update(geopend_at=dossier.geopend_at - timedelta(days=100))
        assert waiting_zrm(sam) == []
        assert waiting_zrm(ilse) == []
        release_dossier(actor=noor, dossier_id=dossier.pk)
        assert waiting_zrm(noor) == []


def post_form(level: str = "3", **other: str) -> dict[str, str]:
    """What the form sends: every domain at one level, unless said otherwise."""
    typed = {"datum": datum_kort(today()), "scorer": ""}
    for domein in DOMEINEN:
        typed |= {f"score_{domein}": level, f"reden_{domein}": "", f"notitie_{domein}": ""}
    return typed | other


class TestPages:
    def test_measuring_twice_and_comparing(self, noors_browser: Client, dossier: Dossier) -> None:
        tab = f"/dossiers/{dossier.pk}/zrm/"
        assert "Er is nog niet gemeten" in noors_browser.get(tab).content.decode()
        first = post_form(
            "2", datum=datum_kort(today() - timedelta(days=90)), notitie_justitie="Zaak loopt (voorbeeld)."
        )
        assert noors_browser.post(f"{tab}nieuw/", first).status_code == 302
        second = post_form("4", score_justitie="niet", reden_justitie="niet_gesproken")
        assert noors_browser.post(f"{tab}nieuw/", second).status_code == 302
        page = noors_browser.get(tab).content.decode()
        assert page.count(">+2<") == 12
        assert "niet te zeggen" in page
        assert "Zaak loopt" not in page
        printed = noors_browser.get(f"{tab}uitdraai/").content.decode()
        assert "Zaak loopt" in printed
        assert "wil of kan er nu niet over praten" in printed

    def test_what_was_typed_is_not_lost(self, noors_browser: Client, dossier: Dossier) -> None:
        typed = post_form("3", score_justitie="niet", notitie_financien="Schuld van 900 euro (voorbeeld).")
        response = noors_browser.post(f"/dossiers/{dossier.pk}/zrm/nieuw/", typed)
        page = response.content.decode()
        assert response.status_code == 422
        assert "Kies waarom dit domein geen score heeft." in page
        assert "Schuld van 900 euro" in page

    def test_correcting_and_withdrawing(self, noors_browser: Client, regio: Tenant, dossier: Dossier) -> None:
        noors_browser.post(f"/dossiers/{dossier.pk}/zrm/nieuw/", post_form("2"))
        with inside_tenant(regio):
            old = Zrmmeting.objects.get()
        form = noors_browser.get(f"/zrm/{old.pk}/corrigeren/").content.decode()
        assert form.count("checked") == 13
        assert noors_browser.post(f"/zrm/{old.pk}/corrigeren/", post_form("3")).status_code == 422
        done = noors_browser.post(f"/zrm/{old.pk}/corrigeren/", post_form("3", reden="Handleiding verkeerd gelezen"))
        assert done.status_code == 302
        page = noors_browser.get(done.headers["Location"]).content.decode()
        assert "Handleiding verkeerd gelezen" in page
        assert "Dit is een oude versie" in noors_browser.get(f"/zrm/{old.pk}/").content.decode()
        assert noors_browser.get(f"/zrm/{old.pk}/corrigeren/").status_code == 409
        late = noors_browser.post(f"/zrm/{old.pk}/corrigeren/", post_form("5", reden="Tegelijk met een collega"))
        assert late.status_code == 422
        assert "intussen gecorrigeerd" in late.content.decode()
        assert "Tegelijk met een collega" in late.content.decode()
        new = done.headers["Location"].split("/")[2]
        assert noors_browser.post(f"/zrm/{new}/intrekken/", {"reden": "Ander dossier"}).status_code == 302
        assert "Er is nog niet gemeten" in noors_browser.get(f"/dossiers/{dossier.pk}/zrm/").content.decode()
        assert "Ander dossier" in noors_browser.get(f"/zrm/{new}/").content.decode()

    def test_any_two_can_be_compared_and_no_others(
        self, noors_browser: Client, regio: Tenant, dossier: Dossier
    ) -> None:
        tab = f"/dossiers/{dossier.pk}/zrm/"
        for days, level in ((60, "1"), (30, "5"), (0, "4")):
            typed = post_form(level, datum=datum_kort(today() - timedelta(days=days)))
            assert noors_browser.post(f"{tab}nieuw/", typed).status_code == 302
        with inside_tenant(regio):
            ids = [str(one.pk) for one in Zrmmeting.objects.order_by("datum")]
        assert noors_browser.get(tab).content.decode().count(">+3<") == 13
        assert noors_browser.get(f"{tab}?van={ids[1]}&met={ids[2]}").content.decode().count(">−1<") == 13
        for wrong in (str(uuid4()), "iets"):
            assert noors_browser.get(f"{tab}?van={wrong}").status_code == 404

    def test_a_minor_is_measured_with_a_warning(self, noors_browser: Client, regio: Tenant, noor: Actor) -> None:
        with inside_tenant(regio):
            young = open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam="Kim (voorbeeld)", geschatte_leeftijd=16))
        assert "gemaakt voor volwassenen" in noors_browser.get(f"/dossiers/{young.pk}/zrm/").content.decode()


class TestOutcomeOfTheRegio:
    def test_too_few_people_are_not_shown(self, browse: Callable[..., Client], regio: Tenant, noor: Actor) -> None:
        make_dossiers(regio, noor, KLEINSTE_AANTAL - 1)
        page = browse(regio, "ketenregisseur").get("/zrm/uitkomst/?jaar=2025").content.decode()
        assert "Te weinig metingen om te tonen" in page
        assert page.count("niet getoond") == 13

    def test_enough_people_are_counted_with_their_mean(
        self, browse: Callable[..., Client], api: Callable[..., Client], regio: Tenant, noor: Actor
    ) -> None:
        make_dossiers(regio, noor, KLEINSTE_AANTAL)
        page = browse(regio, "ketenregisseur").get("/zrm/uitkomst/?jaar=2025").content.decode()
        assert page.count(">+1,5<") == 12
        assert page.count("niet getoond") == 1
        found = get_json(api(regio, "ketenregisseur"), "uitkomsten/zrm?jaar=2025")
        assert found["tot"] == "2025-12-31"
        assert found["domeinen"][0] == {"domein": "financien", "aantal": KLEINSTE_AANTAL, "verandering": "1.5"}
        assert found["domeinen"][-1] == {"domein": "justitie", "aantal": None, "verandering": None}

    def test_only_years_that_are_there_and_people_who_may(self, browse: Callable[..., Client], regio: Tenant) -> None:
        chief = browse(regio, "ketenregisseur")
        assert chief.get("/zrm/uitkomst/").status_code == 200
        for wrong in ("1999", "x", "20260", "٢٠٢٦"):
            assert chief.get("/zrm/uitkomst/", {"jaar": wrong}).status_code == 404
        for role in ("bestuurder", "ketenpartner", "fg"):
            assert browse(regio, role).get("/zrm/uitkomst/").status_code == 404


def make_dossiers(regio: Tenant, noor: Actor, count: int) -> None:
    """Each measured in 2024 and twice in 2025, half of them one level up and half two; justitie is never scored."""
    never = Score("justitie", None, "niet_van_toepassing")
    with inside_tenant(regio):
        for number in range(count):
            made = open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam=f"Nr {number} (voorbeeld)"))
            for datum, level in ((date(2024, 5, 1), 2), (date(2025, 2, 1), 5), (date(2025, 8, 1), 3 + number % 2)):
                measured = ZrmInvoer(datum, scores(level, justitie=never))
                record_meting(actor=noor, dossier_id=made.pk, invoer=measured)


class TestTerms:
    def test_the_regio_says_when_somebody_is_reminded(self, browse: Callable[..., Client], regio: Tenant) -> None:
        chief = browse(regio, "ketenregisseur")
        assert "182 dagen" in chief.get("/herinneringen/").content.decode()
        typed = {"soort": "zrm_herhaling", "dagen": "90", "ingang": datum_kort(today())}
        assert chief.post("/herinneringen/wijzigen/", typed).status_code == 302
        assert "90 dagen" in chief.get("/herinneringen/").content.decode()
        assert len(logged(regio, "herinnertermijn_vastgesteld")) == 1
        assert browse(regio, "zorgcoordinator").get("/herinneringen/").status_code == 404

    def test_what_was_late_stays_late(self, browse: Callable[..., Client], regio: Tenant) -> None:
        chief = browse(regio, "ketenregisseur")
        known = {"soort": "zrm_herhaling", "dagen": "90", "ingang": datum_kort(today())}
        for wrong in ({"ingang": "01-01-2026"}, {"dagen": "0"}, {"dagen": ""}, {"soort": "iets"}):
            assert chief.post("/herinneringen/wijzigen/", known | wrong).status_code == 422

    @given(st.lists(st.builds(Afspraak, st.sampled_from(list(SOORTEN)), st.integers(1, 500), DAGEN)), DAGEN)
    def test_the_newest_that_holds_counts(self, afspraken: list[Afspraak], dag: date) -> None:
        found = terms_on(dag, afspraken)
        for soort in SOORTEN:
            holding = [one for one in afspraken if one.soort == soort and one.ingang <= dag]
            newest = max((one.ingang for one in holding), default=None)
            possible = {one.dagen for one in holding if one.ingang == newest} or {STANDAARD[soort]}
            assert found[soort] in possible

    def test_faults_of_a_term(self) -> None:
        check_afspraak(Afspraak("zrm_eerste", 1, VANDAAG), VANDAAG)
        with pytest.raises(InvalidInput) as caught:
            check_afspraak(Afspraak("x", 0, VANDAAG - timedelta(days=1)), VANDAAG)
        assert set(caught.value.fields) == {"soort", "dagen", "ingang"}


class TestApi:
    def test_from_measuring_to_withdrawing(self, noors_api: Client, dossier: Dossier) -> None:
        body = {
            "datum": str(today()),
            "scores": [{"domein": domein, "score": 3, "notitie": "Gaat (voorbeeld)."} for domein in DOMEINEN],
        }
        made = post_json(noors_api, f"dossiers/{dossier.pk}/zrmmetingen", body)
        assert (made["status"], len(made["scores"])) == ("vastgelegd", 13)
        again = post_json(noors_api, f"dossiers/{dossier.pk}/zrmmetingen", body, status=400)
        assert again["invalidParams"][0]["name"] == "datum"
        new = post_json(noors_api, f"zrmmetingen/{made['id']}/correctie", {**body, "reden": "Dag verkeerd"})
        assert new["correctieVan"] == made["id"]
        post_json(noors_api, f"zrmmetingen/{made['id']}/correctie", {**body, "reden": "Nog eens"}, status=409)
        listed = get_json(noors_api, f"dossiers/{dossier.pk}/zrmmetingen")
        assert [one["status"] for one in listed["results"]] == ["vastgelegd", "gecorrigeerd"]
        assert "notitie" not in listed["results"][0]["scores"][0]
        assert get_json(noors_api, f"zrmmetingen/{new['id']}")["scores"][0]["notitie"] == "Gaat (voorbeeld)."
        gone = post_json(noors_api, f"zrmmetingen/{new['id']}/intrekking", {"reden": "Ander dossier"}, status=200)
        assert gone["status"] == "ingetrokken"

    def test_bad_input_is_named(self, noors_api: Client, dossier: Dossier) -> None:
        body = {"datum": "2026-02-30", "scores": [{"domein": "iets", "score": 9}]}
        fault = post_json(noors_api, f"dossiers/{dossier.pk}/zrmmetingen", body, status=400)
        assert fault["invalidParams"]
        short = {"datum": str(today()), "scores": [{"domein": "justitie", "score": 3}]}
        fault = post_json(noors_api, f"dossiers/{dossier.pk}/zrmmetingen", short, status=400)
        assert fault["invalidParams"][0]["name"] == "scores"
