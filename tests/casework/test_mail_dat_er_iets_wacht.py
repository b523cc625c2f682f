"""Who is mailed that something waits, when, and what that mail says: nothing about anybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.attenderen import NIEUWS
from casework.audit import EVENTS
from casework.consultatie.actions import ask_consultatie, give_advice
from casework.consultatie.rules import Vraag
from casework.contact.actions import note_melding, pass_on_melding
from casework.dossier.models import Dossier
from casework.models import Hulpvraag, Organisatie, Zorgactie
from casework.taak.actions import add_taak
from casework.taak.rules import TaakInvoer
from casework.toestemming.actions import withdraw_toestemming
from casework.toestemming.models import Toestemming
from casework.zorgactie.actions import offer_zorgactie
from dekkend.accounts.actor import Actor, system_actor
from dekkend.accounts.attendering.actions import choose_voorkeur, remind
from dekkend.accounts.attendering.models import Attendering
from dekkend.accounts.attendering.queries import voorkeur_of
from dekkend.accounts.attendering.rules import (
    BEWAARD,
    MOST_TRIES,
    RUST,
    check_voorkeur,
    due_at,
    late_since,
    next_morning,
    wait_after,
)
from dekkend.accounts.attendering.tasks import wake_attenderingen
from dekkend.accounts.attendering.verzending import send_attenderingen
from dekkend.accounts.models import User
from dekkend.beheer.attenderen.tasks import attend_on_late_work, wake_laat_werk
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import INVOER, logged
from tests.casework.test_gast_ziet_alleen_het_eigen_deel import BEST, acting, guest
from tests.casework.test_zorgacties_aanbieden_en_volgen import bram, go, huis, hulpvraag, offer, petra, zorgactie

__all__ = ["bram", "huis", "hulpvraag", "petra", "zorgactie"]

BEL = TaakInvoer("bellen", "Bel (voorbeeld).", uiterlijk=today())
NU = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
VRIJDAG, MAANDAG = date(2026, 11, 20), date(2026, 11, 23)


def waiting(tenant: Tenant) -> list[tuple[str, str, bool]]:
    with inside(tenant):
        rows = Attendering.objects.filter(gemeld_at=None).select_related("ontvanger").order_by("soort", "pk")
        return [(row.soort, row.ontvanger.naam, row.haast) for row in rows]


class TestWhen:
    def test_at_once_and_then_not_for_a_quarter_of_an_hour(self) -> None:
        assert due_at("direct", NU, None, haast=False) == NU
        assert due_at("direct", NU, NU - timedelta(minutes=5), haast=False) == NU + timedelta(minutes=10)
        assert due_at("direct", NU, NU - RUST, haast=False) == NU

    @pytest.mark.parametrize(
        ("nu", "mailed"),
        [
            (NU, datetime(2026, 11, 23, 7, tzinfo=UTC)),
            (datetime(2026, 11, 22, 6, 30, tzinfo=UTC), datetime(2026, 11, 22, 7, tzinfo=UTC)),
            (datetime(2026, 11, 22, 7, tzinfo=UTC), datetime(2026, 11, 22, 7, tzinfo=UTC)),
            (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)),
        ],
    )
    def test_once_a_day_is_at_eight_here_in_summer_and_winter(self, nu: datetime, mailed: datetime) -> None:
        assert due_at("dagelijks", nu, None, haast=False) == mailed

    @given(st.integers(0, 2 * 365 * 24 * 60))
    def test_the_next_morning_is_within_a_day(self, minutes: int) -> None:
        nu = NU + timedelta(minutes=minutes)
        assert timedelta(0) <= next_morning(nu) - nu <= timedelta(hours=25)

    @given(st.sampled_from(["direct", "dagelijks", "nooit"]), st.integers(0, 3 * 24 * 60))
    def test_urgent_is_at_once_whatever_somebody_prefers(self, voorkeur: str, minutes: int) -> None:
        assert due_at(voorkeur, NU, NU - timedelta(minutes=minutes), haast=True) == NU
        assert due_at("nooit", NU, NU - timedelta(minutes=minutes), haast=False) is None

    def test_work_is_said_to_be_late_once_also_over_a_weekend(self) -> None:
        assert late_since(MAANDAG) == VRIJDAG
        assert late_since(MAANDAG + timedelta(days=1)) == MAANDAG
        said = [day for day in (VRIJDAG + timedelta(days=n) for n in range(8)) if day.isoweekday() < 6]
        for due in (VRIJDAG + timedelta(days=n) for n in range(5)):
            assert len([day for day in said if late_since(day) <= due < day]) == 1, due

    def test_a_choice_that_does_not_exist_is_refused(self) -> None:
        assert check_voorkeur("dagelijks") == "dagelijks"
        with pytest.raises(InvalidInput):
            check_voorkeur("elk uur")

    def test_it_is_tried_for_more_than_a_day(self) -> None:
        assert sum((wait_after(n) for n in range(MOST_TRIES)), timedelta()) >= timedelta(days=1)


class TestWho:
    def test_a_melding_of_a_gemeente_is_for_every_coordinator_at_once_when_somebody_is_in_danger(
        self, regio: Tenant, gemeente: Tenant, noor: Actor, sam: Actor, ilse: Actor, actor: Callable[..., Actor],
        deliver: Callable[[], int],
    ) -> None:  # fmt: skip
        bo = actor(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")
        with inside(gemeente):
            noted = note_melding(actor=bo, invoer=replace(INVOER, in_gevaar="ja", gm_code=BEST))
            pass_on_melding(actor=bo, melding_id=noted.pk)
        deliver()
        assert sorted(waiting(regio)) == [
            ("melding_binnen", "Noor (voorbeeld)", True), ("melding_binnen", "Sam (voorbeeld)", True),
        ]  # fmt: skip

    def test_a_melding_of_a_guest_too_and_not_one_of_a_colleague(self, regio: Tenant, noor: Actor, sam: Actor) -> None:
        yara = guest(regio, "yara", gm_code=BEST)
        with inside(regio):
            note_melding(actor=noor, invoer=INVOER)
            assert Attendering.objects.count() == 0
            note_melding(actor=acting(regio, yara), invoer=replace(INVOER, gm_code=BEST))
        assert [who for _, who, _ in waiting(regio)].count("Noor (voorbeeld)") == 1
        assert {haast for _, _, haast in waiting(regio)} == {False}

    def test_an_offer_is_for_the_guests_of_that_organisation_and_the_answer_for_the_coordinator(
        self, regio: Tenant, petra: User, bram: User, noor: Actor, zorgactie: Zorgactie
    ) -> None:
        assert waiting(regio) == [("zorgactie_aangeboden", "petra", False)]
        with inside(regio):
            go(acting(regio, petra), zorgactie, "aannemen")
        assert ("dossier_nieuws", "Noor (voorbeeld)", False) in waiting(regio)
        with inside(regio):
            go(noor, zorgactie, "stoppen")
        assert ("delen_gestopt", "petra", False) in waiting(regio)
        assert "bram" not in {who for _, who, _ in waiting(regio)}

    def test_who_takes_back_his_consent_is_heard_of_by_the_organisation(
        self, regio: Tenant, petra: User, noor: Actor, zorgactie: Zorgactie
    ) -> None:
        with inside(regio):
            given = Toestemming.objects.get(dossier=zorgactie.dossier_id, doel="zorgactie")
            withdraw_toestemming(actor=noor, toestemming_id=given.pk)
        assert ("delen_gestopt", "petra", False) in waiting(regio)

    def test_advice_a_task_and_nothing_for_who_did_it_himself(
        self, regio: Tenant, noor: Actor, ilse: Actor, dossier: Dossier
    ) -> None:
        with inside(regio):
            asked = ask_consultatie(actor=noor, dossier_id=dossier.pk, invoer=Vraag("Hoe nu? (voorbeeld)", spoed=True))
            add_taak(actor=noor, dossier_id=dossier.pk, invoer=BEL)
        assert waiting(regio) == [("advies_gevraagd", "Ilse (voorbeeld)", True)]
        with inside(regio):
            give_advice(actor=ilse, consultatie_id=asked.pk, advies="Eerst rust (voorbeeld).")
        assert ("dossier_nieuws", "Noor (voorbeeld)", False) in waiting(regio)

    def test_what_is_news_for_a_coordinator_is_written_in_the_log(self) -> None:
        assert {event.code for event in EVENTS} >= NIEUWS

    def test_no_deed_no_mail_and_nobody_twice(self, regio: Tenant, noor: Actor) -> None:
        robot = system_actor(regio.schema_name, "regio")
        with inside(regio):
            assert remind(actor=robot, soort="te_laat", ontvangers=[noor.user_id, noor.user_id, None]) == 1
            assert remind(actor=robot, soort="te_laat", ontvangers=[None]) == 0
            User.objects.filter(pk=noor.user_id).update(is_active=False)
            assert remind(actor=robot, soort="te_laat", ontvangers=[noor.user_id]) == 0


class TestTheMail:
    @pytest.fixture
    def ready(self, regio: Tenant, noor: Actor) -> None:
        with inside(regio):
            for soort in ("melding_binnen", "dossier_nieuws"):
                remind(actor=system_actor(regio.schema_name, "regio"), soort=soort, ontvangers=[noor.user_id])

    def test_one_mail_for_everything_that_names_nothing(self, regio: Tenant, ready: None, noor: Actor) -> None:
        with inside(regio):
            assert (send_attenderingen(), send_attenderingen()) == (1, 0)
            address = User.objects.get(pk=noor.user_id).email
        (said,) = mail.outbox
        assert said.to == [address]
        assert "Zuidoost-Brabant" in said.body
        assert "haast" not in said.body
        assert not {"Noor", "melding", "dossier", "http"} & set(f"{said.subject} {said.body}".replace(".", " ").split())
        assert "http" not in said.body
        (line,) = logged(regio, "attendering_verstuurd")
        assert line.details["soorten"] == ["dossier_nieuws", "melding_binnen"]

    def test_a_second_mail_waits_a_quarter_of_an_hour_unless_there_is_haste(
        self, regio: Tenant, ready: None, noor: Actor
    ) -> None:
        robot = system_actor(regio.schema_name, "regio")
        with inside(regio):
            send_attenderingen()
            remind(actor=robot, soort="dossier_nieuws", ontvangers=[noor.user_id])
            assert send_attenderingen() == 0
            remind(actor=robot, soort="melding_binnen", ontvangers=[noor.user_id], haast=True)
            assert send_attenderingen() == 1
            assert Attendering.objects.filter(gemeld_at=None).count() == 0
        assert "Het heeft haast." in mail.outbox[-1].body

    def test_a_mail_server_that_is_away_loses_nothing(
        self, regio: Tenant, ready: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def away(*_: object) -> None:
            raise ConnectionRefusedError

        for what in ("open", "send_messages"):
            with inside(regio), monkeypatch.context() as broken:
                broken.setattr(f"django.core.mail.backends.locmem.EmailBackend.{what}", away)
                assert send_attenderingen() == 0
        assert mail.outbox == []
        with inside(regio):
            assert send_attenderingen() == 0, "not yet: it was tried just now"
            assert set(Attendering.objects.values_list("pogingen", flat=True)) == {1}
            Attendering.objects.update(mailen_vanaf=now())
            assert send_attenderingen() == 1

    def test_who_left_or_whose_time_is_over_gets_none(self, regio: Tenant, ready: None, noor: Actor) -> None:
        yara = guest(regio, "yara", gm_code=BEST)
        with inside(regio):
            remind(actor=noor, soort="te_laat", ontvangers=[yara.pk])
            User.objects.filter(pk=yara.pk).update(gast_tot=today() - timedelta(days=1))
            User.objects.filter(pk=noor.user_id).update(is_active=False)
            assert send_attenderingen() == 0
            assert Attendering.objects.count() == 0

    def test_a_round_where_nothing_waits_asks_one_question(
        self, regio: Tenant, django_assert_num_queries: Callable[..., Any]
    ) -> None:
        with inside(regio), django_assert_num_queries(1):
            assert send_attenderingen() == 0

    def test_what_is_old_is_forgotten(self, regio: Tenant, ready: None) -> None:
        with inside(regio):
            Attendering.objects.filter(soort="melding_binnen").update(gemaakt_at=now() - BEWAARD - timedelta(days=1))
        attend_on_late_work(regio.schema_name)
        with inside(regio):
            assert [row.soort for row in Attendering.objects.all()] == ["dossier_nieuws"]

    @pytest.mark.parametrize("wake", [wake_attenderingen, wake_laat_werk])
    def test_it_is_rung_in_every_kind_of_tenant(
        self, wake: Any, regio: Tenant, gemeente: Tenant, landelijk: Tenant, kluis: Tenant,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        rung: list[str] = []
        monkeypatch.setattr("dekkend.isolation.tasks.TenantTask.delay", lambda task, schema: rung.append(schema))
        wake()
        assert {one.schema_name for one in (regio, gemeente, landelijk, kluis)} <= set(rung)
        assert "public" not in rung


class TestLate:
    def test_who_has_work_that_became_too_late_hears_once(self, regio: Tenant, noor: Actor, dossier: Dossier) -> None:
        with inside(regio):
            add_taak(actor=noor, dossier_id=dossier.pk, invoer=BEL)
        attend_on_late_work(regio.schema_name)
        assert waiting(regio) == []
        with inside(regio):
            dossier.taken.update(uiterlijk=late_since(today()))
        attend_on_late_work(regio.schema_name)
        assert waiting(regio) == [("te_laat", "Noor (voorbeeld)", False)]
        with inside(regio):
            dossier.taken.update(uiterlijk=late_since(today()) - timedelta(days=1))
            Attendering.objects.all().delete()
        attend_on_late_work(regio.schema_name)
        assert waiting(regio) == []


class TestTheChoice:
    def test_is_made_on_a_page_that_shows_what_was_mailed(
        self, regio: Tenant, noors_browser: Client, noor: Actor
    ) -> None:
        page = "/mijn-e-mail/"
        assert "Er is nog niets gemaild" in noors_browser.get(page).content.decode()
        assert noors_browser.post(page, {"attenderen": "elk uur"}).status_code == 422
        saved = noors_browser.post(page, {"attenderen": "nooit"}, follow=True).content.decode()
        assert "Uw keuze is opgeslagen." in saved
        robot = system_actor(regio.schema_name, "regio")
        with inside(regio):
            assert remind(actor=robot, soort="te_laat", ontvangers=[noor.user_id]) == 0
            assert remind(actor=robot, soort="melding_binnen", ontvangers=[noor.user_id], haast=True) == 1
            send_attenderingen()
        assert "Er kwam een melding binnen." in noors_browser.get(page).content.decode()
        assert page in noors_browser.get("/").content.decode()
        assert [line.details["keuze"] for line in logged(regio, "attenderen_gekozen")] == ["nooit"]

    def test_is_of_nobody_else(self, regio: Tenant) -> None:
        with inside(regio):
            robot = system_actor(regio.schema_name, "regio")
            with pytest.raises(Hidden):
                choose_voorkeur(actor=robot, attenderen="direct")
            with pytest.raises(Hidden):
                voorkeur_of(robot)


def test_the_offer_that_is_refused_writes_no_mail(
    regio: Tenant, noor: Actor, petra: User, hulpvraag: Hulpvraag, huis: Organisatie
) -> None:
    with inside(regio), pytest.raises(InvalidInput):
        offer_zorgactie(
            actor=noor, hulpvraag_id=hulpvraag.pk, organisatie_id=huis.pk,
            invoer=offer(antwoord_voor=today() - timedelta(days=3)),
        )  # fmt: skip
    assert waiting(regio) == []
