"""Opening a colleague's dossier in need: always possible, never unseen, over after three hours."""

import smtplib
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.mail.backends import locmem
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime

from casework import access
from casework.contact.models import Melding
from casework.dossier.actions import change_fase, change_persoon, open_dossier_from_melding, write_note
from casework.dossier.models import Dossier, Gebeurtenis
from casework.dossier.rules import PersoonInvoer
from casework.inzage.models import Inzage
from casework.inzage.rules import NOODTOEGANG_DUUR
from casework.noodtoegang import rules
from casework.noodtoegang.actions import end_noodtoegang, judge_noodtoegang, mark_seen, open_noodtoegang
from casework.noodtoegang.melden import send_notices
from casework.noodtoegang.models import Noodbericht, Noodtoegang
from casework.noodtoegang.tasks import wake_noodberichten
from casework.registratie.actions import register_dossier
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.vervanging.actions import arrange_vervanging
from casework.work import waiting_noodtoegang
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import logged

# As on a host of a regio: the work items lead to its pages.
pytestmark = pytest.mark.urls("dekkend.urls_regio")

Browse = Callable[..., Client]
Clock = Callable[[datetime], None]
Capture = Callable[..., AbstractContextManager[Any]]
REDEN = "Belde 112, de begeleider is niet te bereiken en ik heb het adres nodig (voorbeeld)."
SAM, FG = "Sam (voorbeeld)", "Fenna (voorbeeld)"
SECRET = "Slaapt in de loods (voorbeeld)"


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return lambda when: monkeypatch.setattr("django.utils.timezone.now", lambda: when)


@pytest.fixture
def fenna(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "fg", naam=FG)


@pytest.fixture
def sams_browser(regio: Tenant, sam: Actor, browse: Browse) -> Client:
    return browse(regio, "zorgcoordinator", naam=SAM)


@pytest.fixture
def opened(regio: Tenant, noor: Actor, sam: Actor, fenna: Actor, dossier: Dossier) -> Noodtoegang:
    """Sam is in Noor's dossier."""
    with inside(regio):
        write_note(actor=noor, dossier_id=dossier.pk, tekst=SECRET)
        return open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)


def typed(dossier: Dossier, **changes: str) -> dict[str, str]:
    return {"nummer": dossier.nummer, "reden": REDEN, **changes}


def after(monkeypatch: pytest.MonkeyPatch, minutes: float) -> None:
    """So long after logging in, by the clock that proofs are measured with."""
    later = time.time() + minutes * 60
    monkeypatch.setattr("dekkend.accounts.stepup.time", SimpleNamespace(time=lambda: later))


def proven(regio: Tenant, browser: Client, method: str, ago: float) -> None:
    """An hour ago with a second factor, and so many minutes ago in this way."""
    before, at = time.time() - 3_600, time.time() - ago * 60
    with inside(regio):
        session = browser.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": before}, {"method": method, "at": at}]
        session.save()


class TestProvingWhoOneIs:
    @pytest.mark.parametrize(("minutes", "status"), [(0, 200), (4.9, 200), (5.1, 302)])
    def test_within_five_minutes(
        self, regio: Tenant, browse: Browse, monkeypatch: pytest.MonkeyPatch, minutes: float, status: int
    ) -> None:
        browser = browse(regio, "zorgcoordinator", naam=SAM)
        after(monkeypatch, minutes)
        answer = browser.get("/noodtoegang/openen/")
        assert answer.status_code == status
        if status == 302:
            assert "next=%2Fnoodtoegang%2Fopenen%2F" in answer.headers["Location"]

    def test_the_password_is_not_enough_for_who_has_a_second_factor(
        self, regio: Tenant, sam: Actor, browse: Browse
    ) -> None:
        browser = browse(regio, "zorgcoordinator", naam=SAM)
        with inside(regio):
            Authenticator.objects.create(user_id=sam.user_id, type=Authenticator.Type.TOTP, data={})
        proven(regio, browser, "password", 0)
        answer = browser.get("/noodtoegang/openen/")
        assert answer.status_code == 302
        assert "mfa" in answer.headers["Location"] or "2fa" in answer.headers["Location"]

    def test_who_logs_in_elsewhere_is_told_to_do_that_again(self, regio: Tenant, sam: Actor, browse: Browse) -> None:
        with inside(regio):
            account = User.objects.get(pk=sam.user_id)
            account.set_unusable_password()
            account.save()
        browser = browse(regio, "zorgcoordinator", naam=SAM)
        proven(regio, browser, "organisatie_mfa", 6)
        answer = browser.get("/noodtoegang/openen/")
        assert answer.status_code == 409
        assert "log opnieuw in" in answer.content.decode()

    def test_too_late_to_send_keeps_what_was_typed(
        self, regio: Tenant, dossier: Dossier, browse: Browse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = browse(regio, "zorgcoordinator", naam=SAM)
        after(monkeypatch, 10)
        answer = browser.post("/noodtoegang/openen/", typed(dossier))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Belde 112" in page
        assert "nieuw tabblad" in page
        assert logged(regio, "noodtoegang_geopend") == []


class TestOpening:
    def test_by_page(
        self, regio: Tenant, noor: Actor, sam: Actor, fenna: Actor, dossier: Dossier, sams_browser: Client
    ) -> None:
        assert 'href="/noodtoegang/openen/"' in sams_browser.get("/dossiers/").content.decode()
        assert sams_browser.get(f"/dossiers/{dossier.pk}/").status_code == 404
        answer = sams_browser.post("/noodtoegang/openen/", typed(dossier))
        assert answer.headers["Location"] == f"/dossiers/{dossier.pk}/"
        page = sams_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        with inside(regio):
            until = localtime(Inzage.objects.get().tot)
        assert f"Noodtoegang tot {until:%H:%M}" in page
        assert "data-niet-afdrukken" in page
        assert "Luna Voorbeeld" in page
        assert "Persoon wijzigen" not in page
        assert (
            f"Noodtoegang tot {until:%H:%M}"
            in sams_browser.get(f"/dossiers/{dossier.pk}/registratie/").content.decode()
        )
        assert [line.ground for line in logged(regio, "dossier_bekeken")] == ["noodtoegang"] * 2

    def test_the_timeline_tells_the_colleague_but_not_why(
        self, regio: Tenant, noors_browser: Client, dossier: Dossier, opened: Noodtoegang
    ) -> None:
        page = noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert "Noodtoegang gebruikt" in page
        assert "Belde 112" not in page

    def test_whatever_the_spelling_of_the_number(self, regio: Tenant, sam: Actor, dossier: Dossier) -> None:
        with inside(regio):
            assert open_noodtoegang(actor=sam, nummer=f" {dossier.nummer.lower()}", reden=REDEN)

    def test_a_number_that_is_not_there_is_said_and_logged(
        self, regio: Tenant, sams_browser: Client, dossier: Dossier
    ) -> None:
        answer = sams_browser.post("/noodtoegang/openen/", typed(dossier, nummer="D-1999-0001"))
        assert answer.status_code == 422
        assert "Belde 112" in answer.content.decode()
        (line,) = logged(regio, "noodtoegang_gezocht")
        assert (line.outcome, line.details) == ("geweigerd", {})

    @pytest.mark.parametrize("reden", ["", "haast", " " * 40, "x" * 29, "x     y" * 6])
    def test_a_reason_that_says_too_little(
        self, regio: Tenant, sams_browser: Client, dossier: Dossier, reden: str
    ) -> None:
        answer = sams_browser.post("/noodtoegang/openen/", typed(dossier, reden=reden))
        assert answer.status_code == 422
        assert logged(regio, "noodtoegang_geopend") == []

    def test_thirty_characters_are_enough_and_too_many_are_too_many(self) -> None:
        assert rules.check_reason(" " + "x" * 30) == "x" * 30
        with pytest.raises(InvalidInput):
            rules.check_reason("x" * 2_001)

    def test_not_where_there_is_access_already(
        self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier, opened: Noodtoegang
    ) -> None:
        with inside(regio):
            for who in (noor, sam):
                with pytest.raises(Refused, match="al bekijken"):
                    open_noodtoegang(actor=who, nummer=dossier.nummer, reden=REDEN)

    def test_not_for_others_and_not_for_programs(
        self, regio: Tenant, ilse: Actor, sam: Actor, dossier: Dossier, browse: Browse
    ) -> None:
        program = Actor(sam.user_id, sam.naam, sam.roles, sam.tenant, "regio", "api")
        with inside(regio):
            for who in (ilse, program):
                with pytest.raises(Hidden):
                    open_noodtoegang(actor=who, nummer=dossier.nummer, reden=REDEN)
        for role in ("gedragswetenschapper", "ketenregisseur", "ketenpartner", "fg", "functioneel_beheerder"):
            assert browse(regio, role).get("/noodtoegang/openen/").status_code == 404


class TestWhatIsOpen:
    def test_everything_is_read_and_a_note_written_and_nothing_changed(
        self, regio: Tenant, sam: Actor, dossier: Dossier, opened: Noodtoegang, sams_browser: Client
    ) -> None:
        page = sams_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert SECRET in page
        assert sams_browser.post(f"/dossiers/{dossier.pk}/aantekening/", {"tekst": "Gebeld"}).status_code == 302
        for path in ("persoon/", "afsluiten/", "toestemming/"):
            assert sams_browser.get(f"/dossiers/{dossier.pk}/{path}").status_code == 404
        for path in ("starten/", "heropenen/", "oppakken/", "loslaten/", "registratie/sturen/"):
            assert sams_browser.post(f"/dossiers/{dossier.pk}/{path}").status_code == 404
        tab = sams_browser.get(f"/dossiers/{dossier.pk}/registratie/").content.decode()
        assert "Antwoord vastleggen" not in tab
        assert "Alleen meetellen" not in tab
        with inside(regio):
            for wrong in (
                lambda: change_persoon(actor=sam, dossier_id=dossier.pk, persoon=PersoonInvoer()),
                lambda: change_fase(actor=sam, dossier_id=dossier.pk, stap="starten"),
                lambda: register_dossier(actor=sam, dossier_id=dossier.pk),
                lambda: record_toestemming(
                    actor=sam, dossier_id=dossier.pk, invoer=ToestemmingInvoer("registratie_comensha", "betrokkene")
                ),
            ):
                with pytest.raises(Hidden):
                    wrong()

    def test_a_consent_cannot_be_withdrawn(
        self, regio: Tenant, noor: Actor, dossier: Dossier, opened: Noodtoegang, sams_browser: Client
    ) -> None:
        with inside(regio):
            given = record_toestemming(
                actor=noor, dossier_id=dossier.pk, invoer=ToestemmingInvoer("registratie_comensha", "betrokkene")
            )
        assert sams_browser.get(f"/toestemmingen/{given.pk}/intrekken/").status_code == 404
        assert sams_browser.post(f"/toestemmingen/{given.pk}/intrekken/").status_code == 404

    def test_the_melding_follows_its_dossier(
        self, regio: Tenant, noor: Actor, sam: Actor, melding: Melding, sams_browser: Client, api: Browse
    ) -> None:
        with inside(regio):
            dossier = open_dossier_from_melding(actor=noor, melding_id=melding.pk)
        assert sams_browser.get(f"/meldingen/{melding.pk}/").status_code == 404
        with inside(regio):
            open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)
        assert "Noodtoegang tot" in sams_browser.get(f"/meldingen/{melding.pk}/").content.decode()
        client = api(regio, "zorgcoordinator", naam=SAM)
        assert client.get(f"/api/v1/meldingen/{melding.pk}").status_code == 404
        assert client.get("/api/v1/meldingen").json()["count"] == 0

    def test_a_token_opens_nothing_of_it(
        self, regio: Tenant, dossier: Dossier, opened: Noodtoegang, api: Browse
    ) -> None:
        client = api(regio, "zorgcoordinator", naam=SAM)
        for path in ("", "/toestemmingen", "/registraties"):
            assert client.get(f"/api/v1/dossiers/{dossier.pk}{path}").status_code == 404
        assert client.get("/api/v1/dossiers").json()["count"] == 0

    def test_the_work_of_the_colleague_does_not_become_sams(
        self, regio: Tenant, dossier: Dossier, opened: Noodtoegang, sams_browser: Client
    ) -> None:
        assert dossier.nummer not in sams_browser.get("/").content.decode()

    def test_the_list_names_its_ground(
        self, regio: Tenant, dossier: Dossier, opened: Noodtoegang, sams_browser: Client
    ) -> None:
        assert dossier.nummer in sams_browser.get("/dossiers/").content.decode()
        assert [line.ground for line in logged(regio, "dossierlijst_bekeken")] == ["noodtoegang"]


class TestTheEnd:
    def test_by_itself_to_the_second(
        self, regio: Tenant, dossier: Dossier, opened: Noodtoegang, browse: Browse, set_clock: Clock
    ) -> None:
        assert opened.inzage.tot == opened.inzage.van + timedelta(hours=3)
        answers = []
        for moment in (opened.inzage.tot - timedelta(seconds=1), opened.inzage.tot):
            set_clock(moment)
            browser = browse(regio, "zorgcoordinator", naam=SAM)
            answers.append(browser.get(f"/dossiers/{dossier.pk}/").status_code)
            answers.append(browser.post(f"/dossiers/{dossier.pk}/aantekening/", {"tekst": "x"}).status_code)
        assert answers == [200, 302, 404, 404]

    def test_earlier_and_at_the_next_request(
        self, regio: Tenant, dossier: Dossier, opened: Noodtoegang, sams_browser: Client, browse: Browse
    ) -> None:
        end = f"/dossiers/{dossier.pk}/noodtoegang/beeindigen/"
        kim = browse(regio, "zorgcoordinator", naam="Kim (voorbeeld)")
        assert kim.post(end).status_code == 404
        assert sams_browser.get(f"/dossiers/{dossier.pk}/").status_code == 200
        assert sams_browser.post(end).status_code == 302
        assert sams_browser.get(f"/dossiers/{dossier.pk}/").status_code == 404
        assert sams_browser.post(end).status_code == 409
        assert len(logged(regio, "noodtoegang_beeindigd")) == 1

    def test_the_database_refuses_a_longer_one(self, regio: Tenant, opened: Noodtoegang) -> None:
        longer = opened.inzage.van + NOODTOEGANG_DUUR + timedelta(seconds=1)
        with inside(regio), pytest.raises(IntegrityError), transaction.atomic():
            Inzage.objects.filter(pk=opened.inzage.pk).update(tot=longer)

    def test_again_with_a_new_reason(self, regio: Tenant, sam: Actor, dossier: Dossier, opened: Noodtoegang) -> None:
        with inside(regio):
            end_noodtoegang(actor=sam, dossier_id=dossier.pk)
            open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)
            assert Noodtoegang.objects.count() == 2
            assert Gebeurtenis.objects.filter(soort="noodtoegang_geopend").count() == 2


class TestBeingTold:
    def test_by_mail_at_once_with_the_broker_away(
        self, regio: Tenant, noor: Actor, sam: Actor, fenna: Actor, dossier: Dossier, monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: Capture,
    ) -> None:  # fmt: skip
        def away(*_: object, **__: object) -> None:
            raise OSError

        monkeypatch.setattr("dekkend.isolation.tasks.TenantTask.apply_async", away)
        with inside(regio), django_capture_on_commit_callbacks(execute=True):
            open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)
        with inside(regio):
            told = {row.ontvanger.naam: row.soort for row in Noodbericht.objects.exclude(gemeld_at=None)}
            addresses = set(User.objects.filter(naam__in=told).values_list("email", flat=True))
        assert told == {FG: "fg", noor.naam: "zorgcoordinator"}
        assert {message.to[0] for message in mail.outbox} == addresses
        for message in mail.outbox:
            text = message.subject + message.body
            for secret in (dossier.nummer, "Luna", SAM, "Sam", "nood", "Belde", str(dossier.pk)):
                assert secret not in text
        assert len(logged(regio, "noodtoegang_gemeld")) == 2

    def test_after_the_broker_was_emptied_by_the_round(
        self, regio: Tenant, opened: Noodtoegang, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rung: list[str] = []
        monkeypatch.setattr("dekkend.isolation.tasks.TenantTask.delay", lambda task, schema: rung.append(schema))
        wake_noodberichten()
        assert regio.schema_name in rung
        with inside(regio):
            assert (send_notices(), send_notices()) == (2, 0)
        assert len(mail.outbox) == 2

    def test_the_round_is_often_enough(self, settings: Any) -> None:
        entry = settings.CELERY_BEAT_SCHEDULE["berichten-van-noodtoegang"]
        assert entry["schedule"] + rules.wait_after(0).total_seconds() <= 60

    def test_a_mail_server_that_is_away_does_not_stop_the_opening(
        self, regio: Tenant, sam: Actor, fenna: Actor, dossier: Dossier, monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: Capture,
    ) -> None:  # fmt: skip
        def away(*_: object) -> None:
            raise ConnectionRefusedError

        with monkeypatch.context() as broken:
            broken.setattr("django.core.mail.backends.locmem.EmailBackend.open", away)
            with inside(regio), django_capture_on_commit_callbacks(execute=True):
                open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)
        with inside(regio):
            assert Noodbericht.objects.filter(gemeld_at=None).count() == 2
            assert send_notices() == 2

    def test_one_address_that_is_refused_does_not_hold_up_the_others(
        self, regio: Tenant, opened: Noodtoegang, monkeypatch: pytest.MonkeyPatch, set_clock: Clock
    ) -> None:
        with inside(regio):
            wrong = Noodbericht.objects.get(soort="fg")
        real = locmem.EmailBackend.send_messages

        def refuse(line: Any, messages: Any) -> Any:
            if messages[0].to == [wrong.ontvanger.email]:
                raise smtplib.SMTPRecipientsRefused({})
            return real(line, messages)

        monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        begin = now()
        set_clock(begin)
        with inside(regio):
            wrong = Noodbericht.objects.select_related("ontvanger").get(soort="fg")
            assert send_notices() == 1
            wrong.refresh_from_db()
            assert (wrong.gemeld_at, wrong.pogingen) == (None, 1)
            assert wrong.proberen_vanaf == begin + timedelta(seconds=15)

    def test_it_is_never_given_up(self) -> None:
        assert {rules.wait_after(tries) for tries in (0, 39)} == {timedelta(seconds=15)}
        assert {rules.wait_after(tries) for tries in (40, 10_000)} == {timedelta(minutes=5)}

    def test_who_stands_in_for_the_colleague_hears_too(
        self, regio: Tenant, noor: Actor, sam: Actor, actor: Callable[..., Actor], dossier: Dossier
    ) -> None:
        kim = actor(regio, "zorgcoordinator", naam="Kim (voorbeeld)")
        assert kim.user_id is not None
        with inside(regio):
            arrange_vervanging(actor=noor, vervanger_id=kim.user_id, begin=today(), eind=today())
            open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)
            told = set(Noodbericht.objects.values_list("ontvanger", flat=True))
        assert told == {noor.user_id, kim.user_id}

    def test_on_mijn_werk_before_any_mail_went(
        self, regio: Tenant, dossier: Dossier, opened: Noodtoegang, noors_browser: Client, browse: Browse
    ) -> None:
        assert mail.outbox == []
        own = noors_browser.get("/").content.decode()
        assert f"Noodtoegang tot dossier {dossier.nummer}" in own
        fg = browse(regio, "fg", naam=FG).get("/").content.decode()
        assert "Noodtoegang beoordelen" in fg
        assert "Noodtoegang" not in browse(regio, "zorgcoordinator", naam="Kim (voorbeeld)").get("/").content.decode()

    def test_the_colleague_reads_why_and_says_it_was_seen(
        self, regio: Tenant, noor: Actor, opened: Noodtoegang, noors_browser: Client
    ) -> None:
        page = noors_browser.get(f"/noodtoegang/{opened.pk}/").content.decode()
        assert "Belde 112" in page
        assert SAM in page
        assert "Beoordelen" not in page
        assert noors_browser.post(f"/noodtoegang/{opened.pk}/gezien/").status_code == 302
        with inside(regio):
            assert waiting_noodtoegang(noor) == []
            mark_seen(actor=noor, noodtoegang_id=opened.pk)
        assert len(logged(regio, "noodtoegang_gezien")) == 1
        assert "Ik heb dit gezien" not in noors_browser.get(f"/noodtoegang/{opened.pk}/").content.decode()

    def test_others_do_not_know_of_it(self, regio: Tenant, opened: Noodtoegang, browse: Browse) -> None:
        for role, naam in (("zorgcoordinator", "Kim (voorbeeld)"), ("functioneel_beheerder", ""), ("ketenpartner", "")):
            browser = browse(regio, role, naam=naam)
            assert browser.get(f"/noodtoegang/{opened.pk}/").status_code == 404
            assert browser.post(f"/noodtoegang/{opened.pk}/gezien/").status_code == 404
            assert browser.get("/noodtoegang/").status_code == 404


class TestTheFg:
    @pytest.fixture
    def browser(self, regio: Tenant, fenna: Actor, browse: Browse) -> Client:
        return browse(regio, "fg", naam=FG)

    def test_sees_all_uses_with_the_reason_and_that_is_a_look(
        self, regio: Tenant, dossier: Dossier, opened: Noodtoegang, browser: Client
    ) -> None:
        page = browser.get("/noodtoegang/").content.decode()
        for said in (dossier.nummer, SAM, "Belde 112", "Te beoordelen"):
            assert said in page
        assert SECRET not in page
        assert "&lt;" not in page
        (line,) = logged(regio, "noodtoegang_bekeken")
        assert (line.object_type, line.details["dossiers"]) == ("dossierlijst", [str(dossier.pk)])
        assert browser.get(f"/dossiers/{dossier.pk}/").status_code == 404

    def test_judges_once_with_an_explanation(
        self, regio: Tenant, fenna: Actor, opened: Noodtoegang, browser: Client
    ) -> None:
        path = f"/noodtoegang/{opened.pk}/beoordelen/"
        assert "Beoordelen" in browser.get(f"/noodtoegang/{opened.pk}/").content.decode()
        wrong = browser.post(path, {"oordeel": "terecht", "toelichting": " "})
        assert wrong.status_code == 422
        assert browser.post(path, {"oordeel": "niet_terecht", "toelichting": "Kon bellen."}).status_code == 302
        page = browser.get(f"/noodtoegang/{opened.pk}/").content.decode()
        assert "Kon bellen." in page
        assert "Niet terecht" in page
        with inside(regio):
            assert waiting_noodtoegang(fenna) == []
            with pytest.raises(Refused):
                judge_noodtoegang(actor=fenna, noodtoegang_id=opened.pk, oordeel="terecht", toelichting="Toch wel.")
        (line,) = logged(regio, "noodtoegang_beoordeeld")
        assert line.details["oordeel"] == "niet_terecht"

    @pytest.mark.parametrize(
        ("oordeel", "toelichting", "field"),
        [
            ("", "x", "oordeel"),
            ("terecht", " ", "toelichting"),
            ("misschien", "x", "oordeel"),
            ("terecht", "x" * 2_001, "toelichting"),
        ],
    )
    def test_a_judgement_that_cannot_be(self, oordeel: str, toelichting: str, field: str) -> None:
        with pytest.raises(InvalidInput) as error:
            rules.check_judgement(oordeel, toelichting)
        assert list(error.value.fields) == [field]

    def test_not_about_himself(self, regio: Tenant, dossier: Dossier, actor: Callable[..., Actor]) -> None:
        both = actor(regio, "fg", "zorgcoordinator", naam="Bo (voorbeeld)")
        with inside(regio):
            used = open_noodtoegang(actor=both, nummer=dossier.nummer, reden=REDEN)
            assert waiting_noodtoegang(both) == []
            with pytest.raises(Hidden):
                judge_noodtoegang(actor=both, noodtoegang_id=used.pk, oordeel="terecht", toelichting="Vond ik zelf.")

    def test_within_five_working_days_and_late_is_shown(
        self, regio: Tenant, fenna: Actor, opened: Noodtoegang, browse: Browse, set_clock: Clock
    ) -> None:
        last = opened.beoordelen_voor
        for days, late in ((0, False), (1, True)):
            moment = datetime.combine(last + timedelta(days=days), datetime.min.time(), now().tzinfo)
            set_clock(moment + timedelta(hours=12))
            page = browse(regio, "fg", naam=FG).get("/noodtoegang/").content.decode()
            assert ("Te laat" in page) is late
            with inside(regio):
                (item,) = waiting_noodtoegang(fenna)
            assert item.late(today()) is late

    @pytest.mark.parametrize(
        ("day", "last"),
        [
            (date(2026, 11, 23), date(2026, 11, 30)),
            (date(2026, 11, 27), date(2026, 12, 4)),
            (date(2026, 11, 28), date(2026, 12, 4)),
        ],
    )
    def test_five_working_days(self, day: date, last: date) -> None:
        assert rules.judge_before(day) == last

    def test_more_than_three_times_in_seven_days_stands_out(
        self, regio: Tenant, sam: Actor, dossier: Dossier, opened: Noodtoegang, browser: Client, set_clock: Clock,
        browse: Browse,
    ) -> None:  # fmt: skip
        begin = opened.inzage.van
        for day in (2, 4):
            set_clock(begin + timedelta(days=day))
            with inside(regio):
                open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)
        assert "keer in 7 dagen" not in browse(regio, "fg", naam=FG).get("/noodtoegang/").content.decode()
        set_clock(begin + timedelta(days=7) - timedelta(seconds=1))
        with inside(regio):
            fourth = open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)
        browser = browse(regio, "fg", naam=FG)
        assert browser.get("/noodtoegang/").content.decode().count("4 keer in 7 dagen") == 1
        assert "vaak noodtoegang" in browser.get(f"/noodtoegang/{fourth.pk}/").content.decode()
        set_clock(begin + timedelta(days=10))
        with inside(regio):
            open_noodtoegang(actor=sam, nummer=dossier.nummer, reden=REDEN)
        assert browse(regio, "fg", naam=FG).get("/noodtoegang/").content.decode().count("keer in 7 dagen") == 1


def test_the_dossier_page_keeps_to_its_questions(
    regio: Tenant, dossier: Dossier, opened: Noodtoegang, sams_browser: Client
) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert sams_browser.get(f"/dossiers/{dossier.pk}/").status_code == 200
    assert len(asked) <= 12, [query["sql"][:90] for query in asked]


def test_every_open_ground_is_in_the_words_of_the_log(regio: Tenant, sam: Actor, opened: Noodtoegang) -> None:
    with inside(regio):
        dossier = access.dossier_for(sam, opened.inzage.dossier_id)
        assert access.dossier_ground(sam, dossier) == "noodtoegang"
        assert dossier.besluit.tot == opened.inzage.tot
