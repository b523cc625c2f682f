"""Whoever writes the register waits for his turn, so that what was checked still holds when it is written."""

from django.db import connection

_REGISTER = 0x44454B4B  # one number that all writers of the register share


def take_turn() -> None:
    """Until the end of the transaction nobody else writes the register. Runs as the owner, inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_REGISTER])
