"""A planner, an overleg to work with, and a clock that stands still."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from governance.overleg.actions import invite, plan_overleg
from governance.overleg.models import Overleg
from governance.overleg.rules import DeelnemerInvoer, OverlegInvoer, moment
from tenants.models import Tenant

NU = moment(date(2026, 11, 22), time(12))
DAG = date(2026, 11, 26)
PLANNER = "Tom Visser (voorbeeld)"
MENSEN = (
    DeelnemerInvoer(
        "Fatima Kaya (voorbeeld)", "Humanitas", "maatschappelijke_organisatie", "fatima@partner.example.org"
    ),
    DeelnemerInvoer("Joris Timmer (voorbeeld)", "GGD", "ggd", "Joris@partner.example.org"),
)


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock of the whole platform."""
    return lambda when: monkeypatch.setattr("django.utils.timezone.now", lambda: when)


@pytest.fixture(autouse=True)
def _sunday_noon(set_clock: Callable[[datetime], None]) -> None:
    set_clock(NU)


@pytest.fixture(autouse=True)
def bell(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The schemas for which the bell was rung, in place of the broker."""
    rung: list[str] = []
    monkeypatch.setattr("dekkend.isolation.tasks.TenantTask.delay", lambda task, schema: rung.append(schema))
    return rung


@pytest.fixture
def planner(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "ketenregisseur", naam=PLANNER)


@pytest.fixture
def in_regio(regio: Tenant) -> Iterator[None]:
    """For tests without pages: a request leaves the tenant it was in."""
    with inside(regio):
        yield


@pytest.fixture
def invoer(planner: Actor) -> Callable[..., OverlegInvoer]:
    """An overleg on Thursday from ten to half past eleven, with some values replaced."""
    assert planner.user_id is not None
    example = OverlegInvoer(
        niveau="meso",
        soort="",
        titel="Ketenoverleg mensenhandel",
        agenda="Knelpunten in de opvang.",
        begin=moment(DAG, time(10)),
        eind=moment(DAG, time(11, 30)),
        plaats="Stadhuis (voorbeeld)",
        link="",
        voorzitter_id=planner.user_id,
    )
    return lambda **changes: replace(example, **changes)


@pytest.fixture
def plan(regio: Tenant, planner: Actor, invoer: Callable[..., OverlegInvoer]) -> Callable[..., Overleg]:
    """A concept; `people` in place of the two of the example."""

    def make(*people: DeelnemerInvoer, **changes: Any) -> Overleg:
        with inside(regio):
            return plan_overleg(actor=planner, invoer=invoer(**changes), deelnemers=people or MENSEN)

    return make


@pytest.fixture
def invited(regio: Tenant, planner: Actor, plan: Callable[..., Overleg]) -> Callable[..., Overleg]:
    def make(*people: DeelnemerInvoer, **changes: Any) -> Overleg:
        overleg = plan(*people, **changes)
        with inside(regio):
            return invite(actor=planner, overleg_id=overleg.pk)

    return make


@pytest.fixture
def fresh(regio: Tenant) -> Callable[[UUID], Overleg]:
    def read(overleg_id: UUID) -> Overleg:
        with inside(regio):
            return Overleg.objects.get(pk=overleg_id)

    return read


def later(overleg: Overleg, **shift: float) -> dict[str, datetime]:
    """The same overleg at another time, as values of the invoer."""
    return {"begin": overleg.begin + timedelta(**shift), "eind": overleg.eind + timedelta(**shift)}
