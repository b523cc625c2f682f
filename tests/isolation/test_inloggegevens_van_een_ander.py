"""Whatever opens a door in one tenant opens none in another, however the address is spelled."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client

from dekkend.accounts.models import User
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.conftest import PASSWORD, host_of, make_user
from tests.isolation.spellingen import SPELLINGS
from tests.tellingen import Telling

Make = Callable[..., Client]
REFUSED = {302, 400, 401, 403, 404}
LEAST_SPELLINGS = 12


@dataclass(frozen=True)
class Sleutels:
    """Everything that opens a door in one tenant."""

    tenant: Tenant
    cookie: str
    form_token: str
    api_token: str
    reset: str
    confirmation: str
    code: str


def keys_of(tenant: Tenant, browse: Make, api: Make) -> Sleutels:
    user = make_user(tenant, "fg")
    with inside(tenant):
        address = EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
        secret = f"JBSWY3DPEHPK3PX{'A' if tenant.kort == 'ZOB' else 'B'}"
        TOTP.activate(user, secret)
        counter = next(iter(yield_hotp_counters_from_time()))
        confirmation = EmailConfirmationHMAC(address).key
        code = format_hotp_value(hotp_value(secret, counter))
    client = browse(tenant, "fg")
    with inside(tenant):
        # logging in makes older links worthless
        user.refresh_from_db()
        reset = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    form = Client(HTTP_HOST=host_of(tenant))
    form.get("/account/login/")
    return Sleutels(
        tenant,
        client.cookies[settings.SESSION_COOKIE_NAME].value,
        form.cookies[settings.CSRF_COOKIE_NAME].value,
        str(api(tenant, "fg").defaults["HTTP_AUTHORIZATION"]),
        reset,
        confirmation,
        code,
    )


@pytest.fixture
def pair(regio: Tenant, zeeland: Tenant, browse: Make, api: Make) -> tuple[Sleutels, Sleutels]:
    return keys_of(regio, browse, api), keys_of(zeeland, browse, api)


def both_ways(pair: tuple[Sleutels, Sleutels]) -> Iterator[tuple[Sleutels, Sleutels]]:
    yield pair
    yield pair[1], pair[0]


def opened_by_cookie(client: Client, keys: Sleutels) -> bool:
    client.cookies[settings.SESSION_COOKIE_NAME] = keys.cookie
    return client.get("/logboek/").status_code not in REFUSED


def opened_by_token(client: Client, keys: Sleutels) -> bool:
    return client.get("/api/v1/gemeenten", headers={"authorization": keys.api_token}).status_code not in REFUSED


def opened_by_reset_link(client: Client, keys: Sleutels) -> bool:
    """A link that is good sends on to a page with a form for a new password."""
    page = client.get(f"/account/password/reset/key/{keys.reset}/", follow=True)
    return b'name="password1"' in page.content


DOORS: dict[str, Callable[[Client, Sleutels], bool]] = {
    "sessiekoekje": opened_by_cookie,
    "API-token": opened_by_token,
    "wachtwoordlink": opened_by_reset_link,
}


@pytest.mark.parametrize("door", DOORS)
def test_no_key_of_one_tenant_opens_a_door_of_another(
    pair: tuple[Sleutels, Sleutels], telling: Telling, door: str
) -> None:
    asked, accepted = 0, []
    for keys, other in both_ways(pair):
        here, there = host_of(other.tenant), host_of(keys.tenant)
        for spelling in SPELLINGS:
            asked += 1
            if DOORS[door](spelling.client(here, there), keys):
                accepted.append(f"{door}: {spelling.name}")
    telling("inloggegevens van een ander aangenomen", len(accepted), van=asked)
    assert accepted == []
    assert len(SPELLINGS) >= LEAST_SPELLINGS


@pytest.mark.parametrize("door", DOORS)
def test_the_same_key_opens_the_door_at_home(pair: tuple[Sleutels, Sleutels], door: str) -> None:
    """Otherwise the test above would prove nothing."""
    for keys, _ in both_ways(pair):
        assert DOORS[door](Client(HTTP_HOST=host_of(keys.tenant)), keys)


def test_a_form_token_of_one_tenant_is_refused_by_another(pair: tuple[Sleutels, Sleutels], telling: Telling) -> None:
    for keys, other in both_ways(pair):
        for spelling in SPELLINGS:
            client = spelling.client(host_of(other.tenant), host_of(keys.tenant))
            client.handler.enforce_csrf_checks = True
            client.cookies[settings.CSRF_COOKIE_NAME] = other.form_token
            sent = {"login": "iemand@example.org", "password": PASSWORD, "csrfmiddlewaretoken": keys.form_token}
            assert client.post("/account/login/", sent).status_code in REFUSED, spelling.name
            telling("inloggegevens van een ander aangenomen", 0, van=1)
    mine = Client(HTTP_HOST=host_of(pair[0].tenant), enforce_csrf_checks=True)
    mine.cookies[settings.CSRF_COOKIE_NAME] = pair[0].form_token
    sent = {"login": "iemand@example.org", "password": PASSWORD, "csrfmiddlewaretoken": pair[0].form_token}
    assert mine.post("/account/login/", sent).status_code not in REFUSED


@pytest.mark.parametrize("whose", ["een ander", "zichzelf"])
def test_a_code_of_a_second_factor_is_of_one_tenant(
    pair: tuple[Sleutels, Sleutels], telling: Telling, whose: str
) -> None:
    """The same person with the same password in both tenants, and a second factor in each."""
    for keys, other in both_ways(pair):
        client = Client(HTTP_HOST=host_of(other.tenant))
        email = make_user(other.tenant, "fg").email
        assert client.post("/account/login/", {"login": email, "password": PASSWORD}).status_code == 302
        client.post("/account/2fa/authenticate/", {"code": (keys if whose == "een ander" else other).code})
        logged_in = client.get("/logboek/").status_code == 200
        assert logged_in == (whose == "zichzelf")
        if whose == "een ander":
            telling("inloggegevens van een ander aangenomen", int(logged_in), van=1)


def test_no_link_confirms_an_address(pair: tuple[Sleutels, Sleutels]) -> None:
    """Such a link of allauth signs the number of a row, and numbers are the same everywhere: it would open another
    tenant. There is no such page; whoever makes it has to bind the link to its tenant first."""
    for keys, other in both_ways(pair):
        for tenant in (keys.tenant, other.tenant):
            answer = Client(HTTP_HOST=host_of(tenant)).post(f"/account/confirm-email/{keys.confirmation}/")
            with inside(tenant):
                confirmed = EmailAddress.objects.filter(verified=True).exists()
            assert (answer.status_code, confirmed) == (404, False)


def test_a_person_in_two_tenants_is_two_users(pair: tuple[Sleutels, Sleutels]) -> None:
    found = set()
    for keys in pair:
        with inside(keys.tenant):
            found.add(User.objects.get(roltoekenningen__rol="fg").pk)
    assert len(found) == 2
