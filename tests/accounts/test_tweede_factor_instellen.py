"""Setting up an authenticator app: it works, and its secret cannot be read from the database."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tenants.tenant.models import Tenant
from tests.conftest import PASSWORD

Inside = Callable[[Tenant], AbstractContextManager[None]]


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_code_is_asked_at_the_next_login_and_its_secret_is_sealed(
    regio: Tenant, inside: Inside, browse: Callable[..., Client], user: Callable[..., object]
) -> None:
    account = user(regio, "zorgcoordinator")
    client = Client(HTTP_HOST="zuidoost-brabant.test")
    credentials = {"login": account.email, "password": PASSWORD}  # type: ignore[attr-defined]
    assert client.post("/account/login/", credentials).status_code == 302
    assert client.post("/account/reauthenticate/", {"password": PASSWORD}).status_code == 302
    page = client.get("/account/2fa/totp/activate/").content.decode()
    found = re.search(r'value="([A-Z2-7]{32})"', page)
    assert found is not None
    secret = found[1]
    assert client.post("/account/2fa/totp/activate/", {"code": code_of(secret)}).status_code == 302
    with inside(regio):
        stored = str(Authenticator.objects.get(type="totp").data)
    assert secret not in stored

    again = Client(HTTP_HOST="zuidoost-brabant.test")
    answer = again.post("/account/login/", credentials)
    assert answer.headers["Location"] == "/account/2fa/authenticate/"
    assert again.get("/").status_code == 302
    assert again.post("/account/2fa/authenticate/", {"code": "000000"}).status_code in {200, 422}
    assert again.get("/").status_code == 302
