"""Tasks of a dossier: who makes, ticks and sees them, what waits in Mijn werk, and what stays of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.dossier.actions import change_fase, release_dossier
from casework.dossier.models import Dossier
from casework.models import Gebeurtenis, Taak
from casework.overdracht.inhoud import pack
from casework.taak.actions import add_taak, change_taak, take_taak_step
from casework.taak.rules import BINNENKORT, NABIJ, STAPPEN, TAAK, VERST, TaakInvoer, checked, nabij
from casework.taak.vertrek import release_on_leaving, release_on_other_work
from casework.taak.work import waiting_taken
from casework.vervanging.actions import arrange_vervanging
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten, RollenIngetrokken
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
DAG = date(2026, 11, 22)
BELLEN = TaakInvoer("bellen", "Opvang bellen (voorbeeld).", DAG)


def over(days: int) -> date:
    return today() + timedelta(days=days)


def add(
    actor: Actor, dossier: Dossier, days: int = 5, wat: str = "Bel (voorbeeld).", voor: Actor | None = None
) -> Taak:
    invoer = TaakInvoer("bellen", wat, over(days))
    return add_taak(actor=actor, dossier_id=dossier.pk, invoer=invoer, voor=voor.user_id if voor else None)


class TestRegels:
    def test_a_task_says_what_and_before_when(self) -> None:
        assert checked(replace(BELLEN, wat="  Opvang \n bellen "), DAG).wat == "Opvang bellen"
        wrong = TaakInvoer("dansen", "", DAG - timedelta(days=1), "x" * 2_001)
        with pytest.raises(InvalidInput) as told:
            checked(wrong, DAG)
        assert set(told.value.fields) == {"soort", "wat", "uiterlijk", "toelichting"}
        with pytest.raises(InvalidInput):
            checked(replace(BELLEN, wat="x" * 201), DAG)
        with pytest.raises(InvalidInput):
            checked(replace(BELLEN, uiterlijk=DAG + VERST + timedelta(days=1)), DAG)

    def test_a_day_that_passed_stays_when_the_rest_changes(self) -> None:
        late = replace(BELLEN, uiterlijk=DAG - timedelta(days=9))
        assert checked(late, DAG, late.uiterlijk) == late

    @given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-400, 400))
    def test_late_begins_the_day_after(self, vandaag: date, days: int) -> None:
        word = nabij(vandaag + timedelta(days=days), vandaag)
        assert word in NABIJ
        assert (word == "te_laat") == (days < 0)
        assert (word == "vandaag") == (days == 0)
        assert (word == "binnenkort") == (0 < days <= BINNENKORT)

    @pytest.mark.parametrize("status", TAAK.states)
    @pytest.mark.parametrize("name", [*STAPPEN, "wijzigen"])
    def test_each_step_goes_from_where_it_may(self, name: str, status: str) -> None:
        allowed = {edge.source: edge.target for edge in TAAK.edges if edge.name == name}
        if status in allowed:
            assert TAAK.take(name, status).target == allowed[status]
        else:
            with pytest.raises(Refused):
                TAAK.take(name, status)


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_a_task_waits_in_mijn_werk_until_it_is_done(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        later, late = add(noor, dossier, 9), add(noor, dossier, 0)
        Taak.objects.filter(pk=late.pk).update(uiterlijk=over(-2))
        work = waiting_taken(noor)
        assert [(one.due, one.urgent) for one in work] == [(over(-2), True), (over(9), False)]
        assert "2 dagen te laat" in work[0].why
        assert "(voorbeeld)" not in work[0].title + work[0].why
        assert waiting_taken(sam) == []
        done = take_taak_step(actor=noor, taak_id=late.pk, stap="afvinken")
        assert (done.status, done.afgehandeld_door_id) == ("gedaan", noor.user_id)
        with pytest.raises(Refused):
            take_taak_step(actor=noor, taak_id=late.pk, stap="schrappen")
        assert [one.due for one in waiting_taken(noor)] == [over(9)]
        again = take_taak_step(actor=noor, taak_id=late.pk, stap="heropenen")
        assert (again.status, again.afgehandeld_at, again.afgehandeld_door_id) == ("open", None, None)
        assert take_taak_step(actor=noor, taak_id=later.pk, stap="schrappen").status == "vervallen"
        kinds = Gebeurtenis.objects.filter(soort__startswith="taak_").order_by("at").values_list("soort", flat=True)
        assert list(kinds) == ["taak_gemaakt", "taak_gemaakt", "taak_gedaan", "taak_heropend", "taak_vervallen"]

    def test_who_stands_in_sees_the_tasks_of_the_caseload(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        taak = add(noor, dossier)
        assert sam.user_id is not None
        arrange_vervanging(actor=noor, vervanger_id=sam.user_id, begin=today(), eind=today())
        assert len(waiting_taken(sam)) == 1
        assert take_taak_step(actor=sam, taak_id=taak.pk, stap="afvinken").status == "gedaan"

    def test_the_gedragswetenschapper_ticks_what_is_asked_of_her(
        self, noor: Actor, ilse: Actor, dossier: Dossier
    ) -> None:
        hers, noors = add(noor, dossier, voor=ilse), add(noor, dossier)
        assert [one.due for one in waiting_taken(ilse)] == [over(5)]
        assert len(waiting_taken(noor)) == 1
        assert take_taak_step(actor=ilse, taak_id=hers.pk, stap="afvinken").status == "gedaan"
        forbidden: tuple[Callable[[], object], ...] = (
            lambda: take_taak_step(actor=ilse, taak_id=noors.pk, stap="afvinken"),
            lambda: add(ilse, dossier),
            lambda: change_taak(actor=ilse, taak_id=noors.pk, invoer=TaakInvoer("bellen", "x", over(1))),
        )
        for deed in forbidden:
            with pytest.raises(Hidden):
                deed()

    def test_a_task_is_changed_while_it_is_open(self, noor: Actor, ilse: Actor, dossier: Dossier) -> None:
        taak = add(noor, dossier)
        invoer = TaakInvoer("overleggen", "Vraag advies (voorbeeld).", over(2), "Over de veiligheid.")
        changed = change_taak(actor=noor, taak_id=taak.pk, invoer=invoer, voor=ilse.user_id)
        assert (changed.soort, changed.voor_id, changed.uiterlijk) == ("overleggen", ilse.user_id, over(2))
        take_taak_step(actor=noor, taak_id=taak.pk, stap="afvinken")
        with pytest.raises(Refused):
            change_taak(actor=noor, taak_id=taak.pk, invoer=invoer)

    def test_a_colleague_without_the_dossier_does_nothing(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        taak = add(noor, dossier)
        forbidden: tuple[Callable[[], object], ...] = (
            lambda: add(sam, dossier),
            lambda: add(noor, dossier, voor=sam),
            lambda: take_taak_step(actor=sam, taak_id=taak.pk, stap="afvinken"),
            lambda: take_taak_step(actor=noor, taak_id=uuid4(), stap="afvinken"),
            lambda: take_taak_step(actor=noor, taak_id=taak.pk, stap="wijzigen"),
            lambda: change_taak(actor=sam, taak_id=taak.pk, invoer=TaakInvoer("bellen", "x", over(1))),
        )
        for deed in forbidden:
            with pytest.raises((Hidden, InvalidInput)):
                deed()
        assert Taak.objects.get().status == "open"

    def test_nobody_new_in_a_closed_dossier(self, noor: Actor, dossier: Dossier) -> None:
        taak = add(noor, dossier)
        Dossier.objects.filter(pk=dossier.pk).update(
            fase="afgesloten", afgesloten_at=dossier.geopend_at, afsluit_reden="afgerond"
        )
        with pytest.raises(Refused, match="Heropen"):
            add(noor, dossier)
        assert take_taak_step(actor=noor, taak_id=taak.pk, stap="afvinken").status == "gedaan"

    def test_tasks_of_who_leaves_fall_to_the_zorgcoordinator(self, noor: Actor, ilse: Actor, dossier: Dossier) -> None:
        add(noor, dossier, voor=ilse)
        assert ilse.user_id is not None
        release_on_other_work(RollenIngetrokken(ilse.user_id, frozenset({"fg"}), noor))
        assert waiting_taken(noor) == []
        release_on_other_work(RollenIngetrokken(ilse.user_id, frozenset({"gedragswetenschapper"}), noor))
        assert len(waiting_taken(noor)) == 1
        Taak.objects.update(voor=ilse.user_id)
        release_on_leaving(AccountGesloten(ilse.user_id, None, noor))
        assert len(waiting_taken(noor)) == 1
        release_dossier(actor=noor, dossier_id=dossier.pk)
        assert waiting_taken(noor) == []

    def test_another_regio_reads_what_is_still_to_do(self, noor: Actor, dossier: Dossier) -> None:
        add(noor, dossier, wat="Advocaat bellen (voorbeeld).")
        done = add(noor, dossier, wat="Klaar (voorbeeld).")
        take_taak_step(actor=noor, taak_id=done.pk, stap="afvinken")
        told = [line.tekst for line in pack(dossier).tijdlijn if line.tekst.startswith("Nog te doen")]
        assert len(told) == 1
        assert "Advocaat bellen (voorbeeld)." in told[0]

    def test_nothing_stays_when_a_dossier_is_destroyed(self, noor: Actor, dossier: Dossier) -> None:
        add(noor, dossier)
        erase([dossier.pk])
        assert not Taak.objects.exists()
        assert waiting_taken(noor) == []

    def test_the_database_holds_it_too(self, noor: Actor, dossier: Dossier) -> None:
        add(noor, dossier)
        for values in ({"status": "gedaan"}, {"soort": "dansen"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Taak.objects.update(**values)


def test_the_pages(regio: Tenant, noors_browser: Client, browse: Callable[..., Client], dossier: Dossier) -> None:
    page = f"/dossiers/{dossier.pk}/taken/"
    assert "Er staat niets open" in noors_browser.get(page).content.decode()
    hers = browse(regio, "gedragswetenschapper", naam="Ilse (voorbeeld)")
    assert "Ilse (voorbeeld)" in noors_browser.get(f"{page}nieuw/").content.decode()
    said = {"soort": "bellen", "wat": "Bel de opvang (voorbeeld).", "uiterlijk": f"{over(-1):%d-%m-%Y}"}
    wrong = noors_browser.post(f"{page}nieuw/", said)
    assert wrong.status_code == 422
    assert "Bel de opvang (voorbeeld)." in wrong.content.decode()
    assert "al voorbij" in wrong.content.decode()
    shown = noors_browser.post(f"{page}nieuw/", {**said, "uiterlijk": f"{over(1):%d-%m-%Y}"}, follow=True)
    assert "nog 1 dag" in shown.content.decode()
    assert "Dossier" in noors_browser.get("/").content.decode()
    with inside(regio):
        taak = Taak.objects.get()
    change = {**said, "wat": "Bel morgen (voorbeeld).", "uiterlijk": f"{over(2):%d-%m-%Y}"}
    assert noors_browser.get(f"/taken/{taak.pk}/wijzigen/").status_code == 200
    assert "Bel morgen" in noors_browser.post(f"/taken/{taak.pk}/wijzigen/", change, follow=True).content.decode()
    read = hers.get(page).content.decode()
    assert "Bel morgen (voorbeeld)." in read
    assert "Gedaan</button>" not in read
    assert hers.get(f"{page}nieuw/").status_code == 404
    assert hers.post(f"/taken/{taak.pk}/stap/").status_code == 404
    ticked = noors_browser.post(f"/taken/{taak.pk}/stap/", {"stap": "afvinken"}, follow=True).content.decode()
    assert "Weer openzetten" in ticked
    assert noors_browser.get(f"/taken/{taak.pk}/wijzigen/").status_code == 409
    assert [line.ground for line in logged(regio, "taak_gedaan")] == ["eigen caseload"]


def test_programs_do_the_same(noors_api: Client, dossier: Dossier) -> None:
    said = {"soort": "brief", "wat": "Brief aan de IND (voorbeeld)", "uiterlijkDatum": over(3).isoformat()}
    taak = post_json(noors_api, f"dossiers/{dossier.pk}/taken", said)
    assert (taak["status"], taak["voor"]) == ("open", None)
    changed = noors_api.put(f"/api/v1/taken/{taak['id']}", {**said, "soort": "bellen"}, content_type="application/json")
    assert changed.json()["soort"] == "bellen"
    assert post_json(noors_api, f"taken/{taak['id']}/stappen", {"stap": "afvinken"})["status"] == "gedaan"
    post_json(noors_api, f"taken/{taak['id']}/stappen", {"stap": "afvinken"}, status=409)
    (row,) = get_json(noors_api, f"dossiers/{dossier.pk}/taken")["results"]
    assert row["afgehandeldOp"]


def test_a_step_of_the_dossier_leaves_its_tasks(regio: Tenant, noor: Actor, dossier: Dossier) -> None:
    with inside(regio):
        add(noor, dossier)
        change_fase(actor=noor, dossier_id=dossier.pk, stap="starten")
        assert len(waiting_taken(noor)) == 1
