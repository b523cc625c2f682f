"""Replacing the key of a tenant, killed at a hundred moments: whatever was half done, everything still opens."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.db import connections

from dekkend.isolation.pooled.base import DatabaseWrapper
from dekkend.keys import keyring
from dekkend.keys.aead import Unreadable
from dekkend.keys.models import Datasleutel, Tenantsleutel
from tests.tellingen import Telling

TENANT, SUBJECTS, KILLS, BATCH = "r_ffff0001", 120, 100, 7
Keys = dict[UUID, bytes]


@contextmanager
def a_line_of_its_own() -> Iterator[None]:
    """The database of the keys on a connection outside the test's transaction: what it writes stays."""
    before = connections["sleutels"]
    wrapper = DatabaseWrapper({**before.settings_dict}, alias="sleutels")
    connections["sleutels"] = wrapper
    keyring.forget_everything()
    try:
        yield
    finally:
        connections["sleutels"] = before
        wrapper.close()
        wrapper.close_pool()
        keyring.forget_everything()


@pytest.fixture
def keys(db: None) -> Iterator[Keys]:
    with a_line_of_its_own():
        keyring.make_first_keys(TENANT, ["gegevens"])
        subjects = [uuid4() for _ in range(SUBJECTS)]
        yield {subject: keyring.data_key_for_sealing(TENANT, subject) for subject in subjects}
        Datasleutel.objects.filter(tenant=TENANT).delete()
        Tenantsleutel.objects.filter(tenant=TENANT).delete()


def rotate() -> None:
    keyring.make_tenant_key(TENANT, "gegevens")
    while keyring.rewrap(TENANT, batch=BATCH):
        keyring.forget_everything()


def rotate_carelessly() -> None:
    """The number of the version first, the key itself after it."""
    version = keyring.make_tenant_key(TENANT, "gegevens")
    for row in Datasleutel.objects.filter(tenant=TENANT):
        place = keyring._data_place(TENANT, row.onderwerp)
        old = keyring.tenant_key(TENANT, "gegevens", row.tenantversie)
        key = keyring.unseal(old, bytes(row.verpakt or b""), place)
        Datasleutel.objects.filter(pk=row.pk).update(tenantversie=version)
        sealed = keyring.seal(keyring.tenant_key(TENANT, "gegevens", version), key, place, version)
        Datasleutel.objects.filter(pk=row.pk).update(verpakt=sealed)


def killed_while(work: Callable[[], None], seconds: float) -> None:
    """`work` again and again in a process of its own, that is killed so long after it began."""
    begun, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with a_line_of_its_own():
                connections["sleutels"].ensure_connection()
                os.write(write_end, b".")
                while True:
                    work()
        finally:
            os._exit(1)
    os.close(write_end)
    assert os.read(begun, 1) == b"."
    os.close(begun)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL


def unreadable(keys: Keys) -> int:
    keyring.forget_everything()
    return sum(not _opens(subject, key) for subject, key in keys.items())


def _opens(subject: UUID, key: bytes) -> bool:
    try:
        return keyring.data_key(TENANT, subject) == key
    except Unreadable:
        return False


def versions() -> int:
    return Datasleutel.objects.filter(tenant=TENANT).values("tenantversie").distinct().count()


def test_killed_at_a_hundred_moments_every_key_still_opens(keys: Keys, telling: Telling) -> None:
    chance, lost, halfway = random.Random(20), 0, 0
    for _ in range(KILLS):
        killed_while(rotate, chance.random() * 0.06)
        halfway += versions() > 1
        lost += unreadable(keys)
    telling("sleutels vervangen en halverwege afgebroken", halfway, van=KILLS)
    telling("sleutels onleesbaar na afbreken", lost)
    assert lost == 0
    assert halfway >= KILLS // 4
    rotate()
    assert versions() == 1
    assert unreadable(keys) == 0


def test_a_careless_way_does_lose_keys(keys: Keys) -> None:
    """Otherwise the test above would prove nothing."""
    chance, lost = random.Random(20), 0
    for _ in range(KILLS):
        killed_while(rotate_carelessly, chance.random() * 0.06)
        lost = unreadable(keys)
        if lost:
            break
    assert lost > 0
