"""Dossiers on the agenda of a micro overleg: who may see what is shared of them, from when until when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from casework.access import dossiers_shown_to
from casework.avgverzoek.actions import note_avgverzoek, take_avgverzoek_step
from casework.avgverzoek.rules import Verzoek
from casework.dossier.actions import open_dossier, write_note
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from casework.grondslag.actions import end_grondslag, record_grondslag
from casework.grondslag.rules import GrondslagInvoer
from casework.models import Toestemming
from casework.toestemming.actions import withdraw_toestemming
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten
from dekkend.accounts.models import User
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.core.events import publish
from dekkend.isolation.context import inside
from governance.overleg.actions import cancel_overleg, change_overleg, invite, mark_held, record_answer
from governance.overleg.agendapunten import add_dossier, remove_dossier
from governance.overleg.models import Agendapunt, Overleg
from governance.overleg.rules import MOST_DOSSIERS, DeelnemerInvoer, OverlegInvoer
from tenants.models import Tenant
from tests.casework.conftest import agree
from tests.governance.conftest import NU, PLANNER, later

Browse = Callable[..., Client]
Clock = Callable[[datetime], None]
PARTNER = "Petra (voorbeeld)"
SECRET = "Verblijft in de loods (voorbeeld)"


@pytest.fixture
def noor(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "zorgcoordinator", naam="Noor (voorbeeld)")


@pytest.fixture
def petra(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "ketenpartner", naam=PARTNER)


@pytest.fixture
def dossier(regio: Tenant, noor: Actor) -> Dossier:
    with inside(regio):
        made = open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam="Luna (voorbeeld)", naam="Luna Geheim"))
        write_note(actor=noor, dossier_id=made.pk, tekst=SECRET)
        agree(noor, made.pk, "overleg", "zorg")
        return made


@pytest.fixture
def seat(regio: Tenant, petra: Actor, user: Callable[..., Any]) -> DeelnemerInvoer:
    return DeelnemerInvoer(PARTNER, "Politie", "politie", user(regio, "ketenpartner", naam=PARTNER).email)


@pytest.fixture
def table(
    regio: Tenant, noor: Actor, planner: Actor, plan: Callable[..., Overleg], seat: DeelnemerInvoer, dossier: Dossier
) -> Overleg:
    """Invited, with Petra at the table and one dossier on the agenda."""
    overleg = plan(seat, niveau="micro", soort="zorg")
    with inside(regio):
        add_dossier(actor=noor, overleg_id=overleg.pk, nummer=dossier.nummer)
        return invite(actor=planner, overleg_id=overleg.pk)


@pytest.fixture
def status(regio: Tenant, browse: Browse, dossier: Dossier, set_clock: Clock) -> Callable[..., int]:
    """What Petra gets when she asks for the shared page at a moment; the session does not run out meanwhile."""

    def ask(moment: datetime, role: str = "ketenpartner", naam: str = PARTNER) -> int:
        set_clock(moment)
        return int(browse(regio, role, naam=naam).get(f"/dossiers/{dossier.pk}/gedeeld/").status_code)

    return ask


def test_from_a_day_before_until_two_hours_after(table: Overleg, status: Callable[..., int]) -> None:
    second = timedelta(seconds=1)
    begin, eind = table.begin - timedelta(hours=24), table.eind + timedelta(hours=2)
    moments = [NU, begin - second, begin, table.begin, eind - second, eind, eind + second]
    assert [status(moment) for moment in moments] == [404, 404, 200, 200, 200, 404, 404]


def test_only_what_is_shared_and_the_look_is_in_the_log(
    regio: Tenant, table: Overleg, petra: Actor, dossier: Dossier, browse: Browse, set_clock: Clock
) -> None:
    set_clock(table.begin)
    browser = browse(regio, "ketenpartner", naam=PARTNER)
    page = browser.get(f"/dossiers/{dossier.pk}/gedeeld/").content.decode()
    assert "Luna (voorbeeld)" in page
    assert "Luna Geheim" not in page
    assert SECRET not in page
    for path in ("", "registratie/", "persoon/", "afsluiten/"):
        assert browser.get(f"/dossiers/{dossier.pk}/{path}").status_code == 404
    assert browser.post(f"/dossiers/{dossier.pk}/aantekening/", {"tekst": "x"}).status_code == 404
    assert browser.get("/dossiers/").status_code == 404
    with inside(regio):
        (look,) = AuditEvent.objects.filter(code="dossier_gedeeld_bekeken")
    assert (look.actor_id, look.ground, look.object_id) == (
        petra.user_id,
        "op de agenda van een overleg",
        str(dossier.pk),
    )


def test_the_api_does_not_show_it(
    regio: Tenant, table: Overleg, dossier: Dossier, api: Browse, set_clock: Clock
) -> None:
    set_clock(table.begin)
    client = api(regio, "ketenpartner", naam=PARTNER)
    assert client.get(f"/api/v1/dossiers/{dossier.pk}").status_code == 404
    assert client.get("/api/v1/dossiers").status_code == 404
    answer = client.get(f"/api/v1/overleggen/{table.pk}")
    assert answer.status_code == 200
    assert str(dossier.pk) not in answer.content.decode()


def test_the_page_of_the_overleg_names_numbers_and_links_for_who_may_look_now(
    regio: Tenant, table: Overleg, dossier: Dossier, browse: Browse, set_clock: Clock
) -> None:
    link = f'href="/dossiers/{dossier.pk}/gedeeld/"'
    partner, early = browse(regio, "ketenpartner", naam=PARTNER), browse(regio, "ketenregisseur", naam=PLANNER)
    page = partner.get(f"/overleggen/{table.pk}/").content.decode()
    assert dossier.nummer in page
    assert link not in page
    assert "25 november" in page
    assert "Luna" not in page
    assert "Van de agenda halen" not in page
    assert "Van de agenda halen" in early.get(f"/overleggen/{table.pk}/").content.decode()
    set_clock(table.begin)
    partner = browse(regio, "ketenpartner", naam=PARTNER)
    assert link in partner.get(f"/overleggen/{table.pk}/").content.decode()
    own = browse(regio, "zorgcoordinator", naam="Noor (voorbeeld)").get(f"/overleggen/{table.pk}/").content.decode()
    assert f'href="/dossiers/{dossier.pk}/"' in own


def test_whoever_is_not_at_the_table_sees_nothing(table: Overleg, status: Callable[..., int]) -> None:
    assert status(table.begin, naam="Iemand anders (voorbeeld)") == 404
    assert status(table.begin, role="zorgcoordinator", naam="Sam (voorbeeld)") == 404


def test_a_concept_shows_nothing_yet(
    regio: Tenant, noor: Actor, plan: Callable[..., Overleg], seat: DeelnemerInvoer, dossier: Dossier,
    status: Callable[..., int],
) -> None:  # fmt: skip
    overleg = plan(seat, niveau="micro", soort="zorg")
    with inside(regio):
        add_dossier(actor=noor, overleg_id=overleg.pk, nummer=dossier.nummer)
    assert status(overleg.begin) == 404


def access_of(who: Actor) -> list[Dossier]:
    return list(dossiers_shown_to(who))


class TestAtOnce:
    """Each of these is asked for at a moment at which it was there a second before."""

    @pytest.fixture
    def near(self, table: Overleg, set_clock: Clock, status: Callable[..., int]) -> datetime:
        moment = table.begin - timedelta(hours=1)
        assert status(moment) == 200
        return moment

    def test_off_the_agenda(
        self, regio: Tenant, near: datetime, planner: Actor, table: Overleg, status: Callable[..., int]
    ) -> None:
        with inside(regio):
            remove_dossier(actor=planner, agendapunt_id=Agendapunt.objects.get().pk)
        assert status(near) == 404

    def test_declined_and_coming_after_all(
        self, regio: Tenant, near: datetime, petra: Actor, table: Overleg, status: Callable[..., int]
    ) -> None:
        with inside(regio):
            own = table.deelnemers.get(user=petra.user_id)
            record_answer(actor=petra, overleg_id=table.pk, deelnemer_id=own.pk, antwoord="komt_niet")
        assert status(near) == 404
        with inside(regio):
            record_answer(actor=petra, overleg_id=table.pk, deelnemer_id=own.pk, antwoord="komt")
        assert status(near) == 200

    def test_called_off(
        self, regio: Tenant, near: datetime, planner: Actor, table: Overleg, status: Callable[..., int]
    ) -> None:
        with inside(regio):
            cancel_overleg(actor=planner, overleg_id=table.pk, reden="Ziekte (voorbeeld)")
        assert status(near) == 404

    def test_taken_from_the_table(
        self, regio: Tenant, near: datetime, planner: Actor, table: Overleg, invoer: Callable[..., OverlegInvoer],
        status: Callable[..., int],
    ) -> None:  # fmt: skip
        with inside(regio):
            changed = invoer(niveau="micro", soort="zorg")
            change_overleg(actor=planner, overleg_id=table.pk, invoer=changed, deelnemers=[])
        assert status(near) == 404

    def test_moved(
        self, regio: Tenant, near: datetime, planner: Actor, table: Overleg, seat: DeelnemerInvoer,
        invoer: Callable[..., OverlegInvoer], status: Callable[..., int],
    ) -> None:  # fmt: skip
        moved = replace(invoer(niveau="micro", soort="zorg"), **later(table, days=7))
        with inside(regio):
            change_overleg(actor=planner, overleg_id=table.pk, invoer=moved, deelnemers=[seat])
        assert status(near) == 404
        assert status(near + timedelta(days=7)) == 200

    def test_held_it_stays_until_two_hours_after(
        self, regio: Tenant, planner: Actor, table: Overleg, status: Callable[..., int], set_clock: Clock
    ) -> None:
        set_clock(table.begin)
        with inside(regio):
            mark_held(actor=planner, overleg_id=table.pk)
        assert status(table.eind + timedelta(hours=1)) == 200
        assert status(table.eind + timedelta(hours=2)) == 404

    def test_who_takes_over_the_chair_sees_it_and_who_left_does_not(
        self, regio: Tenant, near: datetime, planner: Actor, actor: Callable[..., Actor], status: Callable[..., int]
    ) -> None:
        next_one = actor(regio, "ketenregisseur", naam="Eva (voorbeeld)")
        assert planner.user_id is not None
        assert status(near, "ketenregisseur", PLANNER) == 200
        assert status(near, "ketenregisseur", next_one.naam) == 404
        with inside(regio):
            User.objects.filter(pk=planner.user_id).update(is_active=False)
            publish(AccountGesloten(planner.user_id, next_one.user_id, next_one))
            assert not access_of(planner)
        assert status(near, "ketenregisseur", next_one.naam) == 200

    def test_each_of_it_is_in_the_log(self, regio: Tenant, planner: Actor, petra: Actor, table: Overleg) -> None:
        with inside(regio):
            remove_dossier(actor=planner, agendapunt_id=Agendapunt.objects.get().pk)
            lines = {line.code: line for line in AuditEvent.objects.filter(object_type="dossier")}
        given, taken = lines["inzage_gegeven"], lines["inzage_ingetrokken"]
        assert str(petra.user_id) in given.details["gebruikers"]
        assert given.details == taken.details
        assert given.details["bron"] == str(table.pk)


class TestWhoMayPutItThere:
    def test_only_who_may_change_it(
        self, regio: Tenant, planner: Actor, actor: Callable[..., Actor], plan: Callable[..., Overleg], dossier: Dossier
    ) -> None:
        overleg = plan(niveau="micro", soort="zorg")
        sam = actor(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
        with inside(regio):
            with pytest.raises(InvalidInput) as wrong:
                add_dossier(actor=sam, overleg_id=overleg.pk, nummer=dossier.nummer)
            with pytest.raises(InvalidInput) as missing:
                add_dossier(actor=sam, overleg_id=overleg.pk, nummer="D-1999-0001")
            with pytest.raises(Hidden):
                add_dossier(actor=planner, overleg_id=overleg.pk, nummer=dossier.nummer)
        assert wrong.value.fields == missing.value.fields

    def test_once(self, regio: Tenant, noor: Actor, table: Overleg, dossier: Dossier) -> None:
        with inside(regio), pytest.raises(InvalidInput):
            add_dossier(actor=noor, overleg_id=table.pk, nummer=f" {dossier.nummer.lower()} ")

    @pytest.mark.parametrize("niveau", ["macro", "meso"])
    def test_never_at_macro_or_meso(
        self, regio: Tenant, noor: Actor, plan: Callable[..., Overleg], dossier: Dossier, niveau: str
    ) -> None:
        overleg = plan(niveau=niveau)
        with inside(regio), pytest.raises(Refused, match="microniveau"):
            add_dossier(actor=noor, overleg_id=overleg.pk, nummer=dossier.nummer)

    def test_a_table_with_dossiers_stays_micro(
        self, regio: Tenant, planner: Actor, table: Overleg, seat: DeelnemerInvoer, invoer: Callable[..., OverlegInvoer]
    ) -> None:
        with inside(regio), pytest.raises(Refused, match="microniveau"):
            change_overleg(actor=planner, overleg_id=table.pk, invoer=invoer(niveau="meso"), deelnemers=[seat])

    def test_not_when_it_is_over(
        self, regio: Tenant, noor: Actor, table: Overleg, dossier: Dossier, set_clock: Clock
    ) -> None:
        set_clock(table.eind)
        with inside(regio), pytest.raises(Refused, match="niet meer veranderen"):
            add_dossier(actor=noor, overleg_id=table.pk, nummer=dossier.nummer)

    def test_taking_it_off_is_possible_until_nobody_sees_it_any_more(
        self, regio: Tenant, planner: Actor, table: Overleg, set_clock: Clock
    ) -> None:
        with inside(regio):
            punt = Agendapunt.objects.get().pk
            set_clock(table.eind + timedelta(hours=2))
            with pytest.raises(Refused, match="niet meer veranderen"):
                remove_dossier(actor=planner, agendapunt_id=punt)
            set_clock(table.eind + timedelta(hours=1))
            remove_dossier(actor=planner, agendapunt_id=punt)

    def test_so_many_and_no_more(
        self, regio: Tenant, noor: Actor, plan: Callable[..., Overleg], dossier: Dossier
    ) -> None:
        overleg = plan(niveau="micro", soort="zorg")
        with inside(regio):
            Agendapunt.objects.bulk_create(
                Agendapunt(
                    overleg=overleg, dossier_id=UUID(int=number), toegevoegd_door_id=noor.user_id, toegevoegd_at=NU
                )
                for number in range(MOST_DOSSIERS)
            )
            with pytest.raises(Refused, match="30 dossiers"):
                add_dossier(actor=noor, overleg_id=overleg.pk, nummer=dossier.nummer)

    def test_by_page(
        self, regio: Tenant, noor: Actor, plan: Callable[..., Overleg], dossier: Dossier, browse: Browse
    ) -> None:
        overleg = plan(niveau="micro", soort="zorg")
        browser = browse(regio, "zorgcoordinator", naam=noor.naam)
        path = f"/overleggen/{overleg.pk}/dossier/"
        assert "Dossier op de agenda zetten" in browser.get(f"/overleggen/{overleg.pk}/").content.decode()
        assert browser.get(path).status_code == 200
        wrong = browser.post(path, {"nummer": "D-1999-0001"})
        assert wrong.status_code == 422
        assert "D-1999-0001" in wrong.content.decode()
        assert browser.post(path, {"nummer": dossier.nummer}).status_code == 302
        page = browser.get(f"/overleggen/{overleg.pk}/").content.decode()
        assert dossier.nummer in page
        with inside(regio):
            punt = Agendapunt.objects.get()
        assert browser.post(f"/overleggen/agendapunten/{punt.pk}/weghalen/").status_code == 302
        assert dossier.nummer not in browser.get(f"/overleggen/{overleg.pk}/").content.decode()
        assert browser.post(f"/overleggen/agendapunten/{punt.pk}/weghalen/").status_code == 404

    def test_a_meso_page_says_nothing_of_dossiers(
        self, regio: Tenant, noor: Actor, plan: Callable[..., Overleg], browse: Browse
    ) -> None:
        overleg = plan(niveau="meso")
        browser = browse(regio, "zorgcoordinator", naam=noor.naam)
        assert "Dossiers op de agenda" not in browser.get(f"/overleggen/{overleg.pk}/").content.decode()
        assert browser.get(f"/overleggen/{overleg.pk}/dossier/").status_code == 409


def test_when_the_consent_for_this_table_falls_it_leaves_the_agenda_at_once(
    regio: Tenant, noor: Actor, petra: Actor, table: Overleg, dossier: Dossier
) -> None:
    with inside(regio):
        agree(noor, dossier.pk, "overleg", "veiligheid")
        for tafel, left in (("veiligheid", 1), ("zorg", 0)):
            withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get(ontvanger=tafel).pk)
            assert Agendapunt.objects.filter(overleg=table).count() == left
        during = table.begin + timedelta(minutes=5)
        assert not dossiers_shown_to(petra, during).exists()
        line = AuditEvent.objects.filter(code="dossier_van_agenda").latest("pk")
        assert (line.ground, line.object_id) == ("toestemming ingetrokken", str(dossier.pk))


def test_only_with_a_recorded_ground_for_this_table(
    regio: Tenant, noor: Actor, planner: Actor, table: Overleg, seat: DeelnemerInvoer, browse: Browse,
    invoer: Callable[..., OverlegInvoer],
) -> None:  # fmt: skip
    with inside(regio):
        other = open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam="Mila (voorbeeld)"))
    browser = browse(regio, "zorgcoordinator", naam=noor.naam)
    path = f"/overleggen/{table.pk}/dossier/"
    refused = browser.post(path, {"nummer": other.nummer})
    assert refused.status_code == 422
    assert "Leg die eerst vast" in refused.content.decode()
    assert browser.post(path, {"nummer": "D-1999-0001", "eerst": "grondslag"}).status_code == 422
    first = browser.post(path, {"nummer": other.nummer, "eerst": "grondslag"})
    said = {
        "soort": "vitaal_belang",
        "ontvanger": "zorg",
        "reden": "Zij kan nu niets zeggen (voorbeeld).",
        "verteld": "ja",
    }
    back = browser.post(first["Location"], said)
    assert f'value="{other.nummer}"' in browser.get(back["Location"]).content.decode()
    assert browser.post(back["Location"], {"nummer": other.nummer}).status_code == 302
    with inside(regio):
        with pytest.raises(Refused, match="niet bij elk dossier"):
            change_overleg(
                actor=planner, overleg_id=table.pk, invoer=invoer(niveau="micro", soort="veiligheid"), deelnemers=[seat]
            )
        ground = other.grondslagen.get()
        more = GrondslagInvoer("overleg", "taak", "Zij weet dat wij dit bespreken (voorbeeld).", "ja", "zorg")
        second = record_grondslag(actor=noor, dossier_id=other.pk, invoer=more)
        end_grondslag(actor=noor, grondslag_id=ground.pk)
        assert table.agendapunten.filter(dossier_id=other.pk).exists()
        end_grondslag(actor=noor, grondslag_id=second.pk)
        assert list(table.agendapunten.filter(dossier_id=other.pk)) == []
        assert AuditEvent.objects.filter(code="dossier_van_agenda").latest("pk").ground == "grond vervallen"


def test_what_stands_still_is_not_put_there_and_not_read_there(
    regio: Tenant, noor: Actor, table: Overleg, dossier: Dossier, plan: Callable[..., Overleg], api: Browse,
    browse: Browse, status: Callable[..., int],
) -> None:  # fmt: skip
    during = table.begin
    assert status(during) == 200
    with inside(regio):
        said = Verzoek("bezwaar", "betrokkene", today(), "Deel dit niet (voorbeeld).", "alles")
        asked = note_avgverzoek(actor=noor, dossier_id=dossier.pk, invoer=said)
    assert status(during) == 404
    page = browse(regio, "ketenpartner", naam=PARTNER).get(f"/overleggen/{table.pk}/").content.decode()
    assert dossier.nummer in page
    assert "Hierover wordt nu niets gedeeld" in page
    assert f"/dossiers/{dossier.pk}/" not in page
    seat = api(regio, "ketenpartner", naam=PARTNER)
    (point,) = seat.get(f"/api/v1/overleggen/{table.pk}/dossiers").json()
    assert (point["nummer"], point["inzien"], point["stil"]) == (dossier.nummer, "", True)
    other = plan(
        niveau="micro", soort="zorg", begin=during + timedelta(days=7), eind=during + timedelta(days=7, hours=1)
    )
    browser = browse(regio, "zorgcoordinator", naam=noor.naam)
    refused = browser.post(f"/overleggen/{other.pk}/dossier/", {"nummer": dossier.nummer})
    assert refused.status_code == 422
    assert "stilgezet na een verzoek" in refused.content.decode()
    program, body = api(regio, "zorgcoordinator", naam=noor.naam), {"nummer": dossier.nummer}
    path = f"/api/v1/overleggen/{other.pk}/dossiers"
    problem = program.post(path, body, content_type="application/json")
    assert problem.status_code == 400
    assert "stilgezet na een verzoek" in problem.content.decode()
    with inside(regio):
        take_avgverzoek_step(actor=noor, verzoek_id=asked.pk, stap="intrekken", reden="Toch goed (voorbeeld).")
    assert status(during) == 200
    assert program.post(path, body, content_type="application/json").status_code == 201


def test_by_a_program(
    regio: Tenant, noor: Actor, plan: Callable[..., Overleg], seat: DeelnemerInvoer, dossier: Dossier, api: Browse
) -> None:
    overleg = plan(seat, niveau="micro", soort="zorg")
    program, partner = api(regio, "zorgcoordinator", naam=noor.naam), api(regio, "ketenpartner", naam=PARTNER)
    planner, sam = api(regio, "ketenregisseur", naam=PLANNER), api(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    path, body = f"/api/v1/overleggen/{overleg.pk}/dossiers", {"nummer": dossier.nummer}

    def post(client: Client, url: str, sent: Any = None) -> Any:
        return client.post(url, sent or {}, content_type="application/json")

    assert (post(planner, path).status_code, post(partner, path, body).status_code) == (404, 404)
    assert (post(sam, path, body).status_code, post(program, path, {"nummer": "D-1999-0001"}).status_code) == (400, 400)
    made = post(program, path, body)
    assert made.status_code == 201
    assert made.json() == {
        "id": made.json()["id"], "dossier": str(dossier.pk), "nummer": dossier.nummer, "inzien": "alles", "stil": False,
    }  # fmt: skip
    again = post(program, path, body)
    assert again.status_code == 400
    assert "staat al op de agenda" in again.content.decode()
    assert program.get(path).json() == [made.json()]
    assert planner.get(path).json() == [{**made.json(), "inzien": ""}]
    assert partner.get(path).status_code == 404
    off = f"/api/v1/agendapunten/{made.json()['id']}/weghaling"
    assert post(partner, off).status_code == 404
    assert post(planner, off).status_code == 204
    assert post(planner, off).status_code == 404
    assert program.get(path).json() == []
    with inside(regio):
        other = open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam="Mila (voorbeeld)"))
    assert "Leg die eerst vast" in post(program, path, {"nummer": other.nummer}).content.decode()
