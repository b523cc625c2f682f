"""Closing a quarter: what is shown goes to the vault, once; what changes later goes apart; nobody else sees it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.timezone import make_aware
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from casework.cijfers import queries
from casework.cijfers.actions import close_kwartaal, release_counted, resend_opgave, supplement_kwartaal
from casework.cijfers.letters import CijferBrief
from casework.cijfers.models import Cijferopgave, Cijferregel
from casework.cijfers.rules import (
    CELVORMEN,
    Cel,
    Verschil,
    cel_of,
    check_change,
    check_order,
    check_passed,
    check_seen,
    close_before,
    count,
    difference,
    parse_kwartaal,
    passed,
    total,
)
from casework.cijfers.tasks import note_cijfers
from casework.dossier.actions import change_persoon, open_dossier
from casework.dossier.models import Dossier
from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN
from casework.registratie.actions import register_dossier
from casework.registratie.queries import registratie_of, status_of_registratie
from casework.registratie.rules import DOEL
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming, withdraw_toestemming
from casework.toestemming.models import Toestemming
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.core.period import Kwartaal
from dekkend.isolation.context import inside
from dekkend.national.cijferstand.models import Cijferstand
from dekkend.national.kluis.actions import receive_cijfers
from dekkend.national.kluis.models import Kluiscijfer
from tenants.models import Tenant
from tenants.post.models import Uitbak
from tenants.post.public import Envelope
from tests.casework.conftest import PERSOON, logged

Deliver = Callable[[], int]
Browse = Callable[..., Client]
NU = Kwartaal.of(today())
TOEN = passed(date(today().year - 1, 1, 1), today())[0]
VORIG = str(TOEN)
JA = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")

cells = st.builds(
    Cel,
    vorm=st.sampled_from(sorted(CELVORMEN)),
    gender=st.sampled_from(sorted(GENDERS)),
    leeftijdsgroep=st.sampled_from(sorted(LEEFTIJDSGROEPEN)),
    nationaliteitsgroep=st.sampled_from(sorted(NATIONALITEITSGROEPEN)),
    toestemming=st.booleans(),
)
per_dossier = st.dictionaries(st.sampled_from([UUID(int=number) for number in range(5)]), cells)


class TestCounting:
    @given(st.lists(cells, max_size=12))
    def test_everybody_is_in_one_cell_and_the_order_tells_nothing(self, people: list[Cel]) -> None:
        counted = count(people)
        assert sum(total(counted)) == len(people)
        assert total(counted)[0] == sum(one.toestemming for one in people)
        assert counted == count(reversed(people))
        assert all(one.met_toestemming + one.zonder_toestemming and len(one.woorden) == 4 for one in counted)

    @given(per_dossier, per_dossier, cells)
    def test_what_was_told_and_the_difference_make_what_is(
        self, told: dict[UUID, Cel], changed: dict[UUID, Cel], gone: Cel
    ) -> None:
        now = {**told, **changed}
        found = difference(told, now, [gone])
        left = [*told.values(), gone, *found.bij]
        for one in found.af:
            left.remove(one)
        assert count(left) == count(now.values())

    def test_more_than_one_form_is_a_cell_of_its_own(self) -> None:
        said: dict[str, Any] = {"gender": "vrouw", "nationaliteitsgroep": "eu", "toestemming": True}
        two = cel_of(vormen=["orgaanhandel", "arbeidsuitbuiting"], leeftijd=15, **said)
        assert (two.vorm, two.leeftijdsgroep) == ("meer_vormen", "van_12_tot_16")
        assert cel_of(vormen=["orgaanhandel"], leeftijd=None, **said).vorm == "orgaanhandel"
        assert cel_of(vormen=[], leeftijd=None, **said) == Cel("onbekend", "vrouw", "onbekend", "eu", True)

    @given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
    def test_every_quarter_that_is_over_is_there_once(self, first: date, vandaag: date) -> None:
        found = passed(first, vandaag)
        assert found == sorted(set(found), reverse=True)
        for quarter in found:
            check_passed(quarter, vandaag)
            assert quarter.eind >= first
            assert close_before(quarter) > quarter.eind
        with pytest.raises(Refused, match="loopt nog"):
            check_passed(Kwartaal.of(vandaag), vandaag)
        for quarter in found[:-1]:
            with pytest.raises(Refused, match="Sluit eerst"):
                check_order(quarter, found)
        check_order(Kwartaal.of(vandaag), [])

    def test_what_is_no_quarter_is_none(self) -> None:
        texts = ("2026-Q5", "1-Q1", "99999-Q1", "2026-q1", "２０２６-Q1", "", "2026-Q1 ")
        assert [parse_kwartaal(text) for text in texts] == [None] * len(texts)
        assert parse_kwartaal("2026-Q1") == Kwartaal(2026, 1)

    def test_nothing_goes_that_nobody_saw_or_that_says_nothing(self) -> None:
        check_seen("a", "a")
        with pytest.raises(InvalidInput):
            check_seen("a", "b")
        check_change(Verschil((), (Cel("onbekend", "vrouw", "onbekend", "eu", True),)))
        with pytest.raises(Refused, match="niets veranderd"):
            check_change(Verschil((), ()))

    def test_a_letter_that_says_more_or_other_things_is_refused(self) -> None:
        cell = {
            "vorm": "onbekend",
            "gender": "vrouw",
            "leeftijdsgroep": "vanaf_18",
            "nationaliteitsgroep": "eu",
            "met_toestemming": 1,
            "zonder_toestemming": 0,
        }
        good: dict[str, Any] = {"kwartaal": "2026-Q3", "volgnummer": 1, "bij": [cell], "af": []}
        CijferBrief.model_validate(good)
        for wrong in (
            {"kwartaal": "2026-Q5"}, {"volgnummer": 0}, {"af": [cell]}, {"bij": [cell, cell]}, {"gm_code": "GM0772"},
            {"bij": [{**cell, "met_toestemming": 0}]}, {"bij": [{**cell, "vorm": "loverboy"}]},
            {"bij": [{**cell, "met_toestemming": -1}]}, {"bij": [{**cell, "naam": "Luna"}]},
        ):  # fmt: skip
            with pytest.raises(ValidationError):
                CijferBrief.model_validate({**good, **wrong})


def noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))


def backdate(dossier: Dossier, quarter: Kwartaal = TOEN) -> Dossier:
    Dossier.objects.filter(pk=dossier.pk).update(geopend_at=noon(quarter.begin))
    return dossier


def opened(noor: Actor, **change: Any) -> Dossier:
    return backdate(open_dossier(actor=noor, persoon=replace(PERSOON, **change)))


def close(noor: Actor, quarter: str = VORIG) -> Cijferopgave:
    return close_kwartaal(actor=noor, kwartaal=quarter, gezien=queries.look_at_kwartaal(noor, quarter).vingerafdruk)


def supplement(noor: Actor) -> Cijferopgave:
    seen = queries.look_at_kwartaal(noor, VORIG).vingerafdruk
    return supplement_kwartaal(actor=noor, kwartaal=VORIG, gezien=seen)


def in_vault(kluis: Tenant) -> list[dict[str, Any]]:
    with inside(kluis):
        return [row.inhoud for row in Kluiscijfer.objects.order_by("volgnummer")]


def totals(lines: list[dict[str, Any]]) -> tuple[int, int]:
    return sum(one["met_toestemming"] for one in lines), sum(one["zonder_toestemming"] for one in lines)


class TestFromRegioToVault:
    def test_what_was_seen_goes_once_and_landelijk_hears_only_that_it_is_there(
        self, regio: Tenant, zeeland: Tenant, kluis: Tenant, landelijk: Tenant, noor: Actor, sam: Actor,
        deliver: Deliver, browse: Browse, api: Browse,
    ) -> None:  # fmt: skip
        with inside(regio):
            known = opened(noor, vormen=("orgaanhandel", "criminele_uitbuiting"), gender="vrouw")
            opened(noor, gender="man")
            record_toestemming(actor=noor, dossier_id=known.pk, invoer=JA)
            register_dossier(actor=noor, dossier_id=known.pk)
            other = opened(noor, naam="Joost Anders", roepnaam="Joost (voorbeeld)")
            counted = register_dossier(actor=noor, dossier_id=other.pk)[0]
            assert (counted.kwartaal, status_of_registratie(counted).status) == (VORIG, "telt_mee")
            detail = queries.look_at_kwartaal(noor, VORIG)
            assert (detail.status, detail.samen, detail.opgaven) == ("te_laat", (1, 2), ())
            assert not Uitbak.objects.filter(soort="cijfers").exists()
            close(noor)
            assert status_of_registratie(counted).status == "geteld"
            for again in (noor, sam):
                with pytest.raises(Refused, match="al afgesloten"):
                    close(again)
        deliver()
        deliver()
        (sent,) = in_vault(kluis)
        assert totals(sent["bij"]) == (1, 2)
        assert [(one["vorm"], one["gender"], one["met_toestemming"]) for one in sent["bij"]] == [
            ("onbekend", "man", 0),
            ("onbekend", "onbekend", 0),
            ("meer_vormen", "vrouw", 1),
        ]
        with inside(landelijk):
            (row,) = Cijferstand.objects.all()
            assert (row.regio, row.kwartaal, row.volgnummer) == (regio.schema_name, VORIG, 1)
        page = browse(landelijk, "landelijk_medewerker").get("/cijfers/").content.decode()
        assert "1 van 2 ontvangen" in page
        assert "Nog niet ontvangen" in page
        body = api(landelijk, "landelijk_medewerker").get(f"/api/v1/cijferstand?kwartaal={VORIG}").json()
        assert {one["regio"]: one["status"] for one in body["regios"]} == {
            regio.naam: "ontvangen",
            zeeland.naam: "ontbreekt",
        }
        with inside(regio):
            (opgave,) = queries.look_at_kwartaal(noor, VORIG).opgaven
            assert opgave.status == "ontvangen"
        assert [line.object_id for line in logged(regio, "cijfers_vastgesteld")] == [VORIG]

    def test_late_changed_and_gone_people_go_apart_and_the_closed_figures_stay(
        self, regio: Tenant, kluis: Tenant, noor: Actor, deliver: Deliver
    ) -> None:
        with inside(regio):
            first, second, third = opened(noor, gender="man"), opened(noor), opened(noor)
            record_toestemming(actor=noor, dossier_id=second.pk, invoer=JA)
            register_dossier(actor=noor, dossier_id=second.pk)
            close(noor)
            with pytest.raises(Refused, match="niets veranderd"):
                supplement(noor)
            change_persoon(actor=noor, dossier_id=first.pk, persoon=replace(PERSOON, gender="vrouw"))
            withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get().pk)
            release_counted(third)
            Dossier.objects.filter(pk=third.pk).update(geopend_at=noon(date(2001, 1, 1)))
            backdate(open_dossier(actor=noor, persoon=PERSOON))
            (stand,) = [one for one in queries.kwartalen(noor) if str(one.kwartaal) == VORIG]
            assert (stand.status, stand.veranderd, stand.aanvullingen) == ("afgesloten", 3, 0)
            old = queries.look_at_kwartaal(noor, VORIG).vingerafdruk
            destroyed = opened(noor)
            with pytest.raises(InvalidInput):
                supplement_kwartaal(actor=noor, kwartaal=VORIG, gezien=old)
            supplement(noor)
            erase([destroyed.pk])
            assert not queries.look_at_kwartaal(noor, VORIG).aan_te_vullen, "who was destroyed stays counted"
        deliver()
        closing, later = in_vault(kluis)
        assert totals(closing["bij"]) == (1, 2)
        assert (totals(later["bij"]), totals(later["af"])) == ((0, 4), (1, 2))
        with inside(regio):
            assert not Cijferregel.objects.filter(dossier=None).exists()

    def test_nobody_is_a_report_too(self, regio: Tenant, kluis: Tenant, noor: Actor, deliver: Deliver) -> None:
        with inside(regio):
            before = Kwartaal.of(TOEN.begin - timedelta(days=1))
            backdate(open_dossier(actor=noor, persoon=PERSOON), before)
            with pytest.raises(Refused, match=f"eerst kwartaal {before}"):
                close(noor)
            close(noor, str(before))
            assert [quarter for quarter, _ in queries.waiting(noor)[0]] == [TOEN]
            close(noor)
            assert queries.waiting(noor) == ([], [], [])
            older = Kwartaal.of(before.begin - timedelta(days=1))
            backdate(open_dossier(actor=noor, persoon=PERSOON), older)
            assert queries.waiting(noor) == ([(older, close_before(older))], [], [])
        deliver()
        assert sorted(len(one["bij"]) for one in in_vault(kluis)) == [0, 1]

    def test_figures_that_the_vault_refused_go_again_as_they_were(
        self, regio: Tenant, kluis: Tenant, noor: Actor, deliver: Deliver
    ) -> None:
        with inside(regio):
            opened(noor)
            opgave = close(noor)
            with pytest.raises(Refused, match="onderweg"):
                resend_opgave(actor=noor, opgave_id=opgave.pk)
            Uitbak.objects.update(handtekening=b"vals")
        deliver()
        assert in_vault(kluis) == []
        with inside(regio):
            (seen,) = queries.look_at_kwartaal(noor, VORIG).opgaven
            assert seen.status == "geweigerd"
            opened(noor)
            assert resend_opgave(actor=noor, opgave_id=opgave.pk).versie == 2
        deliver()
        assert [totals(one["bij"]) for one in in_vault(kluis)] == [(0, 1)]
        with inside(regio), pytest.raises(Hidden):
            resend_opgave(actor=noor, opgave_id=uuid4())

    def test_the_vault_keeps_what_it_has(self, kluis: Tenant) -> None:
        brief = CijferBrief(kwartaal="2026-Q3", volgnummer=1, bij=[], af=[])
        envelope = Envelope("r_1", "cijfers", "2026-Q3/1", 1)
        with inside(kluis):
            receive_cijfers(envelope, brief)
            receive_cijfers(replace(envelope, version=2), brief)
            with pytest.raises(Refused, match="past niet"):
                receive_cijfers(replace(envelope, key="2026-Q2/1"), brief)
            other = CijferBrief(kwartaal="2026-Q3", volgnummer=2, bij=[], af=[])
            receive_cijfers(replace(envelope, key="2026-Q3/2"), other)
            row = Kluiscijfer.objects.get(volgnummer=1)
            row.inhoud = {**row.inhoud, "bij": [1]}
            row.save()
            with pytest.raises(Refused, match="al vastgesteld"):
                receive_cijfers(envelope, brief)
            assert Kluiscijfer.objects.count() == 2


class TestBadInput:
    def test_closing_what_cannot_be_closed(
        self, regio: Tenant, noor: Actor, ilse: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with inside(regio):
            opened(noor)
            with pytest.raises(Refused, match="loopt nog"):
                close(noor, str(NU))
            with pytest.raises(Refused, match="nog niet afgesloten"):
                supplement(noor)
            for quarter in ("1999-Q1", "2199-Q1", "x", str(Kwartaal(TOEN.jaar - 2, 1))):
                with pytest.raises(Hidden):
                    close_kwartaal(actor=noor, kwartaal=quarter, gezien="")
            with pytest.raises(Hidden):
                close_kwartaal(actor=ilse, kwartaal=VORIG, gezien="")
            seen = queries.look_at_kwartaal(noor, VORIG).vingerafdruk
            with pytest.raises(Hidden):
                close_kwartaal(actor=replace(noor, user_id=None), kwartaal=VORIG, gezien=seen)
            with monkeypatch.context() as patched:
                patched.setattr("casework.cijfers.actions.tenants_of_kind", lambda kind: [])
                with pytest.raises(Refused, match="nog geen kluis"):
                    close_kwartaal(actor=noor, kwartaal=VORIG, gezien=seen)
            opgave = close(noor)
            opgave.pk = uuid4()
            with pytest.raises(IntegrityError, match="cijferopgave_eenmaal"), transaction.atomic():
                opgave.save(force_insert=True)

    def test_a_colleague_who_closes_at_the_same_moment_is_told(
        self, regio: Tenant, noor: Actor, sam: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with inside(regio):
            opened(noor)
            close(noor)
            monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda self: False)
            seen = queries.fingerprint(queries.proposal(TOEN, 1).brief)
            with pytest.raises(Refused, match="al afgesloten"):
                close_kwartaal(actor=sam, kwartaal=VORIG, gezien=seen)


class TestPages:
    def test_seeing_closing_and_supplementing(self, regio: Tenant, noor: Actor, noors_browser: Client) -> None:
        with inside(regio):
            opened(noor, gender="vrouw")
        assert f"Kwartaal {VORIG} afsluiten" in noors_browser.get("/").content.decode()
        assert "Te laat" in noors_browser.get("/cijfers/").content.decode()
        page = noors_browser.get(f"/cijfers/{VORIG}/").content.decode()
        assert "Kwartaal afsluiten en versturen" in page
        assert "Luna" not in page
        old = page.split('name="gezien" value="')[1][:64]
        assert "stand van nu" in noors_browser.get(f"/cijfers/{NU}/").content.decode()
        with inside(regio):
            opened(noor)
        again = noors_browser.post(f"/cijfers/{VORIG}/afsluiten/", {"gezien": old})
        assert again.status_code == 422
        text = again.content.decode()
        assert "De cijfers zijn veranderd" in text
        new = text.split('name="gezien" value="')[1][:64]
        assert new != old
        assert noors_browser.post(f"/cijfers/{VORIG}/afsluiten/").status_code == 422
        closed = noors_browser.post(f"/cijfers/{VORIG}/afsluiten/", {"gezien": new}, follow=True).content.decode()
        assert "Onderweg naar de kluis" in closed
        assert noors_browser.post(f"/cijfers/{VORIG}/afsluiten/", {"gezien": new}).status_code == 409
        with inside(regio):
            opened(noor)
        later = noors_browser.get(f"/cijfers/{VORIG}/").content.decode()
        assert "Veranderd sinds het afsluiten" in later
        seen = later.split('name="gezien" value="')[1][:64]
        done = noors_browser.post(f"/cijfers/{VORIG}/aanvullen/", {"gezien": seen}, follow=True).content.decode()
        assert "Aanvulling 1" in done

    def test_a_letter_that_did_not_arrive_stands_in_the_work(
        self, regio: Tenant, noor: Actor, noors_browser: Client, deliver: Deliver
    ) -> None:
        with inside(regio):
            opened(noor)
            opgave = close(noor)
            Uitbak.objects.update(handtekening=b"vals")
            Cijferopgave.objects.update(verstuurd_at=noon(TOEN.begin))
        deliver()
        assert f"Cijfers van {VORIG}: afsluiting" in noors_browser.get("/").content.decode()
        assert "Opnieuw sturen" in noors_browser.get(f"/cijfers/{VORIG}/").content.decode()
        sent = noors_browser.post(f"/cijferopgaven/{opgave.pk}/opnieuw/", follow=True).content.decode()
        assert "opnieuw op weg" in sent

    def test_a_needed_supplement_stands_in_the_work_until_it_went(
        self, regio: Tenant, noor: Actor, ilse: Actor, noors_browser: Client
    ) -> None:
        asked = f"Cijfers van {VORIG} aanvullen"
        with inside(regio):
            opened(noor)
            close(noor)
            note_cijfers(regio.schema_name)
        assert asked not in noors_browser.get("/").content.decode()
        with inside(regio):
            opened(noor)
            opened(noor)
            note_cijfers(regio.schema_name)
            assert Cijferopgave.objects.get().veranderd == 2
            assert queries.waiting(ilse)[2] == []
        assert asked in noors_browser.get("/").content.decode()
        with inside(regio):
            supplement(noor)
            note_cijfers(regio.schema_name)
        assert asked not in noors_browser.get("/").content.decode()

    def test_by_the_api(self, regio: Tenant, noor: Actor, noors_api: Client) -> None:
        with inside(regio):
            opened(noor)
        path = f"/api/v1/kwartalen/{VORIG}"
        assert noors_api.post(f"{path}/afsluiting", {"gezien": "x"}, content_type="application/json").status_code == 400
        seen = {"gezien": noors_api.get(path).json()["vingerafdruk"]}
        assert noors_api.post(f"{path}/afsluiting", seen, content_type="application/json").status_code == 201
        assert noors_api.post(f"{path}/aanvullingen", seen, content_type="application/json").status_code == 409
        with inside(regio):
            opened(noor)
        seen = {"gezien": noors_api.get(path).json()["vingerafdruk"]}
        assert noors_api.post(f"{path}/aanvullingen", seen, content_type="application/json").status_code == 201
        assert [one["volgnummer"] for one in noors_api.get(path).json()["opgaven"]] == [1, 2]
        listed = {one["kwartaal"]: one for one in noors_api.get("/api/v1/kwartalen").json()["kwartalen"]}
        assert (listed[VORIG]["status"], listed[VORIG]["aanvullingen"]) == ("afgesloten", 1)

    def test_others_do_not_see_it(self, regio: Tenant, landelijk: Tenant, kluis: Tenant, browse: Browse) -> None:
        for role in ("ketenregisseur", "gedragswetenschapper", "fg"):
            assert browse(regio, role).get("/cijfers/").status_code == 404
        assert browse(landelijk, "landelijk_analist").get("/cijfers/").status_code == 404
        assert browse(landelijk, "landelijk_medewerker").get("/cijfers/?kwartaal=1999-Q1").status_code == 404
        assert browse(kluis, "fg").get("/cijfers/").status_code == 404

    def test_without_a_registration_there_is_nothing_to_follow(self, regio: Tenant, noor: Actor) -> None:
        with inside(regio):
            assert registratie_of(opened(noor)) is None
