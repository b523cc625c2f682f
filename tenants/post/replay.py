"""After a restore: letters without a receipt go once more, and the natural key of the receiver absorbs what it has."""

from dataclasses import dataclass

from django.db import connection
from psycopg.sql import SQL, Identifier, Literal

from tenants.tenant.models import Tenant

_AGAIN = SQL("UPDATE {out_tray} SET bezorgd_at = NULL WHERE bezorgd_at IS NOT NULL AND uitkomst = ''")
_MISSING = SQL("""
    SELECT count(*) FROM {out_tray} AS letter WHERE letter.ontvanger = {receiver} AND letter.uitkomst = 'verwerkt'
    AND NOT EXISTS (SELECT 1 FROM {in_tray} AS there WHERE there.afzender = {sender} AND there.soort = letter.soort
        AND there.sleutel = letter.sleutel AND there.versie = letter.versie)
""")


@dataclass(frozen=True)
class Replayed:
    """`again` letters go once more. `missing` were dealt with by a receiver who does not know them any more: their
    contents are gone, so the sender has to make a new version."""

    tenant: Tenant
    again: int
    missing: int


def replay() -> list[Replayed]:
    """For all tenants; as the owner, before the postbode goes its rounds. Doing it twice does no harm."""
    tenants = list(Tenant.objects.exclude(kind="public").order_by("schema_name"))
    return [Replayed(tenant, _again(tenant), sum(_missing(tenant, other) for other in tenants)) for tenant in tenants]


def _again(tenant: Tenant) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN.format(out_tray=Identifier(tenant.schema_name, "post_uitbak")))
        return int(cursor.rowcount)


def _missing(sender: Tenant, receiver: Tenant) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            _MISSING.format(
                out_tray=Identifier(sender.schema_name, "post_uitbak"),
                in_tray=Identifier(receiver.schema_name, "post_inbak"),
                sender=Literal(sender.schema_name),
                receiver=Literal(receiver.schema_name),
            )
        )
        return int(cursor.fetchone()[0])
