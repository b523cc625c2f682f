"""From the root key to a tenant's key to the key of one dossier.

A dossier's key is made when something of it is first sealed, and is never made again once destroyed. Unwrapped
keys of dossiers are kept for one request or task only; those of tenants for the life of the process, because the
keeper of the root key may be slow.
"""

import os
import threading
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import transaction

from dekkend.core.clock import now
from dekkend.core.errors import Refused
from dekkend.keys.aead import Place, Unreadable, seal, unseal
from dekkend.keys.models import Datasleutel, Tenantsleutel
from dekkend.keys.roots import Root, root
from dekkend.keys.router import SLEUTELS

# Stands in the place of a dossier for everything of a tenant: with its keys, all of its dossiers are gone.
WHOLE = UUID(int=0)


class Destroyed(Refused):
    """The key is gone on purpose: what it sealed cannot be read or written by anybody, ever."""

    def __init__(self) -> None:
        super().__init__("Deze gegevens zijn vernietigd.")


class _Held(threading.local):
    """Keys of dossiers in this thread; None stands for a destroyed one."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, UUID], bytes | None] = {}


_held = _Held()
_roots: dict[str, Root] = {}
_wrapped: dict[tuple[str, str, int], bytes] = {}
_tenant_keys: dict[tuple[str, str, int], bytes] = {}


def forget() -> None:
    """Drops the keys of this request or task from memory."""
    _held.keys.clear()


def forget_everything() -> None:
    """Also drops the keys of tenants, after a rotation or a change of the root key's keeper."""
    forget()
    _wrapped.clear()
    _tenant_keys.clear()
    _roots.clear()


def _root() -> Root:
    provider = settings.ROOT_PROVIDER
    if provider not in _roots:
        _roots[provider] = root()
    return _roots[provider]


def _tenant_place(tenant: str, purpose: str, version: int) -> Place:
    return Place(tenant, "tenantsleutel", purpose, str(version))


def _data_place(tenant: str, subject: UUID) -> Place:
    return Place(tenant, "datasleutel", "verpakt", str(subject))


def make_tenant_key(tenant: str, purpose: str) -> int:
    """Makes the next version of a tenant's key and returns its number."""
    with transaction.atomic(using=SLEUTELS):
        newest = Tenantsleutel.objects.filter(tenant=tenant, doel=purpose).order_by("-versie").first()
        version = newest.versie + 1 if newest else 1
        wrapped = _root().wrap(os.urandom(32), _tenant_place(tenant, purpose, version))
        Tenantsleutel.objects.create(tenant=tenant, doel=purpose, versie=version, verpakt=wrapped)
    return version


def make_first_keys(tenant: str, purposes: Iterable[str]) -> None:
    """The keys of a tenant that has none yet, with one statement; they are at hand at once."""
    keys = {purpose: os.urandom(32) for purpose in purposes}
    Tenantsleutel.objects.bulk_create(
        Tenantsleutel(
            tenant=tenant, doel=purpose, versie=1, verpakt=_root().wrap(key, _tenant_place(tenant, purpose, 1))
        )
        for purpose, key in keys.items()
    )
    _tenant_keys.update({(tenant, purpose, 1): key for purpose, key in keys.items()})


def newest_version(tenant: str, purpose: str) -> int:
    """Raises Unreadable for a tenant without keys."""
    found = Tenantsleutel.objects.filter(tenant=tenant, doel=purpose).order_by("-versie").first()
    if found is None:
        raise Unreadable("Deze tenant heeft geen sleutels.")
    return found.versie


def tenant_key(tenant: str, purpose: str, version: int = 1) -> bytes:
    """Raises Unreadable when there is no such version."""
    known = (tenant, purpose, version)
    if known not in _tenant_keys:
        if known not in _wrapped:
            # All of the tenant with one query; each is unwrapped only when it is needed.
            for row in Tenantsleutel.objects.filter(tenant=tenant):
                _wrapped[tenant, row.doel, row.versie] = bytes(row.verpakt)
        if known not in _wrapped:
            raise Unreadable("Deze sleutel bestaat niet.")
        _tenant_keys[known] = _root().unwrap(_wrapped[known], _tenant_place(tenant, purpose, version))
    return _tenant_keys[known]


def load(tenant: str, subjects: Iterable[UUID]) -> None:
    """Fetches the keys of many dossiers with one query, for a list."""
    missing = {subject for subject in subjects if (tenant, subject) not in _held.keys}
    if missing:
        for row in Datasleutel.objects.filter(tenant=tenant, onderwerp__in=missing):
            _hold(row)


def _hold(row: Datasleutel) -> bytes | None:
    key = None
    if row.verpakt is not None:
        wrapping = tenant_key(row.tenant, "gegevens", row.tenantversie)
        key = unseal(wrapping, bytes(row.verpakt), _data_place(row.tenant, row.onderwerp))
    _held.keys[row.tenant, row.onderwerp] = key
    return key


def data_key(tenant: str, subject: UUID) -> bytes:
    """The key of a dossier. Raises Destroyed, or Unreadable when there never was one."""
    if (tenant, subject) not in _held.keys:
        load(tenant, [subject])
    if (tenant, subject) not in _held.keys:
        raise Unreadable("Van dit dossier is geen sleutel.")
    key = _held.keys[tenant, subject]
    if key is None:
        raise Destroyed
    return key


def data_key_for_sealing(tenant: str, subject: UUID) -> bytes:
    """As `data_key`, but makes the key when there never was one."""
    load(tenant, [subject])
    if (tenant, subject) not in _held.keys:
        version = newest_version(tenant, "gegevens")
        key = os.urandom(32)
        place = _data_place(tenant, subject)
        wrapped = seal(tenant_key(tenant, "gegevens", version), key, place, version)
        row, _ = Datasleutel.objects.get_or_create(
            tenant=tenant, onderwerp=subject, defaults={"verpakt": wrapped, "tenantversie": version}
        )
        _hold(row)
    return data_key(tenant, subject)


def destroy(tenant: str, subject: UUID) -> None:
    """Overwrites and drops the wrapped key, also of a dossier that never had one; `WHOLE` stands for all keys of a
    tenant that is gone. Twice is once."""
    with transaction.atomic(using=SLEUTELS):
        row, _ = Datasleutel.objects.select_for_update().get_or_create(
            tenant=tenant,
            onderwerp=subject,
            defaults={"verpakt": None, "tenantversie": 0, "vernietigd_at": now()},
        )
        if row.vernietigd_at is None:
            Datasleutel.objects.filter(pk=row.pk).update(verpakt=os.urandom(60))
            Datasleutel.objects.filter(pk=row.pk).update(verpakt=None, vernietigd_at=now())
        if subject == WHOLE:
            _destroy_all(tenant)
    _held.keys[tenant, subject] = None


def _destroy_all(tenant: str) -> None:
    """The keys of dossiers that were destroyed before stay, for the wisregister names each of them."""
    for rows in (
        Tenantsleutel.objects.filter(tenant=tenant),
        Datasleutel.objects.filter(tenant=tenant, vernietigd_at=None),
    ):
        rows.update(verpakt=os.urandom(60))
        rows.delete()
    for known in [key for key in {*_wrapped, *_tenant_keys} if key[0] == tenant]:
        _wrapped.pop(known, None)
        _tenant_keys.pop(known, None)


def is_destroyed(tenant: str, subject: UUID) -> bool:
    return Datasleutel.objects.filter(tenant=tenant, onderwerp=subject).exclude(vernietigd_at=None).exists()


def rewrap(tenant: str, batch: int = 1000) -> int:
    """Wraps one batch of a tenant's data keys with the newest version. Returns how many were done; 0 is finished.

    May be killed at any moment: every batch is one transaction and old versions go on opening.
    """
    version = newest_version(tenant, "gegevens")
    with transaction.atomic(using=SLEUTELS):
        behind = list(
            Datasleutel.objects.select_for_update(skip_locked=True)
            .filter(tenant=tenant, vernietigd_at=None)
            .exclude(tenantversie=version)[:batch]
        )
        for row in behind:
            place = _data_place(tenant, row.onderwerp)
            key = unseal(tenant_key(tenant, "gegevens", row.tenantversie), bytes(row.verpakt or b""), place)
            row.verpakt = seal(tenant_key(tenant, "gegevens", version), key, place, version)
            row.tenantversie = version
        Datasleutel.objects.bulk_update(behind, ["verpakt", "tenantversie"])
    return len(behind)
