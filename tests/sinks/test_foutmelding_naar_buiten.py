"""What leaves for an outside collector of errors (Sentry): the kind of error and where in the program, nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dekkend.audit.trace import new_trace, tracing
from dekkend.sinks import sentry
from tests.sinks.canaries import canary, found_in
from tests.sinks.crashing import PLACES

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {*sentry.TOP, "exception", "logentry", "breadcrumbs", "tags"}
# The client puts these on every envelope after everything else; they say which client it is.
OF_THE_CLIENT = {"sdk"}
WORDS = [canary(place) for place in PLACES]


def crash(**more: str) -> list[str]:
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}",
        "DJANGO_SETTINGS_MODULE": "tests.sinks.crashing_settings",
        "DATABASE_URL": "postgresql://db.example.org/dekkend?sslmode=verify-full",
        "BROKER_URL": "rediss://redis.example.org:6379/0?ssl_cert_reqs=required",
        "SECRET_KEY": "alleen-voor-tests",
        "ROLE_SECRET": "11" * 32,
        "ROOT_KEY": "22" * 32,
        "SENTRY_DSN": "https://sleutel@sentry.example.org/1",
        **more,
    }
    command = [sys.executable, "-m", "tests.sinks.crashing"]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert said["status"] == 500
    sent: list[str] = said["sent"]
    return sent


@pytest.fixture(scope="module")
def envelopes() -> list[str]:
    return crash()


def events(envelopes: list[str]) -> list[dict[str, Any]]:
    """An envelope is a head, and for each item a head and a body, one a line."""
    return [json.loads(line) for envelope in envelopes for line in envelope.splitlines()[2::2]]


def test_an_error_is_sent(envelopes: list[str]) -> None:
    kinds = [[value["type"] for value in event.get("exception", {}).get("values", [])] for event in events(envelopes)]
    assert ["KeyError", "ValueError"] in kinds
    assert len(envelopes) >= 4


def test_not_one_canary_is_in_it(envelopes: list[str]) -> None:
    assert found_in("\n".join(envelopes), WORDS) == []


def test_a_message_of_an_error_is_its_class(envelopes: list[str]) -> None:
    for event in events(envelopes):
        for value in event.get("exception", {}).get("values", []):
            assert value["value"] == value["type"]


def test_places_are_sent_without_values_and_text(envelopes: list[str]) -> None:
    frames = [
        frame
        for event in events(envelopes)
        for value in event.get("exception", {}).get("values", [])
        for frame in value["stacktrace"]["frames"]
    ]
    assert any(frame["function"] == "fails" for frame in frames)
    assert {key for frame in frames for key in frame} <= set(sentry.FRAME)


def test_an_event_has_only_what_is_allowed(envelopes: list[str]) -> None:
    for event in events(envelopes):
        assert set(event) <= ALLOWED | OF_THE_CLIENT
        for crumb in event.get("breadcrumbs", {}).get("values", []):
            assert set(crumb) <= set(sentry.CRUMB)


def test_without_our_filter_the_canaries_would_leave() -> None:
    """The same program with the settings of the client itself, so that the test above proves something."""
    leaked = found_in("\n".join(crash(UNFILTERED="1")), WORDS)
    assert len(leaked) >= 12, leaked


def test_the_number_of_the_request_goes_along() -> None:
    with tracing(new_trace()) as trace:
        sent = sentry.before_send({"message": canary("bericht")}, {})  # type: ignore[typeddict-item]
    assert sent == {"tags": {"request_id": trace.request_id}}


def test_timings_are_not_sent() -> None:
    assert sentry.before_send_transaction({"transaction": canary("pad")}, {}) is None  # type: ignore[func-returns-value]
