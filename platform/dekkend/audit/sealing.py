"""The zegelbewaarder puts seals on the logs of all tenants, under a role that can read logs and add seals.

A line is appended without any lock and sealed later, so that writers never wait for each other. Numbers of lines
commit out of order, so "everything after the last one" would skip some. Here a line is sealed as soon as it can be
seen, and the mark up to which all is done never passes a transaction that still runs.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import structlog
from django_tenants.utils import get_tenant_model
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL, Composed, Identifier, Literal, Placeholder

from dekkend.audit.chain import FORM, LINE, NONE_BEFORE, SEAL, SEAL_CONTEXT, hash_of, root_of
from dekkend.core.clock import now
from dekkend.core.errors import DekkendError
from dekkend.isolation.logins import login_of
from dekkend.isolation.roles import ZEGELBEWAARDER
from dekkend.isolation.versions import fits
from dekkend.keys.letters import sign

BATCH = 5000
EVENTS, SEALS, SEALED = "audit_auditevent", "audit_auditseal", "audit_auditsealed"

_SNAPSHOT = """
    SELECT pg_snapshot_xmin(now)::text::bigint AS oldest, pg_snapshot_xmax(now)::text::bigint AS next
    FROM pg_current_snapshot() AS now
"""
_WAITING = SQL("""
    SELECT {name} AS schema WHERE EXISTS (
        SELECT FROM {events} AS line
        WHERE line.xid >= coalesce((
            SELECT CASE WHEN until_xid > {next} THEN 0 ELSE until_xid END FROM {seals} ORDER BY number DESC LIMIT 1
        ), 0)
        AND NOT EXISTS (SELECT FROM {sealed} AS under WHERE under.event = line.id)
    )
""")
_LINES = SQL("""
    SELECT {columns} FROM {events} AS line
    WHERE line.xid >= {since} AND line.xid < {until}
    AND NOT EXISTS (SELECT FROM {sealed} AS under WHERE under.event = line.id)
    ORDER BY line.xid, line.id LIMIT {batch}
""")
_PUT = SQL("INSERT INTO {sealed} (event, seal) SELECT unnest(%s::bigint[]), %s")
_FOR_EVER = 2**63 - 1


class SealingFailed(DekkendError):
    """The logs of some tenants could not be sealed; the others were."""


@contextmanager
def connected() -> Iterator["psycopg.Connection[DictRow]"]:
    with psycopg.connect(**login_of(ZEGELBEWAARDER), autocommit=True, row_factory=dict_row) as line:
        yield line


def seal_logs() -> int:
    """One round over all tenants; how many lines were sealed. Raises SealingFailed after the others were done."""
    done, failed = 0, []
    with connected() as line:
        schemas = [tenant.schema_name for tenant in get_tenant_model().objects.order_by("schema_name") if fits(tenant)]
        for schema in waiting(line, schemas):
            try:
                done += seal_log(line, schema)
            except (DekkendError, psycopg.Error) as fault:
                structlog.get_logger().error("logboek_niet_verzegeld", tenant=schema, fault=type(fault).__name__)
                failed.append(schema)
    if failed:
        raise SealingFailed(f"Niet verzegeld: {', '.join(failed)}.")
    return done


def waiting(line: "psycopg.Connection[DictRow]", schemas: Iterable[str]) -> list[str]:
    """The tenants with lines that are not sealed: one query, whatever their number."""
    following = Literal(_snapshot(line)["next"])
    parts = [_WAITING.format(name=Literal(schema), next=following, **_tables(schema)) for schema in schemas]
    return [row["schema"] for row in line.execute(SQL(" UNION ALL ").join(parts))] if parts else []


def seal_log(line: "psycopg.Connection[DictRow]", schema: str) -> int:
    """Seals all lines of one tenant that can be seen; how many. Nothing when another round is busy with it."""
    done = 0
    while True:
        with line.transaction():
            count = _seal_batch(line, schema)
        done += count
        if count < BATCH:
            return done


def _seal_batch(line: "psycopg.Connection[DictRow]", schema: str) -> int:
    lock = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0)) AS taken"
    if not _one(line.execute(lock, [f"zegel {schema}"]))["taken"]:
        return 0
    last = line.execute(SQL("SELECT * FROM {seals} ORDER BY number DESC LIMIT 1").format(**_tables(schema))).fetchone()
    # The snapshot comes before the lines: what had ended by then can be seen by the next statement.
    snapshot = _snapshot(line)
    since, until = (last["until_xid"] if last else 0), snapshot["next"]
    if since > until:
        # The log came from another server, whose transactions have other numbers.
        since, until = 0, _FOR_EVER
    lines = line.execute(
        _LINES.format(
            columns=SQL(", ").join(map(Identifier, LINE)),
            since=Literal(since),
            until=Literal(until),
            batch=Literal(BATCH),
            **_tables(schema),
        )
    ).fetchall()
    if lines:
        complete = snapshot["oldest"] if len(lines) < BATCH else min(snapshot["oldest"], lines[-1]["xid"])
        _put(line, schema, _seal(schema, last, lines, complete), [row["id"] for row in lines])
    return len(lines)


def _seal(schema: str, last: DictRow | None, lines: list[DictRow], complete: int) -> dict[str, Any]:
    lines.sort(key=lambda row: int(row["id"]))
    seal = {
        "schema": schema,
        "number": last["number"] + 1 if last else 1,
        "form": FORM,
        "first_event": lines[0]["id"],
        "last_event": lines[-1]["id"],
        "count": len(lines),
        "root": root_of(lines),
        "previous": last["hash"] if last else NONE_BEFORE,
        "until_xid": complete,
        "sealed_at": now(),
    }
    seal["hash"] = hash_of(seal, SEAL)
    seal["signature"] = sign(bytes.fromhex(seal["hash"]), schema=schema, context=SEAL_CONTEXT).hex()
    return seal


def _put(line: "psycopg.Connection[DictRow]", schema: str, seal: dict[str, Any], events: list[int]) -> None:
    columns = [name for name in seal if name != "schema"]
    insert = SQL("INSERT INTO {seals} ({columns}) VALUES ({values})").format(
        columns=SQL(", ").join(map(Identifier, columns)),
        values=SQL(", ").join(map(Placeholder, columns)),
        **_tables(schema),
    )
    line.execute(insert, seal)
    line.execute(_PUT.format(**_tables(schema)), [events, seal["number"]])


def _tables(schema: str) -> dict[str, Composed | Identifier]:
    return {
        "events": Identifier(schema, EVENTS),
        "seals": Identifier(schema, SEALS),
        "sealed": Identifier(schema, SEALED),
    }


def _snapshot(line: "psycopg.Connection[DictRow]") -> DictRow:
    return _one(line.execute(_SNAPSHOT))


def _one(cursor: "psycopg.Cursor[DictRow]") -> DictRow:
    found = cursor.fetchone()
    if found is None:
        raise SealingFailed("De database gaf geen antwoord.")
    return found
