"""What a letter costs between two trays, beside a bare INSERT of the same bytes into the tray of the receiver.

The letters are sealed and signed beforehand; the postbode carries each in a transaction of its own, under its own role,
and marks it. `post_letters_linear` compares one letter out of many with one out of few; that it stays so up to 100,000
was measured once, for it takes eleven minutes (docs/bedrijf/prestaties.md).
"""

import os
from typing import Any
from uuid import uuid4

from django.db import connection
from psycopg.sql import SQL, Identifier, Literal

from dekkend.isolation.context import inside
from infra.bench import scene
from infra.bench.measure import Line, line, timed
from tenants.post import postbode
from tenants.post.models import Uitbak
from tenants.tenant.models import Tenant

BYTES, KIND = 1_200, "meting"
COLUMNS = (
    "afzender", "soort", "sleutel", "versie", "inhoud", "controlegetal", "handtekening", "ontvangen_at", "pogingen",
    "uitkomst", "reden", "bericht_terug",
)  # fmt: skip


def run(*, klein: bool = False) -> list[Line]:
    turns, few, many = (1, 20, 40) if klein else (5, 1_000, 10_000)
    with scene.tenant("kluis") as sender, scene.tenant("kluis") as receiver:
        ours, bare = [], []
        for _ in range(turns):
            ours.append(_carry(sender, receiver, few))
            bare.append(_bare(receiver, few))
        out_of_many = [_carry(sender, receiver, many)]
    return [line("post_letters", ours, bare), line("post_letters_linear", out_of_many, ours)]


def _carry(sender: Tenant, receiver: Tenant, count: int) -> float:
    """Milliseconds for one letter, out tray to in tray."""
    _empty(sender, receiver)
    with inside(sender):
        Uitbak.objects.bulk_create(
            Uitbak(
                ontvanger=receiver.schema_name, soort=KIND, sleutel=str(uuid4()), versie=1, inhoud=os.urandom(BYTES),
                controlegetal="0" * 64, handtekening=os.urandom(64),
            )
            for _ in range(count)
        )  # fmt: skip
    return timed(lambda: _rounds(sender)) / count


def _rounds(sender: Tenant) -> None:
    """The postbode takes so many at a time; the next round finds the rest."""
    while True:
        postbode.carry()
        with inside(sender):
            if not Uitbak.objects.filter(bezorgd_at=None).exists():
                return


def _bare(receiver: Tenant, count: int) -> float:
    """The same bytes on a connection of the postbode, each row committed."""
    _empty(receiver)
    statement = SQL("INSERT INTO {} ({}) VALUES ({}, {}, %s, 1, %s, %s, %s, now(), 0, '', '', false)").format(
        Identifier(receiver.schema_name, "post_inbak"),
        SQL(", ").join(map(Identifier, COLUMNS)),
        Literal("r_00000000"),
        Literal(KIND),
    )
    rows: list[tuple[Any, ...]] = [(str(uuid4()), os.urandom(BYTES), "0" * 64, os.urandom(64)) for _ in range(count)]

    def insert() -> None:
        with postbode._connected() as line_out:
            for row in rows:
                line_out.execute(statement, row)
                line_out.commit()

    return timed(insert) / count


def _empty(*tenants: Tenant) -> None:
    with connection.cursor() as cursor:
        for tenant in tenants:
            for tray in ("post_inbak", "post_uitbak"):
                cursor.execute(SQL("TRUNCATE {} RESTART IDENTITY").format(Identifier(tenant.schema_name, tray)))
