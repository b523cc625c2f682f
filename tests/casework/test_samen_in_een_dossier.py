"""The team of a dossier: who puts a colleague in it, what that one may do and for how long, and what ends it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework import access
from casework.caseload.queries import caseload_of, own_load
from casework.contact.models import Melding
from casework.dossier.actions import (
    join_dossier,
    open_dossier,
    release_dossier,
    take_dossier,
    write_note,
)
from casework.dossier.models import Dossier
from casework.models import Gebeurtenis, Taak, Teamlid
from casework.noodtoegang.actions import open_noodtoegang
from casework.noodtoegang.models import Noodbericht
from casework.taak.actions import add_taak
from casework.taak.rules import TaakInvoer
from casework.taak.work import waiting_taken
from casework.team.actions import add_teamlid, stop_teamlid
from casework.team.queries import team_of
from casework.team.rules import LANGST, ROLLEN, TeamInvoer, check_fits, checked, last_day, overlaps, stand, window
from casework.team.vertrek import leave_on_closing, leave_on_other_work, places_of
from casework.team.work import waiting_places
from casework.vervanging.actions import arrange_vervanging
from casework.wisseling.actions import accept_wisseling, propose_wisselingen
from casework.wisseling.queries import dossiers_to_hand_over
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten, RollenIngetrokken
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import PERSOON, get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
DAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 12, tzinfo=UTC)
INVOER = TeamInvoer("zorgcoordinator", DAG, None, "Samen naar de zittingen (voorbeeld).")
MOMENTS = st.integers(0, 40).map(lambda days: NU + timedelta(days=days))


def put(by: Actor, who: Actor, dossier: Dossier, rol: str = "zorgcoordinator", days: int | None = None) -> Teamlid:
    assert who.user_id is not None
    tot = None if days is None else today() + timedelta(days=days)
    invoer = TeamInvoer(rol, today(), tot, "Samen naar de zittingen (voorbeeld).")
    return add_teamlid(actor=by, dossier_id=dossier.pk, gebruiker_id=who.user_id, invoer=invoer)


class TestRegels:
    def test_everything_that_is_wrong_at_once(self) -> None:
        assert checked(replace(INVOER, reden=" Samen \n naar "), DAG).reden == "Samen naar"
        assert checked(replace(INVOER, tot=DAG + LANGST), DAG).tot == DAG + LANGST
        wrong = TeamInvoer("baas", DAG - timedelta(days=1), DAG - timedelta(days=2), "")
        with pytest.raises(InvalidInput) as told:
            checked(wrong, DAG)
        assert set(told.value.fields) == {"rol", "van", "tot", "reden"}
        for one in (replace(INVOER, reden="x" * 501), replace(INVOER, tot=DAG + LANGST + timedelta(days=1))):
            with pytest.raises(InvalidInput):
                checked(one, DAG)

    def test_a_part_asks_for_the_work(self) -> None:
        for rol in ROLLEN:
            check_fits(rol, {"zorgcoordinator", "gedragswetenschapper"})
        check_fits("betrokken", {"ketenregisseur"})
        with pytest.raises(InvalidInput):
            check_fits("zorgcoordinator", {"gedragswetenschapper"})

    @given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.none() | st.integers(0, 365))
    def test_the_last_day_counts_and_nothing_counts_back(self, day: date, days: int | None) -> None:
        until = None if days is None else day + timedelta(days=days)
        van, tot = window(day, until, NU)
        assert van >= NU
        assert (tot is None) == (until is None)
        assert tot is None or last_day(tot) == until

    @given(MOMENTS, MOMENTS, MOMENTS)
    def test_now_later_or_over(self, van: datetime, tot: datetime, nu: datetime) -> None:
        assert (stand(van, tot, None, nu) == "nu") == (van <= nu < tot)
        assert stand(van, None, nu, nu) == "voorbij"
        assert stand(van, None, None, nu) == ("straks" if nu < van else "nu")

    @given(MOMENTS, MOMENTS, MOMENTS, st.none() | MOMENTS)
    def test_two_places_at_one_moment(self, a: datetime, b: datetime, c: datetime, d: datetime | None) -> None:
        one, other = (a, b), (c, d)
        both = any(stand(*one, None, nu) == stand(*other, None, nu) == "nu" for nu in (a, c))
        if a < b and (d is None or c < d):
            assert overlaps(*one, [other]) == overlaps(*other, [one]) == both
        assert not overlaps(a, b, [])


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_a_colleague_works_along_and_the_first_stays_responsible(
        self, noor: Actor, sam: Actor, dossier: Dossier, melding: Melding
    ) -> None:
        with pytest.raises(Hidden):
            write_note(actor=sam, dossier_id=dossier.pk, tekst="Gebeld (voorbeeld)")
        row = put(noor, sam, dossier, days=3)
        join_dossier(actor=noor, melding_id=melding.pk, dossier_id=dossier.pk)
        write_note(actor=sam, dossier_id=dossier.pk, tekst="Gebeld (voorbeeld)")
        assert access.dossier_to_change(sam, dossier.pk).zorgcoordinator_id == noor.user_id
        assert dossier in access.caseload_of(sam)
        assert access.look_at_melding(sam, melding.pk).pk == melding.pk
        assert [one.why.split(", vanaf")[0] for one in waiting_places(sam)] == [
            "U bent in het team gezet: zorgcoördinator, werkt mee"
        ]
        assert waiting_places(noor) == []
        assert (own_load(sam)[0].dossiers, int(own_load(sam)[0].punten)) == (0, 1)
        assert [(one.naam, int(one.punten)) for one in caseload_of(noor).team] == [(noor.naam, 3), (sam.naam, 1)]
        # Not the team, not giving it away, not letting go: that is for who is responsible.
        assert sam.user_id is not None
        assert dossiers_to_hand_over(sam) == []
        refused: tuple[Callable[[], object], ...] = (
            lambda: put(sam, sam, dossier, "betrokken"),
            lambda: release_dossier(actor=sam, dossier_id=dossier.pk),
            lambda: propose_wisselingen(
                actor=sam, dossiers=[dossier.pk], naar=sam.user_id or uuid4(), notitie="x", kennismaking_op=today()
            ),
        )
        for deed in refused:
            with pytest.raises(Refused):
                deed()
        Teamlid.objects.filter(pk=row.pk).update(van=now() - timedelta(days=2), tot=now())
        assert not access.dossiers_for(sam).filter(pk=dossier.pk).exists()
        assert team_of(noor, dossier.pk).voorbij == [row]

    def test_who_may_come_in_and_who_not(
        self, noor: Actor, sam: Actor, ilse: Actor, yara: Actor, dossier: Dossier
    ) -> None:
        put(noor, ilse, dossier, "gedragswetenschapper")
        put(noor, yara, dossier, "betrokken")
        assert waiting_places(yara) == []
        with pytest.raises(Hidden):
            team_of(yara, dossier.pk)
        stranger = replace(sam, user_id=uuid4())
        wrong: tuple[Callable[[], object], ...] = (
            lambda: put(noor, noor, dossier),
            lambda: put(noor, ilse, dossier),
            lambda: put(noor, ilse, dossier, "betrokken"),
            lambda: put(noor, stranger, dossier),
        )
        for deed in wrong:
            with pytest.raises(InvalidInput):
                deed()
        for deed in (lambda: put(sam, sam, dossier), lambda: put(ilse, sam, dossier)):
            with pytest.raises(Hidden):
                deed()
        release_dossier(actor=noor, dossier_id=dossier.pk)
        with pytest.raises(Refused, match="Pak het eerst op"):
            put(noor, sam, dossier)
        take_dossier(actor=noor, dossier_id=dossier.pk)
        Dossier.objects.filter(pk=dossier.pk).update(
            fase="afgesloten", afgesloten_at=dossier.geopend_at, afsluit_reden="afgerond"
        )
        with pytest.raises(Refused, match="Heropen"):
            put(noor, sam, dossier)

    def test_stopping_is_at_once_and_tasks_fall_back(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        row = put(noor, sam, dossier)
        call = TaakInvoer("bellen", "Bel (voorbeeld).", today())
        add_taak(actor=noor, dossier_id=dossier.pk, invoer=call, voor=sam.user_id)
        assert (len(waiting_taken(sam)), waiting_taken(noor)) == (1, [])
        # A place of which the last day passed leaves the task to the zorgcoördinator as well.
        Teamlid.objects.update(van=now() - timedelta(days=2), tot=now())
        assert (waiting_taken(sam), len(waiting_taken(noor))) == ([], 1)
        Teamlid.objects.update(tot=None)
        assert stop_teamlid(actor=sam, teamlid_id=row.pk).stopreden == "zelf"
        assert Taak.objects.get().voor_id is None
        with pytest.raises(Hidden):
            stop_teamlid(actor=sam, teamlid_id=row.pk)
        with pytest.raises(Refused):
            stop_teamlid(actor=noor, teamlid_id=row.pk)
        again = put(noor, sam, dossier)
        assert stop_teamlid(actor=noor, teamlid_id=again.pk).stopreden == "klaar"
        kinds = Gebeurtenis.objects.filter(soort__startswith="teamlid_").order_by("at").values_list("soort", flat=True)
        assert list(kinds) == ["teamlid_toegevoegd", "teamlid_gestopt"] * 2

    def test_who_stands_in_for_a_member_works_along_for_that_one(
        self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier, actor: Callable[..., Actor]
    ) -> None:
        kim = actor(regio, "zorgcoordinator", naam="Kim (voorbeeld)")
        put(noor, sam, dossier)
        assert kim.user_id is not None
        arrange_vervanging(actor=sam, vervanger_id=kim.user_id, begin=today(), eind=today())
        write_note(actor=kim, dossier_id=dossier.pk, tekst="Gebeld (voorbeeld)")
        assert access.dossier_for(kim, dossier.pk).besluit.namens == sam.naam
        assert dossier in access.caseload_of(kim)
        (line,) = logged(regio, "aantekening_gemaakt")
        assert (line.actor_naam, line.namens, line.ground) == (kim.naam, sam.naam, access.VERVANGING)

    def test_who_becomes_responsible_leaves_the_team(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        put(noor, sam, dossier)
        assert sam.user_id is not None
        (row,) = propose_wisselingen(
            actor=noor, dossiers=[dossier.pk], naar=sam.user_id, notitie="Lees dit.", kennismaking_op=today()
        )
        accept_wisseling(actor=sam, wisseling_id=row.pk)
        assert Teamlid.objects.get().stopreden == "verantwoordelijk"
        put(sam, noor, dossier)
        release_dossier(actor=sam, dossier_id=dossier.pk)
        take_dossier(actor=noor, dossier_id=dossier.pk)
        assert Teamlid.objects.filter(gestopt_at=None).count() == 0

    def test_who_leaves_or_does_other_work(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        assert sam.user_id is not None
        assert ilse.user_id is not None
        put(noor, ilse, dossier, "gedragswetenschapper")
        put(noor, sam, dossier)
        assert [one.aantal for one in places_of(sam.user_id)] == [1]
        leave_on_other_work(RollenIngetrokken(sam.user_id, frozenset({"gedragswetenschapper"}), noor))
        leave_on_other_work(RollenIngetrokken(ilse.user_id, frozenset({"gedragswetenschapper"}), noor))
        assert [one.stopreden for one in Teamlid.objects.order_by("toegevoegd_at")] == ["ander_werk", ""]
        leave_on_closing(AccountGesloten(sam.user_id, None, replace(noor, kind="gemeente")))
        leave_on_closing(AccountGesloten(sam.user_id, None, noor))
        assert [one.stopreden for one in Teamlid.objects.order_by("toegevoegd_at")] == ["ander_werk", "account"]
        assert [one.aantal for one in places_of(sam.user_id)] == [0]

    def test_everybody_who_works_along_hears_of_noodtoegang(
        self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier, actor: Callable[..., Actor]
    ) -> None:
        put(noor, sam, dossier)
        kim = actor(regio, "zorgcoordinator", naam="Kim (voorbeeld)")
        reden = "Zij belde in paniek en Noor is niet te bereiken (voorbeeld)."
        open_noodtoegang(actor=kim, nummer=dossier.nummer, reden=reden)
        assert set(Noodbericht.objects.values_list("ontvanger", flat=True)) >= {noor.user_id, sam.user_id}

    def test_nothing_stays_when_a_dossier_is_destroyed_and_the_database_holds_it_too(
        self, noor: Actor, sam: Actor, dossier: Dossier
    ) -> None:
        row = put(noor, sam, dossier, days=1)
        for values in ({"rol": "baas"}, {"tot": row.van}, {"gestopt_at": now()}, {"stopreden": "klaar"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Teamlid.objects.update(**values)
        erase([dossier.pk])
        assert not Teamlid.objects.exists()


def test_the_pages(
    regio: Tenant, noor: Actor, sam: Actor, noors_browser: Client, browse: Callable[..., Client], dossier: Dossier
) -> None:
    page = f"/dossiers/{dossier.pk}/team/"
    assert "Er werkt nu niemand mee" in noors_browser.get(page).content.decode()
    sams_browser = browse(regio, "zorgcoordinator", naam=sam.naam)
    assert sams_browser.get(page).status_code == 404
    said = {"gebruiker": str(sam.user_id), "rol": "zorgcoordinator", "van": f"{today():%d-%m-%Y}", "reden": "Samen."}
    assert sam.naam in noors_browser.get(f"{page}nieuw/").content.decode()
    wrong = noors_browser.post(f"{page}nieuw/", {**said, "tot": "01-01-2020"})
    assert wrong.status_code == 422
    assert "Samen." in wrong.content.decode()
    shown = noors_browser.post(f"{page}nieuw/", said, follow=True).content.decode()
    assert "Nu in het team" in shown
    assert "Nieuw in een team" in sams_browser.get("/").content.decode()
    mine = sams_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
    assert "U werkt mee in dit dossier" in mine
    assert "Zorgcoördinator, werkt mee" in noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
    assert "Collega in het team zetten" not in sams_browser.get(page).content.decode()
    assert dossier.nummer in sams_browser.get("/dossiers/").content.decode()
    with inside(regio):
        row = Teamlid.objects.get()
    assert sams_browser.post(f"/teamleden/{row.pk}/stoppen/", follow=True).status_code == 200
    assert sams_browser.get(page).status_code == 404
    assert "Zelf gestopt".lower() in noors_browser.get(page).content.decode()
    grounds = {line.ground for line in logged(regio, "dossier_bekeken") if line.actor_id == sam.user_id}
    assert grounds == {"in het team van het dossier"}


def test_programs_do_the_same(
    regio: Tenant, sam: Actor, noors_api: Client, api: Callable[..., Client], dossier: Dossier
) -> None:
    said = {"gebruiker": str(sam.user_id), "rol": "zorgcoordinator", "vanafDatum": today().isoformat(), "reden": "x"}
    path = f"dossiers/{dossier.pk}/teamleden"
    row = post_json(noors_api, path, said)
    assert (row["naam"], row["totOp"], row["stopreden"]) == (sam.naam, None, "")
    post_json(noors_api, path, said, status=400)
    sams = api(regio, "zorgcoordinator", naam=sam.naam)
    assert get_json(sams, f"dossiers/{dossier.pk}")["nummer"] == dossier.nummer
    post_json(sams, path, said, status=409)
    assert post_json(noors_api, f"teamleden/{row['id']}/einde")["stopreden"] == "klaar"
    post_json(noors_api, f"teamleden/{row['id']}/einde", status=409)
    assert get_json(noors_api, path)["count"] == 1
    get_json(sams, path, 404)


def test_a_dossier_of_ones_own_has_its_own_team(regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier) -> None:
    with inside(regio):
        put(noor, sam, dossier)
        other = open_dossier(actor=noor, persoon=PERSOON)
        assert not access.dossiers_for(sam).filter(pk=other.pk).exists()
