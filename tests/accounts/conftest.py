"""People who manage the accounts, and who they manage."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.core.cache import cache
from django.db import connection

from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside as inside_tenant
from tenants.models import Tenant
from tests.accounts.organisatie import Organisatie, running

Inside = Callable[[Tenant], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    """Attempts of one test are not counted in the next."""
    cache.clear()


@pytest.fixture
def in_regio(regio: Tenant) -> Iterator[None]:
    """For tests without pages: a request leaves the tenant it was in."""
    with inside_tenant(regio):
        yield


@pytest.fixture
def femke(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    """Lets people in."""
    return actor(regio, "functioneel_beheerder", naam="Femke (voorbeeld)")


@pytest.fixture
def noor(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "zorgcoordinator", naam="Noor (voorbeeld)")


@pytest.fixture
def sam(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "zorgcoordinator", naam="Sam (voorbeeld)")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the end of a transaction happens right away: no test ever commits, and later the request and
    its tenant are gone."""
    monkeypatch.setattr(connection, "on_commit", lambda work, robust=False: work())


@pytest.fixture(scope="session")
def organisatie() -> Iterator[Organisatie]:
    with running() as server:
        yield server
