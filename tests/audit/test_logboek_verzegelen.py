"""Every line comes under a seal, whatever happens at the same time, and only the zegelbewaarder can put one."""

import os
import random
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import errors
from psycopg.sql import SQL, Identifier

from dekkend.audit import sealing
from dekkend.audit.models import AuditEvent, AuditSeal, AuditSealed
from dekkend.audit.sealing import SealingFailed, connected, seal_log, seal_logs, waiting
from dekkend.audit.tasks import seal_logs as seal_logs_task
from dekkend.isolation.born.base import DatabaseWrapper
from infra.verify_audit import verify
from tenants.tenant.models import Tenant
from tests.audit.conftest import Owner, as_tenant, in_threads, write
from tests.tellingen import Telling

Logs = tuple[Tenant, Tenant]
Born = Callable[[Tenant], AbstractContextManager[DatabaseWrapper]]
WRITERS = 8
# The whole run of ten thousand lines is for by hand: LOGREGELS=10000.
LINES = int(os.environ.get("LOGREGELS", "1000"))


def findings(tenant: Tenant) -> list[str]:
    with connected() as line:
        return verify(line, [tenant.schema_name], whole=False).findings


def seals(tenant: Tenant) -> list[AuditSeal]:
    with as_tenant(tenant):
        return list(AuditSeal.objects.order_by("number"))


def unsealed(owner: Owner, tenant: Tenant) -> int:
    events, sealed = (Identifier(tenant.schema_name, name) for name in ("audit_auditevent", "audit_auditsealed"))
    query = SQL("SELECT count(*) AS n FROM {} WHERE id NOT IN (SELECT event FROM {})").format(events, sealed)
    return int(owner.execute(query).fetchone()["n"])  # type: ignore[index]


class _Naive:
    """Seals "everything after the last one", as one would at first; only remembers, writes nothing."""

    def __init__(self, tenant: Tenant) -> None:
        self.events, self.last, self.seen = Identifier(tenant.schema_name, "audit_auditevent"), 0, 0

    def round(self, line: Any) -> None:
        query = SQL("SELECT id FROM {} WHERE id > %s ORDER BY id").format(self.events)
        found = [row["id"] for row in line.execute(query, [self.last])]
        self.seen += len(found)
        self.last = found[-1] if found else self.last


def test_no_line_is_skipped_while_eight_write_at_once(empty: Logs, owner: Owner, telling: Telling) -> None:
    """The naive way on the same lines does skip some: without that, the test would prove nothing."""
    tenant, naive, finished = empty[0], _Naive(empty[0]), []

    def add(number: int) -> None:
        chance = random.Random(number)
        with as_tenant(tenant):
            for _ in range(LINES // WRITERS):
                with transaction.atomic():
                    write(1)
                    time.sleep(chance.random() * 0.01)
        finished.append(number)

    def keep_sealing() -> None:
        with connected() as line:
            while len(finished) < WRITERS:
                seal_log(line, tenant.schema_name)
                naive.round(line)
                time.sleep(0.01)
            seal_log(line, tenant.schema_name)
            naive.round(line)

    in_threads(WRITERS + 1, lambda number: add(number) if number < WRITERS else keep_sealing())
    lines = LINES // WRITERS * WRITERS
    skipped = lines - naive.seen
    telling("logregels van acht schrijvers tegelijk verzegeld", lines - unsealed(owner, tenant), van=lines)
    telling("logregels die op volgnummer zouden zijn overgeslagen", skipped)
    assert unsealed(owner, tenant) == 0
    assert skipped > 0
    assert findings(tenant) == []


def test_a_line_that_is_committed_late_comes_under_a_later_seal(empty: Logs, owner: Owner, born: Born) -> None:
    tenant, written, sealed = empty[0], threading.Event(), threading.Event()

    def hesitate() -> None:
        with as_tenant(tenant), transaction.atomic():
            write(1)
            written.set()
            assert sealed.wait(10)

    def overtake() -> None:
        assert written.wait(10)
        with as_tenant(tenant):
            write(3)
        assert seal_logs() == 3
        sealed.set()

    in_threads(2, lambda number: hesitate() if number else overtake())
    assert unsealed(owner, tenant) == 1
    assert seal_logs() == 1
    first, second = seals(tenant)
    assert (first.first_event, second.first_event) == (2, 1)
    assert first.previous == "0" * 64
    assert second.previous == first.hash
    assert seal_logs() == 0
    assert findings(tenant) == []


def test_what_was_rolled_back_leaves_nothing_to_seal(empty: Logs, born: Born) -> None:
    with born(empty[0]):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            write(2)
            raise ZeroDivisionError
        write(1)
    assert seal_logs() == 1
    assert seals(empty[0])[0].first_event == 3


def test_only_logs_with_something_to_seal_are_opened(empty: Logs, born: Born) -> None:
    names = [tenant.schema_name for tenant in empty]
    with born(empty[1]):
        write(2)
    with connected() as line:
        assert waiting(line, names) == [names[1]]
        seal_log(line, names[1])
        assert waiting(line, names) == []
        assert waiting(line, []) == []


def test_a_great_many_lines_come_under_several_seals(
    empty: Logs, born: Born, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 4)
    with born(empty[0]), transaction.atomic():
        write(10)
    assert seal_logs() == 10
    assert [seal.count for seal in seals(empty[0])] == [4, 4, 2]
    assert unsealed(owner, empty[0]) == 0
    assert findings(empty[0]) == []


def test_two_rounds_at_once_do_not_hinder_each_other(empty: Logs, born: Born, owner: Owner) -> None:
    with born(empty[0]):
        write(20)
    in_threads(4, lambda _: seal_logs() and None)
    assert seal_logs() == 0
    assert unsealed(owner, empty[0]) == 0
    assert findings(empty[0]) == []


def test_a_log_that_came_from_another_server_goes_on(
    empty: Logs, born: Born, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Transactions there had other numbers, here higher ones than this server ever gave."""
    far = {"oldest": 10**15, "next": 10**15}
    with born(empty[0]):
        write(3)
        monkeypatch.setattr(sealing, "_snapshot", lambda line: far)
        assert seal_logs() == 3
        monkeypatch.undo()
        write(2)
    assert seal_logs() == 2
    with born(empty[0]):
        write(1)
    assert seal_logs() == 1
    assert unsealed(owner, empty[0]) == 0
    assert findings(empty[0]) == []


def test_one_log_that_cannot_be_sealed_does_not_stop_the_others(empty: Logs, born: Born, owner: Owner) -> None:
    for tenant in empty:
        with born(tenant):
            write(2)
    seals_of_first = Identifier(empty[0].schema_name, "audit_auditseal")
    owner.execute(SQL("REVOKE INSERT ON {} FROM zegelbewaarder").format(seals_of_first))
    try:
        with pytest.raises(SealingFailed, match=empty[0].schema_name):
            seal_logs_task()
    finally:
        owner.execute(SQL("GRANT INSERT ON {} TO zegelbewaarder").format(seals_of_first))
    assert (unsealed(owner, empty[0]), unsealed(owner, empty[1])) == (2, 0)
    seal_logs_task()
    assert unsealed(owner, empty[0]) == 0


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE audit_auditevent SET code = 'x'",
        "DELETE FROM audit_auditevent",
        "TRUNCATE audit_auditevent",
        "INSERT INTO audit_auditseal (number) VALUES (1)",
        "UPDATE audit_auditseal SET count = 1",
        "DELETE FROM audit_auditseal",
        "INSERT INTO audit_auditsealed VALUES (1, 1)",
        "DELETE FROM audit_auditsealed",
        "INSERT INTO audit_auditpruning (first_seal) VALUES (1)",
        "DELETE FROM audit_auditpruning",
        "UPDATE audit_verwerking SET name = 'x'",
        "DELETE FROM audit_verwerking",
        "ALTER TABLE audit_auditevent DISABLE TRIGGER ALL",
        "SET ROLE zegelbewaarder",
    ],
)
def test_a_tenant_can_add_lines_and_nothing_else(empty: Logs, born: Born, attempt: str) -> None:
    with born(empty[0]) as line:
        write(1)
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), line.cursor() as cursor:
            cursor.execute(attempt)


def test_the_zegelbewaarder_reads_logs_and_adds_seals_and_nothing_else(regio: Tenant) -> None:
    with connected() as line:
        tables = line.execute(
            "SELECT c.relname AS name, bool_or(has_any_column_privilege(c.oid, 'INSERT')) AS adds,"
            " bool_or(has_any_column_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE')"
            " OR has_table_privilege(c.oid, 'TRUNCATE')) AS changes"
            " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind = 'r' AND n.nspname ~ '^[rglk]_' AND has_schema_privilege(n.oid, 'USAGE')"
            " AND (has_any_column_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'INSERT'))"
            " GROUP BY c.relname"
        ).fetchall()
        assert {(row["name"], row["adds"], row["changes"]) for row in tables} == {
            ("audit_auditevent", False, False),
            ("audit_auditpruning", False, False),
            ("audit_auditseal", True, False),
            ("audit_auditsealed", True, False),
        }
        with pytest.raises(errors.InsufficientPrivilege):
            line.execute(SQL("DELETE FROM {}").format(Identifier(regio.schema_name, "audit_auditseal")))


def test_the_transaction_of_a_line_is_written_with_it(empty: Logs, born: Born) -> None:
    with born(empty[0]) as line, transaction.atomic():
        write(2)
        with line.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            (number,) = cursor.fetchone()
        assert set(AuditEvent.objects.values_list("xid", flat=True)) == {number}


def test_a_seal_and_what_lies_under_it_can_be_read_by_the_tenant(empty: Logs, born: Born) -> None:
    with born(empty[0]):
        write(3)
    seal_logs()
    with born(empty[0]):
        assert list(AuditSealed.objects.order_by("event").values_list("event", "seal")) == [(1, 1), (2, 1), (3, 1)]
    assert connection.schema_name == "public"  # type: ignore[attr-defined]
