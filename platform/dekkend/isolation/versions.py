"""Which state of a tenant's schema this program can work with.

A version is a fingerprint of the names of the migrations of a kind of tenant. Whoever migrates a tenant writes the new
version in its row, and keeps the one before: a migration never takes away what the previous program uses, so both
programs fit. Any other program does not, and serves that tenant a page that says so.
"""

import hashlib
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django_tenants.utils import get_tenant_types

_expected: dict[str, str] = {}


class Versioned(Protocol):
    kind: str
    schema_versie: str
    vorige_versie: str


def app_labels(kind: str) -> set[str]:
    names = set(get_tenant_types()[kind]["APPS"])
    return {config.label for config in apps.get_app_configs() if config.name in names}


def migration_files(kind: str) -> Iterator[tuple[str, str, Path]]:
    """App, name and file of every migration of this kind, in a fixed order; none of them is imported."""
    for label in sorted(app_labels(kind)):
        module, _ = MigrationLoader.migrations_module(label)
        try:
            home = import_module(module or "").__path__
        except (ModuleNotFoundError, ValueError):
            continue
        for folder in home:
            names = sorted(name for _, name, is_package in pkgutil.iter_modules([folder]) if not is_package)
            yield from ((label, name, Path(folder, f"{name}.py")) for name in names if name[0] not in "_~")


def expected_version(kind: str) -> str:
    """The version that this program brings a tenant to. Read from disk once: a process does not change its program."""
    if kind not in _expected:
        names = "\n".join(f"{label}.{name}" for label, name, _ in migration_files(kind))
        _expected[kind] = hashlib.sha256(names.encode()).hexdigest()[:16]
    return _expected[kind]


def fits(tenant: Versioned) -> bool:
    """Whether this program can work with the schema of the tenant as it is."""
    return expected_version(tenant.kind) in (tenant.schema_versie, tenant.vorige_versie)
