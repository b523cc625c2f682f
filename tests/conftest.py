"""Two regio's, a gemeente, the national tier and the vault, made once; every test is rolled back."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from dekkend.accounts.actions import create_user, issue_token
from dekkend.accounts.actor import Actor
from dekkend.accounts.factor import mark_second_factor
from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_for
from dekkend.accounts.sessions import seen_key
from dekkend.core.clock import now
from dekkend.isolation.context import inside as inside_tenant
from tenants.models import Deelname, Tenant
from tenants.opdracht.inrichter import carry_out
from tenants.post.actions import empty_answered, open_letters
from tenants.post.models import Inbak, Uitbak
from tenants.tenant.prepare import prepare
from tenants.tenant.provision import NewTenant, create_tenant
from tests.playing.base import playing
from tests.tellingen import Telling, lines_of, telling_of

# A machine that is busy is no fault of what is tested.
settings.register_profile("dekkend", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dekkend")

PASSWORD = "Een-lang-wachtwoord-1"
ZUIDOOST_BRABANT = {
    "GM0772": "centrumgemeente", "GM1724": "randgemeente", "GM0753": "randgemeente", "GM1728": "randgemeente",
    "GM1706": "randgemeente", "GM0770": "randgemeente", "GM1771": "randgemeente", "GM1658": "randgemeente",
    "GM0820": "randgemeente", "GM0823": "randgemeente", "GM1667": "randgemeente", "GM0848": "randgemeente",
    "GM0858": "randgemeente", "GM0861": "randgemeente", "GM0866": "randgemeente",
}  # fmt: skip
TENANTS = {
    "regio": NewTenant("Zuidoost-Brabant", "ZOB", "#154273", "regio", "zuidoost-brabant.test", schema="r_00000001"),
    "zeeland": NewTenant("Zeeland", "ZLD", "#00805a", "regio", "zeeland.test", schema="r_00000002"),
    "gemeente": NewTenant("Gemeente Best", "BST", "#7a1f5c", "gemeente", "best.test", "GM0753", "g_00000001"),
    "landelijk": NewTenant("Landelijk", "LND", "#5b2a86", "landelijk", "landelijk.test", schema="l_00000001"),
    "kluis": NewTenant("Kluis", "KLS", "#333333", "kluis", "kluis.test", schema="k_00000001"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keys stand in a database of their own; a test with a database has both. The browser comes last: once it runs, so
    does an event loop, and then Django makes no test database."""
    items.sort(key=lambda item: "e2e" in item.path.parts)
    for item in items:
        if "db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db(databases="__all__"))


@pytest.fixture
def telling(request: pytest.FixtureRequest) -> Telling:
    """`telling("kanaries gelekt", 0)`: a count that the run prints at its end."""
    return telling_of(request.config)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = lines_of(config)
    if lines:
        terminalreporter.section("tellingen")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        lines = [connections[alias] for alias in connections]
        before = [line.settings_dict["NAME"] for line in lines]
        for line in lines:
            name = line.creation._create_test_db(verbosity=0, autoclobber=True)
            line.close()
            line.settings_dict["NAME"] = name
        prepare()
        call_command("load_register", verbosity=0)
        made = {key: create_tenant(new) for key, new in TENANTS.items()}
        Deelname.objects.bulk_create(
            Deelname(regio=made["regio"], gemeente_id=code, rol=role, ingang=date(2020, 1, 1))
            for code, role in ZUIDOOST_BRABANT.items()
        )
        connection.playing = True
        connection.set_schema_to_public()
        yield
        connection.playing = False
        connection.set_schema_to_public()
        for line, name in zip(lines, before, strict=True):
            line.close_pool()
            line.creation.destroy_test_db(name, verbosity=0)


@pytest.fixture(autouse=True)
def _leave_every_tenant(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves the connection in a tenant has found a leak, unless it entered it by hand."""
    yield
    if "db" in request.fixturenames:
        assert connection.schema_name == "public"


def _tenant(key: str) -> Tenant:
    return Tenant.objects.get(schema_name=TENANTS[key].schema)


@pytest.fixture
def regio(db: None) -> Tenant:
    return _tenant("regio")


@pytest.fixture
def zeeland(db: None) -> Tenant:
    return _tenant("zeeland")


@pytest.fixture
def gemeente(db: None) -> Tenant:
    return _tenant("gemeente")


@pytest.fixture
def landelijk(db: None) -> Tenant:
    return _tenant("landelijk")


@pytest.fixture
def kluis(db: None) -> Tenant:
    return _tenant("kluis")


@pytest.fixture
def inside() -> Callable[[Tenant], AbstractContextManager[None]]:
    return inside_tenant


@pytest.fixture
def owner(db: None) -> Iterator[None]:
    """Inside this fixture the connection is the owner's, for what a tenant may not do."""
    with playing(False):
        yield


def make_user(tenant: Tenant, *roles: str, naam: str = "") -> User:
    """A user with these roles; the same roles and name give the same user within a test."""
    naam = naam or f"{'-'.join(roles) or 'zonder rol'} (voorbeeld)"
    email = f"{naam.split(' ')[0].lower()}.{len(naam)}@{tenant.schema_name.replace('_', '-')}.example.org"
    with inside_tenant(tenant):
        known = User.objects.filter(email=email).first()
        return known or create_user(email=email, naam=naam, roles=roles, kind=tenant.kind, password=PASSWORD)


@pytest.fixture
def user(db: None) -> Callable[..., User]:
    return make_user


@pytest.fixture
def actor(db: None) -> Callable[..., Actor]:
    """`actor(regio, "zorgcoordinator")`, also with `naam=` for a second person in the same role."""

    def make(tenant: Tenant, *roles: str, naam: str = "") -> Actor:
        account = make_user(tenant, *roles, naam=naam)
        with inside_tenant(tenant):
            return actor_for(account, kind=tenant.kind, channel="web", address="192.0.2.1")

    return make


def host_of(tenant: Tenant) -> str:
    return str(tenant.domains.get().domain)


@pytest.fixture
def browse(db: None) -> Callable[..., Client]:
    """A logged-in browser on the tenant's own host; without roles somebody who is not logged in.

    It has shown a second factor, unless `factor=False`."""

    def make(tenant: Tenant, *roles: str, naam: str = "", factor: bool = True) -> Client:
        client = Client(HTTP_HOST=host_of(tenant))
        if roles:
            account = make_user(tenant, *roles, naam=naam)
            with inside_tenant(tenant):
                client.force_login(account)
                if factor:
                    show_second_factor(client, account)
                # the first look of a session is written down; a page is counted without that
                cache.add(seen_key(str(client.session.session_key)), True)
        return client

    return make


def show_second_factor(client: Client, account: User) -> None:
    session = client.session
    mark_second_factor(SimpleNamespace(session=session), account)  # type: ignore[arg-type]
    session.save()


@pytest.fixture
def api(db: None) -> Callable[..., Client]:
    """A client with a token; post JSON with `content_type="application/json"`."""

    def make(tenant: Tenant, *roles: str, naam: str = "") -> Client:
        if not roles:
            return Client(HTTP_HOST=host_of(tenant))
        account = make_user(tenant, *roles, naam=naam)
        with inside_tenant(tenant):
            token = issue_token(user=account, naam="test")
        return Client(HTTP_HOST=host_of(tenant), headers={"authorization": f"Bearer {token}"})

    return make


@pytest.fixture
def deliver(db: None) -> Callable[[], int]:
    """Carries all post between all tenants and opens it, inside the test's transaction; receipts too.

    The real postbode has a connection of its own and is tried in tests/isolation."""

    def run() -> int:
        tenants = list(Tenant.objects.all())
        carried = 0
        for tenant in tenants:
            with inside_tenant(tenant):
                waiting = list(Uitbak.objects.filter(bezorgd_at=None))
            for letter in waiting:
                carried += _carry(tenant, letter)
        for tenant in tenants:
            with inside_tenant(tenant):
                open_letters()
                answered = list(Inbak.objects.exclude(uitkomst="").filter(bericht_terug=False))
                Inbak.objects.exclude(uitkomst="").update(bericht_terug=True)
            for letter in answered:
                _answer(tenant, letter)
        return carried

    return run


@pytest.fixture
def inrichten(db: None) -> Callable[[], int]:
    """One round of the inrichter over all tenants, inside the test's transaction.

    The real one is a process of its own and is tried in tests/isolation."""

    def run() -> int:
        with playing(False):
            return carry_out()

    return run


def _carry(sender: Tenant, letter: Uitbak) -> int:
    with inside_tenant(Tenant.objects.get(schema_name=letter.ontvanger)):
        Inbak.objects.get_or_create(
            afzender=sender.schema_name, soort=letter.soort, sleutel=letter.sleutel, versie=letter.versie,
            defaults={
                "inhoud": letter.inhoud, "controlegetal": letter.controlegetal, "handtekening": letter.handtekening,
                "ontvangen_at": now(),
            },
        )  # fmt: skip
    with inside_tenant(sender):
        return Uitbak.objects.filter(pk=letter.pk).update(bezorgd_at=now())


def _answer(receiver: Tenant, letter: Inbak) -> None:
    with inside_tenant(Tenant.objects.get(schema_name=letter.afzender)):
        Uitbak.objects.filter(
            ontvanger=receiver.schema_name, soort=letter.soort, sleutel=letter.sleutel, versie=letter.versie
        ).update(beantwoord_at=now(), uitkomst=letter.uitkomst, reden=letter.reden)
        empty_answered()
