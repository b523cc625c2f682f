"""Asking for a change of the register, and what the inrichter makes of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.db import Error, connection
from django.db.transaction import atomic
from pydantic import BaseModel

from dekkend.accounts.actor import Actor, system_actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from tenants.models import Inwonertal, Tenant
from tenants.opdracht import soorten
from tenants.opdracht.models import Opdracht
from tenants.opdracht.public import Aanvraag, OpdrachtSoort, ask, register_opdracht, requests_of, status_of
from tenants.opdracht.rules import ATTEMPTS, LONGEST_REASON, gives_up, shortened

Inside = Callable[[Tenant], AbstractContextManager[None]]


class Telling(BaseModel):
    """An example of a request: write a number of inhabitants, or fail in the way that is named."""

    aantal: int
    fout: str = ""


@pytest.fixture
def tellen() -> Iterator[list[Aanvraag]]:
    """Registers a kind of opdracht for this test; who asked lands in the list."""
    asked: list[Aanvraag] = []

    def handle(aanvraag: Aanvraag, inhoud: Telling) -> Mapping[str, object]:
        asked.append(aanvraag)
        Inwonertal.objects.create(
            gemeente_id="GM0772", peildatum=date(2030, 1, inhoud.aantal), aantal=inhoud.aantal, bron="voorbeeld"
        )
        if inhoud.fout == "weiger":
            raise Refused("Dit kan niet." * 300)
        if inhoud.fout == "invoer":
            raise InvalidInput({"aantal": ["Te veel.", "Te oud."]})
        if inhoud.fout == "breek":
            raise RuntimeError("kapot")
        return {"geteld": inhoud.aantal}

    register_opdracht(OpdrachtSoort("tellen", "Tellen", Telling, frozenset({"regio"}), handle))
    yield asked
    del soorten._soorten["tellen"]


def counted() -> list[int]:
    return sorted(Inwonertal.objects.filter(peildatum__year=2030).values_list("aantal", flat=True))


def ask_for(tenant: Tenant, inside: Inside, actor: Callable[..., Actor], aantal: int, fout: str = "") -> Opdracht:
    with inside(tenant):
        return ask("tellen", actor=actor(tenant, "functioneel_beheerder"), inhoud=Telling(aantal=aantal, fout=fout))


def now_is(tenant: Tenant, inside: Inside, row: Opdracht) -> Opdracht:
    with inside(tenant):
        return status_of(row.pk, ["tellen"])


def test_what_was_asked_is_done_once_and_the_outcome_comes_back(
    regio: Tenant, inside: Inside, actor: Callable[..., Actor], inrichten: Callable[[], int], tellen: list[Aanvraag]
) -> None:
    row = ask_for(regio, inside, actor, 3)
    assert (now_is(regio, inside, row).status, counted()) == ("wachtend", [])
    assert inrichten() == 1
    done = now_is(regio, inside, row)
    assert (done.status, done.reden, done.uitkomst, counted()) == ("uitgevoerd", "", {"geteld": 3}, [3])
    assert done.afgehandeld_at is not None
    assert done.gevraagd_door is not None
    assert inrichten() == 0
    assert [(one.id, one.tenant.schema) for one in tellen] == [(row.pk, regio.schema_name)]


def test_the_same_request_that_still_waits_is_one_request(
    regio: Tenant, inside: Inside, actor: Callable[..., Actor], inrichten: Callable[[], int], tellen: list[Aanvraag]
) -> None:
    first = ask_for(regio, inside, actor, 3)
    assert ask_for(regio, inside, actor, 3).pk == first.pk
    assert ask_for(regio, inside, actor, 4).pk != first.pk
    assert inrichten() == 2
    with inside(regio):
        assert requests_of(["tellen"]).count() == 2
        assert requests_of(["anders"]).count() == 0


@pytest.mark.parametrize(("fout", "reden"), [("weiger", "Dit kan niet.Dit kan niet."), ("invoer", "Te veel. Te oud.")])
def test_a_refusal_changes_nothing_and_says_why(
    regio: Tenant,
    inside: Inside,
    actor: Callable[..., Actor],
    inrichten: Callable[[], int],
    tellen: list[Aanvraag],
    fout: str,
    reden: str,
) -> None:
    row = ask_for(regio, inside, actor, 5, fout)
    assert inrichten() == 1
    refused = now_is(regio, inside, row)
    assert (refused.status, refused.uitkomst, counted()) == ("geweigerd", {}, [])
    assert refused.reden.startswith(reden)
    assert len(refused.reden) <= LONGEST_REASON


def test_what_breaks_is_tried_again_and_holds_up_only_its_own_tenant(
    regio: Tenant,
    zeeland: Tenant,
    inside: Inside,
    actor: Callable[..., Actor],
    inrichten: Callable[[], int],
    tellen: list[Aanvraag],
) -> None:
    broken = ask_for(regio, inside, actor, 6, "breek")
    later = ask_for(regio, inside, actor, 7)
    other = ask_for(zeeland, inside, actor, 8)
    assert inrichten() == 1
    assert now_is(zeeland, inside, other).status == "uitgevoerd"
    assert (now_is(regio, inside, broken).pogingen, now_is(regio, inside, later).status) == (1, "wachtend")
    for _ in range(ATTEMPTS - 1):
        inrichten()
    gone = now_is(regio, inside, broken)
    assert (gone.status, gone.reden) == ("mislukt", "Uitvoeren lukte niet. De technisch beheerder kijkt ernaar.")
    assert now_is(regio, inside, later).status == "uitgevoerd"
    assert counted() == [7, 8]


def test_what_may_not_be_asked_is_refused_at_the_door_and_again_inside(
    regio: Tenant,
    gemeente: Tenant,
    inside: Inside,
    actor: Callable[..., Actor],
    inrichten: Callable[[], int],
    tellen: list[Aanvraag],
) -> None:
    class Anders(BaseModel):
        aantal: int = 1

    with inside(gemeente), pytest.raises(Refused):
        ask("tellen", actor=actor(gemeente, "functioneel_beheerder"), inhoud=Telling(aantal=1))
    with inside(regio):
        who = system_actor(regio.schema_name, "regio")
        for soort, inhoud in [("onbekend", Telling(aantal=1)), ("tellen", Anders())]:
            with pytest.raises(Refused):
                ask(soort, actor=who, inhoud=inhoud)
        Opdracht.objects.create(soort="onbekend", inhoud={})
        Opdracht.objects.create(soort="tellen", inhoud={"aantal": "veel"})
    with inside(gemeente):
        Opdracht.objects.create(soort="tellen", inhoud={"aantal": 9})
    assert inrichten() == 3
    with inside(regio):
        assert set(Opdracht.objects.values_list("status", "reden")) == {
            ("geweigerd", "Deze soort opdracht kennen wij niet: onbekend."),
            ("geweigerd", "De inhoud van de opdracht past niet bij haar soort."),
        }
    with inside(gemeente):
        assert Opdracht.objects.get().reden == "Deze opdracht kan van hier niet gegeven worden."
    assert counted() == []


def test_a_tenant_cannot_say_itself_what_came_of_it(
    regio: Tenant, inside: Inside, actor: Callable[..., Actor], tellen: list[Aanvraag]
) -> None:
    row = ask_for(regio, inside, actor, 3)
    for change in (
        lambda: Opdracht.objects.filter(pk=row.pk).update(status="uitgevoerd"),
        lambda: Opdracht.objects.filter(pk=row.pk).delete(),
    ):
        with inside(regio), pytest.raises(Error, match="permission denied"), atomic():
            change()


def test_another_tenant_s_request_is_not_there(
    regio: Tenant, zeeland: Tenant, inside: Inside, actor: Callable[..., Actor], tellen: list[Aanvraag]
) -> None:
    row = ask_for(regio, inside, actor, 3)
    with inside(zeeland), pytest.raises(Hidden):
        status_of(row.pk, ["tellen"])
    with inside(regio), pytest.raises(Hidden):
        status_of(row.pk, ["anders"])


def test_a_tenant_that_is_behind_with_its_migrations_waits(
    regio: Tenant,
    zeeland: Tenant,
    inside: Inside,
    actor: Callable[..., Actor],
    inrichten: Callable[[], int],
    tellen: list[Aanvraag],
    owner: None,
) -> None:
    row = ask_for(zeeland, inside, actor, 3)
    with connection.cursor() as cursor:
        cursor.execute(f'ALTER TABLE "{regio.schema_name}".opdracht_opdracht RENAME TO weg')
    assert inrichten() == 1
    assert now_is(zeeland, inside, row).status == "uitgevoerd"


def test_two_kinds_with_one_name_are_a_fault_of_the_program(tellen: list[Aanvraag]) -> None:
    other = OpdrachtSoort("tellen", "Anders", Telling, frozenset(), lambda aanvraag, inhoud: {})
    with pytest.raises(ValueError, match="tellen"):
        register_opdracht(other)


def test_when_the_inrichter_gives_up_and_how_long_a_reason_may_be() -> None:
    assert not gives_up(ATTEMPTS - 1)
    assert gives_up(ATTEMPTS)
    assert shortened("kort") == "kort"
    assert len(shortened("x" * 3000)) == LONGEST_REASON
