"""Two people of finance in one region, and a begroting to work with."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from billing.begroting.actions import draw_up_begroting
from billing.begroting.models import Begroting
from billing.begroting.rules import BegrotingInvoer
from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from tenants.models import Deelname, Tenant
from tests.playing.base import playing

INVOER = BegrotingInvoer(
    jaar=2027,
    basis_fte=Decimal("0.75"),
    politieregio=False,
    fte=Decimal("1.60"),
    tarief_cent=98_500_00,
    overige_kosten_cent=18_500_00,
    overige_kosten_toelichting="Tolken (voorbeeld)",
    decentralisatie_uitkering_cent=60_000_00,
    eigen_middelen_cent=15_000_01,
)
FINANCIEN = "financieel_medewerker"


@pytest.fixture
def opsteller(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, FINANCIEN, naam="Fenna de Boer (voorbeeld)")


@pytest.fixture
def vaststeller(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, FINANCIEN, naam="Willem Kuipers (voorbeeld)")


@pytest.fixture
def in_regio(regio: Tenant) -> Iterator[None]:
    """For tests without pages: a request leaves the tenant it was in."""
    with inside(regio):
        yield


@pytest.fixture
def concept(regio: Tenant, opsteller: Actor) -> Begroting:
    with inside(regio):
        return draw_up_begroting(actor=opsteller, invoer=INVOER)


@pytest.fixture
def invoer() -> Callable[..., BegrotingInvoer]:
    """The example, with some values replaced."""
    return lambda **changes: replace(INVOER, **changes)


@pytest.fixture
def register(db: None) -> Callable[[], AbstractContextManager[None]]:
    """`with register():` is the owner in `public`, who alone may change who takes part and what merged."""

    @contextmanager
    def opened() -> Iterator[None]:
        before = connection.tenant
        with playing(False):
            connection.set_schema_to_public()
            yield
        connection.set_tenant(before)

    return opened


@pytest.fixture
def best_joins(regio: Tenant, register: Callable[[], AbstractContextManager[None]]) -> Callable[[date], None]:
    """Best takes part in the region from a day on."""

    def run(ingang: date) -> None:
        with register():
            Deelname.objects.filter(regio=regio, gemeente_id="GM0753").update(ingang=ingang)

    return run
