"""Removing lines whose term has passed, as whole seals. What remains proves that they were there and went lawfully."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import Error, connection, transaction

from dekkend.audit.chain import PRUNING, PRUNING_CONTEXT, hash_of, years_before
from dekkend.audit.log import record
from dekkend.audit.models import AuditPruning, AuditSeal, Verwerking
from dekkend.core.clock import now
from dekkend.core.errors import DekkendError, Refused
from dekkend.isolation.context import current_schema
from dekkend.keys.letters import sign

SHORTEST = 5


@dataclass(frozen=True)
class _Platform:
    user_id: UUID | None = None
    naam: str = "Dekkend"
    roles: frozenset[str] = frozenset()
    channel: str = "taak"
    address: str = ""


@dataclass(frozen=True)
class Pruned:
    """How many lines under how many seals, and how many processings."""

    lines: int
    seals: int
    processings: int


def term() -> int:
    """In years. Raises Refused for a setting below the least that the law asks."""
    years = int(settings.AUDIT_RETENTION_YEARS)
    if years < SHORTEST:
        raise Refused(f"De bewaartermijn van het logboek is minstens {SHORTEST} jaar.")
    return years


def prune() -> Pruned:
    """Inside a tenant and as the owner; all or nothing. Raises Refused for whoever is not the owner."""
    years = term()
    try:
        with transaction.atomic():
            return _prune(years, now())
    except DekkendError:
        raise
    except Error as fault:
        raise Refused("Opschonen lukt alleen als eigenaar van de database, met OWNER_URL.") from fault


def _prune(years: int, at: datetime) -> Pruned:
    newest = AuditPruning.objects.order_by("-first_seal").first()
    begin = newest.last_seal + 1 if newest else 1
    cutoff = years_before(at, years)
    last = _last_before(begin, cutoff)
    lines = _remove(begin, last) if last >= begin else 0
    if lines:
        _prove(begin, last, lines, years, at)
        ground = f"bewaartermijn van {years} jaar"
        record(
            "logboek_opgeschoond",
            actor=_Platform(),
            object_type="logboek",
            object_id="logregels",
            ground=ground,
            aantal=lines,
        )
    removed, _ = Verwerking.objects.filter(end_time__lte=cutoff).delete()
    return Pruned(lines, last - begin + 1, removed)


def _last_before(begin: int, cutoff: datetime) -> int:
    """The seal before the first that is too young, so that only a whole beginning of the chain is emptied."""
    seals = AuditSeal.objects.filter(number__gte=begin).order_by("number")
    young = seals.filter(sealed_at__gt=cutoff).first()
    if young is not None:
        return young.number - 1
    newest = seals.last()
    return newest.number if newest else begin - 1


def _remove(begin: int, last: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH gone AS (DELETE FROM audit_auditsealed WHERE seal BETWEEN %s AND %s RETURNING event)"
            " DELETE FROM audit_auditevent USING gone WHERE audit_auditevent.id = gone.event",
            [begin, last],
        )
        return int(cursor.rowcount)


def _prove(begin: int, last: int, lines: int, years: int, at: datetime) -> None:
    schema = current_schema()
    values: dict[str, Any] = {
        "first_seal": begin, "last_seal": last, "count": lines, "years": years, "pruned_at": at,
    }  # fmt: skip
    hash = hash_of({**values, "schema": schema}, PRUNING)
    signature = sign(bytes.fromhex(hash), schema=schema, context=PRUNING_CONTEXT).hex()
    AuditPruning.objects.create(**values, hash=hash, signature=signature)
