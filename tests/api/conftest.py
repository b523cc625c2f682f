"""The real document of each kind of tenant, and somebody who may do everything there."""

from collections.abc import Callable

import pytest
from django.test import Client

from dekkend.accounts.roles import ROLES
from tenants.models import Tenant
from tests.api.documents import BASE, Document
from tests.conftest import host_of

Ask = Callable[..., Client]


@pytest.fixture
def tenant(request: pytest.FixtureRequest, kind: str, db: None) -> Tenant:
    """The tenant of this kind; a test names the kind with parametrize."""
    found: Tenant = request.getfixturevalue(kind)
    return found


_documents: dict[str, Document] = {}


@pytest.fixture
def document(tenant: Tenant) -> Document:
    """As anybody gets it from the host; asked once for each kind."""
    if tenant.kind not in _documents:
        _documents[tenant.kind] = Client(HTTP_HOST=host_of(tenant)).get(f"{BASE}/openapi.json").json()
    return _documents[tenant.kind]


def roles_of(kind: str) -> list[str]:
    return [code for code, role in ROLES.items() if kind in role.kinds]


@pytest.fixture
def everything(tenant: Tenant, api: Ask) -> Client:
    """A token of somebody who has every role of this kind of tenant, so that no right is in the way. A fault of our
    own comes back as an answer."""
    client = api(tenant, *roles_of(tenant.kind))
    client.raise_request_exception = False
    return client


@pytest.fixture
def stranger(tenant: Tenant) -> Client:
    return Client(HTTP_HOST=host_of(tenant), raise_request_exception=False)
