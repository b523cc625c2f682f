"""Bringing one tenant up to date. Each migration is one transaction, with its mark in the schema and in the ledger:
whoever is killed leaves it done or not done, never half."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import psycopg
from django.db import connection, transaction
from django.db.utils import Error
from psycopg.sql import SQL, Composed, Literal

from dekkend.isolation.versions import expected_version
from tenants.migratie.rules import Key, pause_after, versions_after
from tenants.migratie.steps import Step
from tenants.tenant.grants import grant_tenant, grants_version

FINISH: Key = ("", "")
_WORTH_ANOTHER_TRY = (
    psycopg.errors.LockNotAvailable,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
)
# A second run that finds the same tenant waits here, and then sees what the first one did.
_BEGIN = SQL("""
    SET LOCAL lock_timeout = {lock}; SET LOCAL statement_timeout = {statement};
    SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))
""")
_APPLIED = "SELECT 1 FROM django_migrations WHERE app = %s AND name = %s"
_RECORD = "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())"
# Not worth waiting for the disk: a mark that is lost in a crash is made again.
_BUSY = SQL("""
    SET LOCAL synchronous_commit = off;
    UPDATE public.tenants_migratiestap
    SET status = 'bezig', pogingen = pogingen + 1, begonnen_at = coalesce(begonnen_at, clock_timestamp())
    WHERE id = {number}
""")
_DONE = SQL("""
    UPDATE public.tenants_migratiestap SET status = 'klaar', geeindigd_at = clock_timestamp() WHERE id = {number}
""")
_VERSIONS = "SELECT schema_versie, vorige_versie FROM public.tenants_tenant WHERE schema_name = %s FOR UPDATE"
_SET_VERSIONS = """
    UPDATE public.tenants_tenant SET schema_versie = %s, vorige_versie = %s, rechten_versie = %s WHERE schema_name = %s
"""


@dataclass(frozen=True)
class Limits:
    """Seconds: how long to wait for a lock before giving way, and how long one statement may take."""

    lock: float = 3.0
    statement: float = 60.0


@dataclass(frozen=True)
class Work:
    """A tenant with what it misses; `numbers` are the lines of the ledger, the last one is for its grants."""

    schema: str
    kind: str
    missing: tuple[Key, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Outcome:
    """`fout` is the class of the error and empty when all went well; `bij` is where it stopped."""

    schema: str
    fout: str = ""
    bij: Key = FINISH

    def __str__(self) -> str:
        where = ".".join(self.bij) if any(self.bij) else "rechten en versie"
        return f"{self.schema}: {self.fout} bij {where}" if self.fout else f"{self.schema}: klaar"


def bring_up(work: Work, steps: tuple[Step, ...], limits: Limits) -> Outcome:
    """Every step that the tenant misses, then its grants and its version. Stops at the first one that fails."""
    connection.set_schema(work.schema, tenant_type=work.kind)  # type: ignore[attr-defined]
    tasks = [(step.key, partial(_migrate, step)) for step in steps] + [(FINISH, partial(_finish, work))]
    try:
        for (key, do), number in zip(tasks, work.numbers, strict=True):
            if fault := _try(do, number, work.schema, limits):
                return Outcome(work.schema, fault, key)
        return Outcome(work.schema)
    finally:
        connection.set_schema_to_public()  # type: ignore[attr-defined]


def _try(do: Callable[[], None], number: int, schema: str, limits: Limits) -> str:
    """What stopped it, or nothing."""
    attempt = 0
    while True:
        attempt += 1
        try:
            with transaction.atomic():
                _execute(_BUSY.format(number=Literal(number)))
            with transaction.atomic():
                _execute(_BEGIN.format(lock=_ms(limits.lock), statement=_ms(limits.statement), name=Literal(schema)))
                do()
                _execute(_DONE.format(number=Literal(number)))
        except Exception as error:  # noqa: BLE001  a migration may raise anything; the other tenants go on
            reason = error.__cause__ if isinstance(error, Error) else error
            pause = pause_after(attempt) if isinstance(reason, _WORTH_ANOTHER_TRY) else None
            if pause is None:
                if not connection.in_atomic_block:
                    # It may be the connection that failed; the next tenant gets another.
                    connection.close()
                return _named(reason or error)
            time.sleep(pause)
        else:
            return ""


def _named(error: BaseException) -> str:
    """The class of the error and the constraint or table that it names; never its message, which may quote a row."""
    diagnosis = getattr(error, "diag", None)
    where = getattr(diagnosis, "constraint_name", None) or getattr(diagnosis, "table_name", None)
    return f"{type(error).__name__} ({where})"[:100] if where else type(error).__name__


def _migrate(step: Step) -> None:
    """Unless it was done meanwhile, by a run that was thought dead."""
    with connection.cursor() as cursor:
        cursor.execute(_APPLIED, step.key)
        if cursor.fetchone():
            return
        with connection.schema_editor() as editor:
            step.carry_out(editor)
        cursor.execute(_RECORD, step.key)


def _finish(work: Work) -> None:
    """The grants anew, and the version last: from then on the new program serves this tenant."""
    grant_tenant(work.schema, work.kind, renew=True)
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS, [work.schema])
        versions = versions_after(expected_version(work.kind), *cursor.fetchone())
        cursor.execute(_SET_VERSIONS, [*versions, grants_version(work.kind), work.schema])


def _ms(seconds: float) -> Literal:
    return Literal(round(seconds * 1000))


def _execute(statement: Composed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
