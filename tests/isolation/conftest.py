"""The real engine beside the playing one: connections that log in as a tenant's own role."""

from collections.abc import Callable, Iterator
from itertools import count
from uuid import UUID, uuid4

import pytest
from django.apps import apps
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


@pytest.fixture
def numbered_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer row has a higher id, so that a walk meets the same rows at every run. They lie above what was drawn."""
    numbers = count(UUID("ffff0000-0000-4000-8000-000000000000").int)

    def number() -> UUID:
        return UUID(int=next(numbers))

    for model in apps.get_models():
        if model._meta.pk.default is uuid4:
            # Django keeps the function that it calls beside the default
            monkeypatch.setitem(model._meta.pk.__dict__, "_get_default", number)
