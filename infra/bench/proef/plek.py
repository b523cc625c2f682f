"""A database of its own with many small tenants, for benches that bring them up to date."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Identifier

from dekkend.isolation.roles import role_of
from dekkend.settings.environment import value
from infra.bench.proef.maak import schema
from infra.local.folder import REPOSITORY

OLD, NEW = "infra.bench.proef.oud.migrations", "infra.bench.proef.nieuw.migrations"


class Failed(Exception):
    """A process did not do what was to be measured."""


@contextmanager
def tenants(count: int) -> Iterator[str]:
    """The name of a database with so many tenants, on which the old migrations ran."""
    name = f"meting_{uuid4().hex[:8]}"
    with database(name), database(f"{name}_sleutels"):
        python(name, OLD, "-m", "infra.bench.proef.maak", str(count))
        yield name
    drop_roles(count)


def inside(name: str, migrations: str, *words: str) -> float:
    return float(python(name, migrations, "-m", "infra.bench.proef.meet", *words))


def python(name: str, migrations: str, *words: str) -> str:
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "platform")])
    addresses = {key: _url(key, name) for key in ("OWNER_URL", "DATABASE_URL")}
    secrets = {key: value(key) or "33" * 32 for key in ("ROLE_SECRET", "ROOT_KEY", "SECRET_KEY")}
    settings = {"DJANGO_SETTINGS_MODULE": "infra.bench.proef.settings", "PROEF_MIGRATIES": migrations}
    environ = {**os.environ, **addresses, **secrets, **settings, "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, *words], cwd=REPOSITORY, env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(done.stderr[-2000:])
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def _url(key: str, database: str) -> str:
    return urlunsplit(urlsplit(value(key))._replace(path=f"/{database}"))


@contextmanager
def database(name: str, template: str = "template1") -> Iterator[None]:
    drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
    with _server() as server:
        server.execute(drop)
        server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))
    try:
        yield
    finally:
        with _server() as server:
            server.execute(drop)


def drop_roles(count: int) -> None:
    with _server() as server:
        for number in range(count):
            # Another trial on the same server may still use it.
            with suppress(psycopg.errors.DependentObjectsStillExist):
                server.execute(SQL("DROP ROLE IF EXISTS {}").format(Identifier(role_of(schema(number)))))


@contextmanager
def _server() -> "Iterator[psycopg.Connection[tuple[object, ...]]]":
    with psycopg.connect(value("OWNER_URL"), autocommit=True) as found:
        yield found
