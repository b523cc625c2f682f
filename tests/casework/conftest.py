"""The people of a region, and work to begin with."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from casework.contact.actions import note_melding
from casework.contact.models import Melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.toestemming.models import Toestemming
from dekkend.accounts.actor import Actor
from dekkend.audit.models import AuditEvent
from dekkend.isolation.context import inside as inside_tenant
from tenants.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]
Send = Callable[..., dict[str, Any]]

INVOER = MeldingInvoer(omschrijving="Werkt zonder loon en mag niet weg (voorbeeld).", in_gevaar="nee")
PERSOON = PersoonInvoer(roepnaam="Luna (voorbeeld)", naam="Luna Voorbeeld", geschatte_leeftijd=30)


@pytest.fixture
def in_regio(regio: Tenant) -> Iterator[None]:
    """For tests without pages: a request leaves the tenant it was in."""
    with inside_tenant(regio):
        yield


@pytest.fixture
def noor(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "zorgcoordinator", naam="Noor (voorbeeld)")


@pytest.fixture
def sam(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    """A colleague of Noor in the same team."""
    return actor(regio, "zorgcoordinator", naam="Sam (voorbeeld)")


@pytest.fixture
def ilse(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "gedragswetenschapper", naam="Ilse (voorbeeld)")


@pytest.fixture
def yara(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    """An aandachtsfunctionaris of a gemeente that has no tenant of its own."""
    return actor(regio, "aandachtsfunctionaris", naam="Yara (voorbeeld)")


@pytest.fixture
def melding(regio: Tenant, noor: Actor) -> Melding:
    with inside_tenant(regio):
        return note_melding(actor=noor, invoer=INVOER)


@pytest.fixture
def dossier(regio: Tenant, noor: Actor) -> Dossier:
    with inside_tenant(regio):
        return open_dossier(actor=noor, persoon=PERSOON)


@pytest.fixture
def noors_browser(regio: Tenant, browse: Callable[..., Client]) -> Client:
    return browse(regio, "zorgcoordinator", naam="Noor (voorbeeld)")


@pytest.fixture
def noors_api(regio: Tenant, api: Callable[..., Client]) -> Client:
    return api(regio, "zorgcoordinator", naam="Noor (voorbeeld)")


def agree(actor: Actor, dossier_id: UUID, doel: str, ontvanger: str) -> Toestemming:
    """The person says yes to sharing with this receiver."""
    said = ToestemmingInvoer(doel=doel, ontvanger=ontvanger, gegeven_door="betrokkene", leeftijdsgroep="vanaf_16")
    return record_toestemming(actor=actor, dossier_id=dossier_id, invoer=said)


def post_json(client: Client, path: str, body: dict[str, Any] | None = None, status: int = 201) -> dict[str, Any]:
    response = client.post(f"/api/v1/{path}", body or {}, content_type="application/json")
    assert response.status_code == status, response.content
    return dict(response.json())


def get_json(client: Client, path: str, status: int = 200) -> dict[str, Any]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, response.content
    return dict(response.json())


def logged(tenant: Tenant, code: str) -> list[AuditEvent]:
    with inside_tenant(tenant):
        return list(AuditEvent.objects.filter(code=code).order_by("id"))
