"""The settings of production, loaded in a program of their own with invented secrets: TLS, cookies, addresses."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse

from dekkend.isolation.logins import tls_of
from dekkend.settings.cache import beside_the_broker
from dekkend.settings.database import _parse
from dekkend.settings.inside import check_database, check_redis
from dekkend.web.headers import ProxyAddress

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {
    "DATABASE_URL": "postgresql://db.example.org/dekkend?sslmode=verify-full",
    "BROKER_URL": "rediss://redis.example.org:6379/0?ssl_cert_reqs=required",
    "SECRET_KEY": "k" * 20 + "".join(map(chr, range(48, 91))),
    "ROLE_SECRET": "11" * 32,
    "ROOT_KEY": "22" * 32,
}
PROBE = """
import json, sys, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client

settings.STATIC_ROOT = sys.argv[1]
call_command("collectstatic", "--no-input", verbosity=0)

def seen(response):
    return {"status": response.status_code, "headers": dict(response.headers)}

client = Client(HTTP_HOST="geen geldig adres", raise_request_exception=False)
rules = ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "PATH", "DOMAIN")
print(json.dumps({
    "cookies": [
        {rule: getattr(settings, f"{name}_{rule}") for rule in rules} for name in ("SESSION_COOKIE", "CSRF_COOKIE")
    ],
    "secure": seen(client.get("/", headers={"x-forwarded-proto": "https"})),
    "plain": seen(Client(HTTP_HOST="regio.example.org").get("/pad/?vraag=1")),
    "plain api": seen(Client(HTTP_HOST="regio.example.org").get("/api/v1/gemeenten")),
    "api": seen(client.get("/api/v1/gemeenten", headers={"x-forwarded-proto": "https"})),
    "debug": settings.DEBUG,
    "mail": settings.EMAIL_BACKEND,
}))
"""


def run(*command: str, environ: Mapping[str, str] = SECRETS) -> subprocess.CompletedProcess[str]:
    known = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "dekkend.settings.production"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**known, "PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}", **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    done = run("-W", "error", "-c", PROBE, str(tmp_path_factory.mktemp("static")))
    assert done.returncode == 0, done.stderr[-3000:]
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_checks_of_django_for_production_find_nothing() -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr[-3000:]
    assert "no issues" in done.stdout


@pytest.mark.parametrize("missing", SECRETS)
def test_a_secret_that_is_missing_stops_the_start(missing: str) -> None:
    environ = {name: value for name, value in SECRETS.items() if name != missing}
    done = run("-c", "import django; django.setup()", environ={**environ, "DEKKEND_LOCAL": "bestaat-niet"})
    assert done.returncode != 0
    assert f"Zet {missing} in de omgeving." in done.stderr


@pytest.mark.parametrize("address", ["", "?sslmode=require", "?sslmode=verify-ca"])
def test_a_database_elsewhere_shows_who_it_is(address: str) -> None:
    """ASVS 5.0, 12.3.1: encrypted is not enough, when anybody may answer."""
    with pytest.raises(RuntimeError, match="sslmode=verify-full"):
        check_database("DATABASE_URL", _parse(f"postgresql://db.example.org/dekkend{address}"))
    check_database("DATABASE_URL", _parse("postgresql://db.example.org/dekkend?sslmode=verify-full"))
    for here in ("/dekkend", "/dekkend?host=/run/postgresql", "localhost/dekkend", "127.0.0.1:5433/dekkend"):
        check_database("DATABASE_URL", _parse(f"postgresql://{here}{'' if '?' in here else address}"))


def test_redis_elsewhere_shows_who_it_is() -> None:
    far = "redis.example.org:6379/0"
    for address in (f"redis://{far}", f"rediss://{far}", f"rediss://{far}?ssl_cert_reqs=none", "amqp://mq.example.org"):
        with pytest.raises(RuntimeError, match="ssl_cert_reqs=required"):
            check_redis("BROKER_URL", address)
    good = f"rediss://{far}?ssl_cert_reqs=required"
    for address in (
        good,
        beside_the_broker(good),
        "redis://localhost:6379/0",
        "redis+socket:///run/r.sock",
        "unix:///r",
    ):
        check_redis("BROKER_URL", address)


def test_without_that_it_does_not_start() -> None:
    plain = {**SECRETS, "DATABASE_URL": "postgresql://db.example.org/dekkend"}
    done = run("-c", "import dekkend.settings.production", environ=plain)
    assert done.returncode != 0
    assert "Zet sslmode=verify-full en sslrootcert in DATABASE_URL" in done.stderr


def test_every_login_of_ours_asks_the_same_of_the_server() -> None:
    settings = {"OPTIONS": {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "options": "-c work_mem=1MB"}}
    assert tls_of(settings) == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}


def test_cookies_hold_on_to_one_host(found: dict[str, Any]) -> None:
    for cookie in found["cookies"]:
        assert cookie["NAME"].startswith("__Host-")
        assert cookie["SECURE"] is True
        assert cookie["HTTPONLY"] is True
        assert cookie["SAMESITE"] in {"Lax", "Strict"}
        assert cookie["PATH"] == "/"
        assert cookie["DOMAIN"] is None


def test_transport_tls(found: dict[str, Any]) -> None:
    """internet.nl: HSTS of at least a year, and plain http leads to the same address over https."""
    for name in ("secure", "api"):
        policy = found[name]["headers"]["Strict-Transport-Security"]
        assert int(policy.split(";")[0].removeprefix("max-age=")) >= 31536000
        assert "includeSubDomains" in policy
    assert found["plain"]["status"] == 301
    assert found["plain"]["headers"]["Location"] == "https://regio.example.org/pad/?vraag=1"


def test_a_program_that_forgot_tls_is_told_so_and_not_sent_on(found: dict[str, Any]) -> None:
    """Sent on, it would keep working and keep sending its token in clear (ASVS 5.0, 4.1.2)."""
    assert found["plain api"]["status"] == 400
    assert "Location" not in found["plain api"]["headers"]
    assert found["plain api"]["headers"]["Content-Type"] == "application/problem+json"


def test_errors_are_bare_and_have_their_headers(found: dict[str, Any]) -> None:
    assert found["debug"] is False
    assert found["secure"]["status"] == found["api"]["status"] == 404
    assert found["api"]["headers"]["Content-Type"] == "application/problem+json"
    for name in ("secure", "plain", "api"):
        headers = found[name]["headers"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("10.0.0.1, 192.0.2.7", "192.0.2.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("192.0.2.7, <script>", "127.0.0.1"),
        ("", "127.0.0.1"),
        (None, "127.0.0.1"),
    ],
)
def test_the_address_of_a_visitor_is_what_our_own_proxy_saw(forwarded: str | None, address: str) -> None:
    """What the visitor put in the header himself stands before it and does not count."""
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "127.0.0.1"
    if forwarded is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    ProxyAddress(lambda _: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == address
    assert "HTTP_X_FORWARDED_FOR" not in request.META
