"""People who manage the accounts, and who they manage."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside as inside_tenant
from tenants.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]


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
