"""The inrichter carries out what tenants ask of the register: the only process at work that is the owner.

One transaction per opdracht: the change and the mark that it was made stand or fall together, so the inrichter may be
killed at any moment and runs nothing twice. Opdrachten of one tenant keep their order.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.db import connection, transaction
from psycopg.sql import SQL, Composable, Identifier, Literal
from psycopg.types.json import Jsonb
from pydantic import ValidationError

from dekkend.core.errors import DekkendError, InvalidInput, Refused
from tenants.opdracht.models import Intrekking, Opdracht
from tenants.opdracht.rules import GAVE_UP, gives_up, shortened
from tenants.opdracht.soorten import Aanvraag, opdracht_soort
from tenants.tenant.beurt import take_turn
from tenants.tenant.queries import TenantView, tenants_all

log = structlog.get_logger()
_TABLE, _BACK = Opdracht._meta.db_table, Intrekking._meta.db_table
_TAKE = SQL(
    "SELECT soort, inhoud::text, created_at, EXISTS (SELECT FROM {back} WHERE opdracht_id = {id}) FROM {table}"
    " WHERE id = {id} AND status = 'wachtend' FOR UPDATE SKIP LOCKED"
)
_ROUND = 200  # opdrachten in one round; the next one finds the rest


def carry_out() -> int:
    """One round over all tenants. Returns how many opdrachten were dealt with."""
    connection.set_schema_to_public()  # type: ignore[attr-defined]
    tenants = {tenant.schema: tenant for tenant in tenants_all()}
    done, stuck = 0, set[str]()
    for schema, number in _waiting(list(tenants)):
        if schema in stuck:
            continue
        try:
            done += _carry_out(tenants[schema], number)
        except Exception as error:  # noqa: BLE001  one tenant never holds up the others
            log.error("opdracht_niet_uitgevoerd", opdracht=str(number), tenant=schema, fout=type(error).__name__)
            if not _note_failure(schema, number):
                stuck.add(schema)
    return done


def _waiting(schemas: list[str]) -> list[tuple[str, UUID]]:
    """The oldest first. A tenant whose schema has no such table yet is behind with its migrations, and waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname FROM pg_tables WHERE tablename = %s AND schemaname = ANY(%s)", [_TABLE, schemas]
        )
        ready = sorted(row[0] for row in cursor.fetchall())
        if not ready:
            return []
        one = SQL("SELECT {}, id, created_at FROM {} WHERE status = 'wachtend'")
        union = SQL(" UNION ALL ").join(one.format(Literal(schema), Identifier(schema, _TABLE)) for schema in ready)
        cursor.execute(union + SQL(" ORDER BY created_at, id LIMIT {}").format(Literal(_ROUND)))
        return [(schema, number) for schema, number, _ in cursor.fetchall()]


@transaction.atomic
def _carry_out(tenant: TenantView, number: UUID) -> bool:
    """False when somebody else has it in hand."""
    take_turn()
    row = _taken(tenant.schema, number)
    if row is None:
        return False
    *asked, withdrawn = row
    status, reason, outcome = ("ingetrokken", "", {}) if withdrawn else _outcome(tenant, number, *asked)
    _run(
        SQL("UPDATE {} SET status = {}, reden = {}, uitkomst = {}, afgehandeld_at = now() WHERE id = {}").format(
            Identifier(tenant.schema, _TABLE),
            Literal(status),
            Literal(shortened(reason)),
            Literal(Jsonb(outcome)),
            Literal(number),
        )
    )
    return True


def _outcome(
    tenant: TenantView, number: UUID, soort: str, contents: str, asked_at: datetime
) -> tuple[str, str, dict[str, Any]]:
    try:
        kind = opdracht_soort(soort)
        if tenant.kind not in kind.sender_kinds:
            raise Refused("Deze opdracht kan van hier niet gegeven worden.")
        try:
            inhoud = kind.schema.model_validate_json(contents)
        except ValidationError:
            raise Refused("De inhoud van de opdracht past niet bij haar soort.") from None
        with transaction.atomic():
            return "uitgevoerd", "", dict(kind.handler(Aanvraag(number, tenant, asked_at), inhoud))
    except InvalidInput as wrong:
        return "geweigerd", " ".join(sentence for field in wrong.fields.values() for sentence in field), {}
    except DekkendError as refusal:
        return "geweigerd", refusal.message, {}


@transaction.atomic
def _note_failure(schema: str, number: UUID) -> bool:
    """Counts the attempt. True when the inrichter gives up, so that what was asked later may go on."""
    row = _fetch(
        SQL("UPDATE {} SET pogingen = pogingen + 1 WHERE id = {} RETURNING pogingen").format(
            Identifier(schema, _TABLE), Literal(number)
        )
    )
    if row is None or not gives_up(row[0]):
        return row is None
    _run(
        SQL("UPDATE {} SET status = 'mislukt', reden = {}, afgehandeld_at = now() WHERE id = {}").format(
            Identifier(schema, _TABLE), Literal(GAVE_UP), Literal(number)
        )
    )
    return True


def _taken(schema: str, number: UUID) -> tuple[Any, ...] | None:
    """Locked, with whether it was taken back. None when somebody else has it in hand, or it was dealt with."""
    back, table = Identifier(schema, _BACK), Identifier(schema, _TABLE)
    return _fetch(_TAKE.format(back=back, table=table, id=Literal(number)))


def _fetch(statement: Composable) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found


def _run(statement: Composable) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
