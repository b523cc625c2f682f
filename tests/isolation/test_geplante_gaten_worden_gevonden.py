"""The same walk over addresses with holes in them: a walk that finds none of those proves nothing about the rest."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from dekkend.accounts.actor import Actor
from tenants.models import Tenant
from tests.isolation import gaten
from tests.isolation.bezoeker import EVERYTHING, NOBODY
from tests.isolation.loper import Buurt, Loper
from tests.isolation.putten import Putten
from tests.isolation.wereld import build
from tests.tellingen import Telling

ALL = (*gaten.ANSWERS, gaten.PATH, *gaten.SINKS.values(), *gaten.BEHIND)
LEAST = 8


@pytest.fixture(autouse=True)
def _own_wisregister(settings: Any, tmp_path: Path) -> None:
    """What is destroyed in a walk is written down where no transaction takes it back."""
    settings.WISREGISTER = str(tmp_path / "wisregister.jsonl")


@pytest.fixture
def holed(settings: Any) -> None:
    kinds = settings.TENANT_TYPES
    settings.TENANT_TYPES = {**kinds, "regio": {**kinds["regio"], "URLCONF": "tests.isolation.gaten"}}
    cache.clear()
    gaten._without_tenant.clear()


def only_holes(buurt: Buurt, *names: str) -> None:
    buurt.wegen = [weg for weg in buurt.wegen if weg.name in names]
    buurt.pages = [who for who in buurt.pages if who.role in {EVERYTHING, NOBODY}]
    buurt.programs = [who for who in buurt.programs if who.role in {EVERYTHING, NOBODY}]


def test_every_planted_hole_is_found(
    holed: None,
    regio: Tenant,
    zeeland: Tenant,
    actor: Callable[..., Actor],
    browse: Callable[..., Client],
    api: Callable[..., Client],
    deliver: Callable[[], int],
    telling: Telling,
) -> None:
    assert settings.TENANT_TYPES["regio"]["URLCONF"] == "tests.isolation.gaten"
    buurten = build({"regio": regio, "zeeland": zeeland}, actor, browse, api, deliver)
    nests = [buurt.nest for buurt in buurten]
    for buurt in buurten:
        only_holes(buurt, *(view.__name__ for view in ALL))
    found: dict[str, set[str]] = {}
    behind: list[str] = []
    with Putten() as putten:
        lopers = [Loper(here, [other for other in buurten if other is not here], nests, putten) for here in buurten]
        for loper in lopers:
            loper.reach()
        for loper in lopers:
            loper.trespass()
            for leak in loper.verslag.leaks:
                found.setdefault(leak.route, set()).add(leak.sink)
            behind += loper.verslag.written
    sinks = {view.__name__: sink for sink, view in gaten.SINKS.items()}
    seen = {view.__name__ for view in ALL if sinks.get(view.__name__, "antwoord") in found.get(view.__name__, ())}
    seen |= {gaten.in_the_cache.__name__} if "cache" in found.get("", ()) else set()
    seen |= {gaten.in_a_table.__name__} if behind else set()
    telling("gaten gevonden", len(seen), van=len(ALL))
    assert {view.__name__ for view in ALL} - seen == set()
    assert len(ALL) >= LEAST


def test_no_hole_is_seen_where_there_is_none(
    regio: Tenant,
    zeeland: Tenant,
    actor: Callable[..., Actor],
    browse: Callable[..., Client],
    api: Callable[..., Client],
    deliver: Callable[[], int],
) -> None:
    buurten = build({"regio": regio, "zeeland": zeeland}, actor, browse, api, deliver)
    for buurt in buurten:
        only_holes(buurt, "overleg", "overleg_ics", "api_overleg", "overleg_lijst")
    with Putten() as putten:
        loper = Loper(buurten[0], [buurten[1]], [buurt.nest for buurt in buurten], putten)
        loper.reach()
        loper.trespass()
    assert (loper.verslag.leaks, loper.verslag.written, loper.verslag.faults) == ([], [], [])
