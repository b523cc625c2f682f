"""The real engine beside the playing one: connections that log in as a tenant's own role."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from dekkend.isolation.born.base import DatabaseWrapper
from tenants.tenant.models import Tenant


@pytest.fixture
def born(transactional_free_db: None) -> Iterator[Callable[[Tenant], DatabaseWrapper]]:
    """`born(regio)` is a connection of that tenant, as web and worker have it."""
    made: list[DatabaseWrapper] = []

    def connect(tenant: Tenant) -> DatabaseWrapper:
        wrapper = DatabaseWrapper({**connection.settings_dict, "USER": "", "PASSWORD": ""}, alias="default")
        wrapper.set_tenant(tenant)
        made.append(wrapper)
        return wrapper

    yield connect
    for wrapper in made:
        wrapper.close()
        wrapper.close_pool()


@pytest.fixture
def transactional_free_db(db: None) -> None:
    """What a test sees through `born` was committed when the tenants were made; it leaves nothing behind."""
