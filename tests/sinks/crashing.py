"""A program that fails with canaries everywhere, and prints what the client of Sentry would have sent.

Run with the settings beside it: `python -m tests.sinks.crashing`.
"""

import json
import logging
import os

import django
import sentry_sdk
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from tests.sinks.canaries import canary

PLACES = [
    "lokaal", "body", "kop", "koekje", "query", "pad", "sql", "parameter", "kruimel", "bericht", "fout", "oorzaak",
    "sjabloon", "extra", "label", "gebruiker", "context", "adres",
]  # fmt: skip


def fails(request: HttpRequest, word: str) -> HttpResponse:
    local = {"naam": canary("lokaal"), "pad": word}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT '{canary('sql')}', %s", [canary("parameter")])
    sentry_sdk.add_breadcrumb(message=canary("kruimel"), data={"naam": canary("kruimel")}, category="eigen")
    sentry_sdk.set_user({"id": canary("gebruiker"), "ip_address": "192.0.2.9"})
    sentry_sdk.set_tag("naam", canary("label"))
    sentry_sdk.set_extra("naam", canary("extra"))
    sentry_sdk.set_context("dossier", {"naam": canary("context")})
    logging.getLogger("een.ander").warning("waarschuwing %s", canary("bericht"))
    logging.getLogger("een.ander").error("fout bij %s", canary("bericht"))
    logging.getLogger("een.ander").error(f"fout bij {canary('sjabloon')}")
    sentry_sdk.capture_message(canary("bericht"))
    try:
        raise KeyError(canary("oorzaak"), local)
    except KeyError as cause:
        raise ValueError(canary("fout"), request.body) from cause


urlpatterns = [path("dossiers/<str:word>/", fails, name="dossier")]


class Double(Transport):
    """Keeps what would have gone over the line."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.sent.append(envelope.serialize().decode())


def main() -> None:
    django.setup()
    if os.environ.get("UNFILTERED"):
        sentry_sdk.init(
            dsn="https://sleutel@sentry.example.org/1", send_default_pii=True, max_request_body_size="always"
        )
    from django.test import Client  # noqa: PLC0415  after the settings

    double = Double()
    sentry_sdk.get_client().transport = double
    client = Client(raise_request_exception=False, HTTP_HOST=f"{canary('adres')}.example.org".lower())
    client.cookies["x"] = canary("koekje")
    response = client.post(
        f"/dossiers/{canary('pad')}/?zoek={canary('query')}",
        {"naam": canary("body")},
        headers={"x-eigen": canary("kop"), "user-agent": canary("kop"), "referer": f"https://x.test/{canary('query')}"},
    )
    sentry_sdk.flush()
    print(json.dumps({"status": response.status_code, "sent": double.sent}))


if __name__ == "__main__":
    main()
