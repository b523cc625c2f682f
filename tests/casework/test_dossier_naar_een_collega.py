"""Handing a dossier to a colleague, warm: a note, an answer, a first meeting."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.dossier.actions import open_dossier, release_dossier, take_dossier
from casework.dossier.models import Dossier
from casework.models import Gebeurtenis, Wisseling
from casework.vervanging.actions import arrange_vervanging
from casework.wisseling.actions import (
    accept_wisseling,
    note_meeting,
    propose_wisselingen,
    refuse_wisseling,
    withdraw_all_of,
    withdraw_wisseling,
)
from casework.wisseling.rules import MEEST, VERST, WISSELING, check_meeting, check_reden, check_voorstel
from casework.wisseling.work import waiting_wisselingen
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import PERSOON, get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
NOTITIE = "Vertrouwt niet snel; bel eerst (voorbeeld)."
VANDAAG = date(2026, 11, 22)


def to(colleague: Actor) -> UUID:
    assert colleague.user_id is not None
    return colleague.user_id


def propose(actor: Actor, colleague: Actor, *dossiers: Dossier) -> list[Wisseling]:
    return propose_wisselingen(
        actor=actor, dossiers=[one.pk for one in dossiers], naar=to(colleague), notitie=NOTITIE,
        kennismaking_op=today() + timedelta(days=7),
    )  # fmt: skip


class TestRegels:
    @given(st.integers(0, VERST.days))
    def test_a_meeting_within_three_months(self, ahead: int) -> None:
        assert check_voorstel([uuid4()], f" {NOTITIE} ", VANDAAG + timedelta(days=ahead), VANDAAG) == NOTITIE

    @given(st.integers(1, 500))
    def test_no_meeting_before_today_or_far_away(self, days: int) -> None:
        for day in (VANDAAG - timedelta(days=days), VANDAAG + VERST + timedelta(days=days)):
            with pytest.raises(InvalidInput):
                check_voorstel([uuid4()], NOTITIE, day, VANDAAG)

    def test_all_faults_at_once(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            check_voorstel([], " ", VANDAAG - timedelta(days=1), VANDAAG)
        assert set(caught.value.fields) == {"dossiers", "notitie", "kennismaking_op"}
        with pytest.raises(InvalidInput) as caught:
            check_voorstel([uuid4()] * (MEEST + 1), "x" * 5001, VANDAAG, VANDAAG)
        assert set(caught.value.fields) == {"dossiers", "notitie"}

    def test_a_reason_and_a_day(self) -> None:
        assert check_reden(" Vol. ") == "Vol."
        for wrong in (" ", "x" * 5001):
            with pytest.raises(InvalidInput):
                check_reden(wrong)
        check_meeting(VANDAAG, VANDAAG, VANDAAG)
        for day in (VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)):
            with pytest.raises(InvalidInput):
                check_meeting(day, VANDAAG, VANDAAG)

    def test_every_step_from_every_state(self) -> None:
        ways = {(edge.source, edge.name): edge.target for edge in WISSELING.edges}
        for state in WISSELING.states:
            for edge in WISSELING.edges:
                if (state, edge.name) in ways:
                    assert WISSELING.take(edge.name, state).target == ways[state, edge.name]
                else:
                    with pytest.raises(Refused):
                        WISSELING.take(edge.name, state)


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_proposed_accepted_and_met(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        (row,) = propose(noor, sam, dossier)
        (item,) = waiting_wisselingen(sam)
        assert (dossier.nummer in item.title, "overdragen" in item.why) == (True, True)
        assert (waiting_wisselingen(noor), NOTITIE in str(item)) == ([], False)
        with pytest.raises(Refused, match="al een voorstel"):
            propose(noor, sam, dossier)
        accept_wisseling(actor=sam, wisseling_id=row.pk)
        dossier.refresh_from_db()
        assert dossier.zorgcoordinator_id == sam.user_id
        assert Gebeurtenis.objects.get(soort="dossier_overgedragen").tekst == NOTITIE
        assert "Maak kennis" in waiting_wisselingen(sam)[0].why
        with pytest.raises(InvalidInput):
            note_meeting(actor=sam, wisseling_id=row.pk, datum=today() - timedelta(days=1))
        assert note_meeting(actor=sam, wisseling_id=row.pk, datum=today()).status == "kennisgemaakt"
        assert waiting_wisselingen(sam) == []
        with pytest.raises(Refused):
            accept_wisseling(actor=sam, wisseling_id=row.pk)

    def test_refused_with_a_reason_and_withdrawn(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        (row,) = propose(noor, sam, dossier)
        with pytest.raises(InvalidInput):
            refuse_wisseling(actor=sam, wisseling_id=row.pk, reden=" ")
        assert refuse_wisseling(actor=sam, wisseling_id=row.pk, reden="Vol (voorbeeld).").status == "geweigerd"
        (again,) = propose(noor, sam, dossier)
        assert withdraw_wisseling(actor=noor, wisseling_id=again.pk).status == "ingetrokken"
        dossier.refresh_from_db()
        assert dossier.zorgcoordinator_id == noor.user_id

    def test_each_does_only_his_own_part(
        self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier, regio: Tenant, actor: Callable[..., Actor]
    ) -> None:
        other = actor(regio, "zorgcoordinator", naam="Ander (voorbeeld)")
        (row,) = propose(noor, sam, dossier)
        for forbidden in (
            lambda: accept_wisseling(actor=noor, wisseling_id=row.pk),
            lambda: refuse_wisseling(actor=noor, wisseling_id=row.pk, reden="Nee."),
            lambda: withdraw_wisseling(actor=sam, wisseling_id=row.pk),
            lambda: accept_wisseling(actor=other, wisseling_id=row.pk),
            lambda: accept_wisseling(actor=ilse, wisseling_id=row.pk),
            lambda: propose(other, sam, dossier),
            lambda: propose(ilse, sam, dossier),
        ):
            with pytest.raises(Hidden):
                forbidden()

    def test_who_stands_in_may_propose(self, noor: Actor, sam: Actor, regio: Tenant, dossier: Dossier,
                                       actor: Callable[..., Actor]) -> None:  # fmt: skip
        other = actor(regio, "zorgcoordinator", naam="Ander (voorbeeld)")
        arrange_vervanging(actor=noor, vervanger_id=to(sam), begin=today(), eind=today())
        (row,) = propose(sam, other, dossier)
        assert (row.van_id, row.voorgesteld_door_id) == (noor.user_id, sam.user_id)
        withdraw_wisseling(actor=sam, wisseling_id=row.pk)

    def test_what_cannot_be_proposed(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        for colleague in (noor, ilse):
            with pytest.raises(InvalidInput):
                propose(noor, colleague, dossier)
        loose = open_dossier(actor=noor, persoon=PERSOON)
        release_dossier(actor=noor, dossier_id=loose.pk)
        with pytest.raises(Refused, match="geen zorgcoördinator"):
            propose(noor, sam, dossier, loose)
        assert not Wisseling.objects.exists()
        afsluiten(noor, dossier.pk, "overleden")
        with pytest.raises(Refused, match="afgesloten"):
            propose(noor, sam, dossier)

    def test_too_late_when_it_is_of_somebody_else_by_now(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        (row,) = propose(noor, sam, dossier)
        release_dossier(actor=noor, dossier_id=dossier.pk)
        with pytest.raises(Refused, match="intussen"):
            accept_wisseling(actor=sam, wisseling_id=row.pk)
        take_dossier(actor=noor, dossier_id=dossier.pk)
        afsluiten(noor, dossier.pk, "overleden")
        with pytest.raises(Refused, match="intussen"):
            accept_wisseling(actor=sam, wisseling_id=row.pk)

    def test_who_leaves_takes_the_proposals_away(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        other = open_dossier(actor=sam, persoon=PERSOON)
        propose(noor, sam, dossier)
        propose(sam, noor, other)
        withdraw_all_of(AccountGesloten(user_id=to(sam), opvolger_id=None, actor=noor))
        assert set(Wisseling.objects.values_list("status", flat=True)) == {"ingetrokken"}

    def test_it_is_erased_with_the_dossier_and_the_database_holds_the_rules(
        self, noor: Actor, sam: Actor, dossier: Dossier
    ) -> None:
        propose(noor, sam, dossier)
        for values in ({"status": "aangenomen"}, {"kennisgemaakt_op": today()}, {"naar": noor.user_id}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Wisseling.objects.update(**values)
        erase([dossier.pk])
        assert not Wisseling.objects.exists()


class TestPages:
    def test_from_one_colleague_to_the_other(
        self, regio: Tenant, noors_browser: Client, sam: Actor, dossier: Dossier, browse: Callable[..., Client]
    ) -> None:
        sams_browser = browse(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
        path = f"/wisselingen/nieuw/?dossier={dossier.pk}"
        assert "Luna (voorbeeld)" in noors_browser.get(path).content.decode()
        assert logged(regio, "dossierlijst_bekeken")
        typed = {"naar": str(sam.user_id), "dossiers": [str(dossier.pk)], "notitie": NOTITIE, "kennismaking_op": "x"}
        wrong = noors_browser.post(path, typed)
        assert wrong.status_code == 422
        assert NOTITIE in wrong.content.decode()
        soon = today() + timedelta(days=5)
        shown = noors_browser.post(path, {**typed, "kennismaking_op": f"{soon:%d-%m-%Y}"}, follow=True)
        assert dossier.nummer in shown.content.decode()
        with inside(regio):
            row = Wisseling.objects.get()
        page = sams_browser.get("/wisselingen/").content.decode()
        assert (dossier.nummer in page, NOTITIE in page, "Luna" in page) == (True, False, False)
        assert sams_browser.post(f"/wisselingen/{row.pk}/weigeren/", {"reden": ""}).status_code == 422
        assert noors_browser.post(f"/wisselingen/{row.pk}/aannemen/").status_code == 404
        taken = sams_browser.post(f"/wisselingen/{row.pk}/aannemen/", follow=True).content.decode()
        assert NOTITIE in taken
        assert noors_browser.post(f"/wisselingen/{row.pk}/intrekken/").status_code == 409
        assert noors_browser.get(f"/dossiers/{dossier.pk}/").status_code == 404
        met = f"/wisselingen/{row.pk}/kennismaken/"
        assert sams_browser.get(met).status_code == 200
        done = sams_browser.post(met, {"datum": f"{today():%d-%m-%Y}"}, follow=True).content.decode()
        assert "De kennismaking is vastgelegd." in done


class TestProgrammas:
    def test_a_program_hands_over_too(
        self, regio: Tenant, noors_api: Client, sam: Actor, dossier: Dossier, api: Callable[..., Client]
    ) -> None:
        sams_api = api(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
        soon = f"{today() + timedelta(days=5)}"
        said = {"naar": str(sam.user_id), "dossiers": [str(dossier.pk)], "notitie": NOTITIE, "kennismakingDatum": soon}

        def proposed() -> str:
            response = noors_api.post("/api/v1/wisselingen", said, content_type="application/json")
            assert response.status_code == 201
            return str(response.json()[0]["id"])

        post_json(sams_api, f"wisselingen/{proposed()}/weigering", {"reden": "Vol (voorbeeld)."}, 200)
        post_json(noors_api, f"wisselingen/{proposed()}/intrekking", status=200)
        number = proposed()
        assert post_json(sams_api, f"wisselingen/{number}/overname", status=200)["status"] == "aangenomen"
        post_json(sams_api, f"wisselingen/{number}/kennismaking", {"datum": f"{today()}"}, 200)
        found = get_json(sams_api, "wisselingen")["results"]
        assert sorted(one["status"] for one in found) == ["geweigerd", "ingetrokken", "kennisgemaakt"]
        assert "notitie" not in found[0]
