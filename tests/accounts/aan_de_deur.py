"""Somebody who logs in: typing a password, showing a code or a passkey, and what the log says of it."""

import json
import re
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from dekkend.accounts.models import User
from dekkend.audit.models import AuditEvent
from dekkend.isolation.context import inside
from tenants.tenant.models import Tenant
from tests.accounts.sleutelbos import Passkey
from tests.conftest import PASSWORD, host_of

AJAX = {"accept": "application/json"}


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def log_in(tenant: Tenant, account: User, password: str = PASSWORD, **meta: str) -> Client:
    """Types address and password; a second factor, if there is one, has not been shown."""
    client = Client(HTTP_HOST=host_of(tenant), **meta)  # type: ignore[arg-type]
    client.post("/account/login/", {"login": account.email, "password": password})
    return client


def data_on(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found, page
    answer: dict[str, Any] = json.loads(found[1])
    return answer


def add_app(client: Client) -> str:
    """The secret that the app keeps. The last answer leads to the recovery codes."""
    page = client.get("/account/2fa/totp/activate/").content.decode()
    found = re.search(r'value="([A-Z2-7]{32})"', page)
    assert found, page
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of(found[1])})
    assert answer.status_code == 302, answer.content.decode()
    return found[1]


def add_passkey(client: Client, name: str = "Laptop") -> Passkey:
    passkey = Passkey(str(client.defaults["HTTP_HOST"]))
    options = data_on(client.get("/account/2fa/webauthn/add/").content.decode())
    sent = {"name": name, "passwordless": "on", "credential": passkey.make(options)}
    answer = client.post("/account/2fa/webauthn/add/", sent)
    assert answer.status_code == 302, answer.content.decode()
    return passkey


def enter_with(passkey: Passkey, client: Client, *, verified: bool = True) -> Any:
    options = client.get("/account/2fa/webauthn/login/", headers=AJAX).json()
    return client.post("/account/2fa/webauthn/login/", {"credential": passkey.show(options, verified=verified)})


def logged(tenant: Tenant, *codes: str) -> list[AuditEvent]:
    with inside(tenant):
        return list(AuditEvent.objects.filter(code__in=codes).order_by("at"))
