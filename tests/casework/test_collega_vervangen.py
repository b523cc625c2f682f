"""Standing in for a colleague: the same as the own caseload, for a while, with both names in the log."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from casework import access
from casework.contact.models import Melding
from casework.dossier.actions import change_fase, open_dossier, open_dossier_from_melding, write_note
from casework.dossier.models import Dossier
from casework.registratie.actions import register_dossier
from casework.vervanging import rules
from casework.vervanging.actions import arrange_vervanging, end_vervanging
from casework.vervanging.models import Vervanging
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput
from dekkend.core.events import publish
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import PERSOON, get_json, logged

Browse = Callable[..., Client]
Clock = Callable[[datetime], None]
DAG = date(2026, 11, 23)


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return lambda when: monkeypatch.setattr("django.utils.timezone.now", lambda: when)


@pytest.fixture
def arranged(regio: Tenant, noor: Actor, sam: Actor) -> Vervanging:
    """Sam stands in for Noor, today and the six days after."""
    assert sam.user_id is not None
    with inside(regio):
        return arrange_vervanging(actor=noor, vervanger_id=sam.user_id, begin=today(), eind=today() + timedelta(days=6))


@pytest.fixture
def sams_browser(regio: Tenant, sam: Actor, browse: Browse) -> Client:
    return browse(regio, "zorgcoordinator", naam=sam.naam)


class TestThePeriod:
    def test_the_last_day_counts(self) -> None:
        van, tot = rules.period(DAG, DAG, DAG)
        assert (van.isoformat(), tot.isoformat()) == ("2026-11-23T00:00:00+01:00", "2026-11-24T00:00:00+01:00")
        assert rules.last_day(tot) == DAG

    def test_over_the_summer_time(self) -> None:
        van, tot = rules.period(date(2027, 3, 27), date(2027, 3, 28), DAG)
        assert (van.utcoffset(), tot.utcoffset()) == (timedelta(hours=1), timedelta(hours=2))

    @pytest.mark.parametrize(
        ("begin", "eind", "field"),
        [(-1, 3, "begin"), (5, 4, "eind"), (0, 184, "eind")],
    )
    def test_days_that_cannot_be(self, begin: int, eind: int, field: str) -> None:
        with pytest.raises(InvalidInput) as error:
            rules.period(DAG + timedelta(days=begin), DAG + timedelta(days=eind), DAG)
        assert list(error.value.fields) == [field]

    def test_half_a_year_is_allowed(self) -> None:
        assert rules.period(DAG, DAG + timedelta(days=183), DAG)


class TestWhatSamMay:
    def test_as_if_it_were_his_own(
        self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier, arranged: Vervanging, sams_browser: Client
    ) -> None:
        page = sams_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert f"U vervangt {noor.naam}" in page
        assert "Persoon wijzigen" in page
        with inside(regio):
            write_note(actor=sam, dossier_id=dossier.pk, tekst="Gebeld (voorbeeld)")
            change_fase(actor=sam, dossier_id=dossier.pk, stap="starten")
        for code in ("dossier_bekeken", "aantekening_gemaakt", "fase_gewijzigd"):
            (line,) = logged(regio, code)
            assert (line.actor_naam, line.namens, line.ground) == (sam.naam, noor.naam, access.VERVANGING)

    def test_in_lists_and_the_api_with_the_name_of_whom_it_is_for(
        self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier, arranged: Vervanging, sams_browser: Client,
        api: Browse,
    ) -> None:  # fmt: skip
        with inside(regio):
            own = open_dossier(actor=sam, persoon=PERSOON)
        assert dossier.nummer in sams_browser.get("/dossiers/").content.decode()
        lines = {(line.ground, line.namens): line.details["dossiers"] for line in logged(regio, "dossierlijst_bekeken")}
        assert lines == {
            (access.CASELOAD, ""): [str(own.pk)],
            (access.VERVANGING, noor.naam): [str(dossier.pk)],
        }
        client = api(regio, "zorgcoordinator", naam=sam.naam)
        assert get_json(client, "dossiers")["count"] == 2
        assert get_json(client, f"dossiers/{dossier.pk}")["nummer"] == dossier.nummer
        assert get_json(client, f"dossiers/{dossier.pk}/toestemmingen")["count"] == 0

    def test_dossiers_that_are_opened_meanwhile(
        self, regio: Tenant, noor: Actor, arranged: Vervanging, sams_browser: Client
    ) -> None:
        with inside(regio):
            new = open_dossier(actor=noor, persoon=PERSOON)
        assert sams_browser.get(f"/dossiers/{new.pk}/").status_code == 200

    def test_the_melding_follows_its_dossier(
        self, regio: Tenant, noor: Actor, arranged: Vervanging, melding: Melding, sams_browser: Client
    ) -> None:
        with inside(regio):
            dossier = open_dossier_from_melding(actor=noor, melding_id=melding.pk)
        page = sams_browser.get(f"/meldingen/{melding.pk}/").content.decode()
        assert dossier.nummer in page
        assert melding.nummer in sams_browser.get("/meldingen/").content.decode()
        (line,) = logged(regio, "melding_bekeken")
        assert (line.ground, line.namens) == (access.VERVANGING, noor.naam)

    def test_the_work_waits_for_sam_too(
        self, regio: Tenant, sam: Actor, dossier: Dossier, arranged: Vervanging, sams_browser: Client
    ) -> None:
        assert dossier.nummer in sams_browser.get("/").content.decode()
        with inside(regio):
            _, new = register_dossier(actor=sam, dossier_id=dossier.pk)
        assert new
        (line,) = logged(regio, "registratie_geteld")
        assert line.namens

    def test_not_what_noor_may_because_she_stands_in_for_another(
        self, regio: Tenant, noor: Actor, actor: Callable[..., Actor], arranged: Vervanging, sams_browser: Client
    ) -> None:
        kim = actor(regio, "zorgcoordinator", naam="Kim (voorbeeld)")
        assert noor.user_id is not None
        with inside(regio):
            kims = open_dossier(actor=kim, persoon=PERSOON)
            arrange_vervanging(actor=kim, vervanger_id=noor.user_id, begin=today(), eind=today())
            assert access.dossiers_for(noor).filter(pk=kims.pk).exists()
        assert sams_browser.get(f"/dossiers/{kims.pk}/").status_code == 404

    def test_giving_the_dossier_away_is_noors(
        self, regio: Tenant, dossier: Dossier, arranged: Vervanging, sams_browser: Client
    ) -> None:
        assert "Teruggeven aan het team" not in sams_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert sams_browser.post(f"/dossiers/{dossier.pk}/loslaten/").status_code == 409


class TestTheEnd:
    def test_to_the_second(
        self, regio: Tenant, dossier: Dossier, arranged: Vervanging, sam: Actor, browse: Browse, set_clock: Clock
    ) -> None:
        answers = []
        for moment in (arranged.tot - timedelta(seconds=1), arranged.tot):
            set_clock(moment)
            answers.append(browse(regio, "zorgcoordinator", naam=sam.naam).get(f"/dossiers/{dossier.pk}/").status_code)
        assert answers == [200, 404]

    def test_not_before_the_first_day(
        self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier, sams_browser: Client
    ) -> None:
        assert sam.user_id is not None
        tomorrow = today() + timedelta(days=1)
        with inside(regio):
            arrange_vervanging(actor=noor, vervanger_id=sam.user_id, begin=tomorrow, eind=tomorrow)
        assert sams_browser.get(f"/dossiers/{dossier.pk}/").status_code == 404

    @pytest.mark.parametrize("who", ["noor", "sam"])
    def test_earlier_by_either_and_at_the_next_request(
        self,
        regio: Tenant,
        dossier: Dossier,
        arranged: Vervanging,
        sams_browser: Client,
        noors_browser: Client,
        who: str,
    ) -> None:
        assert sams_browser.get(f"/dossiers/{dossier.pk}/").status_code == 200
        browser = {"noor": noors_browser, "sam": sams_browser}[who]
        assert "Beëindigen" in browser.get("/vervanging/").content.decode()
        assert browser.post(f"/vervanging/{arranged.pk}/beeindigen/").status_code == 302
        assert sams_browser.get(f"/dossiers/{dossier.pk}/").status_code == 404
        assert sams_browser.post(f"/dossiers/{dossier.pk}/aantekening/", {"tekst": "x"}).status_code == 404
        assert len(logged(regio, "vervanging_beeindigd")) == 1
        assert browser.post(f"/vervanging/{arranged.pk}/beeindigen/").status_code == 404

    def test_not_by_somebody_else(self, regio: Tenant, arranged: Vervanging, actor: Callable[..., Actor]) -> None:
        kim = actor(regio, "zorgcoordinator", naam="Kim (voorbeeld)")
        with inside(regio), pytest.raises(Hidden):
            end_vervanging(actor=kim, vervanging_id=arranged.pk)

    @pytest.mark.parametrize("leaving", ["noor", "sam"])
    def test_with_the_account_of_either(
        self, regio: Tenant, noor: Actor, sam: Actor, arranged: Vervanging, request: pytest.FixtureRequest, leaving: str
    ) -> None:
        user_id = request.getfixturevalue(leaving).user_id
        with inside(regio):
            publish(AccountGesloten(user_id, None, noor))
            assert Vervanging.objects.get().beeindigd_at is not None

    def test_who_loses_the_role_stands_in_for_nobody(
        self, regio: Tenant, dossier: Dossier, arranged: Vervanging, sam: Actor
    ) -> None:
        demoted = Actor(sam.user_id, sam.naam, frozenset({"ketenpartner"}), sam.tenant, "regio", "web")
        with inside(regio):
            assert list(access.dossiers_shown_to(demoted)) == []


class TestArranging:
    def test_by_page(self, regio: Tenant, sam: Actor, noors_browser: Client, dossier: Dossier) -> None:
        assert 'href="/vervanging/"' in noors_browser.get("/dossiers/").content.decode()
        assert "Niemand." in noors_browser.get("/vervanging/").content.decode()
        assert sam.naam in noors_browser.get("/vervanging/nieuw/").content.decode()
        days = {"begin": today().strftime("%d-%m-%Y"), "eind": today().strftime("%d-%m-%Y")}
        answer = noors_browser.post("/vervanging/nieuw/", {"vervanger": str(sam.user_id), **days})
        assert answer.status_code == 302
        page = noors_browser.get("/vervanging/").content.decode()
        assert sam.naam in page
        assert ", nu" in page

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"vervanger": ""}, "Wie vervangt u?"),
            ({"eind": "01-01-2020"}, "Kies een laatste dag op of na de eerste dag."),
            ({"begin": "morgen"}, "Eerste dag"),
        ],
    )
    def test_what_is_wrong_is_said_and_kept(
        self, regio: Tenant, sam: Actor, noors_browser: Client, typed: dict[str, str], said: str
    ) -> None:
        day = today().strftime("%d-%m-%Y")
        answer = noors_browser.post(
            "/vervanging/nieuw/", {"vervanger": str(sam.user_id), "begin": day, "eind": day, **typed}
        )
        assert answer.status_code == 422
        assert said in answer.content.decode()
        with inside(regio):
            assert not Vervanging.objects.exists()

    def test_one_at_a_time(self, regio: Tenant, noor: Actor, sam: Actor, arranged: Vervanging) -> None:
        assert sam.user_id is not None
        last = rules.last_day(arranged.tot)
        with inside(regio):
            with pytest.raises(InvalidInput):
                arrange_vervanging(actor=noor, vervanger_id=sam.user_id, begin=last, eind=last)
            after = last + timedelta(days=1)
            arrange_vervanging(actor=noor, vervanger_id=sam.user_id, begin=after, eind=after)

    def test_only_by_another_zorgcoordinator(self, regio: Tenant, noor: Actor, ilse: Actor) -> None:
        assert ilse.user_id is not None
        assert noor.user_id is not None
        with inside(regio):
            for wrong in (ilse.user_id, noor.user_id):
                with pytest.raises(InvalidInput) as error:
                    arrange_vervanging(actor=noor, vervanger_id=wrong, begin=today(), eind=today())
                assert list(error.value.fields) == ["vervanger"]

    def test_not_for_who_has_no_caseload(self, regio: Tenant, sam: Actor, ilse: Actor, browse: Browse) -> None:
        assert sam.user_id is not None
        with inside(regio), pytest.raises(Hidden):
            arrange_vervanging(actor=ilse, vervanger_id=sam.user_id, begin=today(), eind=today())
        assert browse(regio, "gedragswetenschapper").get("/vervanging/").status_code == 404
