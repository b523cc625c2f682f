"""A database of its own with a handful of small tenants, and the commands of the platform as processes beside it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier

from dekkend.isolation.roles import role_of
from dekkend.settings.environment import value
from infra.bench.proef.maak import schema
from tests.architecture.house import ROOT

COUNT = 6
SCHEMAS = [schema(number) for number in range(COUNT)]
NEW, SLOW, BROKEN = "infra.bench.proef.nieuw", "tests.tenants.proef.traag", "tests.tenants.proef.stuk"
OLD = "infra.bench.proef.oud"
NAMES = ["0001_blad", "0002_toelichting", "0003_regel"]


def _url(name: str, database: str) -> str:
    parts = urlsplit(value(name))
    return urlunsplit(parts._replace(path=f"/{database}"))


@dataclass(frozen=True)
class Plek:
    """One database; `migrations` of a command is the set of migrations of the program that runs it."""

    database: str

    def environ(self, migrations: str) -> dict[str, str]:
        found = {**os.environ, "OWNER_URL": _url("OWNER_URL", self.database), "PYTHONPATH": f"{ROOT}:{ROOT}/platform"}
        found |= {"DATABASE_URL": _url("DATABASE_URL", self.database), "PROEF_MIGRATIES": f"{migrations}.migrations"}
        found |= {name: value(name) or "33" * 32 for name in ("ROLE_SECRET", "ROOT_KEY", "SECRET_KEY")}
        return found | {"DJANGO_SETTINGS_MODULE": "infra.bench.proef.settings"}

    def start(self, *words: str, migrations: str = NEW) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=self.environ(migrations), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def migrate(self, *options: str, migrations: str = NEW) -> "subprocess.CompletedProcess[str]":
        running = self.start("manage.py", "migrate_tenants", *options, migrations=migrations)
        out, err = running.communicate(timeout=120)
        return subprocess.CompletedProcess(running.args, running.returncode, out, err)

    def kill(self, running: "subprocess.Popen[str]") -> None:
        """The whole round at once, its processes too."""
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate(timeout=30)

    @contextmanager
    def owner(self) -> "Iterator[psycopg.Connection[tuple[object, ...]]]":
        with psycopg.connect(_url("OWNER_URL", self.database), autocommit=True) as line:
            yield line

    def ask(self, query: str) -> list[tuple[object, ...]]:
        with self.owner() as line:
            return line.execute(query).fetchall()

    def applied(self, name: str) -> list[str]:
        return [str(row[0]) for row in self.ask(f"SELECT name FROM {name}.django_migrations WHERE app = 'proef'")]

    def tables(self, name: str) -> set[str]:
        rows = self.ask(
            f"SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = '{name}'"
        )
        return {str(row[0]) for row in rows}


@contextmanager
def source(name: str) -> Iterator[Plek]:
    """A prepared database from which every test gets a copy."""
    with _database(name), _database(f"{name}_sleutels"):
        plek = Plek(name)
        making = plek.start("-m", "infra.bench.proef.maak", str(COUNT), migrations=OLD)
        _, err = making.communicate(timeout=120)
        assert making.returncode == 0, err
        yield plek
    with _server() as line:
        for found in SCHEMAS:
            # Another trial on the same server may still use it.
            with suppress(psycopg.errors.DependentObjectsStillExist):
                line.execute(SQL("DROP ROLE IF EXISTS {}").format(Identifier(role_of(found))))


@contextmanager
def copy_of(plek: Plek) -> Iterator[Plek]:
    with _database(f"{plek.database}_kopie", plek.database):
        yield Plek(f"{plek.database}_kopie")


@contextmanager
def _server() -> "Iterator[psycopg.Connection[tuple[object, ...]]]":
    with psycopg.connect(value("OWNER_URL"), autocommit=True) as line:
        yield line


@contextmanager
def _database(name: str, template: str = "template1") -> Iterator[None]:
    drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
    with _server() as line:
        line.execute(drop)
        line.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))
    try:
        yield
    finally:
        with _server() as line:
            line.execute(drop)
