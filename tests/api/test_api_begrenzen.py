"""How often one may call, and what is said to who calls too often. Time is in the hands of the test."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from dekkend.accounts.actions import issue_token
from dekkend.api.limits import PerToken, RefusedTokens
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.api.documents import BASE
from tests.api.test_api_antwoorden import check_problem
from tests.conftest import host_of, make_user

PATH = f"{BASE}/gemeenten/GM0772"


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Clock]:
    cache.clear()
    settings.API_LIMITS = {"token": "3/min", "mislukt": "2/min"}
    made = Clock()
    for limit in (PerToken, RefusedTokens):
        monkeypatch.setattr(limit, "timer", made)
    yield made
    cache.clear()


def token_of(tenant: Tenant) -> dict[str, str]:
    """Each call gives the same person another token."""
    user = make_user(tenant, "fg")
    with inside(tenant):
        return {"authorization": f"Bearer {issue_token(user=user, naam=str(uuid4()))}"}


def statuses(client: Client, times: int, **headers: str) -> list[int]:
    return [client.get(PATH, headers=headers).status_code for _ in range(times)]


def test_who_calls_too_often_is_told_how_long_to_wait(clock: Clock, regio: Tenant) -> None:
    client, token = Client(HTTP_HOST=host_of(regio)), token_of(regio)
    assert statuses(client, 3, **token) == [200, 200, 200]
    clock.now += 20
    refused = client.get(PATH, headers=token)
    check_problem(refused, 429)
    assert refused.headers["Retry-After"] == "40"
    clock.now += 39.5
    assert client.get(PATH, headers=token).headers["Retry-After"] == "1"
    clock.now += 0.5
    assert statuses(client, 1, **token) == [200]


def test_each_token_has_its_own_room(clock: Clock, regio: Tenant) -> None:
    client, first, second = Client(HTTP_HOST=host_of(regio)), token_of(regio), token_of(regio)
    assert statuses(client, 4, **first)[-1] == 429
    assert statuses(client, 1, **second) == [200]


def test_the_room_of_one_tenant_is_not_used_up_by_another(clock: Clock, regio: Tenant, zeeland: Tenant) -> None:
    here, there = Client(HTTP_HOST=host_of(regio)), Client(HTTP_HOST=host_of(zeeland))
    assert statuses(here, 3, authorization="Bearer x") == [401, 401, 429]
    assert statuses(there, 1, authorization="Bearer x") == [401]


def test_guessing_stops_at_the_door(clock: Clock, regio: Tenant) -> None:
    """Also for the right token, so that a guess that hits does not show. From elsewhere one may still come in."""
    client, token = Client(HTTP_HOST=host_of(regio)), token_of(regio)
    assert statuses(client, 2, authorization="Bearer x") == [401, 401]
    refused = client.get(PATH, headers={"authorization": "Bearer x"})
    check_problem(refused, 429)
    assert refused.headers["Retry-After"] == "60"
    assert statuses(client, 1, **token) == [429]
    assert client.get(PATH, headers=token, REMOTE_ADDR="192.0.2.7").status_code == 200
    clock.now += 61
    assert statuses(client, 1, **token) == [200]


def test_a_good_token_is_no_attempt(clock: Clock, regio: Tenant) -> None:
    client = Client(HTTP_HOST=host_of(regio))
    for _ in range(4):
        assert statuses(client, 1, **token_of(regio)) == [200]
    assert statuses(client, 1, authorization="Bearer x") == [401]


def test_a_request_without_a_token_is_no_attempt(clock: Clock, regio: Tenant) -> None:
    assert statuses(Client(HTTP_HOST=host_of(regio)), 4) == [401] * 4


def test_the_key_of_a_count_holds_no_token(clock: Clock, regio: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    keep: Callable[..., Any] = cache.set
    monkeypatch.setattr(
        cache, "set", lambda key, *rest, **more: (seen.append(cache.make_key(key)), keep(key, *rest, **more))
    )
    token = token_of(regio)
    statuses(Client(HTTP_HOST=host_of(regio)), 1, **token)
    assert seen
    assert all(key.startswith(regio.schema_name) for key in seen)
    assert token["authorization"].split()[1] not in " ".join(seen)


def test_no_limit_is_no_limit(clock: Clock, regio: Tenant, settings: Any) -> None:
    settings.API_LIMITS = {"token": None, "mislukt": None}
    client = Client(HTTP_HOST=host_of(regio))
    assert statuses(client, 5, **token_of(regio)) == [200] * 5
    assert statuses(client, 5, authorization="Bearer x") == [401] * 5
