"""A gemeente goes from one regio to another by date: the one offers, the other takes in, and there is never a gap."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import Error
from django.db.transaction import atomic
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from tenants.models import Deelname, Gemeenteaanbod, Tenant
from tenants.opdracht.models import Opdracht
from tenants.werkgebied.aanbod.actions import ask_step, ask_to_offer
from tenants.werkgebied.aanbod.queries import waiting
from tenants.werkgebied.aanbod.rules import (
    Verhuizing,
    can_be_offered,
    centre_for,
    check_answer,
    check_in_time,
    gaps,
    offer_objections,
    stand,
    take_in_objections,
)
from tenants.werkgebied.rules import CENTRUM, RAND, Deel, Land, area_on
from tests.playing.base import playing

Inside = Callable[[Tenant], AbstractContextManager[None]]
BEST, EINDHOVEN, GOES = "GM0753", "GM0772", "GM0664"
DAY = today() + timedelta(days=30)


@pytest.fixture
def zeeuws(zeeland: Tenant) -> None:
    with playing(False):
        Deelname.objects.create(regio=zeeland, gemeente_id=GOES, rol="centrumgemeente", ingang=date(2020, 1, 1))


@pytest.fixture
def gever(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "ketenregisseur")


@pytest.fixture
def nemer(zeeland: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(zeeland, "ketenregisseur")


@pytest.fixture
def aanbod(
    regio: Tenant, zeeland: Tenant, zeeuws: None, inside: Inside, gever: Actor, inrichten: Callable[[], int]
) -> UUID:
    with inside(regio):
        ask_to_offer(actor=gever, gm_code=BEST, naar=zeeland.schema_name, vanaf=DAY)
    assert inrichten() == 1
    return Gemeenteaanbod.objects.get().pk


def parts_of(code: str) -> list[tuple[str, date, date | None]]:
    rows = Deelname.objects.filter(gemeente_id=code).select_related("regio").order_by("ingang")
    return [(row.regio.schema_name, row.ingang, row.einde) for row in rows]


def outcome(tenant: Tenant, inside: Inside, row: Opdracht) -> tuple[str, str]:
    with inside(tenant):
        found = Opdracht.objects.get(pk=row.pk)
        return found.status, found.reden


def test_nothing_changes_until_the_other_takes_it_in_and_then_both_sides_at_once(
    regio: Tenant, zeeland: Tenant, inside: Inside, aanbod: UUID, nemer: Actor, inrichten: Callable[[], int]
) -> None:
    before = parts_of(BEST)
    assert before == [(regio.schema_name, date(2020, 1, 1), None)]
    with inside(zeeland):
        assert [one.gemeente for one in waiting(nemer)] == ["Best"]
        ask_step(actor=nemer, aanbod_id=aanbod, stap="aannemen")
    assert inrichten() == 1
    assert parts_of(BEST) == [
        (regio.schema_name, date(2020, 1, 1), DAY - timedelta(days=1)),
        (zeeland.schema_name, DAY, None),
    ]
    assert Gemeenteaanbod.objects.get().status == "aangenomen"
    with inside(zeeland):
        assert waiting(nemer) == []
        with pytest.raises(Refused):
            ask_step(actor=nemer, aanbod_id=aanbod, stap="aannemen")


def test_on_the_pages_of_both(
    regio: Tenant, zeeland: Tenant, zeeuws: None, browse: Callable[..., Client], inrichten: Callable[[], int]
) -> None:
    giver, taker = browse(regio, "ketenregisseur"), browse(zeeland, "ketenregisseur")
    typed = {"gm_code": BEST, "naar": zeeland.schema_name, "vanaf": DAY.strftime("%d-%m-%Y")}
    assert giver.post("/werkgebied/aanbieden/", {**typed, "vanaf": "01-01-2020"}).status_code == 422
    assert giver.post("/werkgebied/aanbieden/", {**typed, "gm_code": EINDHOVEN}).status_code == 422
    there = giver.post("/werkgebied/aanbieden/", typed, follow=True).content.decode()
    assert "Best aanbieden aan Zeeland." in there
    inrichten()
    found = Gemeenteaanbod.objects.get()
    assert "Wacht op antwoord" in giver.get("/werkgebied/").content.decode()
    assert "Gemeente Best overnemen" in taker.get("/").content.decode()
    assert "Overnemen" in taker.get("/werkgebied/").content.decode()
    assert giver.post(f"/werkgebied/aanbod/{found.pk}/aannemen/").status_code == 404
    assert giver.get(f"/werkgebied/aanbod/{found.pk}/weigeren/").status_code == 404
    assert taker.post(f"/werkgebied/aanbod/{found.pk}/intrekken/").status_code == 404
    assert taker.post(f"/werkgebied/aanbod/{found.pk}/weigeren/", {}).status_code == 422
    asked = taker.post(f"/werkgebied/aanbod/{found.pk}/weigeren/", {"reden": "andere_dag"}, follow=True)
    assert "Best: weigeren." in asked.content.decode()
    inrichten()
    assert "Een andere dag is beter" in giver.get("/werkgebied/").content.decode()
    assert parts_of(BEST) == [(regio.schema_name, date(2020, 1, 1), None)]
    giver.post("/werkgebied/aanbieden/", typed)
    inrichten()
    again = Gemeenteaanbod.objects.get(status="aangeboden")
    giver.post(f"/werkgebied/aanbod/{again.pk}/intrekken/")
    inrichten()
    again.refresh_from_db()
    assert again.status == "ingetrokken"
    giver.post("/werkgebied/aanbieden/", typed)
    inrichten()
    last = Gemeenteaanbod.objects.get(status="aangeboden")
    assert (
        "U neemt de gemeente over"
        in taker.post(f"/werkgebied/aanbod/{last.pk}/aannemen/", follow=True).content.decode()
    )
    inrichten()
    assert "Aangenomen" in taker.get("/werkgebied/").content.decode()


def test_letting_go_without_an_offer_is_said_beforehand_and_stays_in_sight(
    regio: Tenant, browse: Callable[..., Client]
) -> None:
    browser = browse(regio, "ketenregisseur")
    codes = sorted(area_on(
        [Deel(row.gemeente_id, "r", row.rol, row.ingang) for row in Deelname.objects.filter(regio=regio)], "r", DAY
    ) - {BEST})  # fmt: skip
    look = browser.post("/werkgebied/wijzigen/", {"vanaf": DAY.strftime("%d-%m-%Y"), "centrum": "", "gemeente": codes})
    assert "Deze gemeenten horen dan bij geen regio" in look.content.decode()
    with playing(False):
        Deelname.objects.filter(gemeente_id=BEST).update(einde=DAY - timedelta(days=1))
    assert "Gemeenten zonder regio" in browser.get("/werkgebied/").content.decode()


def test_what_changed_meanwhile_is_refused_with_the_reason_and_nothing_half(
    regio: Tenant, zeeland: Tenant, inside: Inside, aanbod: UUID, nemer: Actor, inrichten: Callable[[], int]
) -> None:
    with inside(zeeland):
        asked = ask_step(actor=nemer, aanbod_id=aanbod, stap="aannemen")
    with playing(False):
        Deelname.objects.filter(gemeente_id=BEST).update(einde=DAY - timedelta(days=9))
    inrichten()
    status, reason = outcome(zeeland, inside, asked)
    assert (status, "hoort op" in reason) == ("geweigerd", True)
    assert len(parts_of(BEST)) == 1
    assert Gemeenteaanbod.objects.get().status == "aangeboden"


def test_only_the_two_regios_and_only_who_may(
    regio: Tenant, zeeland: Tenant, gemeente: Tenant, inside: Inside, aanbod: UUID, gever: Actor, nemer: Actor,
    actor: Callable[..., Actor], inrichten: Callable[[], int],
) -> None:  # fmt: skip
    with inside(zeeland):
        for who, number in [(actor(zeeland, "bestuurder"), aanbod), (nemer, uuid4())]:
            with pytest.raises(Hidden):
                ask_step(actor=who, aanbod_id=number, stap="aannemen")
        with pytest.raises(InvalidInput):
            ask_step(actor=nemer, aanbod_id=aanbod, stap="weigeren")
        forged = Opdracht.objects.create(
            soort="gemeente_aanbod", inhoud={"aanbod": str(aanbod), "stap": "intrekken", "reden": ""}
        )
        absent = Opdracht.objects.create(
            soort="gemeente_aanbod", inhoud={"aanbod": str(uuid4()), "stap": "aannemen", "reden": ""}
        )
    with inside(regio):
        with pytest.raises(Refused, match="Kies een andere regio"):
            ask_to_offer(actor=gever, gm_code=BEST, naar=regio.schema_name, vanaf=DAY)
        own = Opdracht.objects.create(
            soort="gemeente_aanbod", inhoud={"aanbod": str(aanbod), "stap": "aannemen", "reden": ""}
        )
        twice = ask_to_offer(actor=gever, gm_code=BEST, naar=zeeland.schema_name, vanaf=DAY)
        centre = Opdracht.objects.create(
            soort="gemeente_aanbieden",
            inhoud={"gm_code": EINDHOVEN, "naar": zeeland.schema_name, "vanaf": DAY.isoformat()},
        )
    inrichten()
    for tenant, row in [(zeeland, forged), (zeeland, absent), (regio, own), (regio, twice), (regio, centre)]:
        assert outcome(tenant, inside, row)[0] == "geweigerd"
    assert Gemeenteaanbod.objects.count() == 1
    assert waiting(actor(gemeente, "functioneel_beheerder")) == []


def test_a_tenant_cannot_write_an_offer_itself(regio: Tenant, inside: Inside, aanbod: UUID) -> None:
    with inside(regio), pytest.raises(Error, match="permission denied"), atomic():
        Gemeenteaanbod.objects.filter(pk=aanbod).update(status="aangenomen")


LAND = Land(frozenset({"a", "b", "c", "d"}), {"a": "A", "b": "B", "c": "C", "d": "D"}, {"r1": "Een", "r2": "Twee"})
D1 = date(2026, 12, 1)
DELEN = [Deel("a", "r1", CENTRUM, date(2020, 1, 1)), Deel("b", "r1", RAND, date(2020, 1, 1))]


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (Verhuizing("b", "r1", "r1", D1), "Kies een andere regio"),
        (Verhuizing("b", "r1", "r9", D1), "Kies een andere regio"),
        (Verhuizing("b", "r1", "r2", date(2026, 11, 22)), "Kies een dag na vandaag"),
        (Verhuizing("a", "r1", "r2", D1), "centrumgemeente"),
        (Verhuizing("c", "r1", "r2", D1), "hoort op 01-12-2026 niet bij uw regio"),
    ],
)
def test_what_cannot_be_offered(move: Verhuizing, words: str) -> None:
    assert words in " ".join(offer_objections(DELEN, move, LAND, date(2026, 11, 22)))


def test_the_first_gemeente_of_a_regio_becomes_its_centre() -> None:
    move = Verhuizing("b", "r1", "r2", D1)
    assert offer_objections(DELEN, move, LAND, date(2026, 11, 22)) == []
    assert take_in_objections(DELEN, move, LAND, date(2026, 11, 22)) == []
    assert centre_for(DELEN, move) == "b"
    assert centre_for([*DELEN, Deel("c", "r2", CENTRUM, date(2020, 1, 1))], move) == ""
    assert can_be_offered(DELEN, "r1", D1) == ["b"]
    assert "hoort" in " ".join(take_in_objections(DELEN, Verhuizing("c", "r1", "r2", D1), LAND, date(2026, 11, 22)))


@given(st.integers(-40, 40))
def test_an_offer_lapses_after_its_day(days: int) -> None:
    now_is = D1 + timedelta(days=days)
    expected = "verlopen" if days > 0 else "aangeboden"
    assert stand("aangeboden", D1, now_is) == expected
    assert stand("geweigerd", D1, now_is) == "geweigerd"
    if days > 0:
        with pytest.raises(Refused):
            check_in_time("aangeboden", D1, now_is)
    else:
        check_in_time("aangeboden", D1, now_is)


def test_a_reason_goes_with_a_refusal_and_with_nothing_else() -> None:
    check_answer("weigeren", "past_niet")
    check_answer("aannemen", "")
    for stap, reden in [("weigeren", ""), ("aannemen", "past_niet")]:
        with pytest.raises(InvalidInput):
            check_answer(stap, reden)


def test_a_gap_is_what_nobody_took_in() -> None:
    left = Deel("b", "r1", RAND, date(2020, 1, 1), D1)
    taken = Deel("b", "r2", RAND, D1 + timedelta(days=1))
    assert gaps([DELEN[0], left], "r1", LAND) == [("b", D1 + timedelta(days=1))]
    assert gaps([DELEN[0], left, taken], "r1", LAND) == []
    assert gaps([Deel("z", "r1", RAND, D1, D1)], "r1", LAND) == []
