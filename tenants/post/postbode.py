"""The postbode carries letters from out-trays to in-trays and receipts back, under a role that can do nothing else.

It cannot read a letter: contents are sealed to the receiver. Carrying is one transaction per letter, and the
natural key in the in-tray makes a second delivery disappear, so it may be killed at any moment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.sql import SQL, Composed, Identifier, Literal

from dekkend.isolation.logins import login_of
from dekkend.isolation.roles import POSTBODE
from dekkend.isolation.versions import fits
from tenants.post.rules import SETTLED

# One round carries at most so many; the next one finds the rest.
_IN_ORDER = SQL(" ORDER BY id LIMIT 500")

_TENANTS = """
    SELECT schema_name, kind, schema_versie, vorige_versie, gesloten_at IS NOT NULL FROM tenants_tenant
    WHERE opgeheven_at IS NULL ORDER BY schema_name
"""
_CARRY = SQL("""
    INSERT INTO {in_tray}
        (afzender, soort, sleutel, versie, inhoud, controlegetal, handtekening, ontvangen_at, pogingen, uitkomst, reden,
         bericht_terug)
    SELECT {sender}, soort, sleutel, versie, inhoud, controlegetal, handtekening, now(), 0, '', '', false
    FROM {out_tray} WHERE id = {number}
    ON CONFLICT (afzender, soort, sleutel, versie) DO NOTHING
""")
# An earlier version that is not delivered yet goes first, also when another postbode has it in its hands.
_TAKE = SQL("""
    SELECT 1 FROM {out_tray} AS letter WHERE id = {number} AND bezorgd_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM {out_tray} AS earlier WHERE earlier.bezorgd_at IS NULL AND earlier.versie < letter.versie
        AND (earlier.ontvanger, earlier.soort, earlier.sleutel) = (letter.ontvanger, letter.soort, letter.sleutel))
    FOR UPDATE SKIP LOCKED
""")
# The letter was there already: its receipt goes once more, for the sender may have lost it.
_RECEIPT_AGAIN = SQL("""
    UPDATE {in_tray} AS there SET bericht_terug = false FROM {out_tray} AS letter
    WHERE letter.id = {number} AND there.afzender = {sender} AND there.soort = letter.soort
    AND there.sleutel = letter.sleutel AND there.versie = letter.versie AND there.uitkomst <> ''
    AND there.controlegetal = letter.controlegetal
""")
# Another letter has this number there, as when the sender's trays were put back to an earlier moment.
_ANOTHER = SQL("""
    UPDATE {out_tray} AS letter SET bezorgd_at = now(), beantwoord_at = now(), uitkomst = 'geweigerd',
        reden = 'De ontvanger heeft al een andere brief met dit kenmerk en deze versie.'
    FROM {in_tray} AS there WHERE letter.id = {number} AND there.afzender = {sender} AND there.soort = letter.soort
    AND there.sleutel = letter.sleutel AND there.versie = letter.versie
    AND there.controlegetal <> letter.controlegetal
""")
_MARK = SQL("UPDATE {out_tray} SET bezorgd_at = now() WHERE id = {number}")
_RETURN = SQL("""
    UPDATE {out_tray} SET beantwoord_at = now(), uitkomst = {outcome}, reden = {reason}
    WHERE ontvanger = {receiver} AND soort = {kind} AND sleutel = {key} AND versie = {version}
    AND controlegetal = {digest}
""")
_RETURNED = SQL("UPDATE {in_tray} SET bericht_terug = true WHERE id = {number}")
_UNDELIVERABLE = SQL("""
    UPDATE {out_tray} SET bezorgd_at = now(), beantwoord_at = now(), uitkomst = 'onbestelbaar',
        reden = 'De ontvanger bestaat niet meer.' WHERE id = {number}
""")


@dataclass
class _Version:
    kind: str
    schema_versie: str
    vorige_versie: str


@contextmanager
def _connected() -> Iterator["psycopg.Connection[Any]"]:
    with psycopg.connect(**login_of(POSTBODE)) as line:
        yield line


def carry() -> list[str]:
    """One round: letters out, receipts back. Returns the schemas in which letters wait to be opened or emptied."""
    with _connected() as line:
        schemas, held = _addresses(line)
        line.commit()
        if not schemas:
            return []
        for sender, number, receiver in line.execute(_waiting(schemas, held)).fetchall():
            _carry_one(line, sender, number, receiver if receiver in schemas else None)
        for receiver, number, sender, *letter in line.execute(_unanswered(schemas)).fetchall():
            if sender in schemas:
                _return_one(line, receiver, number, sender, letter)
            elif sender not in held:
                line.execute(_RETURNED.format(in_tray=Identifier(receiver, "post_inbak"), number=Literal(number)))
                line.commit()
        line.commit()
        return [row[0] for row in line.execute(_waking(schemas))]


def _addresses(line: "psycopg.Connection[Any]") -> tuple[list[str], list[str]]:
    """The tenants whose trays this program can work with, and those for whom letters wait at the sender's: they are
    closed, or another version of the platform is at work there."""
    tenants = line.execute(_TENANTS).fetchall()
    schemas = [row[0] for row in tenants if fits(_Version(*row[1:4]))]
    return schemas, [row[0] for row in tenants if row[4] or row[0] not in schemas]


def _union(parts: list[Composed]) -> Composed:
    return SQL(" UNION ALL ").join(parts)


def _waiting(schemas: list[str], held: list[str]) -> Composed:
    one = SQL("SELECT {} AS afzender, id, ontvanger FROM {} WHERE bezorgd_at IS NULL AND NOT ontvanger = ANY({})")
    parts = [one.format(Literal(schema), Identifier(schema, "post_uitbak"), Literal(held)) for schema in schemas]
    return _union(parts) + _IN_ORDER


def _unanswered(schemas: list[str]) -> Composed:
    one = SQL(
        "SELECT {} AS ontvanger, id, afzender, soort, sleutel, versie, uitkomst, reden, controlegetal FROM {}"
        " WHERE uitkomst <> '' AND NOT bericht_terug"
    )
    parts = [one.format(Literal(schema), Identifier(schema, "post_inbak")) for schema in schemas]
    return _union(parts) + _IN_ORDER


def _waking(schemas: list[str]) -> Composed:
    one = SQL(
        "SELECT {schema} WHERE EXISTS (SELECT 1 FROM {in_tray} WHERE uitkomst = '')"
        " OR EXISTS (SELECT 1 FROM {out_tray} WHERE geleegd_at IS NULL AND uitkomst IN ({settled}))"
    )
    settled = SQL(", ").join(map(Literal, SETTLED))
    return _union(
        [
            one.format(
                schema=Literal(schema),
                in_tray=Identifier(schema, "post_inbak"),
                out_tray=Identifier(schema, "post_uitbak"),
                settled=settled,
            )
            for schema in schemas
        ]
    )


def _carry_one(line: "psycopg.Connection[Any]", sender: str, number: int, receiver: str | None) -> None:
    out_tray = Identifier(sender, "post_uitbak")
    locked = line.execute(_TAKE.format(out_tray=out_tray, number=Literal(number))).fetchone()
    if locked and receiver is None:
        line.execute(_UNDELIVERABLE.format(out_tray=out_tray, number=Literal(number)))
    elif locked:
        in_tray = Identifier(str(receiver), "post_inbak")
        what = {"in_tray": in_tray, "out_tray": out_tray, "sender": Literal(sender), "number": Literal(number)}
        laid = line.execute(_CARRY.format(**what)).rowcount
        line.execute(_MARK.format(out_tray=out_tray, number=Literal(number)))
        if not laid:
            line.execute(_RECEIPT_AGAIN.format(**what))
            line.execute(_ANOTHER.format(**what))
    line.commit()


def _return_one(line: "psycopg.Connection[Any]", receiver: str, number: int, sender: str, letter: list[Any]) -> None:
    kind, key, version, outcome, reason, digest = letter
    line.execute(
        _RETURN.format(
            out_tray=Identifier(sender, "post_uitbak"),
            outcome=Literal(outcome),
            reason=Literal(reason),
            receiver=Literal(receiver),
            kind=Literal(kind),
            key=Literal(key),
            version=Literal(version),
            digest=Literal(digest),
        )
    )
    line.execute(_RETURNED.format(in_tray=Identifier(receiver, "post_inbak"), number=Literal(number)))
    line.commit()
