"""Counts of attempts hold over all processes, and when Redis is away nobody is kept out and nobody gets in for it."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import redis
from django.core.cache import cache
from django.test import Client

from dekkend.health import health
from dekkend.isolation import shared
from dekkend.settings.cache import OWN_MEMORY, beside_the_broker, caches
from infra.local import broker
from infra.local.environment import broker_url
from infra.local.folder import REPOSITORY, DataFolder, locate, open_folder
from tenants.models import Tenant
from tests.conftest import PASSWORD, make_user
from tests.sinks.conftest import Lines

Browse = Callable[..., Client]

GUESSING = """
import sys, django
django.setup()
from django.conf import settings
from django.test import RequestFactory
from dekkend.settings.cache import caches
settings.CACHES = caches(sys.argv[1])
from allauth.core.internal import ratelimit
request = RequestFactory().post("/account/login/", REMOTE_ADDR=sys.argv[2])
let_in = [ratelimit.consume(request, app="allauth.account", action="login_failed", key="iemand") for _ in range(4)]
print(sum(usage is not None for usage in let_in))
"""
ALLOWED = 5  # wrong passwords for one account in five minutes: what allauth gives by itself


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DataFolder]:
    """A Redis of the test's own, that runs."""
    place = locate(tmp_path / "gegevens")
    open_folder(place)
    broker.start(place)
    yield place
    broker.stop(place)


@pytest.fixture
def address(server: DataFolder) -> str:
    return beside_the_broker(broker_url(server))


@pytest.fixture
def shared_cache(address: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    settings.CACHES = caches(address)
    monkeypatch.setattr(shared.SharedCache, "away_until", {})
    return address


def client_of(address: str) -> redis.Redis:
    return redis.Redis.from_url(address)


def guess(client: Client, password: str = "een verkeerd wachtwoord", email: str = "iemand@example.org") -> str:
    page = client.post("/account/login/", {"login": email, "password": password})
    return "binnen" if page.status_code == 302 else "te vaak" if b"te vaak geprobeerd" in page.content else "fout"


def test_three_processes_together_get_as_many_attempts_as_one(address: str) -> None:
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "dekkend.settings.test",
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "platform")]),
    }
    running = [
        subprocess.Popen(
            [sys.executable, "-c", GUESSING, address, f"192.0.2.{number}"],
            env=environ,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
        )
        for number in range(3)
    ]
    assert sum(int(process.communicate(timeout=120)[0]) for process in running) == ALLOWED


def test_what_is_counted_names_the_tenant_and_nobody(shared_cache: str, browse: Browse, regio: Tenant) -> None:
    guess(browse(regio))
    found = client_of(shared_cache)
    keys = [key.decode() for key in found.scan_iter()]
    assert keys
    assert all(key.startswith(f"{regio.schema_name}:dekkend:1:") for key in keys)
    everything = " ".join(keys) + " ".join(str(found.get(key)) for key in keys)
    assert not [word for word in ("iemand", "example", "127.0.0.1", "wachtwoord", "login") if word in everything]
    assert all(0 < found.ttl(key) <= 3600 for key in keys)


def test_the_room_of_one_tenant_is_not_used_up_by_another(
    shared_cache: str, browse: Browse, regio: Tenant, zeeland: Tenant
) -> None:
    assert [guess(browse(regio)) for _ in range(ALLOWED + 1)][-1] == "te vaak"
    assert guess(browse(zeeland)) == "fout"


def test_without_redis_everybody_can_log_in_and_nobody_can_go_on_guessing(
    shared_cache: str, server: DataFolder, browse: Browse, regio: Tenant, lines: Lines
) -> None:
    email = make_user(regio, "fg").email
    broker.stop(server)
    assert guess(browse(regio), PASSWORD, email) == "binnen"
    assert [guess(browse(regio)) for _ in range(ALLOWED + 1)] == ["fout"] * ALLOWED + ["te vaak"]
    said = [line for line in lines() if line["event"] == "cache_antwoordt_niet"]
    assert said
    assert {line["fault"] for line in said} == {"ConnectionError"}


def test_without_redis_the_api_answers_and_still_counts(
    shared_cache: str, server: DataFolder, api: Browse, regio: Tenant, settings: Any
) -> None:
    settings.API_LIMITS = {"token": "2/min", "mislukt": "2/min"}
    client = api(regio, "fg")
    broker.stop(server)
    assert [client.get("/api/v1/gemeenten/GM0772").status_code for _ in range(3)] == [200, 200, 429]
    refused = [
        client.get("/api/v1/gemeenten/GM0772", headers={"authorization": "Bearer x"}).status_code for _ in range(3)
    ]
    assert refused == [401, 401, 429]


def test_a_redis_that_is_away_is_not_asked_at_every_call(
    shared_cache: str, server: DataFolder, lines: Lines, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    broker.stop(server)
    for _ in range(20):
        cache.set("teller", [1.0])
    assert cache.get("teller") == [1.0]
    assert [line["event"] for line in lines()] == ["cache_antwoordt_niet"]
    monkeypatch.setattr(shared.SharedCache, "away_until", {})
    broker.start(server)
    cache.set("teller", [2.0])
    assert cache.get("teller") == [2.0]
    assert len(client_of(shared_cache).keys()) == 1


def test_counts_that_are_flushed_stop_nobody(shared_cache: str, browse: Browse, regio: Tenant) -> None:
    assert [guess(browse(regio)) for _ in range(ALLOWED + 1)][-1] == "te vaak"
    client_of(shared_cache).flushall()
    assert guess(browse(regio)) == "fout"
    assert guess(browse(regio), PASSWORD, make_user(regio, "fg").email) == "binnen"


def test_what_somebody_puts_into_redis_is_never_run(shared_cache: str, tmp_path: Path, lines: Lines, db: None) -> None:
    """Django's own form of a value is a pickle, which runs what it says when it is read."""
    proof = tmp_path / "uitgevoerd"

    class Attack:
        def __reduce__(self) -> tuple[Any, ...]:
            return (proof.touch, ())

    client_of(shared_cache).set(cache.make_key("teller"), pickle.dumps(Attack()))
    assert cache.get("teller", "niets") == "niets"
    assert not proof.exists()
    assert [line["event"] for line in lines()] == ["cache_onleesbaar"]


def test_only_plain_values_go_in(shared_cache: str, db: None) -> None:
    with pytest.raises(TypeError):
        cache.set("wie", object())
    cache.set_many({"a": [1.5, 2.5], "b": True, "c": 4})
    assert cache.get_many(["a", "b", "c"]) == {"a": [1.5, 2.5], "b": True, "c": 4}
    assert cache.incr("c") == 5
    assert cache.touch("a", 100)
    assert cache.add("a", [1.0]) is False
    assert cache.has_key("a")
    cache.delete_many(["a", "b"])
    assert cache.delete("c")
    cache.clear()
    assert client_of(shared_cache).keys() == []


def test_health_is_not_about_the_cache(shared_cache: str, server: DataFolder, db: None) -> None:
    broker.stop(server)
    assert set(json.loads(health().content)) == {"status", "database", "broker", "worker"}


@pytest.mark.parametrize(
    ("of_broker", "of_cache"),
    [
        ("redis://redis.example.org:6379/0", "redis://redis.example.org:6379/1"),
        ("redis://redis.example.org:6379", "redis://redis.example.org:6379/1"),
        ("rediss://user:secret@redis.example.org:6380/3?x=1", "rediss://user:secret@redis.example.org:6380/4?x=1"),
        ("redis+socket:///een/map/redis.sock", "unix:///een/map/redis.sock?db=1"),
        ("redis+socket:///een/map/redis.sock?virtual_host=2", "unix:///een/map/redis.sock?db=3"),
        ("amqp://rabbit.example.org", ""),
        ("", ""),
    ],
)
def test_the_cache_stands_beside_the_broker(of_broker: str, of_cache: str) -> None:
    assert beside_the_broker(of_broker) == of_cache
    assert urlsplit(of_cache).scheme in {"redis", "rediss", "unix", ""}


def test_without_an_address_each_process_counts_for_itself() -> None:
    assert caches("") == OWN_MEMORY
